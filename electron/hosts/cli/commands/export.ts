// `export`: packages that are handed over.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type Delivery, type Export, ExportFormat, type ExportProposal } from '#shared/export.ts'
import { type Answer, type Cli, type Globals, inArchive } from '../cli.ts'
import { actingCommand, groupCommand, leafCommand } from '../command.ts'
import type { Text } from '../language.ts'
import { listed, PAGING } from '../listing.ts'
import { showProgress } from '../long-work.ts'
import { exportIdOf, packagePath } from '../package.ts'
import { recordTyped } from '../record-typed.ts'
import { SELECTION, type SelectionOptions, scopeTyped } from '../selection.ts'
import { visible } from '../terminal.ts'
import { exporting as texts } from '../texts/export.ts'
import { localTime, shortId, size } from '../values.ts'

const NEXT = {
  bagit: texts.writtenNext,
  'eark-sip-2.1.0': texts.writtenNextSip,
  'eark-sip-2.2.0': texts.writtenNextSip,
  'eark-erms-3': texts.writtenNextSip,
  'fgs-1.2': texts.writtenNextSip,
  'registry-pdfa-2b': texts.writtenNextRegistry,
  'registry-pdfa-1b': texts.writtenNextRegistry
} satisfies Record<ExportFormat, Text>

type DeliveryOptions = { readonly [Key in keyof Delivery]?: string }
type ExportOptions = DeliveryOptions &
  SelectionOptions & {
    readonly format: ExportFormat
    readonly into?: string
  }

