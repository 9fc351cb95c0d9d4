// `comment save`: what is left to do when the page could not be saved.
import type { ChannelId, CommentId } from '#shared/ids.ts'
import type { Answer, At, Client } from '../cli.ts'
import { toldInWords } from '../contract/call.ts'
import { saidWhenOpening } from '../long-work.ts'
import { comment as texts } from '../texts/comment.ts'
import { shortId } from '../values.ts'

type Input = { channelId: ChannelId; address: string; selector: string | null }

export async function saveComment({ cli, client }: At, input: Input): Promise<Answer> {
  const before = await latestNoticed(client, input.channelId)
  const work = () => client.comments.preserve(input)
  const comment = await saidWhenOpening(cli, client, texts.saving, work).catch(async error => {
    // The attempt is on file unless it was refused at the door, and can be taken up again.
    const latest = cli.stopper.isStopping ? null : await latestNoticed(client, input.channelId)
    if (latest !== null && latest !== before) cli.out.note(texts.noticedStays, { id: shortId(latest) })
    throw error
  })
  return { json: { comment }, lines: toldInWords(cli, 'comments.preserve', comment) ?? [] }
}

async function latestNoticed(client: Client, channelId: ChannelId): Promise<CommentId | null> {
  const { items } = await client.comments.list({ channelId, state: 'noticed', limit: 1, after: null })
  return items[0]?.id ?? null
}
