// Where on the page a text stands, so that what was found in words can be pointed out in the picture.
import { z } from 'zod'
import type { TextPlace } from '#shared/capture.ts'
import type { CaptureId } from '#shared/ids.ts'
import type { Context } from '../../kernel/context.ts'
import { readJson } from '../../kernel/objects/json.ts'
import { captureDetail } from './find.ts'

/** In CSS pixels. */
export const Box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
const Line = Box.extend({ text: z.string() })
type Line = z.infer<typeof Line>
/** The lines of each block of text; those of a block read as one text. */
export const Blocks = z.array(z.array(Line))
/** Of the artefact `layout`, what is needed here. */
const Layout = z.object({ blocks: Blocks, pictures: z.array(Box).default([]) })
type Layout = z.infer<typeof Layout>

const MOST_HITS = 500

/**
 * Where the words stand, from the top; each hit has a place on every line it is on, and places are in CSS pixels of the
 * picture. Capitals and runs of spaces make no difference. A capture that has no layout has no hits.
 * @throws ArchiveError not-found, object-damaged
 */
export async function textPlaces(
  ctx: Pick<Context, 'db' | 'objects'>,
  { id, query }: { id: CaptureId; query: string }
): Promise<{ hits: TextPlace[][]; total: number }> {
  const wanted = plain(query.trim())
  const layout = wanted === '' ? null : await layoutOf(ctx, id)
  if (layout === null) return { hits: [], total: 0 }
  const hits: TextPlace[][] = []
  let total = 0
  for (const lines of layout.blocks) {
    for (const hit of hitsIn(lines, wanted)) {
      total++
      if (hits.length < MOST_HITS) hits.push(hit)
    }
  }
  const top = (hit: readonly TextPlace[]) => hit[0]?.y ?? 0
  return { hits: hits.toSorted((one, other) => top(one) - top(other)), total }
}

/** Where a capture's texts and pictures are; null when it has no layout. @throws ArchiveError not-found, object-damaged */
export async function layoutOf(ctx: Pick<Context, 'db' | 'objects'>, id: CaptureId): Promise<Layout | null> {
  const file = captureDetail(ctx, id).files.find(({ role }) => role === 'layout')
  if (file === undefined) return null
  return readJson(ctx, file.sha256, Layout)
}

/** In a block, whose lines read as one text. */
export function* hitsIn(lines: readonly Line[], wanted: string): Generator<TextPlace[]> {
  const texts = lines.map(({ text }) => plain(text))
  const whole = texts.join(' ')
  for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + wanted.length))
    yield placesOf(lines, texts, { start: at, end: at + wanted.length })
}

/**
 * A place on every line that a part of a block's text is on.
 * @param texts what each line says; the text of the block is these with a space in between
 */
function placesOf(
  lines: readonly Line[],
  texts: readonly string[],
  { start, end }: { start: number; end: number }
): TextPlace[] {
  const places: TextPlace[] = []
  let before = 0
  for (const [index, line] of lines.entries()) {
    const text = texts[index] ?? ''
    const first = Math.max(start, before)
    const last = Math.min(end, before + text.length)
    if (first < last) {
      // Words are compared without capitals, but are as wide as they stand.
      const letters = line.text.length === text.length ? line.text : text
      places.push(part(line, letters, { from: first - before, to: last - before }))
    }
    before += text.length + 1
  }
  return places
}

/**
 * A part of a line, where it must lie whether its letters are all as wide or as wide as they are in most fonts: rather somewhat
 * too much than a letter too little.
 */
function part(
  { x, y, width, height }: Line,
  letters: string,
  { from, to }: { from: number; to: number }
): TextPlace {
  const share = (end: number) => widthOf(letters.slice(0, end)) / widthOf(letters)
  const even = (end: number) => end / letters.length
  const left = Math.floor(x + width * Math.min(share(from), even(from)))
  const right = x + width * Math.max(share(to), even(to))
  const top = Math.floor(y)
  return { x: left, y: top, width: Math.ceil(right - left) + 1, height: Math.ceil(y + height) - top }
}

/** How wide letters are beside each other in a font without feet. */
function widthOf(text: string): number {
  let sum = 0
  for (const letter of text) {
    if (/[\sijlftrI.,:;'|!()[\]/\\-]/.test(letter)) sum += 0.29
    else if (/[mwMW@%]/.test(letter)) sum += 0.87
    else if (/\p{Extended_Pictographic}/u.test(letter) && !/\d/.test(letter)) sum += 1.2
    else sum += /\p{Lu}/u.test(letter) ? 0.69 : 0.55
  }
  return sum
}

/** As words are compared: capitals and runs of spaces make no difference. */
export const plain = (text: string) => text.normalize('NFC').toLocaleLowerCase('sv').replaceAll(/\s+/g, ' ')
