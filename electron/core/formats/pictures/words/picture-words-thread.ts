// The thread in which words in pictures are read. It is begun anew after one that took too long or too much.
import { z } from 'zod'
import { answerAsked } from '../../../kernel/within-thread.ts'
import { type Box, stripsOf } from './strips.ts'
import { openReader, type ReadLine } from './tesseract.ts'

/** `layout`: where the text of the page stands (JSON), `top`: where on the page the picture begins. */
export type WordsAsked = {
  readonly bytes: Uint8Array
  readonly layout: Uint8Array | null
  readonly top: number
}

/** The lines that were read, and how sure the reader is of their words on the whole, 0–100. */
export type WordsRead = { readonly text: string; readonly confidence: number }

/** A word that the reader is less sure of is none: a pattern or a leaf of a tree. */
const LEAST_SURE = 60
const MOST_LETTERS = 200_000
/** A line that laps over to the next strip is found again among so many. */
const LINES_AGAIN = 12

const Layout = z.object({
  blocks: z.array(z.array(z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })))
})

let reader: Promise<Awaited<ReturnType<typeof openReader>>> | undefined

answerAsked<WordsAsked, WordsRead>(async ({ bytes, layout, top }, signs) => {
  reader ??= openReader()
  const read = await reader
  const lines: string[] = []
  const sure: number[] = []
  let letters = 0
  const picture = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  for await (const strip of stripsOf(picture, layout === null ? [] : knownIn(layout, top))) {
    signs.live()
    for (const words of (await read(strip)).map(legible)) {
      const line = words.map(({ text }) => text).join(' ')
      if (line === '' || lines.slice(-LINES_AGAIN).includes(line)) continue
      lines.push(line)
      sure.push(...words.map(({ confidence }) => confidence))
      letters += line.length
    }
    if (letters > MOST_LETTERS) break
    signs.live()
  }
  const confidence = sure.length === 0 ? 0 : Math.round(sure.reduce((sum, one) => sum + one, 0) / sure.length)
  return { answer: { text: lines.join('\n'), confidence } }
})

/** The words that the reader is sure of and that are words: a lone sign says nothing. */
function legible(line: ReadLine): ReadLine {
  const words = line.filter(({ confidence, text }) => confidence >= LEAST_SURE && /[\p{L}\p{N}]/u.test(text))
  return words.some(({ text }) => /[\p{L}\p{N}]{2}/u.test(text)) ? words : []
}

/** Where the page has text of its own, as the picture has it. */
function knownIn(layout: Uint8Array, top: number): Box[] {
  const { blocks } = Layout.parse(JSON.parse(Buffer.from(layout).toString()))
  return blocks.flat().map(box => ({ ...box, y: box.y - top }))
}
