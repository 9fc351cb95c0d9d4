// A list from the receiver, one row a record: the index.csv of the package with the diary numbers filled in, or one like it.
import type { ExportId } from '#shared/ids.ts'
import { normalized } from '#shared/normal-form.ts'
import { type ReceiptDefaults, ReceiptFacts, type ReceiptImport } from '#shared/receipt.ts'
import type { Receiver } from '#shared/receiver.ts'
import type { RecordRef } from '#shared/record.ts'
import { asCell } from '../../formats/csv/csv.ts'
import { dateOf } from '../../formats/sheets/date-text.ts'
import type { SheetRow, Workbook } from '../../formats/sheets/sheet.ts'
import { bytesOfSheet, readSheet, refuseTooLarge } from '../../formats/sheets/sheet-apart.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record as enterAct } from '../../kernel/journal/record.ts'
import { onReceived } from '../../kernel/objects/inbox-folder.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import { diaryNumbersOf, hasReceipt, receiptFor, recordIn, writtenOf } from './queries.ts'
import { addReceipt, handedOver } from './receipts.ts'

type Request = {
  readonly exportId: ExportId
  readonly receiver: Receiver
  readonly path: string
  readonly otherwise: ReceiptDefaults
}

/**
 * Keeps the file as it came, and enters what it says: all of it or nothing. A row without a number, or with what we wrote in it
 * ourselves, is one that the receiver has not answered yet; a row with a receipt that its record already has, also by another
 * package, changes nothing.
 * @throws ArchiveError not-found, not-handed-over, file-unreadable, sheet-unreadable, receipt-columns-missing,
 * receipt-row-wrong, secret-words
 */
export async function takeReceiptFile(ctx: Context, request: Request): Promise<ReceiptImport> {
  handedOver(ctx.db.read, request.exportId)
  requireNoSecretWords(ctx.db.read, [request.otherwise.receivedBy])
  await refuseTooLarge(request.path)
  const { name, bytes, source } = await onReceived(ctx, request.path, async waiting => {
    const name = waiting.name.slice(0, 255)
    const bytes = await bytesOfSheet(name, waiting.path)
    const source = await ctx.objects.putFile(waiting.path, 'application/octet-stream')
    ctx.db.transact(tx =>
      enterAct(tx, ctx, { act: 'receipt-file.kept', about: request.exportId, objects: [source] })
    )
    return { name, bytes, source }
  })
  const book = await readSheet(name, bytes)
  const table = tableOf(name, book, request.receiver)
  const result = ctx.db.transact(tx => {
    const rows = table.map(row => readRow(tx, ctx, { row, name, request }))
    const answered = rows.filter(row => row !== 'unanswered')
    const fresh = answered.filter(row => row !== 'known')
    refuseTwice(fresh, name)
    const groups = Map.groupBy(fresh, ({ facts }) => JSON.stringify(facts))
    for (const [first, ...others] of groups.values())
      if (first !== undefined)
        addReceipt(tx, ctx, {
          exportId: request.exportId,
          facts: first.facts,
          covered: [first, ...others].map(({ record }) => record),
          way: 'file',
          source
        })
    return {
      rows: rows.length,
      acknowledged: fresh.length,
      known: answered.length - fresh.length,
      unanswered: rows.length - answered.length,
      receipts: groups.size
    }
  })
  tellChanged(ctx, 'exports')
  return result
}

// As index.csv says them, and as they are said in English.
const HEADINGS = {
  id: ['beteckning', 'id', 'identifier'],
  number: ['diarienummer', 'dnr', 'leveransnummer', 'diary number', 'delivery number', 'number'],
  caseNumber: ['ärende', 'ärendenummer', 'case', 'case number'],
  receivedOn: ['mottagningsdatum', 'mottagningsdag', 'registreringsdatum', 'received on'],
  receivedBy: ['mottagare', 'mottagen av', 'registrerad av', 'handläggare', 'received by']
} as const
type Column = keyof typeof HEADINGS
/** The e-archive's own number stands beside the diary number, which the package's list had from the beginning. */
const DELIVERY = ['leveransnummer', 'delivery number']
type Row = Readonly<Record<Column, string>> & { readonly number: string; readonly line: number }

