// `comment`: saved, verified, decided, removed, and seen to be gone.
import type { Command } from 'commander'
import { type CommentListed, CommentState, Mark, RemovalKind } from '#shared/comment.ts'
import { Outcome } from '#shared/decision.ts'
import type { ChannelId, CommentId } from '#shared/ids.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand } from '../command.ts'
import { commentLines } from '../comment-lines.ts'
import { listed, PAGING } from '../listing.ts'
import { saidWhenOpening } from '../long-work.ts'
import type { Output } from '../output.ts'
import { channelIdOf } from '../register.ts'
import { visible, visibleLines } from '../terminal.ts'
import { comment as texts } from '../texts/comment.ts'
import { taking } from '../texts/comment-take.ts'
import { watch } from '../texts/watch.ts'
import { dateTyped, localTime, momentOf, shortId } from '../values.ts'
import { addDecisionCommands, commentIdOf, groundIn } from './comment-decide.ts'
import { addTakingCommands, personIn, SAME_AS, type SameOptions, sameAsIn } from './comment-take.ts'

type SaveOptions = { readonly channel: string; readonly address: string; readonly selector?: string }
type ListOptions = {
  readonly channel?: string
  readonly state?: CommentState
  readonly search?: string
  readonly category?: string
  readonly sender?: string
  readonly outcome?: Outcome
  readonly mark?: Mark
  readonly from?: string
  readonly to?: string
  readonly limit: number
  readonly after?: string
}
type RemovedOptions = { readonly kind: RemovalKind; readonly byWord?: true; readonly unconfirmed?: true }

