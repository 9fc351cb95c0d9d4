import { cp, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Delivery } from '#shared/export.ts'
import { kindOfCode } from '#shared/organisation-number.ts'
import { saveDelivery, savedDelivery } from '../../electron/core/delivery/exports/delivery-setting.ts'
import { createExport, reportOf } from '../../electron/core/delivery/exports/exports.ts'
import { knownTargets } from '../../electron/core/delivery/exports/read.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { temporaryFolder } from '../helpers/archive.ts'
import { SCHEMAS } from '../helpers/schemas.ts'
import { acts, everything, filledArchive } from './exports-archive.ts'

const NOTHING = {
  ...{ creator: null, creatorCode: null, submitter: null, submitterCode: null },
  ...{ preservation: null, agreement: null, schemas: null }
}

it('stands in each package that says nothing else, and is changed by no package', async () => {
  const made = await filledArchive()
  const { ctx, dir } = made
  expect(savedDelivery(ctx.db.read)).toBeNull()
  const saved = { ...NOTHING, creatorCode: '212000-0142', agreement: 'KS 2026/9', preservation: 'Sydarkivet' }
  saveDelivery(ctx, { ...NOTHING, creatorCode: '222000-0315' })
  expect(saveDelivery(ctx, saved)).toEqual(saved)
  expect(acts(made).filter(act => act === 'delivery.saved')).toHaveLength(2)
  const sip = await createExport(ctx, everything, { format: 'eark-sip-2.1.0', delivery: null })
  expect(sip.delivery).toEqual(saved)
  const mets = await readFile(join(dir, String(sip.folder), 'METS.xml'), 'utf8')
  for (const said of ['212000-0142', 'KS 2026/9', 'Sydarkivet']) expect(mets).toContain(said)
  const other = { ...NOTHING, agreement: 'KS 2026/10' }
  const fgs = await createExport(ctx, everything, { format: 'fgs-1.2', delivery: other })
  expect(fgs.delivery).toEqual({ ...saved, agreement: 'KS 2026/10' })
  expect(await readFile(join(dir, String(fgs.folder), 'sip.xml'), 'utf8')).toContain('212000-0142')
  // A bag tells of no delivery.
  expect((await createExport(ctx, everything, { format: 'bagit', delivery: null })).delivery).toBeNull()
  expect(savedDelivery(ctx.db.read)).toEqual(saved)
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('lets the schemas go along in every package, once their folder is set', async () => {
  const { ctx, dir } = await filledArchive()
  const folder = await temporaryFolder()
  await cp(join(SCHEMAS, 'eark'), folder, { recursive: true })
  saveDelivery(ctx, { ...NOTHING, schemas: folder })
  const sip = await createExport(ctx, everything, { format: 'eark-sip-2.2.0', delivery: null })
  const along = await readdir(join(dir, String(sip.folder), 'schemas'))
  expect(along).toEqual(expect.arrayContaining(['mets.xsd', 'premis.xsd']))
  // A window may name it: somebody chose it.
  expect(knownTargets(ctx.db.read)).toContain(folder)
})

it('names the folder that is set and not there any more, and writes the package without it where that is said', async () => {
  const { ctx, dir } = await filledArchive()
  const folder = await temporaryFolder()
  saveDelivery(ctx, { ...NOTHING, creatorCode: '212000-0142', schemas: folder })
  await rm(folder, { recursive: true })
  const { schemas, ...parties } = NOTHING
  const refused = { code: 'set-schemas-missing', params: { folder } }
  for (const delivery of [null, parties])
    await expect(createExport(ctx, everything, { format: 'eark-sip-2.2.0', delivery })).rejects.toMatchObject(
      refused
    )
  expect(await readdir(join(dir, 'exports'))).toEqual([])
  const without = await createExport(ctx, everything, {
    ...{ format: 'eark-sip-2.2.0', delivery: { ...parties, schemas } }
  })
  expect(without).toMatchObject({ state: 'written', delivery: { creatorCode: '212000-0142', schemas: null } })
  expect(reportOf(ctx.db.read, without.id)?.checks).toContainEqual(
    expect.objectContaining({ check: 'schemas', outcome: 'passed', source: 'brought-schemas' })
  )
  // Or for every package to come.
  saveDelivery(ctx, { ...NOTHING, creatorCode: '212000-0142' })
  const sip = await createExport(ctx, everything, { format: 'eark-sip-2.2.0', delivery: null })
  expect(sip.state).toBe('written')
})

it('takes no number for an organisation number that is none, and a code of another kind as one', () => {
  const wrong = (creatorCode: string) =>
    Delivery.safeParse({ ...NOTHING, creatorCode }).error?.issues[0]?.message
  expect(['2120000002', '212000–0001', '19640823-3234', '123'].map(wrong)).toEqual([
    'wrong-check-digit',
    ...Array(3).fill('not-an-organisation-number')
  ])
  expect(['212000-0142', 'ORG:2120000142', 'NORRBY'].map(wrong)).toEqual(Array(3).fill(undefined))
  expect(['NORR\u0007BY', 'NORR\nBY', 'NORR\u202EBY'].map(wrong)).toEqual(Array(3).fill('control-characters'))
  // One number is written in one way, and what only looks like the digits is written with them.
  const written = (creatorCode: string) => Delivery.parse({ ...NOTHING, creatorCode }).creatorCode
  expect(
    ['2120000142', '212000 0142', '16212000-0142', '162120000142', '21 20 00-01 42'].map(written)
  ).toEqual(Array(5).fill('212000-0142'))
  expect(
    [
      ...['org.nr 212000-0142', 'Org. nr: 2120000142', 'Organisationsnummer 16212000-0142'],
      ...['orgnr: 212000 0142', 'SE2120000142', 'se 212000-0142'],
      ...['SE162120000142', 'SE/212000-0142', 'org nr 212000-0142.', '212000\u22120142']
    ].map(written)
  ).toEqual(Array(10).fill('212000-0142'))
  expect(['org.nr 212000-0002', 'SE2120000002'].map(wrong)).toEqual(Array(2).fill('wrong-check-digit'))
  // A number for tax is another number.
  expect(
    [
      ...['ORG:212000-0142', 'ORG:162120000142', 'org: 2120000142'],
      ...['SE212000014201', 'NORRBY 212000', 'SE 12', 'Organ 4']
    ].map(written)
  ).toEqual([...Array(3).fill('ORG:2120000142'), ...['SE212000014201', 'NORRBY 212000', 'SE 12', 'Organ 4']])
  expect(Delivery.parse({ ...NOTHING, creatorCode: '２１２０００-0142' }).creatorCode).toBe('212000-0142')
  expect(['212000-0142', 'NORRBY'].map(kindOfCode)).toEqual(['organisationsnummer', 'kod'])
})
