// Where on the page a text stands, so that what was found in words can be pointed out in the picture.
import { z } from 'zod'
import type { TextPlace } from '#shared/capture.ts'
import type { CaptureId } from '#shared/ids.ts'
import { normalized } from '#shared/normal-form.ts'
import type { Context } from '../../kernel/context.ts'
import { readJson } from '../../kernel/objects/json.ts'
import { captureDetail } from './find.ts'

/** In CSS pixels. */
export const Box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
/** `words`: where each of them lies, from the left end of the line. Not there where that was not measured. */
const Line = Box.extend({
  text: z.string(),
  words: z.array(z.tuple([z.number(), z.number()])).optional()
})
type Line = z.infer<typeof Line>
/** The lines of each block of text; those of a block read as one text. */
export const Blocks = z.array(z.array(Line))
/** Of the artefact `layout`, what is needed here. */
/** `came`: it is shown, and not what is said of it. Not there in older ones. */
const Picture = Box.extend({ alt: z.string().nullish(), came: z.boolean().optional() })
const Layout = z.object({ blocks: Blocks, pictures: z.array(Picture).default([]) })
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
 * A place on every line that a part of a block's text is on: of the words there, each of them whole; of the line, where its words
 * were not measured.
 * @param texts what each line says; the text of the block is these with a space in between
 */
export function placesOf(
  lines: readonly Line[],
  texts: readonly string[],
  { start, end }: { readonly start: number; readonly end: number }
): TextPlace[] {
  const places: TextPlace[] = []
  let before = 0
  for (const [index, line] of lines.entries()) {
    const text = texts[index] ?? ''
    if (start < before + text.length && end > before)
      places.push(outward(line, spanOf(line, text, { from: start - before, to: end - before })))
    before += text.length + 1
  }
  return places
}

/** From where to where on a line the words lie that have some of the letters from `from` to `to`. */
function spanOf(
  { words, width }: Line,
  text: string,
  { from, to }: { readonly from: number; readonly to: number }
): readonly [number, number] {
  const whole = [0, width] as const
  const said = text.split(' ')
  if (words?.length !== said.length) return whole
  let at = 0
  const spans = words.filter((_, index) => {
    const begins = at
    at += (said[index]?.length ?? 0) + 1
    return begins < to && at - 1 > from
  })
  if (spans.length === 0) return whole
  return [Math.min(...spans.map(([left]) => left)), Math.max(...spans.map(([, right]) => right))]
}

/** In whole pixels, with what is painted of the letters at either end. */
function outward({ x, y, height }: Line, [from, to]: readonly [number, number]): TextPlace {
  const [left, top] = [Math.floor(x + from), Math.floor(y)]
  return { x: left, y: top, width: Math.ceil(x + to - left) + 1, height: Math.ceil(y + height) - top }
}

/** As words are compared: capitals and runs of spaces make no difference. */
export const plain = (text: string) => normalized(text, 'NFC').toLocaleLowerCase('sv').replaceAll(/\s+/g, ' ')
