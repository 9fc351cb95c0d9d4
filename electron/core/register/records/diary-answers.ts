// What the diary has answered about a record in receipts, which are entered with packages: a number that is written here by hand is held
// against it.
import { z } from 'zod'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'

const Answers = z.array(z.strictObject({ number: z.string(), caseNumber: z.string().nullable() }))
type Ref = { readonly kind: 'comment' | 'message'; readonly id: string }

/** The numbers and cases of the receipts that count, the newest first. */
export function diaryAnswers(db: ReadDb, { kind, id }: Ref): z.infer<typeof Answers> {
  return Answers.parse(
    db
      .prepare(
        `SELECT number, case_number AS caseNumber FROM receipt_item JOIN receipt ON receipt.id = receipt_id
         WHERE kind = ? AND item_id = ? AND receiver = 'diary' AND withdrawn_because IS NULL
         ORDER BY entered_at DESC, receipt.rowid DESC`
      )
      .all(kind, id)
  )
}

/**
 * Asked before a record gets a number by hand: where the diary has answered, it is one of those, or that of the case.
 * @throws ArchiveError diary-answered-otherwise
 */
export function requireAsAnswered(db: ReadDb, record: Ref, number: string): void {
  const answers = diaryAnswers(db, record)
  if (answers.length === 0 || answers.some(each => each.number === number || each.caseNumber === number))
    return
  const answered = [...new Set(answers.map(each => each.number))].join(', ')
  throw new ArchiveError('diary-answered-otherwise', { what: record.id, number, answered })
}
