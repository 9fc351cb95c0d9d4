// Unlocking a PKCS#12 file in a thread of its own, so that the program answers meanwhile.
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { type Limits, limitedThread, OverLimit } from '../../kernel/limited-thread.ts'
import type { Opened } from './pkcs12.ts'
import type { Pkcs12Answer, Pkcs12Asked } from './pkcs12-thread.ts'

/** Many times what the most rounds that are taken need on a slow computer (pkcs12-crypt.ts). */
const LIMITS: Limits = { seconds: 120, megabytes: 256 }

/** Opens a file as `openPkcs12` does; one that takes more than the limits is unreadable. */
export function pkcs12Opener(limits: Limits): (bytes: Buffer, password: string) => Promise<Opened> {
  return async (bytes, password) => {
    const thread = limitedThread<Pkcs12Asked, Pkcs12Answer>('pkcs12-thread', import.meta.dirname, limits)
    try {
      const answer = await thread.ask({ bytes, password })
      if ('problem' in answer) return answer
      return {
        key: createPrivateKey({ key: Buffer.from(answer.key), format: 'der', type: 'pkcs8' }),
        chain: answer.chain.map(one => new X509Certificate(one))
      }
    } catch (error) {
      if (!(error instanceof OverLimit)) throw error
      return { problem: 'unreadable' }
    } finally {
      // It knows a password and a key.
      thread.end()
    }
  }
}

/** That of the whole program. */
export const openPkcs12Apart = pkcs12Opener(LIMITS)
