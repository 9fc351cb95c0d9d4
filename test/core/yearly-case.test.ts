import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { XmlDocument } from 'libxml2-wasm'
import { expect, it, onTestFinished } from 'vitest'
import type { Public360Settings } from '#shared/diary-system.ts'
import { DepartmentId } from '#shared/ids.ts'
import { noteYearlyCase, setFiling } from '../../electron/core/delivery/diary-system/filing.ts'
import { listFilings } from '../../electron/core/delivery/diary-system/filing-queries.ts'
import { listSendings } from '../../electron/core/delivery/diary-system/queries.ts'
import { resolveSending } from '../../electron/core/delivery/diary-system/resolve.ts'
import { sendToDiarySystem } from '../../electron/core/delivery/diary-system/send.ts'
import { saveSystem } from '../../electron/core/delivery/diary-system/system.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { chainOf, enterReceipt } from '../../electron/core/delivery/receipts/receipts.ts'
import { describeWithKeychain } from '../helpers/keychain.ts'
import { problemsByFgs } from '../helpers/schemas.ts'
import { KEY, SYSTEM, startPublic360 } from '../helpers/stubs/public360.ts'
import { everything, filledArchive, newComment } from './exports-archive.ts'

const FILED = { kind: 'by-department' } as const
const NAMES = { f: 'http://xml.ra.se/e-arkiv/FGS-ERMS', e: 'https://DILCIS.eu/XML/ERMS' }
/** An archive whose one department has a case a year. */
async function filed() {
  const made = await filledArchive()
  setFiling(made.ctx, { departmentId: made.first.departmentId, filing: 'yearly' })
  const [department] = listFilings(made.ctx.db.read).departments
  return { ...made, title: `Sociala medier 2026, ${department?.name}` }
}

async function texts(path: string, xpath: string): Promise<string[]> {
  const document = XmlDocument.fromBuffer(await readFile(path))
  const found = document.find(xpath, NAMES).map(node => node.content)
  document.dispose()
  return found
}

