// Those whom packages are written for: remembered with their form, their facts and their folder, so that the next package asks for none of it.
import { expect, it } from 'vitest'
import { PackageReceiver } from '#shared/export.ts'
import { createExport, listExports } from '../../electron/core/delivery/exports/exports.ts'
import { knownTargets } from '../../electron/core/delivery/exports/read.ts'
import {
  forgetReceiver,
  packageReceivers,
  saveReceiver
} from '../../electron/core/delivery/exports/receivers.ts'
import { enterReceipt } from '../../electron/core/delivery/receipts/receipts.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { temporaryFolder } from '../helpers/archive.ts'
import { acts, everything, filledArchive } from './exports-archive.ts'

const DELIVERY = {
  ...{ creator: null, creatorCode: '212000-0142', submitter: null, submitterCode: null },
  ...{ preservation: 'Sydarkivet', agreement: 'KS 2026/9', schemas: null }
}
const regional = (changes: object = {}) =>
  PackageReceiver.parse({
    ...{ name: 'Östra arkivet', receiver: 'e-archive', format: 'eark-sip-2.1.0', delivery: DELIVERY },
    ...changes
  })
const diary = PackageReceiver.parse({ name: 'Diariet', receiver: 'diary', format: 'diary-pdfa-2b' })

it('are remembered by name, changed, and forgotten, and the journal has no paths of theirs', async () => {
  const made = await filledArchive()
  const { ctx } = made
  expect(packageReceivers(ctx.db.read)).toEqual([])
  const [folder, schemas] = [await temporaryFolder(), await temporaryFolder()]
  saveReceiver(ctx, regional())
  saveReceiver(ctx, diary)
  const changed = regional({ into: folder, onlyNew: true, delivery: { ...DELIVERY, schemas } })
  expect(saveReceiver(ctx, changed)).toEqual([diary, changed])
  // A window may name them: somebody chose them.
  expect([...knownTargets(ctx.db.read)].sort()).toEqual([folder, schemas].sort())
  const lines = ctx.db.read.prepare('SELECT line FROM journal').all() as { line: string }[]
  const journal = lines.map(({ line }) => line).join('\n')
  expect(journal).toContain('212000-0142')
  expect([journal.includes(folder), journal.includes(schemas)]).toEqual([false, false])
  expect(forgetReceiver(ctx, 'Diariet')).toEqual([changed])
  expect(forgetReceiver(ctx, 'Diariet')).toEqual([changed])
  const saved = acts(made).filter(act => act.startsWith('package-receiver.'))
  expect(saved.map(act => act.split('.')[1])).toEqual(['forgotten', 'saved', 'saved', 'saved'])
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('stand with the package as they were called then, with what they answered', async () => {
  const { ctx } = await filledArchive()
  const sip = { format: 'eark-sip-2.1.0', delivery: DELIVERY } as const
  const { id } = await createExport(ctx, everything, { ...sip, receiverName: 'Östra arkivet' })
  await createExport(ctx, everything, { format: 'bagit', delivery: null })
  const answer = (number: string) => ({
    ...{ receiver: 'e-archive' as const, number, caseNumber: null },
    ...{ receivedOn: '2026-11-20', receivedBy: 'Arkivarie Astrid' }
  })
  enterReceipt(ctx, { exportId: id, facts: answer('LEV-7'), records: null })
  forgetReceiver(ctx, 'Östra arkivet')
  const told = listExports(ctx.db.read).map(({ receiverName, receipts }) => ({ receiverName, receipts }))
  expect(told).toHaveLength(2)
  expect(told).toContainEqual({ receiverName: 'Östra arkivet', receipts: { count: 1, first: 'LEV-7' } })
  expect(told).toContainEqual({ receiverName: null, receipts: { count: 0, first: null } })
})
