// `export`: packages that are handed over.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type Delivery, type Export, ExportFormat, type ExportScope } from '#shared/export.ts'
import { type Answer, type Cli, type Globals, inArchive } from '../cli.ts'
import { actingCommand, groupCommand, leafCommand } from '../command.ts'
import { UsageError } from '../errors.ts'
import type { Text } from '../language.ts'
import { listed } from '../listing.ts'
import { showProgress } from '../long-work.ts'
import { exportIdOf, packagePath } from '../package.ts'
import { channelIdOf } from '../register.ts'
import { visible } from '../terminal.ts'
import { exporting as texts } from '../texts/export.ts'
import { dateTyped, localTime, momentOf, shortId, size } from '../values.ts'

const NEXT = {
  bagit: texts.writtenNext,
  'eark-sip-2.1.0': texts.writtenNextSip,
  'eark-sip-2.2.0': texts.writtenNextSip,
  'fgs-1.2': texts.writtenNextSip,
  'registry-pdfa-2b': texts.writtenNextRegistry,
  'registry-pdfa-1b': texts.writtenNextRegistry
} satisfies Record<ExportFormat, Text>

type DeliveryOptions = { readonly [Key in keyof Delivery]?: string }
type ExportOptions = DeliveryOptions & {
  readonly channel?: readonly string[]
  readonly from?: string
  readonly to?: string
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
        { flags: '--channel <ID...>', text: texts.channel },
        { flags: '--from <DATE>', text: texts.from, read: dateTyped },
        { flags: '--to <DATE>', text: texts.to, read: dateTyped },
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
  leafCommand(group, cli, { usage: 'list', text: texts.list, act: globals => list(cli, globals) }, onAnswer)
}

async function run(
  cli: Cli,
  { channel, from, to, format, into, ...globals }: ExportOptions & Globals
): Promise<Answer> {
  const { out } = cli
  if (from !== undefined && to !== undefined && from > to) throw new UsageError(texts.wrongDates)
  const { made, dir } = await inArchive(cli, globals, async (client, session) => {
    const scope: ExportScope = {
      channelIds:
        channel === undefined
          ? null
          : await Promise.all([...new Set(channel)].map(each => channelIdOf(client, each))),
      from: from === undefined ? null : momentOf(from, 'first'),
      to: to === undefined ? null : momentOf(to, 'last')
    }
    const delivery = deliveryOf(globals)
    const proposal = await client.exports.propose(scope)
    if (proposal.blockers.length === 0) {
      out.note(texts.holds, {
        captures: proposal.captures,
        comments: proposal.comments,
        messages: proposal.messages,
        files: proposal.files,
        size: size(proposal.bytes, out.language)
      })
      const [messages, comments] = [proposal.unroutedMessages, proposal.unfinishedComments]
      if (messages + comments > 0) out.note(texts.unfinished, { messages, comments })
      if (proposal.secret > 0) out.note(texts.secret, { count: proposal.secret })
    }
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
