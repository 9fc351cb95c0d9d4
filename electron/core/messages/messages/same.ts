// Whether a message that is taken in by hand is one that the archive has already: the same words by the same sender in the
// channel. At the same minute it is; else a person says, where an export or the platform has it.
import type { ChannelId, Instant, MessageId } from '#shared/ids.ts'
import type { MessagePaste } from '#shared/message.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { isNear, isSame, sayingOf } from '../intake/loose.ts'
import { findMessage, messagesFrom } from './queries.ts'

type Told = {
  readonly channelId: ChannelId
  readonly senderName: string
  readonly receivedAt: Instant | null
  /** Empty for what has none, such as a picture that nobody has written out: only a person can say what it shows. */
  readonly text: string
  readonly sameAs?: MessagePaste['sameAs']
}

/** The message that it is, or null for a new one. @throws ArchiveError not-found, message-maybe-known */
export function knownAs(db: ReadDb, told: Told): MessageId | null {
  const { channelId, senderName, receivedAt, text, sameAs } = told
  if (sameAs === 'another') return null
  if (sameAs !== undefined) {
    if (findMessage(db, sameAs)?.channelId !== channelId)
      throw new ArchiveError('not-found', { what: sameAs })
    return sameAs
  }
  if (text.trim() === '') return null
  const saying = sayingOf(senderName, text)
  const isByHand = (method: string) => method === 'paste' || method === 'file'
  const alike = messagesFrom(db, channelId, senderName).filter(
    ({ text, at, method }) =>
      sayingOf(senderName, text) === saying && (isByHand(method) ? isSame : isNear)(at, receivedAt)
  )
  const [first] = alike
  if (first === undefined) return null
  const exact = alike.filter(({ at }) => isSame(at, receivedAt))
  const [only] = exact
  if (only !== undefined && exact.length === 1) return only.id
  throw new ArchiveError('message-maybe-known', { id: first.id })
}