describeWithKeychain('with a keychain', () => {
  async function ready(settings: Partial<Public360Settings> = {}) {
    const stub = await startPublic360()
    onTestFinished(() => stub.stop())
    const made = await filed()
    const system: Public360Settings = { ...SYSTEM, address: `${stub.address}360`, ...settings }
    await saveSystem(made.ctx, { system, secret: KEY })
    const { id } = await createExport(made.ctx, everything, { format: 'diary-pdfa-2b', delivery: null })
    const one = { kind: 'comment', id: made.comment } as const
    return { ...made, stub, system, exportId: id, one }
  }

  it('makes the case once, puts every record into it, and has a receipt on each', async () => {
    const { ctx, stub, exportId, title, first, one } = await ready()
    const outcome = await sendToDiarySystem(ctx, { exportId, filing: FILED, records: null })
    expect(outcome).toEqual({ sent: 6, handedOver: 0, refused: 0, uncertain: 0, known: 0, left: 0 })
    // The first was there from the start.
    expect([...stub.cases].slice(1)).toMatchObject([['26/00002', { Title: title, Status: 'B' }]])
    const into = [...stub.documents.values()].map(each => each['CaseNumber'])
    expect(into).toEqual(Array.from({ length: 6 }, () => '26/00002'))
    expect(chainOf(ctx.db.read, one)[0]?.receipts).toMatchObject([{ caseNumber: '26/00002', way: 'api' }])
    expect(listFilings(ctx.db.read).departments).toMatchObject([
      { id: first.departmentId, filing: 'yearly', cases: [{ year: 2026, number: '26/00002' }] }
    ])
  })

  it('makes another for another year, and goes back to one case each when that is set', async () => {
    const { ctx, stub, clock, exportId, first, title, one } = await ready()
    await sendToDiarySystem(ctx, { exportId, filing: FILED, records: [one] })
    clock.set('2027-02-01T09:00:00.000Z')
    const later = await newComment(ctx, first.id, 'Nytt år')
    const second = await createExport(ctx, everything, { format: 'diary-pdfa-2b', delivery: null })
    const record = { kind: 'comment', id: later } as const
    await sendToDiarySystem(ctx, { exportId: second.id, filing: FILED, records: [record] })
    expect([...stub.cases.values()].map(each => each['Title']).slice(1)).toEqual([
      title,
      title.replace('2026', '2027')
    ])
    setFiling(ctx, { departmentId: first.departmentId, filing: null })
    await sendToDiarySystem(ctx, { exportId, filing: FILED, records: null })
    expect(stub.cases.size).toBe(3 + 5)
  })

  it('uses the case that a person has noted, without settings for new ones', async () => {
    const { ctx, stub, exportId, first } = await ready({ newCase: null })
    const send = () => sendToDiarySystem(ctx, { exportId, filing: FILED, records: null })
    await expect(send()).rejects.toMatchObject({ code: 'no-new-case' })
    noteYearlyCase(ctx, { departmentId: first.departmentId, year: 2026, number: '26/00001' })
    expect(await send()).toMatchObject({ sent: 6 })
    expect([stub.cases.size, stub.documents.size]).toEqual([1, 6])
  })

  it('makes no second one while the first is in doubt, and takes the one that a person found', async () => {
    const { ctx, stub, exportId, title, one } = await ready()
    stub.faults.push('as-usual', 'does-and-breaks')
    const send = () => sendToDiarySystem(ctx, { exportId, filing: FILED, records: null })
    expect(await send()).toMatchObject({ uncertain: 1, sent: 0 })
    await expect(send()).rejects.toMatchObject({ code: 'yearly-case-in-doubt', params: { what: title } })
    expect([stub.cases.size, stub.documents.size]).toEqual([2, 0])
    const insert = () =>
      ctx.db.transact(tx =>
        tx
          .prepare(
            `INSERT INTO sending (id, export_id, kind, item_id, state, step, is_new_case, left_out, started_at,
               started_by, yearly_department_id, yearly_year)
             SELECT 'annan', export_id, kind, ?, 'sending', 'case', 0, '[]', started_at, started_by,
               yearly_department_id, yearly_year FROM sending`
          )
          .run(one.id)
      )
    expect(insert).toThrow(/yearly case/)
    const [doubted] = listSendings(ctx.db.read, { exportId, limit: 10, after: null }).items
    if (doubted === undefined) throw new Error('no sending')
    expect(doubted).toMatchObject({ state: 'uncertain', step: 'case' })
    await resolveSending(ctx, doubted.id, { found: 'absent', caseNumber: '26/00002' })
    expect(await send()).toMatchObject({ sent: 6 })
    expect([stub.cases.size, stub.documents.size]).toEqual([2, 6])
  })

  it('makes it in the next round when a person found that it is not there', async () => {
    const { ctx, stub, exportId } = await ready()
    stub.faults.push('as-usual', 'broken')
    const send = () => sendToDiarySystem(ctx, { exportId, filing: FILED, records: null })
    expect(await send()).toMatchObject({ uncertain: 1 })
    const [doubted] = listSendings(ctx.db.read, { exportId, limit: 10, after: null }).items
    if (doubted === undefined) throw new Error('no sending')
    await resolveSending(ctx, doubted.id, { found: 'absent', caseNumber: null })
    expect(await send()).toMatchObject({ sent: 6 })
    expect(stub.cases.size).toBe(2)
  })

  it('stays when the document was refused, so that the next goes into the same', async () => {
    const { ctx, stub, exportId, one, system } = await ready({ categoryIn: 'Okänd' })
    const send = () => sendToDiarySystem(ctx, { exportId, filing: FILED, records: [one] })
    expect(await send()).toMatchObject({ refused: 1 })
    await saveSystem(ctx, { system: { ...system, categoryIn: 'Dokument inn' }, secret: null })
    expect(await send()).toMatchObject({ sent: 1 })
    expect(stub.cases.size).toBe(2)
  })
})

it('is named in the folder for the diary, by what it is called until it has a number', async () => {
  const { ctx, dir, first, title } = await filed()
  const look = async () => {
    const { folder } = await createExport(ctx, everything, { format: 'diary-pdfa-2b', delivery: null })
    const root = join(dir, String(folder))
    const all = (await readdir(root, { recursive: true })).filter(path => path.endsWith('handling.xml'))
    const [path = ''] = all
    for (const each of all) expect(await problemsByFgs(join(root, each))).toEqual([])
    const json = JSON.parse(await readFile(join(root, path, '../handling.json'), 'utf8'))
    const index = (await readFile(join(root, 'index.csv'), 'utf8')).trim().split('\r\n')
    return {
      ids: await texts(join(root, path), '//f:ArkivobjektArende/f:ArkivobjektID'),
      kinds: await texts(join(root, path), '//f:ArkivobjektArende/f:ArendeTyp'),
      within: await texts(
        join(root, path),
        '//f:ArkivobjektArende//f:ArkivobjektHandling/@Systemidentifierare'
      ),
      case: json.case,
      inIndex: index.filter(row => row.includes('KS 2026/17')).length
    }
  }
  expect(await look()).toMatchObject({ ids: [title], case: { number: null, title }, inIndex: 0 })
  noteYearlyCase(ctx, { departmentId: first.departmentId, year: 2026, number: 'KS 2026/17' })
  const after = await look()
  expect(after).toMatchObject({
    ids: ['KS 2026/17'],
    kinds: ['Samlingsärende'],
    case: { number: 'KS 2026/17', title }
  })
  expect(after.within).toHaveLength(1)
  expect(after.inIndex).toBeGreaterThan(5)
})

