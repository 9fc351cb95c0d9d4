// What makes two sightings one message: the platform's own id, or that the same person wrote the same words in the same
// conversation in the same minute. Pure.
import { hash } from 'node:crypto'
import type { ImportedMessage } from './item.ts'

/** Gives keys in the order in which messages are read. */
export class Keys {
  #group = ''
  #within = ''
  #prefix = ''
  #equals = new Map<string, number>()

  /**
   * The key of a message. Several equal ones in a minute are told apart by their order, which all exports share;
   * `group` names what is read in a row, within which they are counted.
   */
  keyOf(message: ImportedMessage, group: string): string {
    const { platform, nativeId, thread } = message
    if (nativeId !== null) return `${platform}:${nativeId}`
    if (group !== this.#group) {
      this.#group = group
      this.#equals = new Map()
    }
    const within = `${platform}\n${thread ?? ''}`
    if (within !== this.#within) {
      this.#within = within
      // What is read together gets keys that lie together, so that a large import writes few pages of the index.
      this.#prefix = hash('sha256', within, 'base64url').slice(0, 8)
    }
    const { sender, written, body } = message
    const who = sender.nativeId ?? sender.handle ?? sender.profileUrl ?? sender.displayName ?? ''
    // To the minute, since the HTML of an export tells no more than that of what its JSON tells by the millisecond.
    const when = written.at?.slice(0, 16) ?? written.raw ?? ''
    const told = [platform, message.kind, thread ?? '', who, when, body.text.normalize('NFC')]
    const digest = hash('sha256', JSON.stringify(told), 'base64url')
    const equal = this.#equals.get(digest) ?? 0
    this.#equals.set(digest, equal + 1)
    const key = `${this.#prefix}${digest.slice(0, 32)}`
    return equal === 0 ? key : `${key}:${equal}`
  }
}