function tableOf(file: string, { sheets }: Workbook, receiver: Receiver): Row[] {
  const [first, ...rows] = sheets[0]?.rows ?? []
  const titles = first?.cells.map(({ text }) => normalized(text.toLowerCase(), 'NFC')) ?? []
  const at = (column: Column) => {
    const first = column === 'number' && receiver === 'e-archive' ? DELIVERY : []
    return [...first, ...HEADINGS[column]].map(heading => titles.indexOf(heading)).find(at => at >= 0) ?? -1
  }
  for (const column of ['id', 'number'] as const)
    if (at(column) < 0) throw new ArchiveError('receipt-columns-missing', { file, column })
  const cell = (row: SheetRow, column: Column) => (row.cells[at(column)]?.text ?? '').trim()
  return rows.map(row => ({
    line: row.number,
    id: cell(row, 'id'),
    number: cell(row, 'number'),
    caseNumber: cell(row, 'caseNumber'),
    receivedOn: cell(row, 'receivedOn'),
    receivedBy: cell(row, 'receivedBy')
  }))
}

type Read = { readonly line: number; readonly record: RecordRef; readonly facts: ReceiptFacts }

function readRow(
  tx: WriteDb,
  ctx: Context,
  { row, name, request }: { row: Row; name: string; request: Request }
): Read | 'known' | 'unanswered' {
  const { exportId, receiver, otherwise } = request
  const wrong = (trouble: string) =>
    new ArchiveError('receipt-row-wrong', { file: name, row: row.line, trouble })
  if (row.number === '') return 'unanswered'
  const record = recordIn(tx, exportId, row.id)
  if (record === undefined) throw wrong('not-in-package')
  const before = receiptFor(tx, { exportId, receiver, record })
  if (isAsHandedOver(tx, { row, request, record }))
    return before?.number === row.number ? 'known' : 'unanswered'
  const receivedOn = row.receivedOn === '' ? otherwise.receivedOn : dateOf(row.receivedOn)
  const facts = ReceiptFacts.safeParse({
    receiver,
    number: row.number,
    caseNumber: row.caseNumber === '' ? null : row.caseNumber,
    receivedOn,
    receivedBy: row.receivedBy === '' ? otherwise.receivedBy : row.receivedBy
  })
  if (!facts.success) throw wrong(TROUBLE[String(facts.error.issues[0]?.path[0])] ?? 'no-number')
  if (facts.data.receivedOn > swedishDate(ctx.clock.now())) throw wrong('in-future')
  if (before === undefined)
    return hasReceipt(tx, record, facts.data) ? 'known' : { line: row.line, record, facts: facts.data }
  if (before.number !== facts.data.number) throw wrong('another-receipt')
  return 'known'
}

/**
 * Whether nobody has answered in the row: it says what the list said when it was handed over, and neither a day nor who. A day
 * and a person that are said for all rows are no answer to one. A diary number is never the e-archive's.
 */
function isAsHandedOver(
  tx: WriteDb,
  { row, request, record }: { row: Row; request: Request; record: RecordRef }
): boolean {
  const says = (written: ReadonlySet<string>, cell: string) =>
    [...written].some(text => asCell(text).trim() === cell)
  if (request.receiver === 'e-archive') return says(diaryNumbersOf(tx, record), row.number)
  if (row.receivedOn !== '' || row.receivedBy !== '') return false
  const { numbers, cases } = writtenOf(tx, { exportId: request.exportId, record })
  return says(numbers, row.number) && (row.caseNumber === '' || says(cases, row.caseNumber))
}

const TROUBLE: Readonly<Record<string, string>> = {
  number: 'no-number',
  caseNumber: 'no-number',
  receivedOn: 'not-a-date',
  receivedBy: 'no-recipient'
}

function refuseTwice(rows: readonly Read[], file: string): void {
  const seen = new Set<string>()
  for (const { line, record } of rows) {
    if (seen.has(record.id))
      throw new ArchiveError('receipt-row-wrong', { file, row: line, trouble: 'twice' })
    seen.add(record.id)
  }
}
