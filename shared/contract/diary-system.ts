// The diary system: how it is reached, sending records to it, and what became of each.
import { z } from 'zod'
import {
  CaseChoice,
  DiaryReceipts,
  DiarySystem,
  DiarySystemDraft,
  DiarySystemKey,
  DiarySystemShown,
  Filing,
  FilingOverview,
  Sending,
  SendingFinding,
  SendingOutcome,
  YearlyCaseDraft
} from '../diary-system.ts'
import { DepartmentId, ExportId, SendingId } from '../ids.ts'
import { RecordRef } from '../record.ts'
import { base, page, paging, seen } from './base.ts'

export const diarySystem = {
  settings: base.output(DiarySystem.nullable()),
  /**
   * Asks whether the diary can be handed documents, and enters how. A key is put in the keychain; a null key keeps the one that
   * is there, for the same address only. A folder and a mailbox have none.
   */
  save: base
    .input(
      z.strictObject({
        system: DiarySystemDraft,
        secret: DiarySystemKey.nullable(),
        seen: seen(z.strictObject({ system: DiarySystemShown.nullable() }))
      })
    )
    .output(DiarySystem),
  check: base.output(DiarySystem),
  /** Takes the key out of the keychain. What was sent stays on file. */
  forget: base.output(z.null()),
  /** How the records of each department are filed, and the numbers of the yearly cases that are known. */
  filings: base.output(FilingOverview),
  /** Of a department, or of all that have nothing of their own (null); a null filing is the standard again. */
  setFiling: base
    .input(
      z.strictObject({
        departmentId: DepartmentId.nullable(),
        filing: Filing.nullable(),
        seen: seen(z.strictObject({ filing: Filing.nullable() }))
      })
    )
    .output(FilingOverview),
  /** Notes the number that the diary gave the case, such as when a person made it. */
  noteYearlyCase: base.input(YearlyCaseDraft).output(FilingOverview),
  /**
   * Sends the records of a written package that the diary has not acknowledged and that nobody is in doubt about: all, or
   * those that are named. Answers when each has been tried.
   */
  send: base
    .input(
      z.strictObject({
        exportId: ExportId,
        filing: CaseChoice,
        records: z.array(RecordRef).min(1).max(1000).nullable().default(null)
      })
    )
    .output(SendingOutcome),
  /** What was sent of a package, newest first. */
  sendings: base.input(z.strictObject({ exportId: ExportId, ...paging })).output(page(Sending)),
  /** Reads the receipts that lie in the watched folder for what was handed over there. */
  readReceipts: base.output(DiaryReceipts),
  /** A person has looked in the diary for what is uncertain, or was handed over and has no receipt. What is not there may then be sent again. */
  resolve: base.input(z.strictObject({ id: SendingId, finding: SendingFinding })).output(Sending)
}
