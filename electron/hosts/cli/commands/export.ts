// `export`: packages that are handed over.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type Delivery, type Export, ExportFormat, type ExportProposal } from '#shared/export.ts'
import { type Answer, type Cli, type Globals, inArchive } from '../cli.ts'
import { actingCommand, leafCommand } from '../command.ts'
import { groupIn } from '../contract/commands.ts'
import type { Text } from '../language.ts'
import { listed, PAGING } from '../listing.ts'
import { showProgress } from '../long-work.ts'
import { packagePath } from '../package.ts'
import { SELECTION, type SelectionOptions, scopeTyped } from '../selection.ts'
import { visible } from '../terminal.ts'
import { exporting as texts } from '../texts/export.ts'
import { localTime, size } from '../values.ts'

const NEXT = {
  bagit: texts.writtenNext,
  'eark-sip-2.1.0': texts.writtenNextSip,
  'eark-sip-2.2.0': texts.writtenNextSip,
  'eark-erms-3': texts.writtenNextSip,
  'fgs-1.2': texts.writtenNextSip,
  'diary-pdfa-2b': texts.writtenNextDiary,
  'diary-pdfa-1b': texts.writtenNextDiary
} satisfies Record<ExportFormat, Text>

type DeliveryOptions = { readonly [Key in keyof Delivery]?: string }
type ExportOptions = DeliveryOptions &
  SelectionOptions & {
    readonly format: ExportFormat
    readonly into?: string
  }

export function addExportCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupIn(root, cli, 'export')
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
