import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { RetentionRule } from '#shared/retention.ts'
import { deliver } from '../../electron/core/delivery/disclosures/deliver.ts'
import { addRecords, openDisclosure } from '../../electron/core/delivery/disclosures/disclosures.ts'
import { ermsOf } from '../../electron/core/delivery/exports/describe/erms.ts'
import { fgsHandlingar } from '../../electron/core/delivery/exports/describe/fgs-handling.ts'
import { periodOf } from '../../electron/core/delivery/exports/describe/kept.ts'
import { toldOf } from '../../electron/core/delivery/exports/describe/redacted.ts'
import { openDraft } from '../../electron/core/delivery/exports/disk.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { proposeExport } from '../../electron/core/delivery/exports/propose.ts'
import { frozenItems } from '../../electron/core/delivery/exports/queries.ts'
import { sectionsOf } from '../../electron/core/delivery/exports/records.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { lookForCarriers } from '../../electron/core/register/secrecy/carriers/find.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { copiesOf, temporaryFolder } from '../helpers/archive.ts'
import { delivery, newHandled, texts } from '../helpers/described.ts'
import { goThrough, maskSender } from '../helpers/disclosures.ts'
import { enterRule } from '../helpers/disposal.ts'
import { ERMS_XSD, PREMIS_XSD, problemsByFgs } from '../helpers/schemas.ts'
import { problemsBy } from '../helpers/xsd.ts'
import { everything, filledArchive, newConversation } from './exports-archive.ts'

const newFilled = copiesOf(filledArchive)
const handled = copiesOf(newHandled)

it('takes a masked copy along that was handed over elsewhere, and none of a disclosure that is secret', async () => {
  const { ctx, dir, messages } = await newFilled()
  const disclosed = async (form: 'zip' | 'folder') => {
    const { id } = openDisclosure(ctx, { reference: null, about: 'Badet', requestedAt: ctx.clock.now() })
    await addRecords(ctx, id, [{ kind: 'message', id: messages.copied.id }])
    maskSender(ctx, id)
    await goThrough(ctx, id, 0)
    return deliver(ctx, id, { form, into: form === 'zip' ? await temporaryFolder() : null })
  }
  const zipped = await disclosed('zip')
  const secret = await disclosed('folder')
  await markSecret(ctx, {
    record: { kind: 'disclosure', id: secret.id },
    paragraph: 'OSL 21 kap. 1 §',
    note: null
  })
  const told = [
    expect.stringMatching(`^Utlämnande ${zipped.id}, handling-001.pdf; messages/[^/]+/maskad-01.pdf$`)
  ]
  const erms = await createExport(ctx, everything, { format: 'eark-erms-3', delivery })
  const records = join(dir, String(erms.folder), 'representations/rep1/data/erms-records.xml')
  expect(await texts(records, "//e:relation[@relationType='has_redacted_version']")).toEqual(told)
  const fgs = await createExport(ctx, everything, { format: 'fgs-1.2', delivery })
  const handlingar = join(dir, String(fgs.folder), 'content/data/handlingar.xml')
  expect(await texts(handlingar, "//f:HandlingRelation[@Typ='Maskad version']")).toEqual(told)
  expect(await texts(handlingar, "//f:Bilaga[@Namn='Maskad kopia som har lämnats ut']/@Lank")).toHaveLength(1)
  expect(await problemsBy(ERMS_XSD, records)).toEqual([])
  expect(await problemsByFgs(handlingar)).toEqual([])
})

it('names a masked copy from before copies were kept by its disclosure, and no place on a disk', () => {
  const version = { receiver: 'public', masks: 1, replacedBy: null } as const
  const copy = { disclosure: 'd', number: 12, manifest: 'abc', object: null, ...version }
  expect(toldOf({ ...copy, folder: 'exports/utlamnande' }, [])).toBe(
    'Utlämnande d, handling-012.pdf; i arkivet, exports/utlamnande; kontrollsummornas SHA-256 abc'
  )
  expect(toldOf({ ...copy, folder: '/media/anna/x.zip' }, [])).toBe(
    'Utlämnande d, handling-012.pdf; lämnad utanför arkivet; zip-filens SHA-256 abc'
  )
})

