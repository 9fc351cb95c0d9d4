// Pages that must not be captured: suspected child abuse material was noted on them, and nobody has lifted the stop.
import { z } from 'zod'
import type { ReadDb } from '../../kernel/db/open.ts'
import { isSamePage } from '../browser/comments/same-comment.ts'

const Stopped = z.array(z.strictObject({ address: z.string() }))

/** Whether a capture of the address would show such a page. They are few: all of them are read. */
export function isStopped(db: ReadDb, address: string): boolean {
  return Stopped.parse(db.prepare('SELECT address FROM stopped_page').all()).some(
    stopped => stopped.address === address || isSamePage(stopped.address, address)
  )
}
