// Records as the standards for case and document metadata tell of them: CITS ERMS 3 and FGS Ärendehantering 1.0.
import { existsSync } from 'node:fs'
import { copyFile, readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { XmlDocument } from 'libxml2-wasm'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { insertPlatformComments } from '../../electron/core/comments/readings/platform-comment.ts'
import { deliver } from '../../electron/core/delivery/disclosures/deliver.ts'
import { addRecords, openDisclosure } from '../../electron/core/delivery/disclosures/disclosures.ts'
import { ermsOf } from '../../electron/core/delivery/exports/describe/erms.ts'
import { fgsHandlingar } from '../../electron/core/delivery/exports/describe/fgs-handling.ts'
import { toldOf } from '../../electron/core/delivery/exports/describe/redacted.ts'
import { openDraft } from '../../electron/core/delivery/exports/disk.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { fourFields } from '../../electron/core/delivery/exports/four-fields.ts'
import { oneRecord } from '../../electron/core/delivery/exports/one-record.ts'
import { proposeExport } from '../../electron/core/delivery/exports/propose.ts'
import { frozenItems } from '../../electron/core/delivery/exports/queries.ts'
import { sectionsOf } from '../../electron/core/delivery/exports/records.ts'
import { enterReceipt } from '../../electron/core/delivery/receipts/receipts.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { lookForCarriers } from '../../electron/core/register/secrecy/carriers/find.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { copiesOf, temporaryFolder } from '../helpers/archive.ts'
import { goThrough } from '../helpers/disclosures.ts'
import { enterRule } from '../helpers/disposal.ts'
import { pdfPages } from '../helpers/pdf-text.ts'
import { problemsBy } from '../helpers/xsd.ts'
import { everything, filledArchive, newComment, newConversation } from './exports-archive.ts'

const newFilled = copiesOf(filledArchive)

const SCHEMAS = resolve(import.meta.dirname, '../../../shared/standards/schemas')
const ERMS_XSD = join(SCHEMAS, 'erms/ERMS-3.0.2.xsd')
const ERMS_21_XSD = join(SCHEMAS, 'erms/ERMS-2.1.2.xsd')
const EAD_XSD = join(SCHEMAS, 'ead/ead3-1.1.1.xsd')
const FGS_XSD = join(SCHEMAS, 'fgs-erms-1.0/Bygglov_v2-MODIFIED-FGS-ERMS.xsd')
const PREMIS_XSD = join(SCHEMAS, 'premis/premis-v3-0.xsd')
const NAMES = {
  e: 'https://DILCIS.eu/XML/ERMS',
  f: 'http://xml.ra.se/e-arkiv/FGS-ERMS',
  d: 'http://ead3.archivists.org/schema/',
  m: 'http://www.loc.gov/METS/',
  csip: 'https://DILCIS.eu/XML/METS/CSIPExtensionMETS'
}

async function parsed<Found>(path: string, read: (document: XmlDocument) => Found): Promise<Found> {
  const document = XmlDocument.fromBuffer(await readFile(path))
  try {
    return read(document)
  } finally {
    document.dispose()
  }
}
const texts = (path: string, xpath: string) =>
  parsed(path, document => document.find(xpath, NAMES).map(node => node.content))

const delivery = {
  creator: 'Norrby kommun',
  creatorCode: '2120000000',
  submitter: null,
  submitterCode: null,
  preservation: null,
  agreement: null,
  schemas: null
}

/** An archive in which one record is registered in a case, one is marked as secret, and one was disclosed. */
async function handled() {
  const filled = await newFilled()
  const { ctx, messages, captures } = filled
  const sent = await createExport(ctx, everything)
  enterReceipt(ctx, {
    exportId: sent.id,
    facts: {
      receiver: 'diary',
      number: 'KS 2026/0600-2',
      caseNumber: 'KS 2026/0600',
      receivedOn: '2026-11-25',
      receivedBy: 'Registrator'
    },
    records: [{ kind: 'message', id: messages.copied.id }]
  })
  const disclosure = openDisclosure(ctx, { reference: null, about: 'Badet', requestedAt: ctx.clock.now() })
  await addRecords(ctx, disclosure.id, [{ kind: 'message', id: messages.copied.id }])
  await goThrough(ctx, disclosure.id, 0)
  const { folder } = await deliver(ctx, disclosure.id)
  const delivered = await readFile(join(filled.dir, String(folder), 'handling-001.pdf'))
  return { ...filled, captures, delivered, copy: `Utlämnande ${disclosure.id}, handling-001.pdf` }
}

it('declares a package to be CITS ERMS 3, and tells of every record and case in it', async () => {
  const { ctx, dir, messages, copy, delivered } = await handled()
  const proposed = proposeExport(ctx, everything)
  const made = await createExport(ctx, everything, { format: 'eark-erms-3', delivery })
  const root = join(dir, String(made.folder))
  const data = join(root, 'representations/rep1/data')
  const type = '@csip:CONTENTINFORMATIONTYPE'
  for (const mets of ['METS.xml', 'representations/rep1/METS.xml'])
    expect(await texts(join(root, mets), `/m:mets/${type} | //m:fileGrp[${type}]/${type}`)).toEqual(
      expect.arrayContaining(['citserms_v3_0'])
    )
  expect(await texts(join(root, 'METS.xml'), '/m:mets/@TYPE')).toEqual(['Datasets'])

  const records = join(data, 'erms-records.xml')
  expect(await texts(records, '//e:record/@recordType')).toHaveLength(6)
  const copied = `//e:record[@systemIdentifier='${messages.copied.id}']`
  expect(await texts(records, `${copied}/e:direction/@directionDefinition`)).toEqual(['incoming'])
  expect(await texts(records, `${copied}//e:agent[@agentType='sender']/e:name`)).toEqual(['Göran Ek'])
  expect(await texts(records, `${copied}//e:date/@dateType`)).toEqual([
    'created',
    'received',
    'captured',
    'decision'
  ])
  // Each record says when it was created (CITS ERMS 3: a date of that type, and one only).
  expect(await texts(records, "//e:record[count(e:dates/e:date[@dateType='created'])!=1]")).toEqual([])
  // The redacted version goes along: the relation leads to it, and it is to the byte what was delivered.
  const [relation = ''] = await texts(records, `${copied}/e:relation[@relationType='has_redacted_version']`)
  const [said, masked = ''] = relation.split('; ')
  expect(said).toBe(copy)
  expect(await texts(records, `${copied}//e:appendix/@path`)).toContain(masked)
  expect(await readFile(join(data, masked))).toEqual(delivered)
  const { size } = await stat(join(data, masked))
  expect(size).toBe(delivered.length)
  // It was counted before.
  const kept = z.array(z.looseObject({ files: z.array(z.unknown()).default([]) }))
  const json = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(await readFile(join(data, 'records.json'), 'utf8')))
  const along = ['captures', 'comments', 'messages'].flatMap(name =>
    kept.parse(json[name]).flatMap(({ files }) => files)
  )
  expect(along).toHaveLength(proposed.files)
  expect(await texts(records, '//e:restriction')).toEqual([])
  const [first = ''] = await texts(records, '//e:appendix/@path')
  expect(first.startsWith('captures/')).toBe(true)
  await readFile(join(data, first))

  const cases = join(data, 'erms-cases.xml')
  const identified = [records, cases].map(path =>
    texts(path, "//e:identification[@identificationType='uuid']")
  )
  const uuids = (await Promise.all(identified)).flat()
  expect(new Set(uuids).size).toBe(2)
  for (const uuid of uuids) expect(uuid).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  expect(await texts(records, '//e:agencyCode')).toEqual([delivery.creatorCode])
  expect(await texts(cases, "//e:aggregation[@aggregationType='caseFile']/e:objectId")).toEqual([
    'KS 2026/0600'
  ])
  const known = await texts(cases, '//e:aggregation/@systemIdentifier')
  const parents = await texts(records, '//e:record/e:parentAggregationId')
  expect(new Set(parents)).toEqual(new Set(known))
})

