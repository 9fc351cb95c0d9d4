// The thread in which spreadsheets are read.
import { answerAsked } from '../../kernel/within-thread.ts'
import { readWorkbook } from './read-workbook.ts'
import type { Workbook } from './sheet.ts'

answerAsked<SheetAsked, Workbook>(async ({ name, bytes }) => ({
  answer: await readWorkbook(name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
}))

export type SheetAsked = { readonly name: string; readonly bytes: Uint8Array }