export function addExportCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'export', texts.run)
  actingCommand<ExportOptions>(
    group,
    cli,
    {
      options: [
        ...SELECTION,
        { flags: '--format <FORMAT>', text: texts.format, choices: ExportFormat.options, preset: 'bagit' },
        { flags: '--into <FOLDER>', text: texts.into },
        { flags: '--creator <NAME>', text: texts.creator },
        { flags: '--creator-code <CODE>', text: texts.creatorCode },
        { flags: '--submitter <NAME>', text: texts.submitter },
        { flags: '--submitter-code <CODE>', text: texts.submitterCode },
        { flags: '--preservation <NAME>', text: texts.preservation },
        { flags: '--agreement <NUMBER>', text: texts.agreement },
        { flags: '--schemas <FOLDER>', text: texts.schemas }
      ],
      act: options => run(cli, options)
    },
    onAnswer
  )
  leafCommand<{ into?: string }>(
    group,
    cli,
    {
      usage: 'pack <ID>',
      text: texts.pack,
      options: [{ flags: '--into <FOLDER>', text: texts.packInto }],
      act: ({ into, ...globals }, [typed = '']) => pack(cli, globals, { typed, into })
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    {
      usage: 'report <ID>',
      text: texts.report,
      act: (globals, [typed = '']) => report(cli, globals, typed)
    },
    onAnswer
  )
  leafCommand<SelectionOptions & { limit: number; after?: string }>(
    group,
    cli,
    {
      usage: 'preview',
      text: texts.preview,
      options: [...SELECTION, ...PAGING],
      act: options => preview(cli, options)
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    {
      usage: 'four-fields <KIND:ID>',
      text: texts.fourFields,
      act: async (globals, [typed = '']) => {
        const record = recordTyped(typed)
        const fields = await inArchive(cli, globals, client => client.exports.fourFields(record))
        return { json: { fields }, lines: fields.text.split('\n').map(visible) }
      }
    },
    onAnswer
  )
  leafCommand(group, cli, { usage: 'list', text: texts.list, act: globals => list(cli, globals) }, onAnswer)
}

async function run(cli: Cli, { format, into, ...options }: ExportOptions & Globals): Promise<Answer> {
  const { out } = cli
  const { made, dir } = await inArchive(cli, options, async (client, session) => {
    const scope = await scopeTyped(client, options)
    const delivery = deliveryOf(options)
    const proposal = await client.exports.propose(scope)
    if (proposal.blockers.length === 0) for (const line of proposalLines(cli, proposal)) out.say(line)
    const made = await showProgress(cli, client, () =>
      client.exports.create({
        ...scope,
        format,
        delivery,
        into: into === undefined ? null : resolve(into)
      })
    )
    return { made, dir: session.need().ctx.dir }
  })
  return {
    json: { export: made, package: packagePath(dir, made) },
    lines: [writtenLine(cli, made, dir), out.t(NEXT[format])]
  }
}

/** What a selection would take along, and what stays out, in lines. */
function proposalLines({ out }: Cli, proposal: ExportProposal): string[] {
  const { captures, comments, messages, files, leftOut } = proposal
  const [unrouted, unfinished] = [proposal.unroutedMessages, proposal.unfinishedComments]
  return [
    out.t(texts.holds, { captures, comments, messages, files, size: size(proposal.bytes, out.language) }),
    ...(unrouted + unfinished > 0
      ? [out.t(texts.unfinished, { messages: unrouted, comments: unfinished })]
      : []),
    ...(['secret', 'notOurs', 'drafts', 'unfinished'] as const).flatMap(reason =>
      leftOut[reason] > 0 ? [out.t(texts.leftOut[reason], { count: leftOut[reason] })] : []
    )
  ]
}

async function preview(
  cli: Cli,
  { limit, after, ...options }: SelectionOptions & { limit: number; after?: string } & Globals
): Promise<Answer> {
  const { out } = cli
  return inArchive(cli, options, async client => {
    const scope = await scopeTyped(client, options)
    const proposal = await client.exports.propose(scope)
    const { items, next } = await client.exports.selection({ scope, limit, after: after ?? null })
    const { rows, blocked, blockedBy } = texts
    const table = out.table(
      [
        { title: out.t(rows.record), whole: true },
        { title: out.t(rows.time), whole: true },
        { title: out.t(rows.channel) },
        { title: out.t(rows.what) }
      ],
      items.map(row => [`${row.kind}:${row.id}`, localTime(row.at, ''), row.channelName, row.what])
    )
    const stops = proposal.blockers.flatMap(({ code, count, first }) => [
      out.t(blockedBy[code], { count }),
      ...first.map(({ kind, id }) => `  ${kind}:${id}`)
    ])
    return {
      json: { proposal, records: items, next },
      lines: [
        ...proposalLines(cli, proposal),
        ...(stops.length === 0 ? [] : [out.t(blocked), ...stops]),
        ...listed(out, table, items.length, next)
      ]
    }
  })
}

function deliveryOf(options: DeliveryOptions): Delivery {
  const { creator, creatorCode, submitter, submitterCode, preservation, agreement, schemas } = options
  return {
    creator: creator ?? null,
    creatorCode: creatorCode ?? null,
    submitter: submitter ?? null,
    submitterCode: submitterCode ?? null,
    preservation: preservation ?? null,
    agreement: agreement ?? null,
    schemas: schemas === undefined ? null : resolve(schemas)
  }
}

function writtenLine({ out }: Cli, made: Export, dir: string): string {
  const values = {
    files: made.files ?? 0,
    size: size(made.bytes ?? 0, out.language),
    folder: packagePath(dir, made) ?? ''
  }
  return visible(out.t(texts.written, values))
}

async function pack(
  cli: Cli,
  globals: Globals,
  { typed, into }: { typed: string; into: string | undefined }
): Promise<Answer> {
  const packed = await inArchive(cli, globals, async client =>
    client.exports.pack({
      id: await exportIdOf(client, typed),
      into: into === undefined ? null : resolve(into)
    })
  )
  const { out } = cli
  const values = { path: packed.path, size: size(packed.bytes, out.language), sha256: packed.sha256 }
  return { json: { packed }, lines: [visible(out.t(texts.packed, values))] }
}

async function report(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  const { out } = cli
  const validation = await inArchive(cli, globals, async client =>
    client.exports.report({ id: await exportIdOf(client, typed) })
  )
  const lines = (validation?.checks ?? []).flatMap(({ check, subject, outcome, number, findings }) => [
    visible(
      out.t(texts.checked, {
        outcome: out.t(texts.outcomes[outcome]),
        check: out.t(texts.checks[check]),
        subject: subject ?? out.t(texts.whole),
        number
      })
    ),
    ...findings.map(({ rule, what }) => visible(`  ${rule}: ${what}`))
  ])
  return { json: { report: validation }, lines: lines.length === 0 ? [out.t(texts.nothingChecked)] : lines }
}

async function list(cli: Cli, globals: Globals): Promise<Answer> {
  const { out } = cli
  const exports = await inArchive(cli, globals, client => client.exports.list())
  const table = out.table(
    [
      { title: out.t(texts.rows.id), whole: true },
      { title: out.t(texts.rows.time), whole: true },
      { title: out.t(texts.rows.state), whole: true },
      { title: out.t(texts.rows.size), whole: true },
      { title: out.t(texts.rows.folder) }
    ],
    exports.map(row => [
      shortId(row.id),
      localTime(row.startedAt, ''),
      out.t(texts.states[row.state]),
      row.bytes === null ? '–' : size(row.bytes, out.language),
      row.folder ?? '–'
    ])
  )
  return { json: { exports }, lines: listed(out, table, exports.length, null) }
}