it('says of each record whether it goes one day, by the rule that it is kept by', async () => {
  const { ctx, dir, captures, messages } = await newFilled()
  const packed = async () => {
    const erms = await createExport(ctx, everything, { format: 'eark-erms-3', delivery })
    const fgs = await createExport(ctx, everything, { format: 'fgs-1.2', delivery })
    return {
      erms: join(dir, String(erms.folder), 'representations/rep1/data/erms-records.xml'),
      fgs: join(dir, String(fgs.folder), 'content/data/handlingar.xml'),
      sip: join(dir, String(fgs.folder), 'sip.xml')
    }
  }
  const appraisal = (sip: string) => texts(sip, "/m:mets/@*[local-name()='APPRAISAL']")
  // Without a decision all is kept, and nothing is said of disposal.
  const before = await packed()
  expect(await texts(before.erms, '//e:disposal')).toEqual([])
  expect(await texts(before.fgs, '//f:Gallring')).toEqual([])
  expect(await appraisal(before.sip)).toEqual(['No'])

  const months = { kept: { months: 24, countedFrom: 'recorded' } } as const
  const rule = await enterRule(ctx, { kind: 'message', category: null, ...months, reference: 'KS 2026/0088' })
  await enterRule(ctx, { kind: 'capture', category: null, kept: null })
  const { erms, fgs, sip } = await packed()
  const of = (id: string) => `//e:record[@systemIdentifier='${id}']/e:disposal`
  expect(await texts(erms, `${of(messages.copied.id)}/@disposable`)).toEqual(['true'])
  expect(await texts(erms, `${of(messages.copied.id)}/e:disposalScheduleId`)).toEqual([rule.id])
  expect(await texts(erms, `${of(messages.copied.id)}/e:disposalMandate`)).toEqual([
    expect.stringContaining('KS 2026/0088')
  ])
  const ends = `${of(messages.copied.id)}//e:disposalDate[@dateType='retention_period_end']`
  expect(await texts(erms, ends)).toEqual(['2028-11-25T00:00:00'])
  expect(await texts(erms, `${of(captures.complete)}/@disposable`)).toEqual(['false'])
  expect(await texts(erms, `${of(captures.complete)}/e:disposalAction`)).toEqual(['Bevaras'])
  const goes = "//f:ArkivobjektHandling[f:Gallring/@Gallras='true']/f:Handlingstyp"
  expect(new Set(await texts(fgs, goes))).toEqual(new Set(['Meddelande i sociala medier']))
  expect(await texts(fgs, "//f:Gallring[@Gallras='false']")).toHaveLength(
    (await texts(fgs, '//f:Gallring')).length - (await texts(fgs, goes)).length
  )
  expect(new Set(await texts(fgs, "//f:Gallring[@Gallras='true']/f:GallringsFrist"))).toEqual(
    new Set(await texts(erms, '//e:disposalPeriod'))
  )
  expect(await texts(fgs, "//f:Gallring[@Gallras='true']/f:GallringsForklaring")).toContainEqual(
    expect.stringContaining('KS 2026/0088')
  )
  expect(await texts(fgs, '//f:GallringsPeriodSlut')).toContain('2028-11-25')
  expect(await texts(fgs, "//f:Gallring[@Gallras='false']/f:GallringsFrist")).toEqual([])
  expect(await appraisal(sip)).toEqual(['Yes'])
  expect(await problemsBy(ERMS_XSD, erms)).toEqual([])
  expect(await problemsByFgs(fgs)).toEqual([])
})

