// Reading spreadsheets in a thread of its own: a small one can be made to take much time and memory.
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { normalized } from '#shared/normal-form.ts'
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
  await refuseTooLarge(path, name)
  return readFile(path)
}

/** Before it is copied into the inbox, where it would wait for nothing. @throws ArchiveError sheet-unreadable */
export async function refuseTooLarge(path: string, name = normalized(basename(path), 'NFC')): Promise<void> {
  // One that is not there is told of by whoever takes it.
  const size = await stat(path).then(
    info => info.size,
    () => 0
  )
  if (size > MOST_BYTES) throw new ArchiveError('sheet-unreadable', { file: name, detail: 'too-large' })
}
