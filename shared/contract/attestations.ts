// Attestations of the register, half-year by half-year.

import { z } from 'zod'
import { Attestation, AttestationStatus, PartToAttest, Reminded } from '../attestation.ts'
import { PrintedFile } from '../coverage.ts'
import { FilePath } from '../file-path.ts'
import { AttestationId, CalendarDate, DepartmentId, Sha256 } from '../ids.ts'
import { base, because, page, paging } from './base.ts'

const departmentId = DepartmentId

export const attestations = {
  status: base.output(AttestationStatus),
  /** What a department is to confirm now, and what has changed since it last did. */
  part: base.input(z.strictObject({ departmentId })).output(PartToAttest),
  /** Enters that a department has confirmed its part, for the half-year that goes on. `paper` is a file on this computer. */
  sign: base
    .input(
      z
        .strictObject({
          departmentId,
          digest: Sha256,
          signedBy: z.string().trim().min(1).max(200),
          signedOn: CalendarDate,
          way: z.enum(['window', 'paper']),
          paper: FilePath.nullable(),
          note: z.string().trim().min(1).max(1000).nullable()
        })
        .refine(({ way, paper }) => way === 'paper' || paper === null, { path: ['paper'], error: 'no-paper' })
    )
    .output(Attestation),
  /** It was entered by mistake: it counts no longer, and stays on file. */
  strike: base.input(z.strictObject({ id: AttestationId, because })).output(Attestation),
  list: base
    .input(z.strictObject({ departmentId: DepartmentId.nullable(), ...paging }))
    .output(page(Attestation)),
  /** Writes the form to sign on paper, as a tagged PDF, to a folder outside the archive. */
  form: base.input(z.strictObject({ departmentId, dir: FilePath })).output(PrintedFile),
  /** Queues a mail to the mailbox of each department that has not confirmed its part. */
  remind: base.output(Reminded)
}
