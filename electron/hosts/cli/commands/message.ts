// `message`: direct messages, taken in and routed.
import type { Command } from 'commander'
import { messageCameIn } from '#shared/came-in.ts'
import { MessageId, objectPath } from '#shared/ids.ts'
import { type MessagePaste, type MessageRow, MessageState, type Route } from '#shared/message.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand, type OptionSpec } from '../command.ts'
import { UsageError } from '../errors.ts'
import { takeFiles } from '../intake.ts'
import { factLines, listed, PAGING } from '../listing.ts'
import type { Output } from '../output.ts'
import { channelIdOf } from '../register.ts'
import { visible, visibleLines } from '../terminal.ts'
import { message as texts } from '../texts/message.ts'
import { everyRow, idBeginning, localTime, onlyOne, shortId, timeTyped } from '../values.ts'

type PasteOptions = {
  readonly channel: string
  readonly sender: string
  readonly senderAddress?: string
  readonly received?: string
  readonly shown?: string
  readonly sameAs?: string
  readonly another?: true
  readonly text?: string
}
type FileOptions = Omit<PasteOptions, 'sender'> & { readonly sender?: string; readonly inbox?: true }
type ListOptions = {
  readonly channel?: string
  readonly state?: MessageState
  readonly limit: number
  readonly after?: string
}
type EntryOptions = {
  readonly receivedOn?: string
  readonly party?: string
  readonly concerns?: string
  readonly protectedParty?: string
  readonly protectedConcerns?: string
}
type RouteOptions = EntryOptions & {
  readonly diary?: string
  readonly mailbox?: string
  readonly redirect?: string
  readonly minor?: string
}

const CHANNEL: OptionSpec = { flags: '--channel <ID>', text: texts.channel, mandatory: true }
const ABOUT: readonly OptionSpec[] = [
  { flags: '--sender-address <TEXT>', text: texts.senderAddress },
  { flags: '--received <TIME>', text: texts.received },
  { flags: '--shown <WORDS>', text: texts.shown },
  { flags: '--same-as <ID>', text: texts.sameAs },
  { flags: '--another', text: texts.another }
]

