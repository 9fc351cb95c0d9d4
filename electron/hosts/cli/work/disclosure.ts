// `disclosure mask`: the words wherever they stand in a text, or a region of a picture.
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
  const { fields } = await client.disclosures.record({ id: input.id, position: input.position })
  const places = placesIn(options, fields)
  if (places.length === 0) throw new UsageError(texts.notThere)
  const masks = []
  for (const place of places) masks.push(await client.disclosures.mask({ ...input, place }))
  const { masks: count } = await client.disclosures.find({ id: input.id })
  return { json: { masks }, lines: [cli.out.t(texts.masked, { count })] }
}

function placesIn(options: Typed, fields: readonly { readonly text: string }[]): MaskPlace[] {
  const { words, region } = options
  onlyOne({ '--words': words, '--region': region })
  if (region === undefined) {
    const field = numberOf(options['field'])
    const said = String(words)
    return occurrences(fields[field]?.text ?? '', said).map(start => ({
      ...{ kind: 'passage', field, start, end: start + said.length }
    }))
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
