// `reading`: comments read in through the account of their channel.
import type { Command } from 'commander'
import type { Reading } from '#shared/reading.ts'
import { type Answer, type Cli, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand } from '../command.ts'
import { listed } from '../listing.ts'
import type { Output } from '../output.ts'
import { channelIdOf } from '../register.ts'
import { reading as texts } from '../texts/reading.ts'
import { limitTyped, localTime, shortId } from '../values.ts'

type StartOptions = { readonly channel: string; readonly thread?: string }
type ListOptions = { readonly channel: string; readonly limit: number }

export function addReadingCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'reading', texts.group)
  const channel = { flags: '--channel <ID>', text: texts.channel, mandatory: true as const }
  leafCommand<StartOptions>(
    group,
    cli,
    {
      usage: 'start',
      text: texts.start,
      options: [channel, { flags: '--thread <URL>', text: texts.thread }],
      act: options => start(cli, options)
    },
    onAnswer
  )
  leafCommand<ListOptions>(
    group,
    cli,
    {
      usage: 'list',
      text: texts.list,
      options: [channel, { flags: '--limit <N>', text: texts.limit, preset: 10, read: limitTyped }],
      act: options => list(cli, options)
    },
    onAnswer
  )
}

async function start(cli: Cli, { channel, thread, ...globals }: StartOptions & Globals): Promise<Answer> {
  const { out } = cli
  const read = await inArchive(cli, globals, async client => {
    const channelId = await channelIdOf(client, channel)
    out.note(texts.going)
    return client.readings.start({ channelId, thread: thread ?? null })
  })
  return { json: { reading: read }, lines: outcome(out, read) }
}

async function list(cli: Cli, { channel, limit, ...globals }: ListOptions & Globals): Promise<Answer> {
  const { out } = cli
  const found = await inArchive(cli, globals, async client =>
    client.readings.list({ channelId: await channelIdOf(client, channel), limit })
  )
  const { rows } = texts
  const table = out.table(
    [
      { title: out.t(rows.id), whole: true },
      { title: out.t(rows.started), whole: true },
      { title: out.t(rows.state), whole: true },
      { title: out.t(rows.seen) },
      { title: out.t(rows.added) },
      { title: out.t(rows.changed) },
      { title: out.t(rows.vanished) },
      { title: out.t(rows.problem) }
    ],
    found.map(row => [
      shortId(row.id),
      localTime(row.startedAt, ''),
      out.t(texts.states[row.state]),
      String(row.seen),
      String(row.added),
      String(row.changed),
      String(row.vanished),
      row.problem ?? ''
    ])
  )
  return { json: { readings: found }, lines: listed(out, table, found.length, null) }
}

/** What a reading came to; where the platform counts more than it shows, that is said. */
function outcome(out: Output, { seen, added, changed, vanished, shown }: Reading): string[] {
  const done = out.t(texts.done, { seen, added, changed, vanished })
  return shown === null || shown === seen ? [done] : [done, out.t(texts.shown, { shown, seen })]
}
