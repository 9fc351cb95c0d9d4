// `mail`: the server that mail goes out by, the mailboxes that messages are fetched from, and what became of each mail.
import type { Command } from 'commander'
import { MailboxId, OutgoingMailId } from '#shared/ids.ts'
import type { Fetched, Mailbox, MailboxDraft } from '#shared/mailbox.ts'
import { type MailServer, type OutgoingMail, OutgoingState, type ServerAddress } from '#shared/outbox.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand, type OptionSpec } from '../command.ts'
import { factLines, listed, PAGING } from '../listing.ts'
import type { Output } from '../output.ts'
import { channelIdOf } from '../register.ts'
import { readSecret } from '../secret.ts'
import { visible } from '../terminal.ts'
import { mail as texts } from '../texts/mail.ts'
import { everyRow, idBeginning, localTime, onlyOne, portTyped, shortId } from '../values.ts'

type AddressOptions = {
  readonly host: string
  readonly port: number
  readonly security: ServerAddress['security']
}
type ServerOptions = AddressOptions & { readonly user?: string; readonly sender: string }
type MailboxOptions = AddressOptions & {
  readonly channel: string
  readonly user: string
  readonly folder: string
  readonly move?: string
  readonly flag?: true
  readonly keep?: true
}
type ListOptions = {
  readonly state?: OutgoingState | 'trouble'
  readonly limit: number
  readonly after?: string
}

const ADDRESS: readonly OptionSpec[] = [
  { flags: '--host <NAME>', text: texts.host, mandatory: true },
  { flags: '--port <N>', text: texts.port, mandatory: true, read: portTyped },
  { flags: '--security <KIND>', text: texts.security, choices: ['tls', 'starttls', 'none'], preset: 'tls' }
]

export function addMailCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'mail', texts.group)
  const leaf = <Options extends object>(spec: Parameters<typeof leafCommand<Options>>[2]) =>
    leafCommand<Options>(group, cli, spec, onAnswer)
  leaf<ServerOptions>({
    usage: 'server',
    text: texts.server,
    options: [
      ...ADDRESS,
      { flags: '--user <NAME>', text: texts.user },
      { flags: '--sender <EMAIL>', text: texts.sender, mandatory: true }
    ],
    act: options => saveServer(cli, options)
  })
  leaf({ usage: 'status', text: texts.status, act: globals => status(cli, globals) })
  leaf<{ to: string }>({
    usage: 'test',
    text: texts.test,
    options: [{ flags: '--to <EMAIL>', text: texts.to, mandatory: true }],
    act: options => test(cli, options)
  })
  leaf({ usage: 'forget', text: texts.forget, act: globals => forgetServer(cli, globals) })
  leaf<ListOptions>({
    usage: 'list',
    text: texts.list,
    options: [
      { flags: '--state <STATE>', text: texts.ofState, choices: [...OutgoingState.options, 'trouble'] },
      ...PAGING
    ],
    act: options => list(cli, options)
  })
  leaf({ usage: 'send', text: texts.send, act: globals => send(cli, globals) })
  leaf<{ to?: string }>({
    usage: 'again <ID>',
    text: texts.again,
    options: [{ flags: '--to <EMAIL>', text: texts.againTo }],
    act: (options, [id = '']) => again(cli, options, id)
  })
  leaf({ usage: 'arrived <ID>', text: texts.arrived, act: (globals, [id = '']) => arrived(cli, globals, id) })
  leaf<MailboxOptions>({
    usage: 'mailbox',
    text: texts.mailbox,
    options: [
      { flags: '--channel <ID>', text: texts.channel, mandatory: true },
      ...ADDRESS,
      { flags: '--user <NAME>', text: texts.user, mandatory: true },
      { flags: '--folder <NAME>', text: texts.folder, preset: 'INBOX' },
      { flags: '--move <FOLDER>', text: texts.move },
      { flags: '--flag', text: texts.flag },
      { flags: '--keep', text: texts.keep }
    ],
    act: options => addMailbox(cli, options)
  })
  leaf({ usage: 'fetch [MAILBOX]', text: texts.fetch, act: (globals, [id]) => fetch(cli, globals, id) })
  leaf({
    usage: 'password <MAILBOX>',
    text: texts.password,
    act: (globals, [id = '']) => renewPassword(cli, globals, id)
  })
  leaf({
    usage: 'unfetch <MAILBOX>',
    text: texts.unfetch,
    act: (globals, [id = '']) => forgetMailbox(cli, globals, id)
  })
}

