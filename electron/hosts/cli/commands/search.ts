// `search`: everything in one box.
import type { Command } from 'commander'
import { ChannelId } from '#shared/ids.ts'
import { type SearchHit, SearchKind, type SearchPage } from '#shared/search.ts'
import { type Answer, type Cli, type Globals, inArchive } from '../cli.ts'
import { leafCommand } from '../command.ts'
import { idOf } from '../contract/ids.ts'
import { UsageError } from '../errors.ts'
import { listed, PAGING } from '../listing.ts'
import { visible } from '../terminal.ts'
import { exporting } from '../texts/export.ts'
import { search as texts } from '../texts/search.ts'
import { dateTyped, localTime, momentOf, shortId } from '../values.ts'

type Options = {
  readonly kind?: SearchKind[]
  readonly channel?: string
  readonly from?: string
  readonly to?: string
  readonly limit: number
  readonly after?: string
}

export function addSearchCommand(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  leafCommand<Options>(
    root,
    cli,
    {
      usage: 'search <WORDS...>',
      text: texts.command,
      options: [
        { flags: '--kind <KIND...>', text: texts.kind, choices: SearchKind.options },
        { flags: '--channel <ID>', text: texts.channel },
        { flags: '--from <DATE>', text: texts.from, read: dateTyped },
        { flags: '--to <DATE>', text: texts.to, read: dateTyped },
        ...PAGING
      ],
      act: (options, words) => find(cli, options, words.join(' '))
    },
    onAnswer
  )
}

async function find(cli: Cli, options: Options & Globals, words: string): Promise<Answer> {
  const { kind, channel, from, to, limit, after } = options
  if (from !== undefined && to !== undefined && from > to) throw new UsageError(exporting.wrongDates)
  const page = await inArchive(cli, options, async client => {
    const asked = {
      words,
      kinds: kind ?? null,
      channelId: channel === undefined ? null : await idOf(client, ChannelId, channel),
      from: from === undefined ? null : momentOf(from, 'first'),
      to: to === undefined ? null : momentOf(to, 'last'),
      limit,
      after: after ?? null
    }
    const first = await client.search.find(asked)
    if (first.waiting === 0) return first
    // Without the app nobody else enters what waits.
    cli.out.note(texts.entering, { count: first.waiting })
    await client.search.catchUp()
    return client.search.find(asked)
  })
  return { json: page, lines: linesOf(cli, page) }
}

function linesOf({ out }: Cli, { items, next, register, ignored }: SearchPage): string[] {
  const { rows, kinds } = texts
  const table = out.table(
    [
      { title: out.t(rows.record), whole: true },
      { title: out.t(rows.at), whole: true },
      { title: out.t(rows.channel) },
      { title: out.t(rows.from) },
      { title: out.t(rows.text) }
    ],
    items.map((hit: SearchHit) => [
      `${out.t(kinds[hit.kind])} ${shortId(hit.id)}`,
      localTime(hit.at, ''),
      hit.channelName,
      hit.title ?? '–',
      hit.excerpt
    ])
  )
  return [
    ...(ignored.length === 0 ? [] : [visible(out.t(texts.ignored, { words: ignored.join(', ') }))]),
    ...(register.length === 0
      ? []
      : [
          out.heading(out.t(texts.register)),
          ...register.map(({ kind, title, detail }) =>
            visible(`  ${out.t(kinds[kind])}: ${title} (${detail})`)
          )
        ]),
    ...listed(out, table, items.length, next)
  ]
}
