// `disclosure`: masked copies of records for whoever asks for them.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import {
  type DisclosureDelivery,
  type DisclosureDetail,
  DisclosureForm,
  type Mask,
  MaskPlace
} from '#shared/disclosure.ts'
import { Instant, MaskId } from '#shared/ids.ts'
import { type Answer, type Cli, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand, type OptionSpec } from '../command.ts'
import {
  type DisclosureListOptions,
  disclosureIdOf as idOf,
  listDisclosures,
  proposeFaces,
  showDisclosure
} from '../disclosures.ts'
import { UsageError } from '../errors.ts'
import { PAGING } from '../listing.ts'
import { recordTyped } from '../record-typed.ts'
import { visible } from '../terminal.ts'
import { disclosure as texts } from '../texts/disclosure.ts'
import { idBeginning, onlyOne, shortId, timeTyped } from '../values.ts'

type MaskOptions = {
  readonly record: number
  readonly field?: number
  readonly words?: string
  readonly picture?: number
  readonly region?: readonly [number, number, number, number]
  readonly paragraph: string
}

type DeliverOptions = {
  readonly as: DisclosureForm
  readonly level: DisclosureDelivery['level']
  readonly into?: string
}

const RECORD: OptionSpec = { flags: '--record <N>', text: texts.position, read: numberTyped }

export function addDisclosureCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'disclosure', texts.group)
  const { out } = cli
  const counted = (detail: DisclosureDetail): Answer => ({
    json: { disclosure: detail },
    lines: [out.t(texts.added, { count: detail.records.length })]
  })
  leafCommand<DisclosureListOptions>(
    group,
    cli,
    { usage: 'list', text: texts.list, options: PAGING, act: options => listDisclosures(cli, options) },
    onAnswer
  )
  leafCommand<{ record?: number }>(
    group,
    cli,
    {
      usage: 'show <ID>',
      text: texts.show,
      options: [RECORD],
      act: (options, [id = '']) => showDisclosure(cli, options, id)
    },
    onAnswer
  )
  leafCommand<{ about: string; reference?: string; requested?: string }>(
    group,
    cli,
    {
      usage: 'open',
      text: texts.open,
      options: [
        { flags: '--about <TEXT>', text: texts.about, mandatory: true },
        { flags: '--reference <NUMBER>', text: texts.reference },
        { flags: '--requested <TIME>', text: texts.requested, read: timeTyped }
      ],
      act: async options => {
        const requestedAt = Instant.parse(options.requested ?? new Date().toISOString())
        const draft = { about: options.about, reference: options.reference ?? null, requestedAt }
        const made = await inArchive(cli, options, client => client.disclosures.open({ draft }))
        return { json: { disclosure: made }, lines: [out.t(texts.opened, { id: shortId(made.id) })] }
      }
    },
    onAnswer
  )
  leafCommand<{ record: readonly string[] }>(
    group,
    cli,
    {
      usage: 'add <ID>',
      text: texts.add,
      options: [{ flags: '--record <RECORD...>', text: texts.record, mandatory: true }],
      act: async (options, [id = '']) => {
        const records = options.record.map(recordTyped)
        return counted(
          await inArchive(cli, options, async client =>
            client.disclosures.addRecords({ id: await idOf(client, id), records })
          )
        )
      }
    },
    onAnswer
  )
  leafCommand<{ record: number }>(
    group,
    cli,
    {
      usage: 'remove <ID>',
      text: texts.remove,
      options: [{ ...RECORD, mandatory: true }],
      act: async (options, [id = '']) =>
        counted(
          await inArchive(cli, options, async client =>
            client.disclosures.removeRecord({ id: await idOf(client, id), position: options.record - 1 })
          )
        )
    },
    onAnswer
  )
  leafCommand<{ record: number; picture?: number }>(
    group,
    cli,
    {
      usage: 'faces <ID>',
      text: texts.faces,
      options: [
        { ...RECORD, mandatory: true },
        { flags: '--picture <N>', text: texts.picture, read: numberTyped }
      ],
      act: (options, [id = '']) => proposeFaces(cli, options, id)
    },
    onAnswer
  )
  leafCommand<MaskOptions>(
    group,
    cli,
    {
      usage: 'mask <ID>',
      text: texts.mask,
      options: [
        { ...RECORD, mandatory: true },
        { flags: '--field <N>', text: texts.field, read: numberTyped },
        { flags: '--words <TEXT>', text: texts.words },
        { flags: '--picture <N>', text: texts.picture, read: numberTyped },
        { flags: '--region <X,Y,W,H>', text: texts.region, read: regionTyped },
        { flags: '--paragraph <TEXT>', text: texts.paragraph, mandatory: true }
      ],
      act: (options, [id = '']) => mask(cli, options, id)
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    {
      usage: 'unmask <ID> <MASK>',
      text: texts.unmask,
      act: async (globals, [id = '', maskId = '']) => {
        const detail = await inArchive(cli, globals, async client => {
          const { records, ...of } = await client.disclosures.find({ id: await idOf(client, id) })
          const found = await idBeginning(maskId, MaskId, async function* () {
            for (const { position } of records)
              yield* (await client.disclosures.record({ id: of.id, position })).masks
          })
          return client.disclosures.unmask({ maskId: found })
        })
        return { json: { disclosure: detail }, lines: [out.t(texts.masked, { count: detail.masks })] }
      }
    },
    onAnswer
  )
  leafCommand<{ record: number }>(
    group,
    cli,
    {
      usage: 'looked <ID>',
      text: texts.looked,
      options: [{ ...RECORD, mandatory: true }],
      act: async (options, [id = '']) => {
        const detail = await inArchive(cli, options, async client =>
          client.disclosures.lookThrough({ id: await idOf(client, id), position: options.record - 1 })
        )
        const values = { done: detail.lookedThrough, count: detail.records.length }
        return { json: { disclosure: detail }, lines: [out.t(texts.lookedThrough, values)] }
      }
    },
    onAnswer
  )
  leafCommand<DeliverOptions>(
    group,
    cli,
    {
      usage: 'deliver <ID>',
      text: texts.deliver,
      options: [
        { flags: '--as <FORMAT>', text: texts.form, choices: DisclosureForm.options, preset: 'folder' },
        { flags: '--level <LEVEL>', text: texts.level, choices: ['2b', '1b'], preset: '2b' },
        { flags: '--into <FOLDER>', text: texts.into }
      ],
      act: (options, [id = '']) => deliver(cli, options, id)
    },
    onAnswer
  )
  leafCommand<{ state: 'refused' | 'withdrawn'; because: string }>(
    group,
    cli,
    {
      usage: 'end <ID>',
      text: texts.end,
      options: [
        { flags: '--state <STATE>', text: texts.state, choices: ['refused', 'withdrawn'], mandatory: true },
        { flags: '--because <TEXT>', text: texts.because, mandatory: true }
      ],
      act: async ({ state, because, ...globals }, [id = '']) => {
        const detail = await inArchive(cli, globals, async client =>
          client.disclosures.end({ id: await idOf(client, id), state, because })
        )
        return { json: { disclosure: detail }, lines: [out.t(texts.ended)] }
      }
    },
    onAnswer
  )
}