it('holds its records together in packages for an e-archive, and leaves out what a receipt puts elsewhere', async () => {
  const { ctx, dir, first, title, comment } = await filed()
  noteYearlyCase(ctx, { departmentId: first.departmentId, year: 2026, number: 'KS 2026/17' })
  const handed = await createExport(ctx, everything)
  await enterReceipt(ctx, {
    exportId: handed.id,
    facts: {
      receiver: 'diary',
      number: 'KS 2026/30-1',
      caseNumber: 'KS 2026/30',
      receivedOn: '2026-11-25',
      receivedBy: 'Registrator'
    },
    records: [{ kind: 'comment', id: comment }]
  })
  const fgs = await createExport(ctx, everything, { format: 'fgs-1.2', delivery: null })
  const data = join(dir, String(fgs.folder), 'content/data')
  const cases = join(data, 'arenden.xml')
  expect(await problemsByFgs(cases)).toEqual([])
  expect(await texts(cases, '//f:ArkivobjektArende/f:Arendemening')).toEqual([title, 'Ärende KS 2026/30'])
  const within = (number: string) =>
    texts(
      cases,
      `//f:ArkivobjektArende[f:ArkivobjektID='${number}']//f:ArkivobjektHandling/@Systemidentifierare`
    )
  expect(await within('KS 2026/17')).toHaveLength(5)
  expect(await within('KS 2026/30')).toEqual([comment])
  expect((await readdir(data)).filter(name => name.endsWith('.tmp'))).toEqual([])

  const erms = await createExport(ctx, everything, { format: 'eark-erms-3', delivery: null })
  const described = join(dir, String(erms.folder), 'representations/rep1/data')
  const aggregations = join(described, 'erms-cases.xml')
  expect(await texts(aggregations, "//e:aggregation[@aggregationType='caseFile']/e:objectId")).toEqual([
    'KS 2026/17',
    'KS 2026/30'
  ])
  const [yearly] = await texts(aggregations, "//e:aggregation[e:objectId='KS 2026/17']/@systemIdentifier")
  const parents = await texts(join(described, 'erms-records.xml'), '//e:record/e:parentAggregationId')
  expect(parents.filter(parent => parent === yearly)).toHaveLength(5)
})

it('is set for one department or for all, and for no department that is not there', async () => {
  const { ctx, first } = await filledArchive()
  const seen = () => listFilings(ctx.db.read)
  expect(seen()).toMatchObject({ standard: 'each', departments: [{ filing: null, cases: [] }] })
  setFiling(ctx, { departmentId: null, filing: 'yearly' })
  setFiling(ctx, { departmentId: first.departmentId, filing: 'each' })
  expect(seen()).toMatchObject({ standard: 'yearly', departments: [{ filing: 'each' }] })
  setFiling(ctx, { departmentId: null, filing: null })
  expect(seen().standard).toBe('each')
  const unknown = DepartmentId.parse(crypto.randomUUID())
  const refused = expect.objectContaining({ code: 'not-found' })
  expect(() => setFiling(ctx, { departmentId: unknown, filing: 'yearly' })).toThrow(refused)
  expect(() => noteYearlyCase(ctx, { departmentId: unknown, year: 2026, number: 'X' })).toThrow(refused)
  noteYearlyCase(ctx, { departmentId: first.departmentId, year: 2026, number: 'KS 1' })
  noteYearlyCase(ctx, { departmentId: first.departmentId, year: 2026, number: 'KS 2' })
  expect(seen().departments[0]?.cases).toMatchObject([{ year: 2026, number: 'KS 2' }])
  noteYearlyCase(ctx, { departmentId: first.departmentId, year: 2026, number: null })
  expect(seen().departments[0]?.cases).toEqual([])
})
