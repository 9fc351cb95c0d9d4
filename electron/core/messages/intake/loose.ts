// Messages that came by themselves, by paste or as a file, and that an export may hold too: the same words from the same
// sender are then one message, seen twice.
import type { ChannelId, MessageId } from '#shared/ids.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import type { ImportedMessage } from './item.ts'
import { looseMessages } from './queries.ts'

/** A person types the time as the platform shows it, which may be but a date. */
const NEAR_MS = 86_400_000

/** What another machine has told is told to the minute by all. */
const SAME_MS = 60_000

type Loose = { readonly id: MessageId; readonly receivedAt: string | null; readonly isTimed: boolean }

/** A message of an export that is not known by its key. */
type Unknown = { readonly key: string; readonly message: ImportedMessage }

/** What lay by itself in a channel when the import began. Each is one message of the export. */
export class LooseMessages {
  readonly #bySaying = new Map<string, Loose[]>()
  readonly #byKey = new Map<string, MessageId>()

  constructor(db: ReadDb, channelId: ChannelId) {
    for (const { id, senderName, text, receivedAt, direction, isTimed } of looseMessages(db, channelId)) {
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
    const pairs: { key: string; saying: string; loose: Loose; apart: number }[] = []
    for (const { key, message } of unknown)
      for (const saying of sayingsOf(message))
        for (const loose of this.#bySaying.get(saying) ?? []) {
          const apart = apartBy(loose, message.written.at)
          if (apart !== null) pairs.push({ key, saying, loose, apart })
        }
    for (const { key, saying, loose } of pairs.toSorted((one, other) => one.apart - other.apart)) {
      const left = this.#bySaying.get(saying) ?? []
      if (this.#byKey.has(key) || !left.includes(loose)) continue
      this.#byKey.set(key, loose.id)
      this.#bySaying.set(
        saying,
        left.filter(each => each !== loose)
      )
    }
  }

  /** The one that the message of this key is, if any. */
  find(key: string): MessageId | null {
    return this.#byKey.get(key) ?? null
  }
}

function sayingsOf({ isOwn, sender, body }: ImportedMessage): string[] {
  if (body.text.trim() === '') return []
  const names = new Set([sender.displayName, sender.handle].filter(name => name !== null))
  return [...names].map(name => `${isOwn ? 'out' : 'in'} ${sayingOf(name, body.text)}`)
}

// By how many milliseconds; null where it cannot be the same one. What is not told is farther than all that is.
function apartBy({ receivedAt, isTimed }: Loose, at: string | null): number | null {
  if (!(isTimed ? isSame : isNear)(receivedAt, at)) return null
  return receivedAt === null || at === null ? NEAR_MS + 1 : Math.abs(Date.parse(receivedAt) - Date.parse(at))
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
