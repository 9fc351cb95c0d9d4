// `watch page` and its kin: pages that are looked at in a browser for new comments.
import type { Command } from 'commander'
import { type WatchedPageId, WatchedPageId as WatchedPageIdSchema } from '#shared/ids.ts'
import { problemSentence } from '#shared/reasons.ts'
import type { PageLook, Watch } from '#shared/watch.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { leafCommand } from '../command.ts'
import { EXIT } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { channelIdOf } from '../register.ts'
import { visible } from '../terminal.ts'
import { watch as texts } from '../texts/watch.ts'
import { idBeginning, localTime, shortId } from '../values.ts'

type Told = (cli: Cli, globals: Globals, ask: (client: Client) => Promise<Watch>) => Promise<Answer>

/** Adds them to the group; `tell` shows the watch as it is afterwards. */
export function addPageCommands(
  group: Command,
  cli: Cli,
  onAnswer: (answer: Answer) => void,
  tell: Told
): void {
  leafCommand<{ channel: string; address: string; every?: number }>(
    group,
    cli,
    {
      usage: 'page',
      text: texts.page,
      options: [
        { flags: '--channel <ID>', text: texts.channel, mandatory: true },
        { flags: '--address <URL>', text: texts.address, mandatory: true },
        { flags: '--every <MINUTES>', text: texts.everyPage, read: Number }
      ],
      act: ({ channel, address, every = 0, ...globals }) =>
        tell(cli, globals, async client =>
          client.watch.addPage({
            channelId: await channelIdOf(client, channel),
            address,
            everyMinutes: every === 0 ? null : every
          })
        )
    },
    onAnswer
  )
  leafCommand<{ every: number }>(
    group,
    cli,
    {
      usage: 'page-plan <ID>',
      text: texts.pagePlan,
      options: [{ flags: '--every <MINUTES>', text: texts.everyPage, mandatory: true, read: Number }],
      act: ({ every, ...globals }, [id = '']) =>
        tell(cli, globals, async client =>
          client.watch.setPagePlan({
            id: await pageIdOf(client, id),
            everyMinutes: every === 0 ? null : every
          })
        )
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    {
      usage: 'page-end <ID>',
      text: texts.pageEnd,
      act: (globals, [id = '']) =>
        tell(cli, globals, async client => client.watch.removePage({ id: await pageIdOf(client, id) }))
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    { usage: 'look <ID>', text: texts.look, act: (globals, [id = '']) => look(cli, globals, id) },
    onAnswer
  )
}

function pageIdOf(client: Client, typed: string): Promise<WatchedPageId> {
  return idBeginning(typed, WatchedPageIdSchema, async function* () {
    yield* (await client.watch.overview()).pages
  })
}

async function look(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  const found = await inArchive(cli, globals, async client =>
    client.watch.lookAtPage({ id: await pageIdOf(client, typed) })
  )
  return {
    json: { look: found },
    lines: linesOf(cli.out, found),
    exit: { whole: EXIT.done, partial: EXIT.partial }[found.state as string] ?? EXIT.refused
  }
}

function linesOf(out: Output, look: PageLook): string[] {
  const { state, problem, detail, seen, added, changed, vanished, waiting, restUntil } = look
  const why = problem === null ? [] : [visible(problemSentence(problem, detail, out.language))]
  return [
    out.t(texts.looks[state]),
    out.t(texts.looked, { seen, added, changed, vanished, waiting }),
    ...why,
    ...(restUntil === null ? [] : [out.t(texts.rests, { until: localTime(restUntil, '–') })])
  ]
}

/** The watched pages as a table. */
export function pageTable(out: Output, pages: Watch['pages']): readonly string[] {
  const { rows } = texts
  return out.table(
    [
      { title: out.t(rows.id), whole: true },
      { title: out.t(rows.channel) },
      { title: out.t(rows.page) },
      { title: out.t(rows.plan), whole: true },
      { title: out.t(rows.last), whole: true },
      { title: out.t(rows.outcome) },
      { title: out.t(rows.unread) },
      { title: out.t(rows.vanished) }
    ],
    pages.map(({ id, channelName, address, everyMinutes, lastLook, unread, vanished }) => [
      shortId(id),
      channelName,
      address,
      everyMinutes === null ? out.t(texts.never) : out.t(texts.minutes, { minutes: everyMinutes }),
      localTime(lastLook?.startedAt ?? null, '–'),
      lastLook === null ? '–' : out.t(texts.looks[lastLook.state]),
      String(unread),
      String(vanished)
    ])
  )
}
