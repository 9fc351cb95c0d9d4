// Reading a spreadsheet, however it was written; nothing in it is ever calculated or run.
import { ArchiveError } from '../../kernel/errors.ts'
import { csvSheet } from './csv.ts'
import type { Workbook } from './sheet.ts'
import { xlsxSheets } from './xlsx.ts'

/** A larger file is refused, and not even read into memory (`bytesOfSheet`). */
export const MOST_BYTES = 50 << 20

/** Reads a file of which only the beginning says what it is; its name is not trusted. @throws ArchiveError sheet-unreadable */
export async function readWorkbook(name: string, bytes: Buffer): Promise<Workbook> {
  if (bytes.length === 0) throw new ArchiveError('sheet-unreadable', { file: name, detail: 'empty' })
  if (bytes.length > MOST_BYTES)
    throw new ArchiveError('sheet-unreadable', { file: name, detail: 'too-large' })
  // A compound file: Excel before 2007, or an encrypted workbook.
  if (bytes.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex')))
    throw new ArchiveError('sheet-unreadable', { file: name, detail: 'old-or-encrypted' })
  const isZip = bytes.subarray(0, 4).equals(Buffer.from('504b0304', 'hex'))
  return isZip ? xlsxSheets(name, bytes) : csvSheet(name, bytes)
}