it('tells what the platform has said of a comment, and where its sender wrote it to the authority alone', async () => {
  const { ctx, dir, first, comment } = await newFilled()
  const own = await newComment(ctx, first.id, 'Tack, vi tittar på det.')
  const [ip, userAgent] = ['192.0.2.77', 'Firefox/3.0 (Älvåsa)']
  const seenAt = ctx.clock.now()
  const thread = {
    channelId: first.id,
    threadId: '2002',
    createdAt: null,
    seenAt,
    readAt: null
  } as const
  const rows = [
    {
      id: comment,
      nativeId: '2002_1',
      parentId: null,
      isOwn: false,
      ip,
      userAgent,
      status: 'trash'
    },
    {
      id: own,
      nativeId: '2002_2',
      parentId: '2002_1',
      isOwn: true,
      ip: null,
      userAgent: null,
      status: 'visible'
    }
  ] as const
  ctx.db.transact(tx =>
    insertPlatformComments(
      tx,
      rows.map(row => ({ ...thread, ...row }))
    )
  )
  const made = await createExport(ctx, everything, { format: 'eark-erms-3', delivery })
  const root = join(dir, String(made.folder))
  const data = join(root, 'representations/rep1/data')
  const erms = join(data, 'erms-records.xml')
  const of = (id: string) => `//e:record[@systemIdentifier='${id}']`
  expect(await texts(erms, `${of(comment)}/e:extraId`)).toEqual(['2002_1', '2002'])
  expect(await texts(erms, `${of(comment)}/e:notes/e:note`)).toEqual([
    'avpublicerad',
    'Senast sedd hos plattformen: i papperskorgen',
    'Beslut: ska tas bort. Grund: punkt a i riktlinjerna. Beslutat av test',
    'Borttagen från plattformen (avpublicerad), inte ur arkivet',
    'Bekräftat borta från plattformen: enligt den som bekräftade',
    'När handlingen skrevs och kom in är okänt: då fanns den, tidigare är inget känt.'
  ])
  expect(await texts(erms, `${of(comment)}/e:notes/e:note/@noteType`)).toEqual(['Tillstånd i hanteringen'])
  expect(await texts(erms, `${of(own)}/e:extraId/@extraIdType`)).toContain('platform-parent-id')
  expect(await texts(erms, `${of(own)}/e:direction/@directionDefinition`)).toEqual(['outgoing'])
  expect(await texts(erms, `${of(own)}/e:relation[@relationType='is_child_of']`)).toEqual([comment])
  const premis = await readFile(join(root, 'representations/rep1/metadata/preservation/premis.xml'), 'utf8')
  expect(premis).toContain('<objectIdentifierValue>2002_2</objectIdentifierValue>')
  if (existsSync(ERMS_XSD)) expect(await problemsBy(ERMS_XSD, erms)).toEqual([])
  const records = JSON.parse(await readFile(join(data, 'records.json'), 'utf8'))
  expect(records.comments.map((each: { platform: unknown }) => each.platform)).toMatchObject([
    {
      nativeId: '2002_1',
      direction: 'in',
      status: 'trash',
      protected: { authorIp: ip, authorUserAgent: userAgent }
    },
    { nativeId: '2002_2', direction: 'out', answers: comment }
  ])
  // The archive's own file, and the journal, are all that may hold it.
  const holding: string[] = []
  for (const name of await readdir(root, { recursive: true })) {
    const text = await readFile(join(root, name), 'utf8').catch(() => '')
    if (text.includes(ip) || text.includes('Firefox/3.0')) holding.push(basename(name))
  }
  expect(holding).toEqual(['records.json'])

  const folder = await createExport(ctx, everything, { format: 'diary-pdfa-2b', delivery })
  const inFolder = await readdir(join(dir, String(folder.folder)), { recursive: true })
  const told: string[] = []
  for (const name of inFolder) {
    const bytes = await readFile(join(dir, String(folder.folder), name)).catch(() => Buffer.alloc(0))
    expect(bytes.includes(ip), name).toBe(false)
    if (name.endsWith('handling.json')) told.push(JSON.parse(bytes.toString('utf8')).platform?.nativeId)
    if (name.endsWith('handling.xml') && bytes.includes('i papperskorgen'))
      expect((await texts(join(dir, String(folder.folder), name), '//f:Notering')).join('\n')).toMatch(
        /Beslut: ska tas bort\. Grund: punkt a i riktlinjerna\. Beslutat av test\n.*Borttagen från plattformen \(avpublicerad\), inte ur arkivet\n.*Bekräftat borta från plattformen: enligt den som bekräftade/
      )
    if (name.endsWith('handling.xml') && bytes.includes('2002_2')) {
      expect(await texts(join(dir, String(folder.folder), name), '//f:StatusHandling')).toEqual([
        'Expedierad'
      ])
      if (existsSync(FGS_XSD))
        expect(await problemsBy(FGS_XSD, join(dir, String(folder.folder), name))).toEqual([])
    }
  }
  expect(told).toEqual(expect.arrayContaining(['2002_1', '2002_2']))
  const document = oneRecord(ctx.db.read, { kind: 'comment', id: comment }).document
  expect(document.facts).toContainEqual(['Plattformens id', '2002_1'])
  expect(JSON.stringify(document)).not.toContain(ip)
})

