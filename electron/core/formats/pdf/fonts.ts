// The fonts of documents. They are named by their files: pdfkit keeps a font by the name that it was asked for first, and one
// that is asked for by another name is read from disk again each time.
import { createRequire } from 'node:module'

export const { PLAIN, BOLD, EMOJI } = fontFiles()

/** What pdfkit has read of each file. Reading a font's tables takes longer than writing most documents. */
const read = new Map<string, PDFKit.Mixins.PDFFontSource>()

/** Lets a document use what an earlier one has read of the fonts. Nothing of a document is kept in a font. */
export function openFonts(pdf: PDFKit.PDFDocument): void {
  for (const file of [PLAIN, BOLD, EMOJI]) pdf.registerFont(file, read.get(file) ?? file)
}

/** Keeps what this document has read of the fonts. */
export function keepFonts(pdf: PDFKit.PDFDocument): void {
  // Safe: pdfkit opens a font by what it has read of it too, which its types leave out; the version is fixed in package.json.
  const families = (
    pdf as unknown as { _fontFamilies: Record<string, { font: PDFKit.Mixins.PDFFontSource }> }
  )._fontFamilies
  for (const file of [PLAIN, BOLD, EMOJI]) {
    const font = families[file]?.font
    if (font) read.set(file, font)
  }
}

// Within a function, since the app's build puts a `require` of its own into the file that this ends up in.
function fontFiles() {
  const require = createRequire(import.meta.url)
  return {
    PLAIN: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
    BOLD: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
    EMOJI: require.resolve('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf')
  }
}