export function addMessageCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'message', texts.group)
  leafCommand<PasteOptions>(
    group,
    cli,
    {
      usage: 'paste',
      text: texts.paste,
      options: [
        CHANNEL,
        { flags: '--sender <NAME>', text: texts.sender, mandatory: true },
        ...ABOUT,
        { flags: '--text <TEXT>', text: texts.text }
      ],
      act: options => paste(cli, options)
    },
    onAnswer
  )
  leafCommand<FileOptions>(
    group,
    cli,
    {
      usage: 'file [FILES...]',
      text: texts.file,
      options: [
        CHANNEL,
        { flags: '--sender <NAME>', text: texts.fileSender },
        ...ABOUT,
        { flags: '--text <TEXT>', text: texts.fileText },
        { flags: '--inbox', text: texts.inbox }
      ],
      act: (options, files) => file(cli, options, files)
    },
    onAnswer
  )
  leafCommand<ListOptions>(
    group,
    cli,
    {
      usage: 'list',
      text: texts.list,
      options: [
        { flags: '--channel <ID>', text: texts.ofChannel },
        { flags: '--state <STATE>', text: texts.ofState, choices: MessageState.options },
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
  leafCommand<RouteOptions>(
    group,
    cli,
    {
      usage: 'route <ID>',
      text: texts.route,
      options: [
        { flags: '--diary <NUMBER>', text: texts.diary },
        { flags: '--mailbox <EMAIL>', text: texts.mailbox },
        { flags: '--redirect <TEXT>', text: texts.redirect },
        { flags: '--minor <WHY>', text: texts.minorWhy },
        { flags: '--received-on <DATE>', text: texts.receivedOn },
        { flags: '--party <TEXT>', text: texts.party },
        { flags: '--concerns <TEXT>', text: texts.concerns },
        { flags: '--protected-party <TEXT>', text: texts.protectedParty },
        { flags: '--protected-concerns <TEXT>', text: texts.protectedConcerns }
      ],
      act: (options, [id = '']) => route(cli, options, id)
    },
    onAnswer
  )
  leafCommand<{ to: string }>(
    group,
    cli,
    {
      usage: 'copy <ID>',
      text: texts.copy,
      options: [{ flags: '--to <EMAIL>', text: texts.mailbox, mandatory: true }],
      act: (options, [id = '']) => copy(cli, options, id)
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    { usage: 'eml <ID>', text: texts.eml, act: (globals, [id = '']) => eml(cli, globals, id) },
    onAnswer
  )
}

async function paste(cli: Cli, options: PasteOptions & Globals): Promise<Answer> {
  const { channel, sender, senderAddress, received } = options
  const receivedAt = received === undefined ? null : timeTyped(received)
  // Read before the archive is opened: a person may take long to paste.
  const text = options.text ?? (await readInput(cli))
  if (text.trim() === '') throw new UsageError(texts.noText)
  const taken = await inArchive(cli, options, async client => {
    const channelId = await channelIdOf(client, channel)
    const timeShown = options.shown ?? null
    const about = { senderName: sender, senderAddress: senderAddress ?? null, receivedAt, timeShown }
    return client.messages.paste({ channelId, ...about, text, ...(await sameIn(client, options)) })
  })
  return { json: { message: taken }, lines: [takenLine(cli.out, taken)] }
}

async function sameIn(
  client: Client,
  { sameAs, another }: Pick<PasteOptions, 'sameAs' | 'another'>
): Promise<Pick<MessagePaste, 'sameAs'>> {
  if (sameAs !== undefined && another) throw new UsageError(texts.sameOrAnother)
  if (another) return { sameAs: 'another' }
  return sameAs === undefined ? {} : { sameAs: await messageIdOf(client, sameAs) }
}

async function readInput({ terminal, out }: Cli): Promise<string> {
  if (terminal.stdin.isTTY) out.note(texts.pasteHere)
  const parts: Uint8Array[] = []
  for await (const part of terminal.stdin) parts.push(typeof part === 'string' ? Buffer.from(part) : part)
  return new TextDecoder().decode(Buffer.concat(parts))
}

async function file(cli: Cli, options: FileOptions & Globals, files: readonly string[]): Promise<Answer> {
  const { out } = cli
  if (files.length > 0 === (options.inbox === true)) throw new UsageError(texts.filesOrInbox)
  if (options.text !== undefined && files.length !== 1) throw new UsageError(texts.textOfOne)
  const receivedAt = options.received === undefined ? null : timeTyped(options.received)
  const { taken, refused } = await inArchive(cli, options, async (client, session) => {
    const channelId = await channelIdOf(client, options.channel)
    const about = {
      channelId,
      senderName: options.sender ?? null,
      senderAddress: options.senderAddress ?? null,
      receivedAt,
      timeShown: options.shown ?? null,
      ...(options.text === undefined ? {} : { text: options.text }),
      ...(await sameIn(client, options))
    }
    return takeFiles(client, about, options.inbox ? { inboxOf: session.need().ctx.dir } : { files })
  })
  const [first] = refused
  if (first !== undefined && taken.length + refused.length === 1) throw first.error
  const problems = refused.map(each => ({ file: each.file, ...each.refusalIn(out) }))
  const lines = [
    ...taken.map(each => takenLine(out, each)),
    ...problems.map(({ file, message }) => visible(out.t(texts.notTaken, { file, why: message }))),
    taken.length + refused.length === 0
      ? out.t(texts.inboxEmpty)
      : out.t(texts.filesSummary, { taken: taken.length, refused: refused.length })
  ]
  const json = {
    messages: taken,
    refused: problems.map(({ file, code, message, params }) => ({ file, error: { code, message, params } }))
  }
  const [problem] = problems
  return problem === undefined ? { json, lines } : { json, lines, exit: problem.exit }
}

const takenLine = (out: Output, taken: MessageRow) =>
  visible(out.t(texts.takenIn, { sender: taken.senderName ?? '–', id: shortId(taken.id) }))

async function list(
  cli: Cli,
  { channel, state, limit, after, ...globals }: ListOptions & Globals
): Promise<Answer> {
  const { out } = cli
  const page = await inArchive(cli, globals, async client =>
    client.messages.list({
      channelId: channel === undefined ? null : await channelIdOf(client, channel),
      state: state ?? null,
      limit,
      after: after ?? null
    })
  )
  const { id, received, state: stateTitle, channel: channelTitle, sender, text } = texts.rows
  const table = out.table(
    [
      { title: out.t(id), whole: true },
      { title: out.t(received), whole: true },
      { title: out.t(stateTitle), whole: true },
      { title: out.t(channelTitle) },
      { title: out.t(sender) },
      { title: out.t(text) }
    ],
    page.items.map(row => [
      shortId(row.id),
      localTime(row.receivedAt, '–'),
      out.t(texts.states[row.state]),
      row.channelName,
      row.senderName ?? '–',
      row.text.slice(0, 200)
    ])
  )
  return {
    json: { messages: page.items, next: page.next },
    lines: listed(out, table, page.items.length, page.next)
  }
}

async function show(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  const found = await inArchive(cli, globals, async client =>
    client.messages.find({ id: await messageIdOf(client, typed) })
  )
  return { json: { message: found }, lines: described(cli.out, found) }
}

function described(out: Output, found: MessageRow): string[] {
  const { rows } = texts
  const { route } = found
  const facts: [string, string | null][] = [
    [out.t(rows.id), found.id],
    [out.t(rows.channel), found.channelName],
    [out.t(rows.state), out.t(texts.states[found.state])],
    [out.t(rows.sender), found.senderName],
    [out.t(rows.senderAddress), found.senderAddress],
    [out.t(rows.received), localTime(found.receivedAt, '–')],
    [out.t(rows.takenIn), localTime(found.takenInAt, '–')],
    [out.t(rows.by), found.takenInBy],
    [out.t(rows.original), found.original === null ? null : objectPath(found.original)],
    [out.t(rows.diary), route?.diaryNumber ?? null],
    [out.t(rows.mailbox), route?.mailbox ?? null],
    [out.t(rows.reply), route?.replyText ?? null]
  ]
  const lines = factLines(
    facts.flatMap(([title, value]) => (value === null ? [] : [[title, value] as const]))
  )
  return [...lines, '', visibleLines(found.text)]
}

async function route(cli: Cli, options: RouteOptions & Globals, typed: string): Promise<Answer> {
  const { out } = cli
  const { diary, mailbox, redirect, minor } = options
  onlyOne({ '--diary': diary, '--mailbox': mailbox, '--redirect': redirect, '--minor': minor })
  if (diary === undefined && hasEntry(options)) throw new UsageError(texts.entryNeedsDiary)
  const routed = await inArchive(cli, options, async client => {
    const found = await client.messages.find({ id: await messageIdOf(client, typed) })
    return client.messages.route({ id: found.id, route: routeIn(options, found) })
  })
  const values = { number: diary ?? '', mailbox: mailbox ?? '', id: shortId(routed.id) }
  const did = routed.route === null ? texts.states[routed.state] : texts[routed.route.kind]
  return { json: { message: routed }, lines: [visible(out.t(did, values))] }
}

const hasEntry = ({ receivedOn, party, concerns, protectedParty, protectedConcerns }: EntryOptions) =>
  [receivedOn, party, concerns, protectedParty, protectedConcerns].some(given => given !== undefined)

function routeIn(options: RouteOptions, found: MessageRow): Route {
  const { diary, mailbox, redirect, minor } = options
  if (mailbox !== undefined) return { kind: 'copied', mailbox }
  if (redirect !== undefined) return { kind: 'redirected', replyText: redirect }
  if (minor !== undefined) return { kind: 'minor', because: minor }
  const registered = { kind: 'registered', diaryNumber: diary ?? '' } as const
  if (!hasEntry(options)) return registered
  return {
    ...registered,
    entry: {
      receivedOn: options.receivedOn ?? localTime(messageCameIn(found), '').slice(0, 10),
      publicParty: options.party ?? null,
      publicConcerns: options.concerns ?? null,
      protectedParty: options.protectedParty ?? null,
      protectedConcerns: options.protectedConcerns ?? null
    }
  }
}

async function copy(cli: Cli, { to, ...globals }: Globals & { to: string }, typed: string): Promise<Answer> {
  const mail = await inArchive(cli, globals, async client =>
    client.messages.sendCopy({ id: await messageIdOf(client, typed), mailbox: to })
  )
  return { json: { mail }, lines: [visible(cli.out.t(texts.copyQueued, { mailbox: to }))] }
}

async function eml(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  const mail = await inArchive(cli, globals, async client =>
    client.messages.mail({ id: await messageIdOf(client, typed) })
  )
  // To a file or a program it goes byte by byte; on a terminal it must be harmless.
  if (cli.terminal.stdout.isTTY) return { json: mail, lines: [visibleLines(mail.eml)] }
  return { json: mail, lines: [], bytes: Buffer.from(mail.eml, 'latin1') }
}

function messageIdOf(client: Client, typed: string): Promise<MessageId> {
  return idBeginning(typed, MessageId, () =>
    everyRow(after => client.messages.list({ channelId: null, state: null, limit: 500, after }))
  )
}
