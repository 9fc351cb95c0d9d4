// The browser writes into its files when it wrote them, and names that it makes up each time. Both are taken out, so that
// the same page gives the same file, which is then kept once. When a capture was made is in its provenance.

const DATES = /\/(?:CreationDate|ModDate) \(D:\d{14}(?:Z|[+-]\d\d'\d\d')\)/g
/** The document's own dictionary is the first object of the browser's PDFs. */
const INFO_END = 4_000

/** A PDF without the time of its writing; every other byte stays in its place. */
export function steadyPdf(pdf: Buffer): Buffer {
  const head = pdf.toString('latin1', 0, INFO_END).replaceAll(DATES, date => ' '.repeat(date.length))
  return Buffer.concat([Buffer.from(head, 'latin1'), pdf.subarray(INFO_END)])
}

const DATE_LINE = /\r\nDate: [^\r\n]*(?=\r\n)/
const BOUNDARY = /boundary="(----MultipartBoundary--\w+----)"/
const NAMES = /(?:frame-[\dA-F]{32}|css-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?=@mhtml\.blink)/g

/**
 * An MHTML without the time of its writing, with its boundary and the names of its parts counted up instead. Names are
 * as long as before, so that lines stay broken where they were.
 */
export function steadyMhtml(mhtml: string): string {
  const headEnd = mhtml.indexOf('\r\n\r\n')
  if (headEnd < 0) return mhtml
  let steady = mhtml.slice(0, headEnd).replace(DATE_LINE, '') + mhtml.slice(headEnd)
  const boundary = BOUNDARY.exec(steady.slice(0, headEnd))?.[1]
  if (boundary !== undefined) steady = steady.replaceAll(boundary, boundaryFor(steady, boundary))
  const names = [...new Set(headersOf(steady).match(NAMES) ?? [])]
  names.forEach((name, index) => {
    const number = String(index).padStart(12, '0')
    const counted = name.replaceAll(/[\da-f]/gi, '0').slice(0, -12) + number
    steady = renamed(steady, name, counted.replace(/^.*?-/, `${name.split('-', 1)[0]}-`))
  })
  return steady
}

/** A boundary of the same length that the text does not hold already. */
function boundaryFor(text: string, old: string): string {
  for (let number = 0; ; number++) {
    const tail = String(number)
    const boundary = `----MultipartBoundary--${tail.padStart(old.length - 27, '0')}----`
    if (!text.includes(boundary)) return boundary
  }
}

/** Where the parts say their names; there a name is never broken over two lines. */
const headersOf = (mhtml: string) => (mhtml.match(/^Content-(?:ID|Location): [^\r\n]*/gm) ?? []).join('\n')

/** Also where the name is broken over two lines of quoted-printable text. */
function renamed(text: string, name: string, other: string): string {
  const broken = new RegExp([...name].join('(?:=\\r\\n)?'), 'g')
  return text.replaceAll(broken, found => {
    let at = 0
    return found.replaceAll(/=\r\n|./g, piece => (piece.length > 1 ? piece : (other[at++] ?? piece)))
  })
}
