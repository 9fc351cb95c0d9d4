// Messages that came by themselves, by paste or as a file, and that an export may hold too: the same words from the same
// sender are then one message, seen twice.
import type { ChannelId, MessageId } from '#shared/ids.ts'
import type { ReadDb } from '../db/open.ts'
import type { ImportedMessage } from './item.ts'
import { looseMessages } from './queries.ts'

/** A person types the time as the platform shows it, which may be but a date. */
const NEAR_MS = 86_400_000

/** What another machine has told is told to the minute by all. */
const SAME_MS = 60_000

type Loose = { readonly id: MessageId; readonly receivedAt: string | null; readonly isTimed: boolean }

/** What lay by itself in a channel when the import began. Each is found once. */
export class LooseMessages {
  readonly #bySaying = new Map<string, Loose[]>()

  constructor(db: ReadDb, channelId: ChannelId) {
    for (const { id, senderName, text, receivedAt, direction, isTimed } of looseMessages(db, channelId)) {
      const saying = `${direction} ${sayingOf(senderName, text)}`
      const alike = this.#bySaying.get(saying) ?? []
      alike.push({ id, receivedAt, isTimed: isTimed === 1 })
      this.#bySaying.set(saying, alike)
    }
  }

  /** The one that this message of an export is, if any. */
  find({ isOwn, sender, body, written }: ImportedMessage): MessageId | null {
    if (this.#bySaying.size === 0 || body.text.trim() === '') return null
    const names = [sender.displayName, sender.handle].filter(name => name !== null)
    for (const name of names) {
      const saying = `${isOwn ? 'out' : 'in'} ${sayingOf(name, body.text)}`
      const alike = this.#bySaying.get(saying) ?? []
      const found = alike.find(({ receivedAt, isTimed }) =>
        isTimed ? isSame(receivedAt, written.at) : isNear(receivedAt, written.at)
      )
      if (found === undefined) continue
      this.#bySaying.set(
        saying,
        alike.filter(each => each !== found)
      )
      return found.id
    }
    return null
  }
}

/** Equal for the same words by the same sender: pasting may change spaces at the ends and how lines are broken. */
export function sayingOf(sender: string, text: string): string {
  return JSON.stringify([
    sender.normalize('NFC').trim(),
    text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  ])
}

/** Within a day, or not known to be farther. */
export function isNear(one: string | null, other: string | null): boolean {
  return one === null || other === null || Math.abs(Date.parse(one) - Date.parse(other)) <= NEAR_MS
}

/** Within a minute of each other. */
export function isSame(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && Math.abs(Date.parse(one) - Date.parse(other)) < SAME_MS
}
