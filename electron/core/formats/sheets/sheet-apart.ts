// Reading spreadsheets in a thread of its own: a small one can be made to take much time and memory.
import { readFile, stat } from 'node:fs/promises'
import { ArchiveError } from '../../kernel/errors.ts'
import { type Limits, limitedThread, OverLimit } from '../../kernel/limited-thread.ts'
import { MOST_BYTES } from './read-workbook.ts'
import type { Workbook } from './sheet.ts'
import type { SheetAsked } from './sheet-thread.ts'

/** Many times what the largest register takes. */
const LIMITS: Limits = { seconds: 60, megabytes: 1_024 }

/** Reads a spreadsheet as `readWorkbook` does. @throws ArchiveError sheet-unreadable, also for one that takes more than the limits */
export type ReadSheet = (name: string, bytes: Uint8Array) => Promise<Workbook>

export function sheetReader(limits: Limits): ReadSheet {
  const thread = limitedThread<SheetAsked, Workbook>('sheet-thread', import.meta.dirname, limits)
  return async (name, bytes) => {
    try {
      return await thread.ask({ name, bytes })
    } catch (error) {
      if (!(error instanceof OverLimit)) throw error
      throw new ArchiveError('sheet-unreadable', { file: name, detail: 'too-heavy' })
    }
  }
}

/** The reader of the whole program. */
export const readSheet = sheetReader(LIMITS)

/** The bytes of what is said to be a sheet. @throws ArchiveError sheet-unreadable, for one that is too large */
export async function bytesOfSheet(name: string, path: string): Promise<Buffer> {
  if ((await stat(path)).size > MOST_BYTES)
    throw new ArchiveError('sheet-unreadable', { file: name, detail: 'too-large' })
  return readFile(path)
}
