// `disclosure mask`: the words wherever they stand in the texts of a record, or in one of them; or a region of a picture.
import { isDeepStrictEqual } from 'node:util'
import { MaskPlace } from '#shared/disclosure.ts'
import type { DisclosureId } from '#shared/ids.ts'
import type { Answer, At, Typed } from '../cli.ts'
import { UsageError } from '../errors.ts'
import { disclosure as texts } from '../texts/disclosure.ts'
import { onlyOne } from '../values.ts'

export async function maskPlaces(
  { cli, client, options }: At,
  input: { id: DisclosureId; position: number; paragraph: string }
): Promise<Answer> {
  const record = await client.disclosures.record({ id: input.id, position: input.position })
  const { fields } = record
  const places = placesIn(options, fields)
  if (places.length === 0)
    throw new UsageError(options['field'] === undefined ? texts.nowhere : texts.notThere, {
      field: String(options['field'])
    })
  const isMasked = (place: MaskPlace) =>
    record.masks.some(mask => mask.paragraph === input.paragraph && isDeepStrictEqual(mask.place, place))
  const left = places.filter(place => !isMasked(place))
  const masks = []
  // Where all of them are masked already, the core says so.
  for (const place of left.length > 0 ? left : places.slice(0, 1))
    masks.push(await client.disclosures.mask({ ...input, place }))
  const { masks: count } = await client.disclosures.find({ id: input.id })
  return { json: { masks }, lines: [cli.out.t(texts.masked, { count })] }
}

function placesIn(options: Typed, fields: readonly { readonly text: string }[]): MaskPlace[] {
  const { words, region } = options
  onlyOne({ '--words': words, '--region': region })
  if (region === undefined) {
    const said = String(words)
    const only = options['field'] === undefined ? null : numberOf(options['field'])
    return fields.flatMap(({ text }, field) =>
      only !== null && field !== only
        ? []
        : occurrences(text, said).map(start => ({
            ...{ kind: 'passage' as const, field, start, end: start + said.length }
          }))
    )
  }
  if (!/^\d{1,6}(,\d{1,6}){3}$/.test(String(region)))
    throw new UsageError(texts.badRegion, { value: String(region) })
  const [x, y, width, height] = String(region).split(',').map(Number)
  const picture = numberOf(options['picture'])
  return [MaskPlace.parse({ kind: 'region', picture, x, y, width, height })]
}

function occurrences(text: string, words: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(words); words !== '' && at >= 0; at = text.indexOf(words, at + words.length))
    found.push(at)
  return found
}

/** What people count from one. */
function numberOf(typed: unknown = '1'): number {
  if (!/^[1-9]\d{0,6}$/.test(String(typed))) throw new UsageError(texts.badNumber, { value: String(typed) })
  return Number(typed) - 1
}
