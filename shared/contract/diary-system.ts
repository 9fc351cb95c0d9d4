// The diary system: how it is reached, sending records to it, and what became of each.
import { z } from 'zod'
import {
  CaseChoice,
  DiarySystem,
  DiarySystemDraft,
  DiarySystemKey,
  Filing,
  FilingOverview,
  Sending,
  SendingFinding,
  SendingOutcome,
  YearlyCaseDraft
} from '../diary-system.ts'
import { DepartmentId, ExportId, SendingId } from '../ids.ts'
import { RecordRef } from '../record.ts'
import { base, page, paging } from './base.ts'

export const diarySystem = {
  settings: base.output(DiarySystem.nullable()),
  /**
   * Asks the program whether it takes the key, puts the key in the keychain and enters the program. A null key keeps the one
   * that is there, for the same address only.
   */
  save: base
    .input(z.strictObject({ system: DiarySystemDraft, secret: DiarySystemKey.nullable() }))
    .output(DiarySystem),
  check: base.output(DiarySystem),
  /** Takes the key out of the keychain. What was sent stays on file. */
  forget: base.output(z.null()),
  /** How the records of each department are filed, and the numbers of the yearly cases that are known. */
  filings: base.output(FilingOverview),
  /** Of a department, or of all that have nothing of their own (null); a null filing is the standard again. */
  setFiling: base
    .input(z.strictObject({ departmentId: DepartmentId.nullable(), filing: Filing.nullable() }))
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
  /** A person has looked in the program for what is uncertain. What is not there may then be sent again. */
  resolve: base.input(z.strictObject({ id: SendingId, finding: SendingFinding })).output(Sending)
}