async function saveServer(
  cli: Cli,
  { host, port, security, user, sender, ...globals }: ServerOptions & Globals
): Promise<Answer> {
  const secret = user === undefined ? null : await readSecret(cli)
  const server = await inArchive(cli, globals, client =>
    client.outbox.saveServer({ server: { host, port, security, user: user ?? null, sender }, secret })
  )
  return { json: { server }, lines: [visible(cli.out.t(texts.serverWorks, { host }))] }
}

async function status(cli: Cli, globals: Globals): Promise<Answer> {
  const { out } = cli
  const found = await inArchive(cli, globals, async client => ({
    server: await client.outbox.server(),
    counts: await client.outbox.counts(),
    mailboxes: await client.mailboxes.list({ channelId: null })
  }))
  const { rows } = texts
  const table = out.table(
    [
      { title: out.t(rows.id), whole: true },
      { title: out.t(rows.mailbox) },
      { title: out.t(rows.channel) },
      { title: out.t(rows.fetched), whole: true },
      { title: out.t(rows.taken), whole: true },
      { title: out.t(rows.problem) }
    ],
    found.mailboxes.map(box => [
      shortId(box.id),
      `${box.user} ${box.folder}`,
      box.channelName,
      localTime(box.fetchedAt, '–'),
      String(box.taken),
      box.problem ?? '–'
    ])
  )
  const lines = [
    ...(found.server === null ? [out.t(texts.noServer)] : serverLines(out, found.server)),
    out.t(texts.counts, found.counts),
    '',
    ...listed(out, table, found.mailboxes.length, null)
  ]
  return { json: found, lines }
}

function serverLines(
  out: Output,
  { host, port, security, sender, checkedAt, problem }: MailServer
): string[] {
  const { rows } = texts
  return factLines([
    [out.t(rows.server), `${host}:${port} (${security})`],
    [out.t(rows.sender), sender],
    [out.t(rows.checked), localTime(checkedAt, '–')],
    [out.t(rows.problem), problem ?? '–']
  ])
}

async function test(cli: Cli, { to, ...globals }: Globals & { to: string }): Promise<Answer> {
  const mail = await inArchive(cli, globals, async client => {
    const { id } = await client.outbox.test({ recipient: to })
    await client.outbox.send()
    return client.outbox.find({ id })
  })
  return { json: { mail }, lines: [mailLine(cli.out, mail)] }
}

async function forgetServer(cli: Cli, globals: Globals): Promise<Answer> {
  await inArchive(cli, globals, client => client.outbox.forgetServer())
  return { json: { forgotten: true }, lines: [cli.out.t(texts.serverForgotten)] }
}

async function list(cli: Cli, { state, limit, after, ...globals }: ListOptions & Globals): Promise<Answer> {
  const { out } = cli
  const page = await inArchive(cli, globals, client =>
    client.outbox.list({ state: state ?? null, messageId: null, limit, after: after ?? null })
  )
  const { rows } = texts
  const table = out.table(
    [
      { title: out.t(rows.id), whole: true },
      { title: out.t(rows.state), whole: true },
      { title: out.t(rows.recipient) },
      { title: out.t(rows.attempts), whole: true },
      { title: out.t(rows.next), whole: true },
      { title: out.t(rows.problem) }
    ],
    page.items.map(mail => [
      shortId(mail.id),
      out.t(texts.states[mail.state]),
      mail.recipient,
      String(mail.attempts),
      localTime(mail.nextAttemptAt, '–'),
      mail.problem ?? '–'
    ])
  )
  return {
    json: { mails: page.items, next: page.next },
    lines: listed(out, table, page.items.length, page.next)
  }
}

