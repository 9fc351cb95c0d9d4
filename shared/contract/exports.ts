// Packages for the diary and the e-archive.

import { z } from 'zod'
import { HalfYearLabel } from '../coverage.ts'
import {
  Delivery,
  DeliveryShown,
  Export,
  ExportProposal,
  ExportRequest,
  ExportScope,
  PackageReceiver,
  PackedFile,
  ReceiverShown,
  SelectedRecord
} from '../export.ts'
import { FilePath } from '../file-path.ts'
import { FourFields } from '../four-fields.ts'
import { ExportId } from '../ids.ts'
import { PackageSigner, SigningPassword } from '../package-signer.ts'
import { RecordRef } from '../record.ts'
import { ValidationReport } from '../validation.ts'
import { base, page, paging, seen } from './base.ts'

export const exports = {
  list: base.output(z.array(Export)),
  propose: base.input(ExportScope).output(ExportProposal),
  /** The half-years to choose by, the newest first: back to when the first record came in. */
  halfYears: base.output(z.array(HalfYearLabel)),
  /** The records that a selection would take along, newest first. */
  selection: base.input(z.strictObject({ scope: ExportScope, ...paging })).output(page(SelectedRecord)),
  /** Writes the package, verifies it by reading it back, and answers when it has its name. */
  create: base.input(ExportRequest).output(Export),
  /** Ends the writing of a package: nothing of it is left, and `create` refuses with `stopped`. */
  stop: base.input(z.strictObject({ id: ExportId })).output(Export),
  /** Packs a written package as one zip file beside it (null), or in a folder outside the archive, and reads it back. */
  pack: base
    .input(z.strictObject({ id: ExportId, into: FilePath.nullable().default(null) }))
    .output(PackedFile),
  /** What was checked of a package before it got its name, or why it got none; null when nothing was checked. */
  report: base.input(z.strictObject({ id: ExportId })).output(ValidationReport.nullable()),
  /** Who delivers to whom, as it is set for the archive; null while nothing is. */
  delivery: base.output(Delivery.nullable()),
  /** Sets that: what a package leaves empty is taken from it. */
  saveDelivery: base
    .input(Delivery.extend({ seen: seen(z.strictObject({ delivery: DeliveryShown.nullable() })) }))
    .output(Delivery),
  /** Those whom packages are written for, by name. */
  receivers: base.output(z.array(PackageReceiver)),
  /** Remembers one, or something else of one that has this name. */
  saveReceiver: base
    .input(PackageReceiver.extend({ seen: seen(z.strictObject({ remembered: ReceiverShown.nullable() })) }))
    .output(z.array(PackageReceiver)),
  /** Forgets one. Packages that were written for it stay as they are. */
  forgetReceiver: base
    .input(z.strictObject({ name: PackageReceiver.shape.name }))
    .output(z.array(PackageReceiver)),
  /** What packages are signed with; null while they are not. */
  signer: base.output(PackageSigner.nullable()),
  /** Makes a key with a certificate that nobody else vouches for, and signs packages with it from now on. */
  makeSigner: base.output(PackageSigner),
  /** Takes a key and its certificate out of a PKCS#12 file, and signs packages with it from now on. The file is not kept. */
  takeSigner: base.input(z.strictObject({ file: FilePath, password: SigningPassword })).output(PackageSigner),
  /** Signs no more packages, and forgets the key. */
  endSigner: base.output(z.null()),
  find: base.input(z.strictObject({ id: ExportId })).output(Export),
  /** The records of a package, newest first; without those that have been disposed of since. */
  records: base.input(z.strictObject({ id: ExportId, ...paging })).output(page(SelectedRecord)),
  /** The four fields of the diary (OSL 5:2) of a record, to be copied. */
  fourFields: base.input(RecordRef).output(FourFields)
}
