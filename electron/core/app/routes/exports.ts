// The routes of the exports: each hands checked input to a verb, and adds nothing of its own.
import { saveDelivery, savedDelivery } from '../../delivery/exports/delivery-setting.ts'
import {
  createExport,
  findExport,
  listExports,
  recordsOf,
  reportOf,
  stopExport
} from '../../delivery/exports/exports.ts'
import { fourFields } from '../../delivery/exports/four-fields.ts'
import { halfYearsOfRecords } from '../../delivery/exports/half-years.ts'
import { packExport } from '../../delivery/exports/pack.ts'
import { listSelection } from '../../delivery/exports/propose.ts'
import { forgetReceiver, packageReceivers, saveReceiver } from '../../delivery/exports/receivers.ts'
import {
  endPackageSigner,
  makePackageSigner,
  packageSigner,
  takePackageSigner
} from '../../delivery/signatures/signer.ts'
import { readApart } from '../read-apart.ts'
import type { Door } from './door.ts'

export function exportsRoutes({ os, ctx, db, held, given }: Door) {
  return {
    list: os.exports.list.handler(() => listExports(db())),
    propose: os.exports.propose.handler(({ input, signal }) =>
      readApart(ctx(), 'exports.propose', input, { signal })
    ),
    halfYears: os.exports.halfYears.handler(() => halfYearsOfRecords(ctx())),
    selection: os.exports.selection.handler(({ input: { scope, ...paging } }) =>
      listSelection(db(), scope, paging)
    ),
    create: os.exports.create.handler(({ input }) => held(ctx => createExport(ctx, input, input))),
    stop: os.exports.stop.handler(({ input }) => stopExport(ctx(), input.id)),
    fourFields: os.exports.fourFields.handler(({ input }) => fourFields(db(), input)),
    records: os.exports.records.handler(({ input: { id, ...paging } }) => recordsOf(db(), id, paging)),
    find: os.exports.find.handler(({ input }) => findExport(db(), input.id)),
    pack: os.exports.pack.handler(({ input }) => held(ctx => packExport(ctx, input.id, input.into))),
    delivery: os.exports.delivery.handler(() => savedDelivery(db())),
    saveDelivery: os.exports.saveDelivery.handler(({ input }) => saveDelivery(ctx(), input)),
    receivers: os.exports.receivers.handler(() => packageReceivers(db())),
    saveReceiver: os.exports.saveReceiver.handler(({ input }) => saveReceiver(ctx(), input)),
    forgetReceiver: os.exports.forgetReceiver.handler(({ input }) => forgetReceiver(ctx(), input.name)),
    signer: os.exports.signer.handler(() => packageSigner(ctx())),
    makeSigner: os.exports.makeSigner.handler(() => given(makePackageSigner)),
    takeSigner: os.exports.takeSigner.handler(({ input }) => given(ctx => takePackageSigner(ctx, input))),
    endSigner: os.exports.endSigner.handler(() => held(endPackageSigner)),
    report: os.exports.report.handler(({ input }) => reportOf(db(), input.id))
  }
}
