// Messages that came by themselves, by paste or as a file, and that an export may hold too: the same words from the same
// sender on the same day are then one message, seen twice.
import type { ChannelId, MessageId } from '#shared/ids.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import type { ImportedMessage } from '../intake/item.ts'
import { messagesAlone } from './queries.ts'
import { A_DAY_MS, isSameDay, isSameMinute, sayingOf } from './said.ts'

type Alone = { readonly id: MessageId; readonly receivedAt: string | null; readonly isTimed: boolean }

/** A message of an export that is not known by its key. */
type Unknown = { readonly key: string; readonly message: ImportedMessage }

/** What lay by itself in a channel when the import began. Each is one message of the export. */
export class MessagesAlone {
  readonly #bySaying = new Map<string, Alone[]>()
  readonly #byKey = new Map<string, MessageId>()

  constructor(db: ReadDb, channelId: ChannelId) {
    for (const { id, senderName, text, receivedAt, direction, isTimed } of messagesAlone(db, channelId)) {
      const saying = `${direction} ${sayingOf(senderName, text)}`
      const alike = this.#bySaying.get(saying) ?? []
      alike.push({ id, receivedAt, isTimed: isTimed === 1 })
      this.#bySaying.set(saying, alike)
    }
  }

  /**
   * Finds those of a batch that lay here: of several with the same words on one day, the nearest in time. An export has the
   * newest first, so that the first that is near may be another one.
   */
  pair(unknown: Iterable<Unknown>): void {
    if (this.#bySaying.size === 0) return
    const pairs: { key: string; saying: string; alone: Alone; apart: number }[] = []
    for (const { key, message } of unknown)
      for (const saying of sayingsOf(message))
        for (const alone of this.#bySaying.get(saying) ?? []) {
          const apart = apartBy(alone, message.written.at)
          if (apart !== null) pairs.push({ key, saying, alone, apart })
        }
    for (const { key, saying, alone } of pairs.toSorted((one, other) => one.apart - other.apart)) {
      const left = this.#bySaying.get(saying) ?? []
      if (this.#byKey.has(key) || !left.includes(alone)) continue
      this.#byKey.set(key, alone.id)
      this.#bySaying.set(
        saying,
        left.filter(each => each !== alone)
      )
    }
  }

  /** The one that the message of this key is, if any. */
  find(key: string): MessageId | undefined {
    return this.#byKey.get(key)
  }
}

function sayingsOf({ isOwn, sender, body }: ImportedMessage): string[] {
  if (body.text.trim() === '') return []
  const names = new Set([sender.displayName, sender.handle].filter(name => name !== null))
  return [...names].map(name => `${isOwn ? 'out' : 'in'} ${sayingOf(name, body.text)}`)
}

// By how many milliseconds; null where it cannot be the same one. What is not told is farther than all that is.
function apartBy({ receivedAt, isTimed }: Alone, at: string | null): number | null {
  if (!(isTimed ? isSameMinute : isSameDay)(receivedAt, at)) return null
  return receivedAt === null || at === null ? A_DAY_MS + 1 : Math.abs(Date.parse(receivedAt) - Date.parse(at))
}