it('carries the paragraph that a record is secret by, in both standards', async () => {
  const { ctx, dir, captures, messages } = await handled()
  const ids = { ...frozenItems(ctx.db.read, (await createExport(ctx, everything)).id) }
  await markSecret(ctx, {
    record: { kind: 'capture', id: captures.complete },
    paragraph: 'OSL 26 kap. 1 §',
    note: null
  })
  const draft = await openDraft(join(dir, '..', 'beskrivet'))
  const described = [
    await ermsOf({
      version: '3.0',
      frozen: { id: (await createExport(ctx, everything)).id, startedAt: ctx.clock.now(), db: ctx.db.read },
      parties: {
        creator: { name: 'Norrby', code: null },
        submitter: { name: 'Norrby', code: null },
        preservation: null,
        agreement: null
      },
      appVersion: 'test'
    })(draft, ''),
    await fgsHandlingar(draft, '')
  ]
  for (const { records } of sectionsOf(ctx.db.read, ids))
    for (const record of records) for (const each of described) await each.each(record)
  for (const each of described) await each.end()

  const erms = join(draft.dir, 'data/erms-records.xml')
  expect(await texts(erms, '//e:restriction/e:regulation')).toEqual(['OSL 26 kap. 1 §'])
  expect(await texts(erms, '//e:record[e:restriction]/@systemIdentifier')).toEqual([captures.complete])
  const fgs = join(draft.dir, 'data/handlingar.xml')
  expect(await texts(fgs, '//f:Restriktion/f:Lagrum')).toEqual(['OSL 26 kap. 1 §'])
  const inCases = join(draft.dir, 'data/arenden.xml')
  const within = "//f:ArkivobjektArende[f:ArkivobjektID='KS 2026/0600']//f:ArkivobjektHandling"
  expect(await texts(inCases, `${within}/@Systemidentifierare`)).toEqual([messages.copied.id])
  expect(await texts(inCases, `${within}/f:ExtraID`)).toEqual(['KS 2026/0600'])
  expect(await texts(inCases, "//f:HandlingRelation[@Typ='Maskad version']")).toHaveLength(1)
  expect(await problemsBy(ERMS_XSD, erms)).toEqual([])
  for (const each of [fgs, inCases]) expect(await problemsByFgs(each)).toEqual([])
})

it('tells what is kept in for its words apart from what somebody has marked', async () => {
  const { ctx, dir, first } = await newFilled()
  const said = 'Min granne Torbjörn dricker åter och barnen bor hos mormodern'
  const paste = (text: string) =>
    pasteMessage(ctx, { channelId: first.id, senderName: 'Åsa', senderAddress: null, receivedAt: null, text })
  const [marked, quoting] = [await paste(said), await paste(`Hon skrev så här till oss: ${said}.`)]
  await markSecret(ctx, {
    record: { kind: 'message', id: marked.id },
    paragraph: 'OSL 26 kap. 1 §',
    note: null
  })
  await lookForCarriers(ctx, 10_000)
  const scope = { ...everything, withSecret: 'include-marked' as const }
  const told = async (format: 'eark-erms-3' | 'fgs-1.2') => {
    const made = await createExport(ctx, scope, { format, delivery: null })
    const root = join(dir, String(made.folder))
    const name = (await readdir(root, { recursive: true })).find(each =>
      /(?:erms-records|handlingar)\.xml$/.test(each)
    )
    const text = await readFile(join(root, String(name)), 'utf8')
    return (id: string) => text.split(/<record |<ArkivobjektHandling /).find(each => each.includes(id)) ?? ''
  }
  for (const format of ['eark-erms-3', 'fgs-1.2'] as const) {
    const of = await told(format)
    expect(of(marked.id)).toMatch(/>Sekretessmarkerad 2026-\S+ \S+ \(Europe\/Stockholm\) av test</)
    expect(of(quoting.id)).toMatch(
      />Hålls kvar och är inte prövad än: har ord eller filer ur en handling som sekretessmarkerades 2026-.* av test</
    )
    expect(of(quoting.id)).toContain('OSL 26 kap. 1 §')
  }
})

it('says in FGS that there is secrecy only where something secret is in the package', async () => {
  const { ctx, dir } = await handled()
  const scope = { ...everything, withSecret: 'include-marked' } as const
  const { folder } = await createExport(ctx, scope, { format: 'fgs-1.2', delivery: null })
  expect(await readFile(join(dir, String(folder), 'sip.xml'), 'utf8')).toContain('ACCESSRESTRICT="GDPR"')
})