it('takes a masked copy along that was handed over elsewhere, and none of a disclosure that is secret', async () => {
  const { ctx, dir, messages } = await newFilled()
  const disclosed = async (form: 'zip' | 'folder') => {
    const { id } = openDisclosure(ctx, { reference: null, about: 'Badet', requestedAt: ctx.clock.now() })
    await addRecords(ctx, id, [{ kind: 'message', id: messages.copied.id }])
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
  if (existsSync(ERMS_XSD)) expect(await problemsBy(ERMS_XSD, records)).toEqual([])
  if (existsSync(FGS_XSD)) expect(await problemsBy(FGS_XSD, handlingar)).toEqual([])
})

it('names a masked copy from before copies were kept by its disclosure, and no place on a disk', () => {
  const copy = { disclosure: 'd', number: 12, manifest: 'abc', object: null }
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
  if (existsSync(ERMS_XSD)) expect(await problemsBy(ERMS_XSD, erms)).toEqual([])
  if (existsSync(FGS_XSD)) expect(await problemsBy(FGS_XSD, fgs)).toEqual([])
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
  if (existsSync(ERMS_XSD)) expect(await problemsBy(ERMS_XSD, erms)).toEqual([])
  if (existsSync(FGS_XSD))
    for (const each of [fgs, inCases]) expect(await problemsBy(FGS_XSD, each)).toEqual([])
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

it.skipIf(!existsSync(ERMS_XSD)).each([
  ['eark-erms-2.1', 'citserms_v2_1', 'https://earksip.dilcis.eu/profile/E-ARK-SIP.xml', ERMS_21_XSD],
  ['eark-erms-3', 'citserms_v3_0', 'https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-2-0.xml', ERMS_XSD]
] as const)(
  '%s goes with the schema of its version, which goes along when it is there',
  async (format, content, profile, xsd) => {
    const { ctx, dir } = await handled()
    const folder = await temporaryFolder()
    for (const path of [
      ...['offline/mets.xsd', 'offline/xlink.xsd', 'premis/premis-v3-0.xsd'],
      // Both versions have one namespace.
      ...['erms/ERMS-2.1.2.xsd', 'erms/ERMS-3.0.2.xsd', 'ead/ead3-1.1.1.xsd'],
      ...['csip/DILCISExtensionMETS.xsd', 'offline/DILCISExtensionSIPMETS.xsd']
    ])
      await copyFile(join(SCHEMAS, path), join(folder, path.slice(path.indexOf('/') + 1)))
    const made = await createExport(ctx, everything, {
      format,
      delivery: { ...delivery, schemas: folder }
    })
    const root = join(dir, String(made.folder))
    const data = join(root, 'representations/rep1/data')
    expect(await readFile(join(root, 'schemas/ERMS.xsd'), 'utf8')).toBe(await readFile(xsd, 'utf8'))
    expect(new Set(await texts(join(root, 'METS.xml'), '//@csip:CONTENTINFORMATIONTYPE'))).toEqual(
      new Set([content, 'OTHER'])
    )
    expect(await texts(join(root, 'METS.xml'), '/m:mets/@PROFILE')).toEqual([profile])
    await readFile(join(root, 'schemas/ead3.xsd'))
    const ead = join(root, 'metadata/descriptive/ead.xml')
    expect(await problemsBy(EAD_XSD, ead)).toEqual([])
    expect(await texts(ead, '//d:c/d:did/d:unittitle')).toHaveLength(2)
    expect(await texts(ead, '//d:c//d:quantity')).toEqual(['1', '1', '1', '1', '2'])
    expect(await texts(join(root, 'METS.xml'), '//m:dmdSec/m:mdRef/@MDTYPE')).toEqual(['DC', 'EAD'])
    for (const file of ['erms-records.xml', 'erms-cases.xml'])
      expect(await problemsBy(xsd, join(data, file))).toEqual([])
    const report = JSON.parse(await readFile(join(root, 'documentation/validation.json'), 'utf8'))
    const judged = report.checks.filter(({ names }: { names: string[] }) =>
      names.includes('ERMS.xsd (DILCIS Board)')
    )
    expect(judged.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['passed', 'passed'])
  }
)

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
    if (format !== 'eark-sip-2.1.0') continue
    const premis = 'representations/rep1/metadata/preservation/premis.xml'
    const rights = await readFile(join(dir, String(made.folder), premis), 'utf8')
    expect(rights).toContain('<statuteCitation>OSL 26 kap. 1 §</statuteCitation>')
    expect(rights.match(/<rightsStatement>/g)).toHaveLength(2)
    expect(await readFile(join(dir, String(without.folder), premis), 'utf8')).not.toContain('OSL 26')
    if (existsSync(PREMIS_XSD))
      expect(await problemsBy(PREMIS_XSD, join(dir, String(made.folder), premis))).toEqual([])
  }
})

