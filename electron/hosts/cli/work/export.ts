// `export` and `export preview`: packages that are handed over, told of before they are written.

import type { z } from 'zod'
import type { Export, ExportFormat, ExportProposal, ExportRequest, ExportScope } from '#shared/export.ts'
import type { Answer, At, Cli } from '../cli.ts'
import type { Text } from '../language.ts'
import { listed } from '../listing.ts'
import { withProgress } from '../long-work.ts'
import { packagePath } from '../package.ts'
import { visible } from '../terminal.ts'
import { exporting as texts } from '../texts/export.ts'
import { localTime, size } from '../values.ts'

const NEXT = {
  bagit: texts.writtenNext,
  'eark-sip-2.1.0': texts.writtenNextSip,
  'eark-sip-2.2.0': texts.writtenNextSip,
  'eark-erms-2.1': texts.writtenNextSip,
  'eark-erms-3': texts.writtenNextSip,
  'fgs-1.2': texts.writtenNextSip,
  'diary-pdfa-2b': texts.writtenNextDiary,
  'diary-pdfa-1b': texts.writtenNextDiary
} satisfies Record<ExportFormat, Text>

export async function writeExport(
  { cli, client, session }: At,
  input: z.input<typeof ExportRequest>
): Promise<Answer> {
  const { format = 'bagit', delivery: _, into: _into, receiverName: _name, ...scope } = input
  const proposal = await client.exports.propose(scope)
  if (proposal.blockers.length === 0) for (const line of proposalLines(cli, proposal)) cli.out.say(line)
  const made = await withProgress(cli, client, () => client.exports.create(input))
  const { dir } = session.need().ctx
  return {
    json: { export: made, package: packagePath(dir, made) },
    lines: [writtenLine(cli, made, dir), cli.out.t(NEXT[format])]
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
    ...(['secret', 'notOurs', 'drafts', 'failed', 'unfinished'] as const).flatMap(reason =>
      leftOut[reason] > 0 ? [out.t(texts.leftOut[reason], { count: leftOut[reason] })] : []
    ),
    ...(proposal.carriers > 0 ? [out.t(texts.carriers, { count: proposal.carriers })] : []),
    ...(proposal.unlooked > 0 ? [out.t(texts.unlooked, { count: proposal.unlooked })] : []),
    ...(proposal.unreadFiles > 0 ? [out.t(texts.unreadFiles, { count: proposal.unreadFiles })] : [])
  ]
}

type Selection = { scope: ExportScope; limit: number; after: string | null }

export async function previewExport({ cli, client }: At, input: Selection): Promise<Answer> {
  const { out } = cli
  const proposal = await client.exports.propose(input.scope)
  const { items, next } = await client.exports.selection(input)
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
}

function writtenLine({ out }: Cli, made: Export, dir: string): string {
  const values = {
    files: made.files ?? 0,
    size: size(made.bytes ?? 0, out.language),
    folder: packagePath(dir, made) ?? ''
  }
  return visible(out.t(texts.written, values))
}
