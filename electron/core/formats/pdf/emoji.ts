// Emoji in a document: outlines of an embedded font. While pdfkit measures and breaks lines, each emoji is one letter of the
// private use area, so that no sequence of code points is ever cut in two; on the page its text is the sequence itself.
import { EMOJI } from './fonts.ts'

type Glyph = {
  readonly id: number
  readonly codePoints: readonly number[]
  readonly advanceWidth: number
  readonly path: { readonly commands: readonly unknown[] }
}
type Position = { readonly xAdvance: number; readonly advanceWidth: number }
/** The parts of pdfkit that its types leave out; the version is fixed in package.json, and tests read what comes of it. */
type Font = {
  readonly scale: number
  readonly widths: number[]
  readonly unicode: (readonly number[])[]
  readonly subset: { readonly glyphs: number[] }
  readonly font: { layout(text: string): { readonly glyphs: readonly Glyph[] } }
  encode(text: string): [string[], Position[]]
  widthOfString(text: string, size: number): number
}
type Inside = {
  _font: Font
  _fragment(text: string, x: number, y: number, options: object): void
  widthOfString(text: string, options?: object): number
}

export interface Emoji {
  /** What stands for it while the document is laid out; null where the font cannot draw all of it. */
  letterOf(emoji: string): string | null
  /** A text that was laid out, with the emoji themselves in it: for what is not drawn. */
  spelled(text: string): string
}

const FIRST = 0xe000
const MOST = 0xf8ff - FIRST
const LETTERS = /[\uE000-\uF8FF]/g
const PIECES = /[\uE000-\uF8FF]+|[^\uE000-\uF8FF]+/g
/** Asks for the picture rather than the sign; it has no outline of its own. */
const AS_PICTURE = 0xfe0f

/** Lets a document draw emoji. The font is opened when the first one is asked for, and embedded when one is drawn. */
export function emojiOf(pdf: PDFKit.PDFDocument): Emoji {
  // Safe: these are properties of every document that pdfkit makes.
  const inside = pdf as unknown as Inside
  const known = new Map<string, string | null>()
  const drawn: { readonly emoji: string; readonly id: string; readonly width: number }[] = []
  const at = (letter: string) => drawn[letter.charCodeAt(0) - FIRST]
  let opened: Font | null = null

  const open = (): Font => {
    const before = inside._font
    pdf.font(EMOJI)
    const font = inside._font
    inside._font = before
    font.encode = text => {
      const letters = [...text].flatMap(letter => at(letter) ?? [])
      return [
        letters.map(({ id }) => id),
        letters.map(({ width }) => ({ xAdvance: width, advanceWidth: width }))
      ]
    }
    font.widthOfString = (text, size) =>
      [...text].reduce((sum, letter) => sum + ((at(letter)?.width ?? 0) * size) / 1000, 0)
    return font
  }
  drawWith(inside, () => opened)

  const enter = (emoji: string): string | null => {
    if (drawn.length > MOST) return null
    opened ??= open()
    const { subset, widths, unicode, scale, font } = opened
    const glyph = outlineOf(font.layout(emoji).glyphs, emoji)
    if (glyph === null) return null
    // Each emoji has an entry of its own: two of them may look alike, and text that is read back must not mix them up.
    const entry = subset.glyphs.push(glyph.id) - 1
    const width = glyph.advanceWidth * scale
    widths[entry] = width
    unicode[entry] = codesOf(emoji)
    drawn.push({ emoji, id: entry.toString(16).padStart(4, '0'), width })
    return String.fromCharCode(FIRST + drawn.length - 1)
  }

  return {
    letterOf(emoji) {
      const found = known.get(emoji)
      if (found !== undefined) return found
      const letter = enter(emoji)
      known.set(emoji, letter)
      return letter
    },
    spelled: text => text.replaceAll(LETTERS, letter => at(letter)?.emoji ?? '')
  }
}

const codesOf = (text: string): number[] => [...text].map(letter => letter.codePointAt(0) ?? 0)

/** The one glyph that shows all of the emoji. The font passes over what it does not know, such as a tone of skin. */
function outlineOf([glyph, ...more]: readonly Glyph[], emoji: string): Glyph | null {
  if (glyph === undefined || more.length > 0 || glyph.id === 0 || glyph.path.commands.length === 0)
    return null
  const codes = [glyph.codePoints, codesOf(emoji)].map(each =>
    each.filter(code => code !== AS_PICTURE).join()
  )
  return codes[0] === codes[1] ? glyph : null
}

/** Lays out every text piece by piece: the letters of emoji in their font, and the others in the one that is chosen. */
function drawWith(inside: Inside, emojiFont: () => Font | null): void {
  const fragment = inside._fragment.bind(inside)
  const width = inside.widthOfString.bind(inside)
  const each = (text: string, use: (piece: string) => void) => {
    const [chosen, font] = [inside._font, emojiFont()]
    if (font === null) return use(text)
    for (const piece of text.match(PIECES) ?? []) {
      inside._font = piece.search(LETTERS) === 0 ? font : chosen
      use(piece)
    }
    inside._font = chosen
  }
  inside.widthOfString = (text, options) => {
    let sum = 0
    each(`${text}`, piece => {
      sum += width(piece, options)
    })
    return sum
  }
  inside._fragment = (text, x, y, options) => {
    let from = x
    each(`${text}`, piece => {
      fragment(piece, from, y, options)
      from += width(piece, options)
    })
  }
}
