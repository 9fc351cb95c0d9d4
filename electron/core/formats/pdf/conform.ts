// What pdfkit leaves undone of PDF/A: metadata that say the same as the document's own information in well-formed XML, a list of
// every glyph of a font that is embedded in part, knowing what a font has no glyph for, and pages with nothing of a later version.
import type { Instant } from '#shared/ids.ts'
import { escaped } from '../xml/xml.ts'

/** The parts of pdfkit that its types leave out; the version is fixed in package.json, and tests read what comes of it. */
type Inside = {
  _addInfo(): void
  appendXML(xml: string): void
  readonly page: { readonly dictionary: { readonly data: { UserUnit?: number } } }
  readonly _font: { readonly font: { hasGlyphForCodePoint(code: number): boolean } }
  readonly _fontFamilies: Readonly<Record<string, Embedded>>
  readonly info: { Title: string; Author: string; readonly Creator: string; readonly Producer: string }
}
type Embedded = {
  readonly scale: number
  readonly widths: number[]
  readonly font: { getGlyph(id: number): { readonly advanceWidth: number } }
  readonly subset: { readonly glyphs: readonly number[]; encode(): unknown }
}

// Safe: these are properties of every document that pdfkit makes.
const insideOf = (pdf: PDFKit.PDFDocument) => pdf as unknown as Inside

/** Says what the document is, in its information dictionary and, each value escaped, in its metadata (ISO 19005-1, 6.7.3). */
export function describe(
  pdf: PDFKit.PDFDocument,
  { title, author, at }: { title: string; author: string; at: Instant }
): void {
  const inside = insideOf(pdf)
  Object.assign(inside.info, { Title: title, Author: author })
  const { Creator, Producer } = inside.info
  const when = `${at.slice(0, 19)}Z`
  inside._addInfo = () =>
    inside.appendXML(`
      <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
        <xmp:CreateDate>${when}</xmp:CreateDate>
        <xmp:ModifyDate>${when}</xmp:ModifyDate>
        <xmp:CreatorTool>${escaped(Creator)}</xmp:CreatorTool>
      </rdf:Description>
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
        <dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>
      </rdf:Description>
      <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
        <pdf:Producer>${escaped(Producer)}</pdf:Producer>
      </rdf:Description>`)
}

/** Whether each of the fonts has a glyph for a letter; the last of them is chosen afterwards. */
export function glyphsOf(pdf: PDFKit.PDFDocument, paths: readonly string[]): (code: number) => boolean {
  const fonts = paths.map(path => insideOf(pdf.font(path))._font.font)
  return code => fonts.every(font => font.hasGlyphForCodePoint(code))
}

/** Leaves out of each page how large its units are: as large as always, in a word that PDF 1.4 has not. */
export function leaveUnits(pdf: PDFKit.PDFDocument): void {
  const inside = insideOf(pdf)
  const leave = () => {
    delete inside.page.dictionary.data.UserUnit
  }
  leave()
  pdf.on('pageAdded', leave)
}

/**
 * Counts in the parts that composed letters are drawn of, such as the ring of `å`. They are embedded with the letters, and
 * PDF/A-1 wants every glyph that is embedded to be listed (ISO 19005-1, 6.3.5).
 */
export function countParts(pdf: PDFKit.PDFDocument): void {
  for (const { subset, widths, font, scale } of new Set(Object.values(insideOf(pdf)._fontFamilies))) {
    // Encoding finds the parts; it is done again when the document ends, to the same result.
    subset.encode()
    for (const [id, glyph] of subset.glyphs.entries())
      widths[id] ??= font.getGlyph(glyph).advanceWidth * scale
  }
}
