// The fonts of documents. They are named by their files: pdfkit keeps a font by the name that it was asked for first, and one
// that is asked for by another name is read from disk again each time.
import { createRequire } from 'node:module'

export const { PLAIN, BOLD, EMOJI } = fontFiles()

type Font = PDFKit.Mixins.PDFFontSource & object

/** What has been read of each file. Reading a font's tables takes longer than writing most documents. */
const read = new Map<string, Font>()

/**
 * Lets a document use what has been read of the fonts. Each has glyphs of its own: a glyph keeps the letters that it was first
 * drawn for, and a document that meets it as a part of another letter, or in a ligature, would leave that to the next one.
 */
export async function openFonts(pdf: PDFKit.PDFDocument): Promise<void> {
  for (const file of [PLAIN, BOLD, EMOJI]) {
    // Safe: it is the font, with an empty list before the font's own.
    const font = Object.create(await fontOf(file), { _glyphs: { value: {} } }) as Font
    pdf.registerFont(file, font)
  }
}

/** The font of a file, read once by a document in which nothing is ever written with it. */
async function fontOf(file: string): Promise<Font> {
  const known = read.get(file)
  if (known) return known
  const { default: PDFDocument } = await import('pdfkit')
  // Safe: pdfkit opens a font by what it has read of it too, which its types leave out; the version is fixed in package.json.
  const { _fontFamilies } = new PDFDocument({ font: file }) as unknown as {
    _fontFamilies: Record<string, { font: Font }>
  }
  const font = _fontFamilies[file]?.font
  if (!font) throw new Error(`No font was read of ${file}`)
  read.set(file, font)
  return font
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
