// `comment save-all`, `take`, `people` and `of`: other ways in than one address, and all about one person.
import type { Command } from 'commander'
import type { CommentProposal, Lacking, TakenComment } from '#shared/comment.ts'
import { isErrorCode } from '#shared/errors.ts'
import { ActorId, type CommentId } from '#shared/ids.ts'
import { refusalSentence } from '#shared/refusals.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { leafCommand } from '../command.ts'
import { UsageError } from '../errors.ts'
import { listed, PAGING } from '../listing.ts'
import { channelIdOf } from '../register.ts'
import { comment as texts } from '../texts/comment.ts'
import { taking as words } from '../texts/comment-take.ts'
import { common } from '../texts/common.ts'
import { localTime, shortId } from '../values.ts'
import { commentIdOf } from './comment-decide.ts'

type SaveAllOptions = {
  readonly channel: string
  readonly address: string
  readonly selector?: readonly string[]
}
/** Which comment it is another sight of. */
export type SameOptions = {
  readonly sameAs?: string
  readonly another?: true
}
type TakeOptions = SameOptions & {
  readonly channel: string
  readonly address?: string
  readonly text?: string
  readonly author?: string
  readonly handle?: string
  readonly authorAddress?: string
  readonly authorEmail?: string
  readonly authorIp?: string
  readonly shown?: string
  readonly permalink?: string
  readonly answers?: string
}

export const SAME_AS = [
  { flags: '--same-as <ID>', text: words.sameAs },
  { flags: '--another', text: words.another }
] as const

