// `channel mandate`, `mandates`, `lacking`, `retire` and `change`: what a channel rests on, and its end.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { PersonId } from '#shared/ids.ts'
import { type Answer, type Cli, type Globals, inArchive } from '../cli.ts'
import { leafCommand, type OptionSpec } from '../command.ts'
import { listed } from '../listing.ts'
import { channelIdOf, knownPerson } from '../register.ts'
import { visible } from '../terminal.ts'
import { channel as texts } from '../texts/channel.ts'
import { common } from '../texts/common.ts'
import { dateTyped, shortId } from '../values.ts'
import { channelAnswer } from './channel-facts.ts'

type MandateOptions = {
  readonly by: string
  readonly on: string
  readonly until?: string
  readonly reference?: string
  readonly tool?: string
  readonly person?: readonly string[]
  readonly onlyPeople?: true
  readonly document?: string
}
type ClosingOptions = CapturedOptions & { readonly because: string; readonly on?: string }

export type CapturedOptions = { readonly without?: string; readonly acceptPartial?: true }
/** What may be said of the proof of what visitors will see a change of (P8c). */
export const CAPTURED: readonly OptionSpec[] = [
  { flags: '--without <TEXT>', text: texts.without },
  { flags: '--accept-partial', text: texts.acceptPartial }
]
/** The same, as the core asks for it. */
export function capturedIn({ without, acceptPartial }: CapturedOptions) {
  return { override: without ?? null, partial: acceptPartial ? 'accept' : 'refuse' } as const
}

export function addMandateCommands(group: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  leafCommand<MandateOptions>(
    group,
    cli,
    {
      usage: 'mandate <ID>',
      text: texts.mandate,
      options: [
        { flags: '--by <NAME>', text: texts.by, mandatory: true },
        { flags: '--on <DATE>', text: texts.on, read: dateTyped, mandatory: true },
        { flags: '--until <DATE>', text: texts.until, read: dateTyped },
        { flags: '--reference <TEXT>', text: texts.reference },
        { flags: '--tool <TEXT>', text: texts.tool },
        { flags: '--person <NAME...>', text: texts.person },
        { flags: '--only-people', text: texts.onlyPeople },
        { flags: '--document <FILE>', text: texts.document }
      ],
      act: (options, [id = '']) => mandate(cli, options, id)
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    { usage: 'mandates <ID>', text: texts.mandates, act: (globals, [id = '']) => mandates(cli, globals, id) },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    { usage: 'lacking', text: texts.lacking, act: globals => lacking(cli, globals) },
    onAnswer
  )
  leafCommand<ClosingOptions>(
    group,
    cli,
    {
      usage: 'retire <ID>',
      text: texts.retire,
      options: [
        { flags: '--because <TEXT>', text: texts.because, mandatory: true },
        { flags: '--on <DATE>', text: texts.closedOn, read: dateTyped },
        ...CAPTURED
      ],
      act: async ({ because, on, ...options }, [typed = '']) => {
        const row = await inArchive(cli, options, async client =>
          client.channels.retire({
            ...{ id: await channelIdOf(client, typed), because },
            ...{ ...capturedIn(options), closedOn: on ?? null }
          })
        )
        return channelAnswer(cli.out, row, cli.out.t(texts.retired, { name: visible(row.name) }))
      }
    },
    onAnswer
  )
  leafCommand<CapturedOptions & { what: string }>(
    group,
    cli,
    {
      usage: 'change <ID>',
      text: texts.change,
      options: [{ flags: '--what <TEXT>', text: texts.what, mandatory: true }, ...CAPTURED],
      act: async ({ what, ...options }, [typed = '']) => {
        const row = await inArchive(cli, options, async client =>
          client.channels.announceChange({
            ...{ id: await channelIdOf(client, typed), what },
            ...capturedIn(options)
          })
        )
        return channelAnswer(cli.out, row, cli.out.t(texts.changeNoted, { name: visible(row.name) }))
      }
    },
    onAnswer
  )
}

async function mandate(cli: Cli, options: MandateOptions & Globals, typed: string): Promise<Answer> {
  const { by, on, until, reference, tool, person = [], onlyPeople, document } = options
  const row = await inArchive(cli, options, async client => {
    const personIds: PersonId[] = []
    for (const name of person) personIds.push(await knownPerson(client, name))
    return client.channels.setMandate({
      id: await channelIdOf(client, typed),
      mandate: {
        ...{ decidedBy: by, decidedOn: on, validUntil: until ?? null },
        ...{ reference: reference ?? null, tool: tool ?? null }
      },
      covers: { channel: onlyPeople !== true, personIds },
      documentPath: document === undefined ? null : resolve(document)
    })
  })
  return channelAnswer(cli.out, row, cli.out.t(texts.mandated, { name: visible(row.name) }))
}

async function mandates(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  const { out } = cli
  const found = await inArchive(cli, globals, async client =>
    client.channels.mandates({ id: await channelIdOf(client, typed) })
  )
  const { who, by, on, until, holds, reference } = texts.mandateRows
  const table = out.table(
    [who, by, on, until, reference, holds].map(title => ({ title: out.t(title) })),
    found.map(row => [
      (row.personName ?? out.t(texts.theChannel)) + (row.leftOn === null ? '' : out.t(texts.hasLeft)),
      ...[row.decidedBy, row.decidedOn, row.validUntil ?? '–', row.reference ?? '–'],
      out.t(row.holds ? common.yes : common.no)
    ])
  )
  return { json: { mandates: found }, lines: listed(out, table, found.length, null) }
}

async function lacking(cli: Cli, globals: Globals): Promise<Answer> {
  const { out } = cli
  const lacks = await inArchive(cli, globals, client => client.channels.lackingMandate())
  const { id, name, department, state } = texts.rows
  const table = out.table(
    [
      { title: out.t(id), whole: true },
      { title: out.t(name) },
      { title: out.t(texts.mandateRows.who) },
      { title: out.t(department) },
      { title: out.t(state), whole: true },
      { title: out.t(texts.mandateRows.until), whole: true }
    ],
    lacks.map(row => [
      shortId(row.channelId),
      row.channelName,
      row.personName ?? out.t(texts.theChannel),
      row.departmentName,
      out.t(texts.lackStates[row.state]),
      row.validUntil ?? '–'
    ])
  )
  return { json: { lacking: lacks }, lines: listed(out, table, lacks.length, null) }
}
