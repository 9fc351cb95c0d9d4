// What a channel's platform answers by itself: a person says which texts those are, since no export does. They answer nobody.

import type { ChannelId } from '#shared/ids.ts'
import { normalized } from '#shared/normal-form.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { record } from '../../kernel/journal/record.ts'
import { activeChannel } from '../../register/register/channels.ts'
import { requireSeen, withWhatStood } from '../../register/secrecy/seen.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'

/** The texts of a channel, in the order they were given. */
export function automaticReplies(db: ReadDb, channelId: ChannelId): string[] {
  return db
    .prepare('SELECT text FROM channel_automatic_reply WHERE channel_id = ? ORDER BY position')
    .pluck()
    .all(channelId) as string[]
}

type Seen = { readonly texts: readonly string[] }

/** Sets them, for what is taken in from now on. @throws ArchiveError not-found, channel-retired, changed-meanwhile */
export function setAutomaticReplies(
  ctx: Context,
  channelId: ChannelId,
  texts: readonly string[],
  seen: Seen | null = null
): string[] {
  ctx.db.transact(tx => {
    activeChannel(tx, channelId)
    const acts = ['channel.automatic-replies-set']
    requireSeen(ctx, tx, { acts, about: channelId }, seen, { texts: automaticReplies(tx, channelId) })
    requireNoSecretWords(tx, texts)
    replaceReplies(tx, channelId, withWhatStood(ctx, tx, texts, automaticReplies(tx, channelId)))
    record(tx, ctx, {
      act: 'channel.automatic-replies-set',
      about: channelId,
      details: { replies: texts.length }
    })
  })
  tellChanged(ctx, 'messages')
  return automaticReplies(ctx.db.read, channelId)
}

function replaceReplies(tx: WriteDb, channelId: ChannelId, texts: readonly string[]): void {
  tx.prepare('DELETE FROM channel_automatic_reply WHERE channel_id = ?').run(channelId)
  for (const [position, text] of texts.entries())
    tx.prepare('INSERT INTO channel_automatic_reply (channel_id, position, text) VALUES (?, ?, ?)').run(
      channelId,
      position,
      text
    )
}

/** Says of a text whether it is one of them, but for spaces and for what stands where a mark is. */
export function isAutomaticReply(texts: readonly string[]): (text: string) => boolean {
  const forms = texts.map(text => {
    const words = squeezed(text)
      .split(/\{{1,9}[^{}]{1,60}\}{1,9}/, MOST_MARKS)
      .map(part => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    return new RegExp(`^${words.join('.{0,100}?')}$`, 'u')
  })
  return text => text.length <= MOST_TEXT && forms.some(form => form.test(squeezed(text)))
}

/** No reply has more, and looking for more would take long. */
const MOST_MARKS = 6
const MOST_TEXT = 5_000

const squeezed = (text: string) => normalized(text, 'NFC').replaceAll(/\s+/g, ' ').trim()
