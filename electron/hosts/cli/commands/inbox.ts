// `inbox`: conversations, who handles each, and what was done about what waits.
import type { Command } from 'commander'
import { ThreadId, UserId } from '#shared/ids.ts'
import { type AnswerDraft, type Answer as Recorded, type ThreadRow, ThreadWhich } from '#shared/inbox.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand } from '../command.ts'
import { UsageError } from '../errors.ts'
import { factLines, listed, PAGING } from '../listing.ts'
import type { Output } from '../output.ts'
import { channelIdOf } from '../register.ts'
import { visible, visibleLines } from '../terminal.ts'
import { inbox as texts } from '../texts/inbox.ts'
import { message as messageTexts } from '../texts/message.ts'
import { everyRow, idBeginning, localTime, onlyOne, shortId, timeTyped } from '../values.ts'

type ListOptions = {
  readonly which: ThreadWhich
  readonly channel?: string
  readonly handler?: string
  readonly nobody?: true
  readonly limit: number
  readonly after?: string
}
type AnswerOptions = {
  readonly text?: string
  readonly sent?: string
  readonly by?: string
  readonly where?: string
  readonly forwarded?: string
  readonly needless?: string
}

export function addInboxCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'inbox', texts.group)
  leafCommand<ListOptions>(
    group,
    cli,
    {
      usage: 'list',
      text: texts.list,
      options: [
        { flags: '--which <WHICH>', text: texts.which, choices: ThreadWhich.options, preset: 'waiting' },
        { flags: '--channel <ID>', text: texts.ofChannel },
        { flags: '--handler <USER>', text: texts.ofHandler },
        { flags: '--nobody', text: texts.ofNobody },
        ...PAGING
      ],
      act: options => list(cli, options)
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    { usage: 'show <ID>', text: texts.show, act: (globals, [id = '']) => show(cli, globals, id) },
    onAnswer
  )
  leafCommand<{ to?: string; nobody?: true }>(
    group,
    cli,
    {
      usage: 'assign <ID>',
      text: texts.assign,
      options: [
        { flags: '--to <USER>', text: texts.assignTo },
        { flags: '--nobody', text: texts.assignNobody }
      ],
      act: (options, [id = '']) => assign(cli, options, id)
    },
    onAnswer
  )
  leafCommand<AnswerOptions>(
    group,
    cli,
    {
      usage: 'answer <ID>',
      text: texts.answer,
      options: [
        { flags: '--text <TEXT>', text: texts.text },
        { flags: '--sent <TIME>', text: texts.sent },
        { flags: '--by <NAME>', text: texts.by },
        { flags: '--where <TEXT>', text: texts.where },
        { flags: '--forwarded <TO>', text: texts.forwarded },
        { flags: '--needless <WHY>', text: texts.needless }
      ],
      act: (options, [id = '']) => answer(cli, options, id)
    },
    onAnswer
  )
  leafCommand<{ set?: string[]; none?: true }>(
    group,
    cli,
    {
      usage: 'automatic <CHANNEL>',
      text: texts.automatic,
      options: [
        { flags: '--set <TEXT...>', text: texts.automaticSet },
        { flags: '--none', text: texts.automaticNone }
      ],
      act: (options, [id = '']) => automatic(cli, options, id)
    },
    onAnswer
  )
  leafCommand<{ set?: string; standard?: true }>(
    group,
    cli,
    {
      usage: 'reply <CHANNEL>',
      text: texts.reply,
      options: [
        { flags: '--set <TEXT>', text: texts.replySet },
        { flags: '--standard', text: texts.replyStandard }
      ],
      act: (options, [id = '']) => reply(cli, options, id)
    },
    onAnswer
  )
}

async function list(cli: Cli, options: ListOptions & Globals): Promise<Answer> {
  const { out } = cli
  if (options.handler !== undefined && options.nobody) throw new UsageError(texts.handlerOrNobody)
  const page = await inArchive(cli, options, async client => {
    const channelId = options.channel === undefined ? null : await channelIdOf(client, options.channel)
    const one = options.handler === undefined ? null : await userIdOf(client, options.handler)
    return client.inbox.list({
      which: options.which,
      channelId,
      handler: options.nobody ? 'nobody' : one,
      limit: options.limit,
      after: options.after ?? null
    })
  })
  const { rows } = texts
  const table = out.table(
    [
      { title: out.t(rows.id), whole: true },
      { title: out.t(rows.due), whole: true },
      { title: out.t(rows.state), whole: true },
      { title: out.t(rows.handler) },
      { title: out.t(rows.channel) },
      { title: out.t(rows.sender) },
      { title: out.t(rows.latest) }
    ],
    page.items.map(row => [
      shortId(row.id),
      localTime(row.dueAt, '–').slice(0, 10),
      out.t(stateOf(row)),
      row.handler?.name ?? '–',
      row.channelName,
      row.senderName ?? '–',
      row.excerpt.slice(0, 200)
    ])
  )
  return {
    json: { threads: page.items, next: page.next },
    lines: listed(out, table, page.items.length, page.next)
  }
}

function stateOf({ isOverdue, dueAt, undecided }: ThreadRow) {
  if (isOverdue) return texts.states.overdue
  if (dueAt !== null) return texts.states.waiting
  return undecided > 0 ? texts.states.undecided : texts.states.done
}

const SHOWN = 100

