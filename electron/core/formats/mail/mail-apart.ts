// Reading mails in a thread of its own: anybody can send one, and no letter may stop the program.
import { type Limits, limitedThread, OverLimit } from '../../kernel/limited-thread.ts'
import { type Mail, UNREADABLE } from './parsed-mail.ts'

/**
 * Many times the time that the largest honest mail takes, and less than a mail server waits for us meanwhile. The largest, of 100 MB, takes
 * 540 MB of memory in a program that has just begun.
 */
const LIMITS: Limits = { seconds: 30, megabytes: 640, bySize: { megabytes: 150, times: 6 } }

/** Reads a mail as `parseMail` does. One that takes more than the limits is empty, and says so. */
export type ReadMail = (bytes: Uint8Array) => Promise<Mail>

export function mailReader(limits: Limits): ReadMail {
  const thread = limitedThread<Uint8Array, Mail>('mail-thread', import.meta.dirname, limits)
  return async bytes => {
    try {
      return await thread.ask(bytes, bytes.length)
    } catch (error) {
      if (!(error instanceof OverLimit)) throw error
      return { ...UNREADABLE, problems: ['unreadable', 'too-heavy'] }
    }
  }
}

/** The reader of the whole program. */
export const readMail = mailReader(LIMITS)