async function send(cli: Cli, globals: Globals): Promise<Answer> {
  const counts = await inArchive(cli, globals, client => client.outbox.send())
  return { json: counts, lines: [cli.out.t(texts.counts, counts)] }
}

async function again(
  cli: Cli,
  { to, ...globals }: Globals & { to?: string },
  typed: string
): Promise<Answer> {
  const mail = await inArchive(cli, globals, async client => {
    const { id } = await client.outbox.again({ id: await mailIdOf(client, typed), recipient: to ?? null })
    await client.outbox.send()
    return client.outbox.find({ id })
  })
  return { json: { mail }, lines: [mailLine(cli.out, mail)] }
}

async function arrived(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  const mail = await inArchive(cli, globals, async client =>
    client.outbox.resolve({ id: await mailIdOf(client, typed), outcome: 'arrived' })
  )
  return { json: { mail }, lines: [mailLine(cli.out, mail)] }
}

const mailLine = (out: Output, { recipient, state }: OutgoingMail) =>
  visible(out.t(texts.mailIs, { recipient, state: out.t(texts.states[state]) }))

async function addMailbox(cli: Cli, options: MailboxOptions & Globals): Promise<Answer> {
  const { host, port, security, user, folder } = options
  const afterwards = afterwardsIn(options)
  const secret = await readSecret(cli)
  const mailbox = await inArchive(cli, options, async client => {
    const channelId = await channelIdOf(client, options.channel)
    return client.mailboxes.add({
      mailbox: { channelId, host, port, security, user, folder, afterwards },
      secret
    })
  })
  return { json: { mailbox }, lines: [visible(cli.out.t(texts.mailboxWorks, { user, folder }))] }
}

function afterwardsIn({ move, flag, keep }: MailboxOptions): MailboxDraft['afterwards'] {
  onlyOne({ '--move': move, '--flag': flag, '--keep': keep })
  if (move !== undefined) return { kind: 'move', folder: move }
  return { kind: flag ? 'flag' : 'keep' }
}

async function fetch(cli: Cli, globals: Globals, typed: string | undefined): Promise<Answer> {
  const { out } = cli
  const fetched = await inArchive(cli, globals, async client => {
    const boxes = await client.mailboxes.list({ channelId: null })
    const chosen = typed === undefined ? boxes : [await mailboxNamed(client, typed)]
    const each: { mailbox: string; counts: Fetched }[] = []
    for (const { id, user } of chosen)
      each.push({ mailbox: user, counts: await client.mailboxes.fetch({ id }) })
    return each
  })
  const lines = fetched.map(({ mailbox, counts }) => visible(out.t(texts.fetched, { mailbox, ...counts })))
  return { json: { fetched }, lines: lines.length === 0 ? [out.t(texts.noMailboxes)] : lines }
}

async function renewPassword(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  const secret = await readSecret(cli)
  const mailbox = await inArchive(cli, globals, async client =>
    client.mailboxes.renewPassword({ id: (await mailboxNamed(client, typed)).id, secret })
  )
  const { user, folder } = mailbox
  return { json: { mailbox }, lines: [visible(cli.out.t(texts.mailboxWorks, { user, folder }))] }
}

async function forgetMailbox(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  await inArchive(cli, globals, async client =>
    client.mailboxes.forget({ id: (await mailboxNamed(client, typed)).id })
  )
  return { json: { forgotten: true }, lines: [cli.out.t(texts.mailboxForgotten)] }
}

async function mailboxNamed(client: Client, typed: string): Promise<Pick<Mailbox, 'id' | 'user'>> {
  const boxes = await client.mailboxes.list({ channelId: null })
  const id = await idBeginning(typed, MailboxId, async function* () {
    yield* boxes
  })
  return boxes.find(box => box.id === id) ?? { id, user: typed }
}

function mailIdOf(client: Client, typed: string): Promise<OutgoingMailId> {
  return idBeginning(typed, OutgoingMailId, () =>
    everyRow(after => client.outbox.list({ state: null, messageId: null, limit: 500, after }))
  )
}