it('has the number that the diary answered with in every later package, and in the four fields', async () => {
  const { ctx, dir, captures, comment, messages } = await newFilled()
  const { id: exportId } = await createExport(ctx, everything)
  const answered = [
    [{ kind: 'capture', id: captures.complete }, 'KS 2026/0801-1'],
    [{ kind: 'comment', id: comment }, 'KS 2026/0801-2'],
    [{ kind: 'message', id: messages.copied.id }, 'KS 2026/0801-3']
  ] as const
  for (const [record, number] of answered)
    for (const receiver of ['diary', 'e-archive'] as const)
      enterReceipt(ctx, {
        exportId,
        facts: {
          receiver,
          number: receiver === 'diary' ? number : `SIP ${number}`,
          caseNumber: receiver === 'diary' ? 'KS 2026/0801' : null,
          receivedOn: '2026-11-25',
          receivedBy: 'Registrator'
        },
        records: [record]
      })
  const bag = join(dir, String((await createExport(ctx, everything)).folder), 'data')
  const erms = await createExport(ctx, everything, { format: 'eark-erms-3', delivery })
  const fgs = await createExport(ctx, everything, { format: 'fgs-1.2', delivery })
  const folder = await createExport(ctx, everything, { format: 'diary-pdfa-2b', delivery })
  const index = (await readFile(join(bag, 'index.csv'), 'utf8')).split('\r\n')
  const records = JSON.parse(await readFile(join(bag, 'records.json'), 'utf8'))
  const inErms = join(dir, String(erms.folder), 'representations/rep1/data/erms-records.xml')
  const inFgs = join(dir, String(fgs.folder), 'content/data/arenden.xml')
  const root = join(dir, String(folder.folder))
  const handling = (await readdir(root, { recursive: true })).filter(path => path.endsWith('handling.xml'))
  const inFolder = await Promise.all(
    handling.map(path => texts(join(root, path), '//f:ArkivobjektHandling/f:ArkivobjektID'))
  )
  for (const [record, number] of answered) {
    const row = index.find(line => line.includes(`"${record.id}"`))
    expect(row).toContain(`"${number}";"KS 2026/0801"`)
    const [told] = records[`${record.kind}s`].filter(({ id }: { id: string }) => id === record.id)
    expect(told.receipts.map((each: { number: string }) => each.number).sort()).toEqual([
      number,
      `SIP ${number}`
    ])
    expect(await texts(inErms, `//e:record[@systemIdentifier='${record.id}']/e:objectId`)).toEqual([number])
    expect(
      await texts(inFgs, `//f:ArkivobjektHandling[@Systemidentifierare='${record.id}']/f:ArkivobjektID`)
    ).toEqual([number])
    expect(inFolder.flat()).toContain(number)
    const place = handling.find((_, at) => inFolder[at]?.includes(number)) ?? ''
    const pdf = await readFile(join(root, place, '../registreringsunderlag.pdf'))
    expect(pdfPages(pdf).join(' ')).toContain(number)
    expect(fourFields(ctx.db.read, record).diaryNumber).toBe(number)
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

it.skipIf(!existsSync(FGS_XSD))('tells of every record in an FGS package as well', async () => {
  const { ctx, dir } = await handled()
  const made = await createExport(ctx, everything, { format: 'fgs-1.2', delivery })
  const files = ['handlingar.xml', 'arenden.xml'].map(name =>
    join(dir, String(made.folder), 'content/data', name)
  )
  const told = await Promise.all(
    files.map(file => texts(file, '//f:ArkivobjektHandling/@Systemidentifierare'))
  )
  expect(told.map(({ length }) => length)).toEqual([5, 1])
  expect(new Set(told.flat()).size).toBe(6)
  for (const file of files) expect(await problemsBy(FGS_XSD, file)).toEqual([])
})
