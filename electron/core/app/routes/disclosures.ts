// The routes of the disclosures: each hands checked input to a verb, and adds nothing of its own.
import { previewCopy } from '../../delivery/disclosures/copy.ts'
import { deliver } from '../../delivery/disclosures/deliver.ts'
import {
  addRecords,
  correctDisclosure,
  dismiss,
  endDisclosure,
  findDisclosure,
  layMask,
  liftMask,
  openDisclosure,
  removeRecord,
  undismiss
} from '../../delivery/disclosures/disclosures.ts'
import { maskEverywhere, placesWith } from '../../delivery/disclosures/everywhere.ts'
import { proposeFaces, recordWithProposals } from '../../delivery/disclosures/in-pictures.ts'
import { lookThrough, openProposals } from '../../delivery/disclosures/look-through.ts'
import { listDisclosures } from '../../delivery/disclosures/read.ts'
import { writeRefusal } from '../../delivery/disclosures/refusal.ts'
import type { Door } from './door.ts'

export function disclosuresRoutes({ os, ctx, db, held, given }: Door) {
  const { disclosures } = os
  return {
    list: disclosures.list.handler(({ input }) => listDisclosures(db(), input)),
    find: disclosures.find.handler(({ input }) => findDisclosure(db(), input.id)),
    record: disclosures.record.handler(({ input }) => held(ctx => recordWithProposals(ctx, input))),
    faces: disclosures.faces.handler(({ input }) => held(ctx => proposeFaces(ctx, input))),
    open: disclosures.open.handler(({ input }) => openDisclosure(ctx(), input.draft)),
    addRecords: disclosures.addRecords.handler(({ input }) =>
      held(ctx => addRecords(ctx, input.id, input.records))
    ),
    removeRecord: disclosures.removeRecord.handler(({ input }) =>
      removeRecord(ctx(), input.id, input.position)
    ),
    mask: disclosures.mask.handler(({ input }) => layMask(ctx(), input)),
    unmask: disclosures.unmask.handler(({ input }) => liftMask(ctx(), input.maskId)),
    openProposals: disclosures.openProposals.handler(({ input }) =>
      held(ctx => openProposals(ctx, input.id))
    ),
    placesWith: disclosures.placesWith.handler(({ input }) => held(ctx => placesWith(ctx, input))),
    maskWords: disclosures.maskWords.handler(({ input }) => held(ctx => maskEverywhere(ctx, input))),
    dismiss: disclosures.dismiss.handler(({ input }) => dismiss(ctx(), input)),
    undismiss: disclosures.undismiss.handler(({ input }) => undismiss(ctx(), input)),
    lookThrough: disclosures.lookThrough.handler(({ input }) => held(ctx => lookThrough(ctx, input))),
    preview: disclosures.preview.handler(({ input }) => previewCopy(db(), input)),
    correct: disclosures.correct.handler(({ input }) => correctDisclosure(ctx(), input)),
    writeRefusal: disclosures.writeRefusal.handler(({ input }) => given(ctx => writeRefusal(ctx, input))),
    deliver: disclosures.deliver.handler(({ input }) => given(ctx => deliver(ctx, input.id, input))),
    end: disclosures.end.handler(({ input }) => endDisclosure(ctx(), input))
  }
}
