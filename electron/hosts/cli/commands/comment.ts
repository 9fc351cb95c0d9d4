// `comment save` and `take`: the ways in that say more than the contract alone can.
import type { Command } from 'commander'
import type { CommentDetail, CommentProposal, Lacking, TakenComment } from '#shared/comment.ts'
import { ChannelId, CommentId } from '#shared/ids.ts'
import { fieldWords } from '#shared/words/fields.ts'
import { methodWords } from '#shared/words/methods.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { leafCommand } from '../command.ts'
import { groupIn } from '../contract/commands.ts'
import { idOf } from '../contract/ids.ts'
import { UsageError } from '../errors.ts'
import { saidWhenOpening } from '../long-work.ts'
import { comment as texts } from '../texts/comment.ts'
import { common } from '../texts/common.ts'
import { shortId } from '../values.ts'

type SaveOptions = { readonly channel: string; readonly address: string; readonly selector?: string }
type TakeOptions = {
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
  readonly sameAs?: string
  readonly another?: true
}

export function addCommentCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupIn(root, cli, 'comment')
  const channel = { flags: '--channel <ID>', text: fieldWords('channelId'), mandatory: true as const }
  leafCommand<SaveOptions>(
    group,
    cli,
    {
      usage: 'save',
      text: methodWords('comments.preserve'),
      options: [
        channel,
        { flags: '--address <URL>', text: fieldWords('address'), mandatory: true },
        { flags: '--selector <CSS>', text: fieldWords('selector') }
      ],
      act: options => save(cli, options)
    },
    onAnswer
  )
  leafCommand<TakeOptions>(
    group,
    cli,
    {
      usage: 'take <FILE...>',
      text: methodWords('comments.take'),
      options: [
        channel,
        { flags: '--address <URL>', text: fieldWords('address') },
        { flags: '--text <TEXT>', text: fieldWords('text') },
        { flags: '--author <NAME>', text: texts.author },
        { flags: '--handle <NAME>', text: fieldWords('author.handle') },
        { flags: '--author-address <URL>', text: fieldWords('author.profile') },
        { flags: '--author-email <EMAIL>', text: fieldWords('author.email') },
        { flags: '--author-ip <TEXT>', text: fieldWords('author.ip') },
        { flags: '--shown <TIME>', text: fieldWords('timeShown') },
        { flags: '--permalink <URL>', text: fieldWords('permalink') },
        { flags: '--answers <TEXT>', text: fieldWords('answers') },
        { flags: '--same-as <ID>', text: fieldWords('sameAs') },
        { flags: '--another', text: texts.another }
      ],
      act: (options, files) => take(cli, options, files)
    },
    onAnswer
  )
}

const savedAnswer = ({ out }: Cli, comment: CommentDetail): Answer => ({
  json: { comment },
  lines: [out.t(texts.saved, { id: shortId(comment.id) })]
})

async function save(
  cli: Cli,
  { channel, address, selector, ...globals }: SaveOptions & Globals
): Promise<Answer> {
  const saved = await inArchive(cli, globals, async client => {
    const channelId = await idOf(client, ChannelId, channel)
    const before = await latestNoticed(client, channelId)
    const input = { channelId, address, selector: selector ?? null }
    return saidWhenOpening(cli, client, texts.saving, () => client.comments.preserve(input)).catch(
      async error => {
        await pointOutNoticed(cli, client, { channelId, before })
        throw error
      }
    )
  })
  return savedAnswer(cli, saved)
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

async function take(cli: Cli, options: TakeOptions & Globals, files: string[]): Promise<Answer> {
  const { out } = cli
  const { sameAs, another } = options
  if (sameAs !== undefined && another)
    throw new UsageError(common.chooseOne, { options: '--same-as, --another' })
  const comment = await inArchive(cli, options, async client => {
    const [first = ''] = files
    // What a mail says fills in what was not typed.
    const said = await client.comments.propose({ path: first })
    const address = options.address ?? options.permalink ?? said.permalink
    if (address === null) throw new UsageError(texts.addressNeeded)
    const text = options.text ?? said.text
    if (said.mailSent !== null && options.shown === undefined) out.note(texts.mailSent, { at: said.mailSent })
    const sender = senderIn(options, said)
    const mailed = [sender.email, sender.ip].filter(
      each => each !== null && (each === said.authorEmail || each === said.authorIp)
    )
    if (mailed.length > 0) out.note(texts.mailSender, { facts: mailed.join(', ') })
    return client.comments.take({
      channelId: await idOf(client, ChannelId, options.channel),
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
      sameAs: another ? 'another' : sameAs === undefined ? null : await idOf(client, CommentId, sameAs)
    })
  })
  return savedAnswer(cli, comment)
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

/** What a mail lacks is lacking where its words are taken over as they are. */
function lackingIn(text: string, said: CommentProposal): Lacking[] {
  if (text === '') return ['picture-only']
  return text === said.text ? said.lacking : []
}
