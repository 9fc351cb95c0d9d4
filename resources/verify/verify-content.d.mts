/** The SHA-256 of the list of files as sha256sum writes it, in the order of the paths. */
export function contentOf(files: Iterable<readonly [path: string, sha256: string]>): string

/** What `bag-info.txt` is sealed as: without the lines that say what came of the sealing. Its bytes are characters (Latin-1). */
export function factsOf(text: string): string

/** What `METS.xml` and `sip.xml` are sealed as: what stands in them to the end of `metsHdr`. */
export function headOf(text: string): string

/** The SHA-256 of the list of the numbers of the lines that are shown, but for the last: each in decimal digits, and a line feed. */
export function shownOf(numbers: Iterable<number>): string
