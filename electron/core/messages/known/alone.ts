// Messages that came by themselves, by paste or as a file, and that an export may hold too: the same words from the same
// sender on the same day are then one message, seen twice.
import type { ChannelId, MessageId } from '#shared/ids.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import type { ImportedMessage } from '../intake/item.ts'
import { messagesAlone } from './queries.ts'
import { A_DAY_MS, A_MINUTE_MS, sayingOf } from './said.ts'

/** `at` is when it came, in milliseconds. */
type Alone = { readonly id: MessageId; readonly at: number | null; readonly isTimed: boolean }

/** Those with the same words by the same sender; `dated` in the order of their times. */
type Alike = { readonly dated: (Alone & { readonly at: number })[]; readonly undated: Alone[] }

/** A message of an export that is not known by its key. */
type Unknown = { readonly key: string; readonly message: ImportedMessage }

/** What lay by itself in a channel when the import began. Each is one message of the export. */
export class MessagesAlone {
  readonly #bySaying = new Map<string, Alike>()
  readonly #byKey = new Map<string, MessageId>()
  readonly #paired = new Set<MessageId>()

  constructor(db: ReadDb, channelId: ChannelId) {
    for (const { id, senderName, text, receivedAt, direction, isTimed } of messagesAlone(db, channelId)) {
      const saying = `${direction} ${sayingOf(senderName, text)}`
      const alike = this.#bySaying.get(saying) ?? { dated: [], undated: [] }
      const alone = { id, isTimed: isTimed === 1 }
      if (receivedAt === null) alike.undated.push({ ...alone, at: null })
      else alike.dated.push({ ...alone, at: Date.parse(receivedAt) })
      this.#bySaying.set(saying, alike)
    }
    for (const { dated } of this.#bySaying.values()) dated.sort((one, other) => one.at - other.at)
  }

  /**
   * Finds those of a batch that lay here: of several with the same words on one day, the nearest in time. An export has the
   * newest first, so that the first that is near may be another one.
   */
  pair(unknown: Iterable<Unknown>): void {
    if (this.#bySaying.size === 0) return
    const pairs: { key: string; alone: Alone; apart: number }[] = []
    for (const { key, message } of unknown)
      for (const saying of sayingsOf(message))
        for (const alone of near(this.#bySaying.get(saying), message.written.at)) {
          const apart = this.#paired.has(alone.id) ? null : apartBy(alone, message.written.at)
          if (apart !== null) pairs.push({ key, alone, apart })
        }
    for (const { key, alone } of pairs.toSorted((one, other) => one.apart - other.apart)) {
      if (this.#byKey.has(key) || this.#paired.has(alone.id)) continue
      this.#byKey.set(key, alone.id)
      this.#paired.add(alone.id)
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

/** Those within a day: an answer that goes out by itself has the same words thousands of times. */
function* near(alike: Alike | undefined, at: string | null): Generator<Alone> {
  if (alike === undefined) return
  const { dated, undated } = alike
  yield* undated
  if (at === null) return yield* dated
  const time = Date.parse(at)
  let [low, high] = [0, dated.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((dated[middle]?.at ?? 0) < time - A_DAY_MS) low = middle + 1
    else high = middle
  }
  for (let next = dated[low]; next !== undefined && next.at <= time + A_DAY_MS; next = dated[++low])
    yield next
}

// By how many milliseconds; null where it cannot be the same one. What is not told is farther than all that is.
function apartBy({ at: came, isTimed }: Alone, at: string | null): number | null {
  const apart = came === null || at === null ? null : Math.abs(came - Date.parse(at))
  if (isTimed && (apart === null || apart >= A_MINUTE_MS)) return null
  return apart ?? A_DAY_MS + 1
}
