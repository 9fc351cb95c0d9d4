// A record with its masks laid on: new texts and new pictures, in which nothing of what is under a mask is left.
import type { DisclosureField, DisclosureRecordDetail, Mask } from '#shared/disclosure.ts'
import { normalized } from '#shared/normal-form.ts'
import { pictures } from '../../formats/pictures/picture-apart.ts'
import { writePng } from '../../formats/png/write.ts'

const MASKED = '[maskerat]'

/** The text with each masked passage replaced by a word that says nothing of its length. */
export function maskedText({ text }: DisclosureField, field: number, masks: readonly Mask[]): string {
  return coveredText(
    text,
    masks.flatMap(({ place }) => (place.kind === 'passage' && place.field === field ? [place] : []))
  )
}

/** The text with these parts of it replaced so. */
export function coveredText(text: string, parts: readonly Part[]): string {
  let [shown, at] = ['', 0]
  for (const { start, end } of joined(parts)) {
    shown += text.slice(at, start) + MASKED
    at = end
  }
  return shown + text.slice(at)
}

type Part = { readonly start: number; readonly end: number }

/** In the order of the text; those that meet or overlap are one. */
function joined(parts: readonly Part[]): Part[] {
  const passages: Part[] = []
  for (const { start, end } of parts.toSorted((one, other) => one.start - other.start)) {
    const last = passages.at(-1)
    if (last === undefined || start > last.end) passages.push({ start, end })
    else passages[passages.length - 1] = { start: last.start, end: Math.max(last.end, end) }
  }
  return passages
}

/** How many places are masked: what two masks cover, on two grounds or in part, is one. `places-masked-sql.ts` counts the same. */
export function placesMasked(masks: readonly Pick<Mask, 'place'>[]): number {
  const places = masks.map(({ place }) => place)
  const passages = places.filter(place => place.kind === 'passage')
  const regions = places.filter(place => place.kind === 'region')
  return (
    [...Map.groupBy(passages, ({ field }) => field).values()].reduce(
      (sum, inField) => sum + joined(inField).length,
      0
    ) + new Set(regions.map(({ picture, x, y, width, height }) => [picture, x, y, width, height].join())).size
  )
}

// Words, and signs that stand for something by themselves; punctuation says nothing.
const WORDS = /[\p{L}\p{M}\p{N}]+|[^\s\p{P}\p{L}\p{M}\p{N}]/gu
const wordsIn = (text: string) =>
  [...text.matchAll(WORDS)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
    word: normalized(word, 'NFC').toLocaleLowerCase('sv')
  }))

/**
 * What the copy is called. A title says again what stands in the fields (the channel, the time) and has no masks of its own:
 * once a word of it is masked anywhere, wholly or in part, the copy is called by its number.
 */
export function maskedTitle(
  { title, fields, masks }: Pick<DisclosureRecordDetail, 'title' | 'fields' | 'masks'>,
  number: number
): string {
  // The kind of record, before the colon, is no secret.
  const said = new Set(wordsIn(title.replace(/^[^:]*: /, '')).map(({ word }) => word))
  const isMasked = masks.some(
    ({ place }) =>
      place.kind === 'passage' &&
      wordsIn(fields[place.field]?.text ?? '').some(
        ({ start, end, word }) => start < place.end && end > place.start && said.has(word)
      )
  )
  return isMasked ? `Handling ${number}` : title
}

/**
 * A new picture with the masked regions black, in a file of its own: no pixel under a mask and nothing else of the
 * original file goes along. @throws Error when the picture cannot be decoded
 */
export async function maskedPicture(bytes: Buffer, picture: number, masks: readonly Mask[]): Promise<Buffer> {
  const decoded = await pictures.decode(bytes)
  const { data, width: full, height: tall } = decoded
  for (const { place } of masks) {
    if (place.kind !== 'region' || place.picture !== picture) continue
    const { x, y, width, height } = place
    const [left, right] = [Math.min(x, full), Math.min(x + width, full)]
    for (let row = y; row < Math.min(y + height, tall); row++) {
      data.fill(0, (row * full + left) * 4, (row * full + right) * 4)
      for (let at = left; at < right; at++) data[(row * full + at) * 4 + 3] = 255
    }
  }
  return writePng(decoded)
}
