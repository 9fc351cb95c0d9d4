// The registry's own program: how it is reached, sending records to it, and what became of each.
import { z } from 'zod'
import { DepartmentId, ExportId, RegistrySendingId } from '../ids.ts'
import { RecordRef } from '../record.ts'
import {
  RegistryFiling,
  RegistryFilings,
  RegistryFinding,
  RegistryKey,
  RegistryOutcome,
  RegistryPlace,
  RegistrySending,
  RegistrySystem,
  RegistrySystemDraft,
  YearlyCaseDraft
} from '../registry.ts'
import { base, page, paging } from './base.ts'

export const registry = {
  system: base.output(RegistrySystem.nullable()),
  /**
   * Asks the program whether it takes the key, puts the key in the keychain and enters the program. A null key keeps the one
   * that is there, for the same address only.
   */
  saveSystem: base
    .input(z.strictObject({ system: RegistrySystemDraft, secret: RegistryKey.nullable() }))
    .output(RegistrySystem),
  checkSystem: base.output(RegistrySystem),
  /** Takes the key out of the keychain. What was sent stays on file. */
  forgetSystem: base.output(z.null()),
  /** How the records of each department are filed, and the numbers of the yearly cases that are known. */
  filings: base.output(RegistryFilings),
  /** Of a department, or of all that have nothing of their own (null); a null filing is the standard again. */
  setFiling: base
    .input(z.strictObject({ departmentId: DepartmentId.nullable(), filing: RegistryFiling.nullable() }))
    .output(RegistryFilings),
  /** Notes the number that the registry gave the case, such as when a person made it. */
  noteYearlyCase: base.input(YearlyCaseDraft).output(RegistryFilings),
  /**
   * Sends the records of a written package that the registry has not acknowledged and that nobody is in doubt about: all, or
   * those that are named. Answers when each has been tried.
   */
  send: base
    .input(
      z.strictObject({
        exportId: ExportId,
        filing: RegistryPlace,
        records: z.array(RecordRef).min(1).max(1000).nullable().default(null)
      })
    )
    .output(RegistryOutcome),
  /** What was sent of a package, newest first. */
  sendings: base.input(z.strictObject({ exportId: ExportId, ...paging })).output(page(RegistrySending)),
  /** A person has looked in the program for what is uncertain. What is not there may then be sent again. */
  resolve: base
    .input(z.strictObject({ id: RegistrySendingId, finding: RegistryFinding }))
    .output(RegistrySending)
}
