// The case (ärende) that a record is in, and whether the number that it has in the diary is its own.
import type { RecordReceipt } from '#shared/receipt.ts'
import type { ReadDb } from '../../../kernel/db/open.ts'
import type { YearlyCase } from '../../diary-system/read.ts'

/** `number` is null while the diary has given none, `year` where it is no case of a year. */
export type Case = {
  readonly number: string | null
  readonly title: string
  readonly year: number | null
  /** How it is known: the diary has named it, the record is registered under it or under a number in it, or the department has one for the year. */
  readonly by: 'diary' | 'registration' | 'number' | 'year'
}

/** What the diary has said of a record, and the case of its department and year. */
type Said = {
  /** As it was registered here. */
  readonly registered: string | null
  /** What the diary answered last. */
  readonly answered: RecordReceipt | undefined
  readonly yearly: YearlyCase | null
}

/**
 * The case that the diary says, otherwise the one that the record is registered under, otherwise the case of the year. A diary number
 * is that of a case, or of a document in one (`caseIn`): what is registered under one number is in one case.
 */
export function caseOf({ registered, answered, yearly }: Said): Case | null {
  const named = answered?.caseNumber ?? null
  const given = registered ?? (yearly === null ? (answered?.number ?? null) : null)
  const said = named ?? (given === null ? null : caseIn(given))
  const by = named !== null || registered === null ? 'diary' : said === registered ? 'registration' : 'number'
  if (said !== null && (yearly === null || !isWithin(said, yearly.number)))
    return { number: said, title: `Ärende ${said}`, year: null, by }
  if (yearly === null) return null
  const { number, title, year } = yearly
  return { number, title, year, by: 'year' }
}

/** The case that a document's number runs in: `KS 2026/17` for `KS 2026/17-3`, whatever dash a program has made of it. A number without a running one at its end is a case's. */
function caseIn(number: string): string {
  return /^(.*\d[/:]\d+) ?[-\u2010-\u2015\u2212] ?\d{1,4}$/.exec(number)?.[1] ?? number
}

/** The number itself, or that of a document in the case: `KS 2026/17-3` in `KS 2026/17`. */
function isWithin(number: string, caseNumber: string | null): boolean {
  if (caseNumber === null || !number.startsWith(caseNumber)) return false
  return !/^\d/.test(number.slice(caseNumber.length))
}

/** The number of a case as the list says it: what a record is registered under stands there as its number already. */
export const listedCase = (of: Case | null): string | null =>
  of === null || of.by === 'registration' ? null : of.number

/** What tells a case from others: its number, or its name until it has one. */
export const caseKey = ({ number, title }: Case): string => number ?? title

/** Whether this record alone has the number, which is not that of its case. */
export function isOwnNumber(
  db: ReadDb,
  { id, number, caseNumber }: { id: string; number: string; caseNumber: string | null }
): boolean {
  if (number === caseNumber) return false
  const other = db
    .prepare(
      `SELECT 1 FROM receipt JOIN receipt_item ON receipt_id = receipt.id
         WHERE number = @number AND receiver = 'diary' AND withdrawn_because IS NULL AND item_id <> @id
       UNION ALL SELECT 1 FROM comment_registration WHERE number = @number AND comment_id <> @id
       UNION ALL SELECT 1 FROM message WHERE diary_number = @number AND id <> @id LIMIT 1`
    )
    .get({ id, number })
  return other === undefined
}
