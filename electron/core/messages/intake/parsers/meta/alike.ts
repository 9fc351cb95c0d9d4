// HTML tells a time to the minute, and several messages may have been written in one. Which was first is told by how they stand:
// without that, what was written before a question would count as the answer to it.
import { Instant } from '#shared/ids.ts'
import type { Read } from '../../item.ts'

type Message = Read & { readonly is: 'message' }

/** More of one time than this are left as they are told. */
const MOST = 1_000

/** Holds messages until another time is told, and gives those of one time a millisecond each, the oldest none. */
export class Alike {
  #held: Read[] = []
  #at: string | null = null
  #isOldestFirst = false

  /** What was read of one place; gives what is settled by that. */
  add(reads: readonly Read[]): Read[] {
    const at = reads.find(isTimed)?.message.written.at ?? this.#at
    if (at === this.#at) {
      this.#held.push(...reads)
      return []
    }
    if (this.#at !== null && at !== null) this.#isOldestFirst = at > this.#at
    const settled = this.end()
    this.#at = at
    this.#held = [...reads]
    return settled
  }

  /** What is left. */
  end(): Read[] {
    const held = this.#held
    this.#held = []
    const { length } = held.filter(isTimed)
    if (length < 2 || length > MOST) return held
    let position = 0
    return held.map(read => {
      if (!isTimed(read)) return read
      const after = this.#isOldestFirst ? position : length - 1 - position
      position += 1
      return later(read, after)
    })
  }
}

const isTimed = (read: Read): read is Message => read.is === 'message' && read.message.written.at !== null

function later({ is, message }: Message, milliseconds: number): Message {
  const at = Instant.parse(new Date(Date.parse(message.written.at ?? '') + milliseconds).toISOString())
  return { is, message: { ...message, written: { ...message.written, at } } }
}