export function addTakingCommands(group: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  leafCommand<SaveAllOptions>(
    group,
    cli,
    {
      usage: 'save-all',
      text: words.saveAll,
      options: [
        { flags: '--channel <ID>', text: texts.channel, mandatory: true },
        { flags: '--address <URL>', text: texts.address, mandatory: true },
        { flags: '--selector <CSS...>', text: words.selectors }
      ],
      act: options => saveAll(cli, options)
    },
    onAnswer
  )
  leafCommand<TakeOptions>(
    group,
    cli,
    {
      usage: 'take <FILE...>',
      text: words.take,
      options: [
        { flags: '--channel <ID>', text: texts.channel, mandatory: true },
        { flags: '--address <URL>', text: texts.address },
        { flags: '--text <TEXT>', text: words.text },
        { flags: '--author <NAME>', text: words.author },
        { flags: '--handle <NAME>', text: words.handle },
        { flags: '--author-address <URL>', text: words.authorAddress },
        { flags: '--author-email <EMAIL>', text: words.authorEmail },
        { flags: '--author-ip <TEXT>', text: words.authorIp },
        { flags: '--shown <TIME>', text: words.shown },
        { flags: '--permalink <URL>', text: words.permalink },
        { flags: '--answers <TEXT>', text: words.answers },
        ...SAME_AS
      ],
      act: (options, files) => take(cli, options, files)
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    {
      usage: 'people <WORDS>',
      text: words.people,
      act: (globals, [search = '']) => people(cli, globals, search)
    },
    onAnswer
  )
  leafCommand<{ limit: number; after?: string }>(
    group,
    cli,
    {
      usage: 'of <PERSON>',
      text: words.of,
      options: PAGING,
      act: (options, [id = '']) => ofPerson(cli, options, id)
    },
    onAnswer
  )
}

async function saveAll(cli: Cli, options: SaveAllOptions & Globals): Promise<Answer> {
  const { out } = cli
  const pile = await inArchive(cli, options, async client => {
    const channelId = await channelIdOf(client, options.channel)
    const events = await client.archive.events()
    const progress = out.progress()
    const following = (async () => {
      for await (const event of events)
        if (event.kind === 'page-opening') out.note(texts.looking)
        else if (event.kind === 'pile-progress')
          progress.show(
            event.done,
            event.total,
            out.t(words.progress, { done: event.done, total: event.total })
          )
    })()
    try {
      const selectors = options.selector === undefined ? null : [...options.selector]
      return await client.comments.saveTogether({ channelId, address: options.address, selectors })
    } finally {
      await events.return?.()
      await following
      progress.end()
    }
  })
  const saved = pile.outcomes.filter(({ problem }) => problem === null).length
  const table = out.table(
    [
      { title: out.t(texts.rows.id), whole: true },
      { title: out.t(texts.rows.author) },
      { title: out.t(words.outcome) }
    ],
    pile.outcomes.map(({ id, authorName, problem }) => [
      shortId(id),
      authorName ?? '–',
      problem === null
        ? out.t(texts.states.verified)
        : refusalSentence(
            isErrorCode(problem) ? problem : 'internal',
            { address: options.address, id, reason: '' },
            out.language
          )
    ])
  )
  const counts = { saved, asked: pile.outcomes.length, found: pile.found, shown: pile.shown ?? '–' }
  return {
    json: { ...pile },
    lines: [
      ...listed(out, table, pile.outcomes.length, null),
      out.t(words.pile, counts),
      ...(pile.left === 0 ? [] : [out.t(texts.left, { left: pile.left })])
    ]
  }
}

async function take(cli: Cli, options: TakeOptions & Globals, files: string[]): Promise<Answer> {
  const { out } = cli
  const comment = await inArchive(cli, options, async client => {
    const sameAs = await sameAsIn(client, options)
    const [first = ''] = files
    // What a mail says fills in what was not typed.
    const said = await client.comments.propose({ path: first })
    const address = options.address ?? options.permalink ?? said.permalink
    if (address === null) throw new UsageError(words.addressNeeded)
    const text = options.text ?? said.text
    if (said.mailSent !== null && options.shown === undefined) out.note(words.mailSent, { at: said.mailSent })
    const sender = senderIn(options, said)
    const mailed = [sender.email, sender.ip].filter(
      each => each !== null && (each === said.authorEmail || each === said.authorIp)
    )
    if (mailed.length > 0) out.note(words.mailSender, { facts: mailed.join(', ') })
    return client.comments.take({
      channelId: await channelIdOf(client, options.channel),
      address,
      text,
      author: sender,
      timeShown: options.shown ?? said.timeShown,
      permalink: options.permalink ?? said.permalink,
      answers: options.answers ?? null,
      completeness: lackingIn(text, said),
      files: files.map(path => ({ path })),
      html: null,
      plain: null,
      sameAs
    })
  })
  return { json: { comment }, lines: [out.t(texts.saved, { id: shortId(comment.id) })] }
}

/** Who a mail says that its sender is goes together: of another name than the mail's it says nothing. */
function senderIn(options: TakeOptions, said: CommentProposal): TakenComment['author'] {
  const isMails = options.author === undefined || options.author === said.authorName
  return {
    name: options.author ?? said.authorName,
    handle: options.handle ?? null,
    profile: options.authorAddress ?? (isMails ? said.authorProfile : null),
    email: options.authorEmail ?? (isMails ? said.authorEmail : null),
    ip: options.authorIp ?? (isMails ? said.authorIp : null)
  }
}

/** The comment that was said; null for nothing said. @throws UsageError */
export async function sameAsIn(
  client: Client,
  { sameAs, another }: SameOptions
): Promise<CommentId | 'another' | null> {
  if (sameAs !== undefined && another)
    throw new UsageError(common.chooseOne, { options: '--same-as, --another' })
  if (another) return 'another'
  return sameAs === undefined ? null : commentIdOf(client, sameAs)
}

/** What a mail lacks is lacking where its words are taken over as they are. */
function lackingIn(text: string, said: CommentProposal): Lacking[] {
  if (text === '') return ['picture-only']
  return text === said.text ? said.lacking : []
}

async function people(cli: Cli, globals: Globals, search: string): Promise<Answer> {
  const { out } = cli
  const found = await inArchive(cli, globals, client => client.comments.people({ search }))
  const table = out.table(
    [
      { title: out.t(texts.rows.id), whole: true },
      { title: out.t(texts.rows.author) },
      { title: out.t(texts.rows.identity) },
      { title: out.t(words.comments), whole: true },
      { title: out.t(words.messages), whole: true }
    ],
    found.map(person => [
      person.id,
      person.displayName ?? person.handle ?? '–',
      out.t(texts.identity[person.identityBasis]),
      String(person.comments),
      String(person.messages)
    ])
  )
  return { json: { people: found }, lines: listed(out, table, found.length, null) }
}

/** The id of a sender, as `people` lists it. @throws UsageError */
export function personIn(typed: string): ActorId {
  const id = ActorId.safeParse(typed)
  if (!id.success) throw new UsageError(common.badId, { id: typed })
  return id.data
}

async function ofPerson(
  cli: Cli,
  { limit, after, ...globals }: { limit: number; after?: string } & Globals,
  typed: string
): Promise<Answer> {
  const { out } = cli
  const id = personIn(typed)
  const page = await inArchive(cli, globals, client =>
    client.comments.ofPerson({ id, limit, after: after ?? null })
  )
  const table = out.table(
    [
      { title: out.t(texts.rows.id), whole: true },
      { title: out.t(texts.rows.time), whole: true },
      { title: out.t(words.kind), whole: true },
      { title: out.t(texts.rows.channel) },
      { title: out.t(texts.rows.text) }
    ],
    page.items.map(row => [
      shortId(row.id),
      localTime(row.at, ''),
      out.t(words.kinds[row.kind]),
      row.channelName,
      row.text?.slice(0, 200) ?? '–'
    ])
  )
  return {
    json: { records: page.items, next: page.next },
    lines: listed(out, table, page.items.length, page.next)
  }
}