async function show(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  const { out } = cli
  const found = await inArchive(cli, globals, async client => {
    const id = await threadIdOf(client, typed)
    const { items, next } = await client.inbox.messages({ id, limit: SHOWN, after: null })
    return {
      thread: await client.inbox.find({ id }),
      messages: items.toReversed(),
      isMore: next !== null,
      answers: await client.inbox.answers({ id })
    }
  })
  const { thread, messages, answers, isMore } = found
  const said = messages.flatMap(message => {
    const { createdAt, takenInAt, senderName, direction, state, answersNothing, text } = message
    const told = [messageTexts.states[state], ...(answersNothing ? [texts.noAnswer] : [])]
    return [
      '',
      visible(
        `${localTime(createdAt ?? takenInAt, '–')}  ${direction === 'out' ? '→' : '←'} ${senderName ?? '–'}  (${told.map(text => out.t(text)).join(', ')})`
      ),
      visibleLines(text)
    ]
  })
  const lines = [...facts(out, thread), ...(isMore ? ['', out.t(texts.older)] : []), ...said]
  return { json: found, lines: [...lines, ...answers.flatMap(each => answerLines(out, each))] }
}

function facts(out: Output, thread: ThreadRow): string[] {
  const { rows } = texts
  return factLines([
    [out.t(rows.id), thread.id],
    [out.t(rows.channel), thread.channelName],
    [out.t(rows.state), out.t(stateOf(thread))],
    [out.t(rows.due), localTime(thread.dueAt, '–')],
    [out.t(rows.handler), thread.handler?.name ?? '–'],
    [out.t(rows.messages), String(thread.messages)],
    [out.t(rows.undecided), String(thread.undecided)]
  ])
}

function answerLines(out: Output, answer: Recorded): string[] {
  const { kind, text, sentAt, sentBy, sentWhere, forwardedTo, because } = answer
  const about = [localTime(sentAt, ''), sentBy, sentWhere, forwardedTo, because].filter(part => part)
  return [
    '',
    visible(`${out.t(texts.kinds[kind])}: ${about.join(', ')}`),
    ...(text === null ? [] : [visibleLines(text)])
  ]
}

async function assign(
  cli: Cli,
  { to, nobody, ...globals }: Globals & { to?: string; nobody?: true },
  typed: string
): Promise<Answer> {
  onlyOne({ '--to': to, '--nobody': nobody })
  const thread = await inArchive(cli, globals, async client =>
    client.inbox.assign({
      id: await threadIdOf(client, typed),
      userId: to === undefined ? null : await userIdOf(client, to)
    })
  )
  const said = thread.handler === null ? texts.isNobodys : texts.isHandledBy
  return { json: { thread }, lines: [visible(cli.out.t(said, { name: thread.handler?.name ?? '' }))] }
}

async function answer(cli: Cli, options: AnswerOptions & Globals, typed: string): Promise<Answer> {
  const draft = answerIn(options)
  const thread = await inArchive(cli, options, async client =>
    client.inbox.answer({ id: await threadIdOf(client, typed), answer: draft })
  )
  return { json: { thread }, lines: [cli.out.t(texts.noted)] }
}

function answerIn({ text, sent, by, where, forwarded, needless }: AnswerOptions): AnswerDraft {
  onlyOne({ '--text': text, '--forwarded': forwarded, '--needless': needless })
  if (forwarded !== undefined) return { kind: 'forwarded', forwardedTo: forwarded }
  if (needless !== undefined) return { kind: 'no-answer', because: needless }
  if (sent === undefined || by === undefined || where === undefined) throw new UsageError(texts.answerNeeds)
  return { kind: 'answered', text: text ?? '', sentAt: timeTyped(sent), sentBy: by, sentWhere: where }
}

async function reply(
  cli: Cli,
  { set, standard, ...globals }: Globals & { set?: string; standard?: true },
  typed: string
): Promise<Answer> {
  if (set !== undefined && standard) throw new UsageError(texts.setOrStandard)
  const shown = await inArchive(cli, globals, async client => {
    const channelId = await channelIdOf(client, typed)
    if (set === undefined && !standard) return client.inbox.redirectText({ channelId })
    return client.inbox.setRedirectText({ channelId, text: set ?? null })
  })
  return { json: shown, lines: [visibleLines(shown.text)] }
}

async function automatic(
  cli: Cli,
  { set, none, ...globals }: Globals & { set?: string[]; none?: true },
  typed: string
): Promise<Answer> {
  if (set !== undefined && none) throw new UsageError(texts.setOrNone)
  const replies = await inArchive(cli, globals, async client => {
    const channelId = await channelIdOf(client, typed)
    if (set === undefined && !none) return client.inbox.automaticReplies({ channelId })
    return client.inbox.setAutomaticReplies({ channelId, texts: set ?? [] })
  })
  const lines = replies.flatMap((reply, at) => [...(at === 0 ? [] : ['']), visibleLines(reply)])
  return { json: { replies }, lines: replies.length === 0 ? [cli.out.t(texts.noAutomatic)] : lines }
}

function threadIdOf(client: Client, typed: string): Promise<ThreadId> {
  return idBeginning(typed, ThreadId, () =>
    everyRow(after => client.inbox.list({ which: 'all', channelId: null, handler: null, limit: 500, after }))
  )
}

/** A user by what the operating system calls them, or by the beginning of their id. */
async function userIdOf(client: Client, typed: string): Promise<UserId> {
  const users = await client.users.list()
  const named = users.find(({ osUser }) => osUser.toLowerCase() === typed.trim().toLowerCase())
  if (named !== undefined) return named.id
  return idBeginning(typed, UserId, async function* () {
    yield* users
  })
}