it('takes along what is secret only when that is chosen, and then with its paragraph', async () => {
  const { ctx, dir, captures } = await handled()
  await markSecret(ctx, {
    record: { kind: 'capture', id: captures.complete },
    paragraph: 'OSL 26 kap. 1 §',
    note: null
  })
  expect(proposeExport(ctx, everything)).toMatchObject({ captures: 1, leftOut: { secret: 1 } })
  const scope = { ...everything, withSecret: 'include-marked' } as const
  expect(proposeExport(ctx, scope)).toMatchObject({ captures: 2, leftOut: { secret: 0 } })
  for (const [format, file] of [
    ['eark-sip-2.1.0', 'representations/rep1/data/erms-records.xml'],
    ['fgs-1.2', 'content/data/handlingar.xml'],
    ['bagit', 'data/records.json']
  ] as const) {
    const without = await createExport(ctx, everything, { format, delivery: null })
    expect(await readFile(join(dir, String(without.folder), file), 'utf8')).not.toContain(captures.complete)
    const made = await createExport(ctx, scope, { format, delivery: null })
    const text = await readFile(join(dir, String(made.folder), file), 'utf8')
    expect(text).toContain(captures.complete)
    expect(text).toContain('OSL 26 kap. 1 §')
    if (format === 'fgs-1.2')
      for (const [{ folder }, said] of [
        [without, 'GDPR'],
        [made, 'Secrecy']
      ] as const)
        expect(await readFile(join(dir, String(folder), 'sip.xml'), 'utf8')).toContain(
          `ACCESSRESTRICT="${said}"`
        )
    if (format !== 'eark-sip-2.1.0') continue
    const premis = 'representations/rep1/metadata/preservation/premis.xml'
    const rights = await readFile(join(dir, String(made.folder), premis), 'utf8')
    expect(rights).toContain('<statuteCitation>OSL 26 kap. 1 §</statuteCitation>')
    expect(rights.match(/<rightsStatement>/g)).toHaveLength(2)
    expect(await readFile(join(dir, String(without.folder), premis), 'utf8')).not.toContain('OSL 26')
    expect(await problemsBy(PREMIS_XSD, join(dir, String(made.folder), premis))).toEqual([])
  }
})

it('leaves a secret message in, and takes the others of its conversation along, in every form', async () => {
  const { ctx, dir, first } = await newFilled()
  const { messages } = newConversation(ctx, first.id, [
    ['in', 'Min granne heter Nils.', '2026-11-24T09:00:00.000Z'],
    ['in', 'När töms soporna?', '2026-11-24T10:00:00.000Z']
  ])
  const [secret, other] = messages
  if (secret === undefined || other === undefined) throw new Error('two messages')
  await markSecret(ctx, { record: { kind: 'message', id: secret }, paragraph: 'OSL 26 kap. 1 §', note: null })
  const picked = { ...everything, records: [{ kind: 'message' as const, id: other }] }
  for (const [scope, leftOut] of [
    [everything, 1],
    [picked, 0]
  ] as const)
    for (const [format, file] of [
      ['bagit', 'data/records.json'],
      ['eark-sip-2.1.0', 'representations/rep1/data/records.json'],
      ['eark-sip-2.2.0', 'representations/rep1/data/records.json'],
      ['eark-erms-3', 'representations/rep1/data/records.json'],
      ['fgs-1.2', 'content/data/records.json'],
      ['diary-pdfa-2b', 'index.csv']
    ] as const) {
      expect(proposeExport(ctx, scope)).toMatchObject({ leftOut: { secret: leftOut } })
      const made = await createExport(ctx, scope, { format, delivery })
      expect([format, made.state]).toEqual([format, 'written'])
      const text = await readFile(join(dir, String(made.folder), file), 'utf8')
      expect(text).toContain(other)
      expect(text).not.toContain(secret)
      expect(text).not.toContain('Nils')
    }
})

it.each([
  [1, '1 månad från'],
  [18, '18 månader från']
])('says of a rule of %i months: %s', (months, words) => {
  const rule = { kind: 'capture', kept: { months, countedFrom: 'recorded' } } as RetentionRule
  expect(periodOf(rule)).toMatch(new RegExp(`^${words} `))
})