export function addCommentCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'comment', texts.group)
  const address = { flags: '--address <URL>', text: texts.address, mandatory: true as const }
  leafCommand<{ address: string; channel?: string }>(
    group,
    cli,
    {
      usage: 'candidates',
      text: texts.candidates,
      options: [address, { flags: '--channel <ID>', text: texts.profileOf }],
      act: options => candidates(cli, options)
    },
    onAnswer
  )
  leafCommand<SaveOptions>(
    group,
    cli,
    {
      usage: 'save',
      text: texts.save,
      options: [
        { flags: '--channel <ID>', text: texts.channel, mandatory: true },
        address,
        { flags: '--selector <CSS>', text: texts.selector }
      ],
      act: options => save(cli, options)
    },
    onAnswer
  )
  leafCommand<SameOptions>(
    group,
    cli,
    {
      usage: 'retry <ID>',
      text: texts.retry,
      options: SAME_AS,
      act: (options, [id = '']) => retry(cli, options, id)
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
        { flags: '--state <STATE>', text: texts.ofState, choices: CommentState.options },
        { flags: '--search <WORDS>', text: taking.ofSearch },
        { flags: '--category <A-G|ID>', text: taking.ofCategory },
        { flags: '--sender <PERSON>', text: taking.ofSender },
        { flags: '--outcome <OUTCOME>', text: taking.ofOutcome, choices: Outcome.options },
        { flags: '--mark <MARK>', text: taking.ofMark, choices: Mark.options },
        { flags: '--from <DATE>', text: taking.ofFrom, read: dateTyped },
        { flags: '--to <DATE>', text: taking.ofTo, read: dateTyped },
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
  addDecisionCommands(group, cli, onAnswer)
  addTakingCommands(group, cli, onAnswer)
  leafCommand(
    group,
    cli,
    { usage: 'verify <ID>', text: texts.verify, act: (globals, [id = '']) => verify(cli, globals, id) },
    onAnswer
  )
  leafCommand<{ to: string }>(
    group,
    cli,
    {
      usage: 'copy <ID>',
      text: texts.copy,
      options: [{ flags: '--to <EMAIL>', text: texts.copyTo, mandatory: true }],
      act: (options, [id = '']) => copy(cli, options, id)
    },
    onAnswer
  )
  leafCommand<{ to: string }>(
    group,
    cli,
    {
      usage: 'eml <ID>',
      text: texts.eml,
      options: [{ flags: '--to <EMAIL>', text: texts.copyTo, mandatory: true }],
      act: (options, [id = '']) => eml(cli, options, id)
    },
    onAnswer
  )
  leafCommand<RemovedOptions>(
    group,
    cli,
    {
      usage: 'removed <ID>',
      text: texts.removed,
      options: [
        { flags: '--kind <KIND>', text: texts.kind, choices: RemovalKind.options, mandatory: true },
        { flags: '--by-word', text: texts.byWord },
        { flags: '--unconfirmed', text: texts.unconfirmed }
      ],
      act: (options, [id = '']) => removed(cli, options, id)
    },
    onAnswer
  )
}

async function candidates(
  cli: Cli,
  options: Globals & { address: string; channel?: string }
): Promise<Answer> {
  const { out } = cli
  const { address, channel } = options
  const { candidates: found, left } = await inArchive(cli, options, async client => {
    const channelId = channel === undefined ? null : await channelIdOf(client, channel)
    return saidWhenOpening(cli, client, texts.looking, () =>
      client.comments.candidates({ address, channelId })
    )
  })
  const table = out.table(
    [
      { title: out.t(texts.rows.author) },
      { title: out.t(texts.rows.text) },
      { title: out.t(texts.rows.selector), whole: true }
    ],
    found.map(each => [each.authorName ?? '–', each.excerpt, each.selector])
  )
  const lines = listed(out, table, found.length, null)
  return {
    json: { candidates: found, left },
    lines: left === 0 ? lines : [...lines, out.t(texts.left, { left })]
  }
}

async function save(
  cli: Cli,
  { channel, address, selector, ...globals }: SaveOptions & Globals
): Promise<Answer> {
  const saved = await inArchive(cli, globals, async client => {
    const channelId = await channelIdOf(client, channel)
    const before = await latestNoticed(client, channelId)
    const input = { channelId, address, selector: selector ?? null }
    return saidWhenOpening(cli, client, texts.saving, () => client.comments.preserve(input)).catch(
      async error => {
        await pointOutNoticed(cli, client, { channelId, before })
        throw error
      }
    )
  })
  return { json: { comment: saved }, lines: [cli.out.t(texts.saved, { id: shortId(saved.id) })] }
}

// The attempt is on file unless it was refused at the door, and can be taken up again.
async function pointOutNoticed(
  { out, stopper }: Cli,
  client: Client,
  { channelId, before }: { channelId: ChannelId; before: CommentId | null }
): Promise<void> {
  if (stopper.isStopping) return
  const latest = await latestNoticed(client, channelId)
  if (latest !== null && latest !== before) out.note(texts.noticedStays, { id: shortId(latest) })
}

async function latestNoticed(client: Client, channelId: ChannelId): Promise<CommentId | null> {
  const { items } = await client.comments.list({ channelId, state: 'noticed', limit: 1, after: null })
  return items[0]?.id ?? null
}

async function retry(cli: Cli, options: SameOptions & Globals, typed: string): Promise<Answer> {
  const saved = await inArchive(cli, options, async client => {
    const id = await commentIdOf(client, typed)
    const sameAs = await sameAsIn(client, options)
    return saidWhenOpening(cli, client, texts.saving, () => client.comments.retry({ id, sameAs }))
  })
  return { json: { comment: saved }, lines: [cli.out.t(texts.saved, { id: shortId(saved.id) })] }
}

async function list(
  cli: Cli,
  {
    channel,
    state,
    search,
    category,
    sender,
    outcome,
    mark,
    from,
    to,
    limit,
    after,
    ...globals
  }: ListOptions & Globals
): Promise<Answer> {
  const { out } = cli
  const page = await inArchive(cli, globals, async client =>
    client.comments.list({
      channelId: channel === undefined ? null : await channelIdOf(client, channel),
      state: state ?? null,
      search: search ?? null,
      category: category === undefined ? null : groundIn(category),
      actorId: sender === undefined ? null : personIn(sender),
      outcome: outcome ?? null,
      mark: mark ?? null,
      from: from === undefined ? null : momentOf(from, 'first'),
      to: to === undefined ? null : momentOf(to, 'last'),
      limit,
      after: after ?? null
    })
  )
  const table = out.table(
    [
      { title: out.t(texts.rows.id), whole: true },
      { title: out.t(texts.rows.time), whole: true },
      { title: out.t(texts.rows.state), whole: true },
      { title: out.t(texts.rows.channel) },
      { title: out.t(texts.rows.author) },
      { title: out.t(texts.rows.marks) },
      { title: out.t(texts.rows.text) }
    ],
    page.items.map(row => [
      shortId(row.id),
      localTime(row.noticedAt, ''),
      out.t(texts.states[row.state]),
      row.channelName,
      row.content?.authorName ?? '–',
      marksOf(out, row),
      row.content?.text.slice(0, 200) ?? '–'
    ])
  )
  return {
    json: { comments: page.items, next: page.next },
    lines: listed(out, table, page.items.length, page.next)
  }
}

function marksOf(out: Output, { isUnread, flags }: CommentListed): string {
  return [...(isUnread ? [out.t(texts.unread)] : []), ...flags.map(flag => out.t(watch.flags[flag]))].join(
    ', '
  )
}

async function show(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  const found = await inArchive(cli, globals, async client =>
    client.comments.find({ id: await commentIdOf(client, typed) })
  )
  return { json: { comment: found }, lines: commentLines(cli.out, found) }
}

async function verify(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  const verified = await inArchive(cli, globals, async client =>
    client.comments.verify({ id: await commentIdOf(client, typed) })
  )
  return { json: { comment: verified }, lines: [cli.out.t(texts.verified, { files: verified.files.length })] }
}

async function copy(cli: Cli, { to, ...globals }: Globals & { to: string }, typed: string): Promise<Answer> {
  const mail = await inArchive(cli, globals, async client =>
    client.comments.sendCopy({ id: await commentIdOf(client, typed), mailbox: to })
  )
  return { json: { mail }, lines: [visible(cli.out.t(texts.copyQueued, { mailbox: to }))] }
}

async function eml(cli: Cli, { to, ...globals }: Globals & { to: string }, typed: string): Promise<Answer> {
  const mail = await inArchive(cli, globals, async client =>
    client.comments.mail({ id: await commentIdOf(client, typed), mailbox: to })
  )
  // To a file or a program it goes byte by byte; on a terminal it must be harmless.
  if (cli.terminal.stdout.isTTY) return { json: mail, lines: [visibleLines(mail.eml)] }
  return { json: mail, lines: [], bytes: Buffer.from(mail.eml, 'latin1') }
}

async function removed(cli: Cli, options: RemovedOptions & Globals, typed: string): Promise<Answer> {
  const { out } = cli
  const gone = await inArchive(cli, options, async client => {
    const id = await commentIdOf(client, typed)
    const { kind, byWord, unconfirmed } = options
    if (unconfirmed) return client.comments.remove({ id, kind })
    return saidWhenOpening(cli, client, texts.looking, () =>
      client.comments.confirmGone({ id, kind, basis: byWord ? 'person' : 'seen-gone' })
    )
  })
  const basis = gone.removal?.basis ?? null
  const said = { 'seen-gone': texts.goneSeen, person: texts.goneByWord, api: texts.goneSeen }
  return {
    json: { comment: gone },
    lines: [out.t(basis === null ? texts.removedUnconfirmed : said[basis])]
  }
}
