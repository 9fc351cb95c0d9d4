// Words that are longer than any line, such as a key or what somebody wrote to disturb. pdfkit lays out all that is left of such a
// word for each line of it, and keeps it: 100,000 letters take minutes and gigabytes. So they are given places to break at.

/** Nobody sees it and it has no width, and a line may break after it (Unicode's U+200B, UAX #14). */
const BREAK = '\u200B'
/** A line of the smallest text holds some more. */
const LONG = /[^\s\u200B]{100,}/g
/** Letters that stay together, with what stands above and below them. */
const PIECE = /(?:.\p{M}{0,8}){8}/gu

/** A text whose long words may be parted anywhere, or nearly. Pure. */
export const withBreaks = (text: string): string =>
  text.replaceAll(LONG, word => word.replaceAll(PIECE, piece => `${piece}${BREAK}`))

/** The part of pdfkit that its types leave out; the version is fixed in package.json. */
type Inside = { _fragment(text: string, ...rest: unknown[]): void }

/** Lets a document leave the places to break at out of what it draws: nobody is to find them in the text that was written. */
export function leaveBreaks(pdf: PDFKit.PDFDocument): void {
  // Safe: this is a method of every document that pdfkit makes.
  const inside = pdf as unknown as Inside
  const fragment = inside._fragment.bind(inside)
  inside._fragment = (text, ...rest) => fragment(text.replaceAll(BREAK, ''), ...rest)
}
