// The key of a message: two with the same are one. An imported one has the platform's own id, or what the same person wrote in the
// same words in the same conversation in the same minute; a mail what it consists of. Pure.
import { hash } from 'node:crypto'
import type { Sha256 } from '#shared/ids.ts'
import { normalized } from '#shared/normal-form.ts'
import type { Mail } from '../../formats/mail/parsed-mail.ts'
import type { ImportedMessage } from '../intake/item.ts'
import { wordsOf } from './said.ts'

/** Gives keys in the order in which messages are read. */
export class Keys {
  #group = ''
  #within = ''
  #prefix = ''
  #equals = new Map<string, number>()

  /**
   * The key of a message. Several equal ones in a minute are told apart by their order, which all exports share;
   * `group` names what is read in a row, within which they are counted. `known` is its `digestOf`, where that was asked for already.
   */
  keyOf(message: ImportedMessage, group: string, known?: string): string {
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
    const digest = known ?? digestOf(message)
    const equal = this.#equals.get(digest) ?? 0
    this.#equals.set(digest, equal + 1)
    const key = `${this.#prefix}${digest.slice(0, 32)}`
    return equal === 0 ? key : `${key}:${equal}`
  }
}

/** What makes two messages without an id of their platform's one. */
export function digestOf({ platform, kind, thread, sender, written, body }: ImportedMessage): string {
  const who = sender.nativeId ?? sender.handle ?? sender.profileUrl ?? sender.displayName ?? ''
  // To the minute, since the HTML of an export tells no more than that of what its JSON tells by the millisecond.
  const when = written.at?.slice(0, 16) ?? written.raw ?? ''
  const told = [platform, kind, thread ?? '', who, when, normalized(body.text, 'NFC')]
  return hash('sha256', JSON.stringify(told), 'base64url')
}

/**
 * What makes two mails one: the same Message-ID, sender, date, words and files, by whatever way they came. A Message-ID
 * alone is the sender's word, and would let one mail hide another. One that could not be read, or that has no Message-ID and says too little
 * besides, is known by its bytes.
 */
export function mailKey(mail: Mail, sha256: Sha256): string {
  const { messageId, from, sentRaw, subject, text, otherWords, attachments, problems } = mail
  const saysLittle = from === null || sentRaw === null || wordsOf(text) === ''
  if (problems.includes('unreadable') || (messageId === null && saysLittle)) return `mail:bytes:${sha256}`
  const files = attachments.map(({ name, content }) => [name, hash('sha256', content)])
  const told = [
    messageId,
    from?.address ?? from?.name ?? null,
    sentRaw,
    subject,
    wordsOf(text),
    files,
    ...(otherWords === undefined ? [] : [otherWords])
  ]
  return `mail:${hash('sha256', JSON.stringify(told), 'base64url')}`
}
