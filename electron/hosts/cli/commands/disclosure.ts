// `disclosure mask`: the words wherever they stand in a text, or a region of a picture.
import type { Command } from 'commander'
import { type Mask, MaskPlace } from '#shared/disclosure.ts'
import { DisclosureId } from '#shared/ids.ts'
import { fieldWords } from '#shared/words/fields.ts'
import { methodWords } from '#shared/words/methods.ts'
import { type Answer, type Cli, type Globals, inArchive } from '../cli.ts'
import { leafCommand } from '../command.ts'
import { groupIn } from '../contract/commands.ts'
import { idOf } from '../contract/ids.ts'
import { UsageError } from '../errors.ts'
import { disclosure as texts } from '../texts/disclosure.ts'
import { onlyOne } from '../values.ts'

type MaskOptions = {
  readonly record: number
  readonly field?: number
  readonly words?: string
  readonly picture?: number
  readonly region?: readonly [number, number, number, number]
  readonly paragraph: string
}

export function addDisclosureCommand(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  leafCommand<MaskOptions>(
    groupIn(root, cli, 'disclosure'),
    cli,
    {
      usage: 'mask <ID>',
      text: methodWords('disclosures.mask'),
      options: [
        { flags: '--record <N>', text: fieldWords('position'), read: numberTyped, mandatory: true },
        { flags: '--field <N>', text: texts.field, read: numberTyped },
        { flags: '--words <TEXT>', text: texts.words },
        { flags: '--picture <N>', text: fieldWords('picture'), read: numberTyped },
        { flags: '--region <X,Y,W,H>', text: texts.region, read: regionTyped },
        { flags: '--paragraph <TEXT>', text: fieldWords('paragraph'), mandatory: true }
      ],
      act: (options, [id = '']) => mask(cli, options, id)
    },
    onAnswer
  )
}

async function mask(cli: Cli, options: MaskOptions & Globals, typed: string): Promise<Answer> {
  const { words, region, paragraph } = options
  onlyOne({ '--words': words, '--region': region })
  const position = options.record - 1
  const { made, detail } = await inArchive(cli, options, async client => {
    const id = await idOf(client, DisclosureId, typed)
    const { fields } = await client.disclosures.record({ id, position })
    const places = placesIn(options, fields)
    if (places.length === 0) throw new UsageError(texts.notThere)
    const made: Mask[] = []
    for (const place of places) made.push(await client.disclosures.mask({ id, position, place, paragraph }))
    return { made, detail: await client.disclosures.find({ id }) }
  })
  return { json: { masks: made }, lines: [cli.out.t(texts.masked, { count: detail.masks })] }
}

function placesIn(
  { words = '', field = 1, picture = 1, region }: MaskOptions,
  fields: readonly { readonly text: string }[]
): MaskPlace[] {
  if (region === undefined)
    return occurrences(fields[field - 1]?.text ?? '', words).map(at => ({
      ...{ kind: 'passage', field: field - 1, ...at }
    }))
  const [x, y, width, height] = region
  return [MaskPlace.parse({ kind: 'region', picture: picture - 1, x, y, width, height })]
}

function occurrences(text: string, words: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  for (let at = text.indexOf(words); words !== '' && at >= 0; at = text.indexOf(words, at + words.length))
    found.push({ start: at, end: at + words.length })
  return found
}

function numberTyped(value: string): number {
  if (!/^[1-9]\d{0,6}$/.test(value)) throw new UsageError(texts.badNumber, { value })
  return Number(value)
}

function regionTyped(value: string): readonly number[] {
  if (!/^\d{1,6}(,\d{1,6}){3}$/.test(value)) throw new UsageError(texts.badRegion, { value })
  return value.split(',').map(Number)
}