async function mask(cli: Cli, options: MaskOptions & Globals, typed: string): Promise<Answer> {
  const { words, region, paragraph } = options
  onlyOne({ '--words': words, '--region': region })
  const position = options.record - 1
  const { made, detail } = await inArchive(cli, options, async client => {
    const id = await idOf(client, typed)
    const { fields } = await client.disclosures.record({ id, position })
    const field = (options.field ?? 1) - 1
    const places =
      region === undefined
        ? occurrences(fields[field]?.text ?? '', words ?? '').map(at => ({ kind: 'passage', field, ...at }))
        : [
            {
              kind: 'region',
              picture: (options.picture ?? 1) - 1,
              x: region[0],
              y: region[1],
              width: region[2],
              height: region[3]
            }
          ]
    if (places.length === 0) throw new UsageError(texts.notThere)
    const made: Mask[] = []
    for (const place of places)
      made.push(await client.disclosures.mask({ id, position, place: MaskPlace.parse(place), paragraph }))
    return { made, detail: await client.disclosures.find({ id }) }
  })
  return { json: { masks: made }, lines: [cli.out.t(texts.masked, { count: detail.masks })] }
}

async function deliver(
  cli: Cli,
  { as: form, level, into, ...globals }: DeliverOptions & Globals,
  typed: string
): Promise<Answer> {
  const { out } = cli
  const { detail, dir } = await inArchive(cli, globals, async (client, session) => ({
    detail: await client.disclosures.deliver({
      id: await idOf(client, typed),
      form,
      level,
      into: into === undefined ? null : resolve(into)
    }),
    dir: session.need().ctx.dir
  }))
  const took = Date.parse(detail.endedAt ?? '') - Date.parse(detail.requestedAt)
  const hours = Math.floor(took / 3_600_000)
  const time = out.t(texts.hours, { days: Math.floor(hours / 24), hours: hours % 24 })
  const folder = resolve(dir, detail.folder ?? '')
  return {
    json: { disclosure: detail, package: folder },
    lines: [visible(out.t(texts.delivered, { folder, time }))]
  }
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
