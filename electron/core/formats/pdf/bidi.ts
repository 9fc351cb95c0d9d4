// Lines with Arabic or Hebrew in them, drawn as they are read: from the right, with letters, numbers and words of other scripts in their
// places (Unicode's bidirectional algorithm, UAX #9).
import bidiFactory from 'bidi-js'

const bidi = bidiFactory()

/** Letters that are written from right to left, and numbers that a font takes for such. */
const FROM_RIGHT =
  /[\u0660-\u0669\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
/** Letters of emoji while a document is laid out: they go the way of the text around them. */
const EMOJI_LETTERS = /[\uE000-\uF8FF]/g

/** The parts of pdfkit that its types leave out; the version is fixed in package.json. */
type Inside = {
  _fragment(text: string, x: number, y: number, options: LineOptions): void
  widthOfString(text: string, options?: object): number
}
type LineOptions = { readonly align?: string; readonly lineWidth?: number }

/** Whether a paragraph is to be read from the right: its first letter of any script is. */
export function isFromRight(text: string): boolean {
  if (!FROM_RIGHT.test(text)) return false
  const [paragraph] = bidi.getEmbeddingLevels(text.replaceAll(EMOJI_LETTERS, '\u2603')).paragraphs
  return paragraph?.level === 1
}

/** The pieces of a line from left to right as they are drawn, each as a font lays it out. Pure. */
function piecesFromLeft(line: string, base: 'ltr' | 'rtl'): string[] {
  const levels = bidi.getEmbeddingLevels(line.replaceAll(EMOJI_LETTERS, '\u2603'), base)
  const order = bidi.getReorderedIndices(line, levels)
  const pieces: string[] = []
  let run: number[] = []
  const end = () => {
    const [first, last] = [run[0], run.at(-1)]
    if (first === undefined || last === undefined) return
    if (isReversed(levels.levels[first])) pieces.push(...wordsFromLeft(line.slice(last, first + 1)))
    else pieces.push(...numbersFromLeft(line.slice(first, last + 1)))
    run = []
  }
  for (const at of order) {
    const before = run.at(-1)
    const step = isReversed(levels.levels[at]) ? -1 : 1
    const goesOn =
      before !== undefined &&
      isReversed(levels.levels[before]) === isReversed(levels.levels[at]) &&
      before + step === at
    if (!goesOn) end()
    run.push(at)
  }
  end()
  return pieces
}

const isReversed = (level: number | undefined) => (level ?? 0) % 2 === 1

/** A font turns numbers in Arabic and Persian figures too, which are read from the left. */
const numbersFromLeft = (run: string): string[] =>
  (run.match(/[\u0660-\u0669\u06F0-\u06F9]+|[^\u0660-\u0669\u06F0-\u06F9]+/g) ?? []).map(piece =>
    FROM_RIGHT.test(piece) ? [...piece].toReversed().join('') : piece
  )

/** A font turns a word of such letters itself, and only then; the words, and what has no letters, are turned here. */
function wordsFromLeft(run: string): string[] {
  const words = run.match(/\s+|[^\s]+/gu) ?? []
  return words.toReversed().map(word => {
    const mirrored = [...word].map(letter => bidi.getMirroredCharacter(letter) ?? letter)
    return FROM_RIGHT.test(word) ? mirrored.join('') : mirrored.toReversed().join('')
  })
}

/**
 * Lets a document draw such lines. `base` says how the paragraph is read that is being laid out. The letters lie in the file in the
 * order in which they are drawn, as programs that read text out of PDF expect: they turn it back, and would turn twice what is told
 * them as it was written.
 */
export function drawFromRight(pdf: PDFKit.PDFDocument, base: () => 'ltr' | 'rtl'): void {
  // Safe: these are properties of every document that pdfkit makes.
  const inside = pdf as unknown as Inside
  const fragment = inside._fragment.bind(inside)
  inside._fragment = (text, x, y, options) => {
    if (!FROM_RIGHT.test(text)) return fragment(text, x, y, options)
    const line = text.trimEnd()
    const { align, lineWidth } = options
    let from = x
    if (align === 'right' && lineWidth !== undefined) from += lineWidth - inside.widthOfString(line, options)
    for (const piece of piecesFromLeft(line, base())) {
      fragment(piece, from, y, { ...options, align: 'left' })
      from += inside.widthOfString(piece, options)
    }
  }
}
