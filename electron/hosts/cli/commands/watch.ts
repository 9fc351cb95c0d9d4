// `watch`: what is read by itself, what came in, and the words that are looked for.
import type { Command } from 'commander'
import { type Watch, WatchView, type WatchView as WatchViewType } from '#shared/watch.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand } from '../command.ts'
import { listed, PAGING } from '../listing.ts'
import type { Output } from '../output.ts'
import { channelIdOf } from '../register.ts'
import { visible } from '../terminal.ts'
import { moderation } from '../texts/moderation.ts'
import { watch as texts } from '../texts/watch.ts'
import { localTime, onlyOne, shortId } from '../values.ts'
import { commentIdOf } from './comment-decide.ts'
import { addPageCommands, pageTable } from './watch-page.ts'

type CommentsOptions = {
  readonly channel?: string
  readonly view: WatchViewType
  readonly limit: number
  readonly after?: string
}
type WordOptions = { readonly add?: string; readonly remove?: string }

export function addWatchCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'watch', texts.group)
  leafCommand(
    group,
    cli,
    {
      usage: 'status',
      text: texts.status,
      act: globals => change(cli, globals, client => client.watch.overview())
    },
    onAnswer
  )
  leafCommand<CommentsOptions>(
    group,
    cli,
    {
      usage: 'comments',
      text: texts.comments,
      options: [
        { flags: '--channel <ID>', text: texts.channel },
        { flags: '--view <VIEW>', text: texts.view, choices: WatchView.options, preset: 'unread' },
        ...PAGING
      ],
      act: options => comments(cli, options)
    },
    onAnswer
  )
  leafCommand<{ channel: string; every: number }>(
    group,
    cli,
    {
      usage: 'plan',
      text: texts.plan,
      options: [
        { flags: '--channel <ID>', text: texts.channel, mandatory: true },
        { flags: '--every <MINUTES>', text: texts.every, mandatory: true, read: Number }
      ],
      act: ({ channel, every, ...globals }) =>
        change(cli, globals, async client =>
          client.watch.setPlan({
            channelId: await channelIdOf(client, channel),
            everyMinutes: every === 0 ? null : every
          })
        )
    },
    onAnswer
  )
  addPageCommands(group, cli, onAnswer, change)
  leafCommand<WordOptions>(
    group,
    cli,
    {
      usage: 'word',
      text: texts.word,
      options: [
        { flags: '--add <WORD>', text: texts.add },
        { flags: '--remove <WORD>', text: texts.remove }
      ],
      act: options => word(cli, options)
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    { usage: 'seen <ID>', text: texts.seen, act: (globals, [id = '']) => seen(cli, globals, id) },
    onAnswer
  )
}

async function change(cli: Cli, globals: Globals, ask: (client: Client) => Promise<Watch>): Promise<Answer> {
  const watch = await inArchive(cli, globals, ask)
  return { json: { watch }, lines: linesOf(cli.out, watch) }
}

function word(cli: Cli, { add, remove, ...globals }: WordOptions & Globals): Promise<Answer> {
  onlyOne({ '--add': add, '--remove': remove })
  return change(cli, globals, client =>
    add === undefined ? client.watch.removeWord({ word: remove ?? '' }) : client.watch.addWord({ word: add })
  )
}

async function seen(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  await inArchive(cli, globals, async client =>
    client.moderation.markRead({ id: await commentIdOf(client, typed) })
  )
  return { json: { seen: true }, lines: [cli.out.t(texts.marked)] }
}

function linesOf(out: Output, { channels, pages, words }: Watch): string[] {
  const { rows } = texts
  const table = out.table(
    [
      { title: out.t(rows.id), whole: true },
      { title: out.t(rows.channel) },
      { title: out.t(rows.plan), whole: true },
      { title: out.t(rows.last), whole: true },
      { title: out.t(rows.unread) },
      { title: out.t(rows.vanished) }
    ],
    channels.map(({ channelId, channelName, everyMinutes, lastReading, unread, vanished }) => [
      shortId(channelId),
      channelName,
      everyMinutes === null ? out.t(texts.never) : out.t(texts.minutes, { minutes: everyMinutes }),
      localTime(lastReading?.startedAt ?? null, '–'),
      String(unread),
      String(vanished)
    ])
  )
  const said = words.length === 0 ? out.t(texts.noWords) : out.t(texts.words, { words: words.join(', ') })
  return [
    ...listed(out, table, channels.length, null),
    ...(pages.length === 0 ? [] : listed(out, pageTable(out, pages), pages.length, null)),
    visible(said)
  ]
}

async function comments(
  cli: Cli,
  { channel, view, limit, after, ...globals }: CommentsOptions & Globals
): Promise<Answer> {
  const { out } = cli
  const page = await inArchive(cli, globals, async client =>
    client.watch.comments({
      channelId: channel === undefined ? null : await channelIdOf(client, channel),
      view,
      limit,
      after: after ?? null
    })
  )
  const { rows } = texts
  const table = out.table(
    [
      { title: out.t(rows.id), whole: true },
      { title: out.t(rows.time), whole: true },
      { title: out.t(rows.status), whole: true },
      { title: out.t(rows.flags) },
      { title: out.t(rows.author) },
      { title: out.t(rows.text) }
    ],
    page.items.map(row => [
      shortId(row.id),
      localTime(row.createdAt, '–'),
      out.t(moderation.statuses[row.status]),
      row.flags.map(flag => out.t(texts.flags[flag])).join(', '),
      row.authorName ?? '–',
      row.excerpt
    ])
  )
  return {
    json: { comments: page.items, next: page.next },
    lines: listed(out, table, page.items.length, page.next)
  }
}
