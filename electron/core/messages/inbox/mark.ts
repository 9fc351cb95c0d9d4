// Where a page of the inbox ended: in which part of the list, and after which thread.
import { z } from 'zod'
import { ArchiveError } from '../../kernel/errors.ts'

const Mark = z.object({ part: z.enum(['waiting', 'done']), at: z.string(), id: z.string() })
export type Mark = z.infer<typeof Mark>

export function markOf(mark: Mark): string {
  return Buffer.from(JSON.stringify(mark)).toString('base64url')
}

/** @throws ArchiveError invalid-input */
export function readMark(text: string): Mark {
  try {
    return Mark.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  } catch {
    throw new ArchiveError('invalid-input', { place: 'after', problem: 'not-a-mark' })
  }
}
