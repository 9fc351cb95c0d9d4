import { copyFile, readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { insertPlatformComments } from '../../electron/core/comments/readings/platform-comment.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { fourFields } from '../../electron/core/delivery/exports/four-fields.ts'
import { oneRecord } from '../../electron/core/delivery/exports/one-record.ts'
import { proposeExport } from '../../electron/core/delivery/exports/propose.ts'
import { enterReceipt } from '../../electron/core/delivery/receipts/receipts.ts'
import { copiesOf, temporaryFolder } from '../helpers/archive.ts'
import { delivery, newHandled, texts } from '../helpers/described.ts'
import { pdfPages } from '../helpers/pdf-text.ts'
import { EAD_XSD, ERMS_21_XSD, ERMS_XSD, problemsByFgs, SCHEMAS } from '../helpers/schemas.ts'
import { problemsBy } from '../helpers/xsd.ts'
import { everything, filledArchive, newComment } from './exports-archive.ts'

const newFilled = copiesOf(filledArchive)
const handled = copiesOf(newHandled)

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
  expect(await problemsBy(ERMS_XSD, erms)).toEqual([])
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
      expect(await problemsByFgs(join(dir, String(folder.folder), name))).toEqual([])
    }
  }
  expect(told).toEqual(expect.arrayContaining(['2002_1', '2002_2']))
  const document = oneRecord(ctx.db.read, { kind: 'comment', id: comment }).document
  expect(document.facts).toContainEqual(['Plattformens id', '2002_1'])
  expect(JSON.stringify(document)).not.toContain(ip)
})

it.each([
  ['eark-erms-2.1', 'citserms_v2_1', 'https://earksip.dilcis.eu/profile/E-ARK-SIP.xml', ERMS_21_XSD],
  ['eark-erms-3', 'citserms_v3_0', 'https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-2-0.xml', ERMS_XSD]
] as const)(
  '%s goes with the schema of its version, which goes along when it is there',
  async (format, content, profile, xsd) => {
    const { ctx, dir } = await handled()
    const folder = await temporaryFolder()
    // Both versions have one namespace.
    for (const name of await readdir(join(SCHEMAS, 'eark')))
      await copyFile(join(SCHEMAS, 'eark', name), join(folder, name))
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

it('tells of every record in an FGS package as well', async () => {
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
  for (const file of files) expect(await problemsByFgs(file)).toEqual([])
})
