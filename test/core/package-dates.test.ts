// Dates in packages: of a record, created is never after received; a file has its own; and all of time is from the first to the last.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { XmlDocument, type XmlElement } from 'libxml2-wasm'
import { expect, it } from 'vitest'
import { Instant } from '#shared/ids.ts'
import { setKnown } from '../../electron/core/comments/comments/record.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { swedishDate, swedishStamp } from '../../electron/core/kernel/swedish-time.ts'
import { pasteMessage, takeMessageFile } from '../../electron/core/messages/messages/messages.ts'
import { pdfPages } from '../helpers/pdf-text.ts'
import { everything, filledArchive, newComment, newConversation } from './exports-archive.ts'

const NAMES = { e: 'https://DILCIS.eu/XML/ERMS', m: 'http://www.loc.gov/METS/' }

async function parsed<Found>(path: string, read: (document: XmlDocument) => Found): Promise<Found> {
  const document = XmlDocument.fromBuffer(await readFile(path))
  try {
    return read(document)
  } finally {
    document.dispose()
  }
}

/** A comment of which is known only that it was written at least two days ago, and one message that says a time to come. */
async function oddlyDated() {
  const made = await filledArchive()
  const { ctx, first } = made
  const comment = await newComment(ctx, first.id, 'För två dagar sedan')
  const to = Instant.parse('2026-11-23T08:00:00.000Z')
  ctx.db.transact(tx =>
    setKnown(tx, comment, {
      ...{ nativeId: null, threadId: null, parentId: null },
      range: { from: null, to, basis: 'relative' }
    })
  )
  const { messages } = newConversation(ctx, first.id, [
    ['in', 'Från framtiden', '2031-01-01T00:00:00.000Z'],
    ['out', 'Svar', '2026-11-20T12:00:00.000Z']
  ])
  return { ...made, early: comment, answer: messages[1] }
}

it('say of no record that it was created after it was received', async () => {
  const { ctx, dir, early, answer } = await oddlyDated()
  const { folder } = await createExport(ctx, everything, { format: 'eark-erms-3', delivery: null })
  const dates = await parsed(
    join(dir, String(folder), 'representations/rep1/data/erms-records.xml'),
    document =>
      document.find('//e:record', NAMES).map(record => {
        const of = (type: string) =>
          record.get(`./e:dates/e:date[@dateType='${type}']`, NAMES)?.content ?? null
        const at = (type: string) => (of(type) === null ? null : Date.parse(String(of(type))))
        const id = (record as XmlElement).attr('systemIdentifier')?.value
        return { id, created: at('created'), received: at('received'), sent: at('sent') }
      })
  )
  expect(dates.length).toBeGreaterThan(6)
  for (const { created, received, sent } of dates) {
    expect(created).not.toBeNull()
    for (const later of [received, sent])
      if (later !== null) expect(Number(created)).toBeLessThanOrEqual(later)
  }
  const of = (id: string | undefined) => dates.find(each => each.id === id)
  const known = Date.parse('2026-11-23T08:00:00.000Z')
  expect(of(early)).toMatchObject({ created: known, received: known })
  expect(of(answer)).toMatchObject({ sent: Date.parse('2026-11-20T12:00:00.000Z'), received: null })
})

it('say where a record tells of itself that it was written after it came in, or when that cannot be', async () => {
  const { ctx, dir, first, clock } = await filledArchive()
  const mail = async (name: string, date: string, receivedAt: Instant | null) => {
    const path = join(dir, '..', name)
    await writeFile(path, `From: a@example.se\nDate: ${date}\nSubject: ${name}\nMIME-Version: 1.0\n\nHej\n`)
    const sender = { senderName: 'Åsa', senderAddress: null, receivedAt }
    return (await takeMessageFile(ctx, { channelId: first.id, ...sender, path })).id
  }
  clock.advance(40 * 86_400_000)
  const later = await mail(
    'efter.eml',
    'Thu, 10 Dec 2026 10:00:00 +0100',
    Instant.parse('2026-12-01T07:00:00.000Z')
  )
  const never = await mail('aldrig.eml', 'Tue, 01 Jan 2030 10:00:00 +0100', null)
  const ancient = await mail('uraldrig.eml', 'Wed, 31 Dec 1969 23:59:59 +0000', null)
  const misdated = await mail(
    'fel.eml',
    'Wed, 31 Dec 1969 23:59:59 +0000',
    Instant.parse('2026-12-01T07:00:00.000Z')
  )
  const fine = await mail(
    'ratt.eml',
    'Mon, 30 Nov 2026 10:00:00 +0100',
    Instant.parse('2026-12-01T07:00:00.000Z')
  )
  const said = new Map([
    [
      later,
      /Handlingen säger själv att den skrevs 2026-12-10 10\.00 \(Europe\/Stockholm\)\. Det är efter att den kom in, och som tid då den skrevs står därför när den kom in\./
    ],
    [
      never,
      /Handlingen säger själv att den skrevs 2030-01-01 10\.00 \(Europe\/Stockholm\)\. Det kan inte stämma\./
    ],
    [
      ancient,
      /Handlingen säger själv att den skrevs 1970-01-01 00\.59 \(Europe\/Stockholm\)\. Det kan inte stämma\./
    ],
    [
      misdated,
      /skrevs 1970-01-01 00\.59 \(Europe\/Stockholm\)\. Det kan inte stämma, och som tid då den skrevs står därför när den kom in\./
    ]
  ])
  for (const [format, report] of [
    ['eark-erms-3', 'documentation/'],
    ['fgs-1.2', 'system/'],
    ['diary-pdfa-2b', ''],
    ['bagit', '']
  ] as const) {
    const { folder } = await createExport(ctx, everything, { format, delivery: null })
    const root = join(dir, String(folder))
    const remarks = JSON.parse(await readFile(join(root, report, 'validation.json'), 'utf8')).remarks
    expect([format, remarks]).toEqual([
      format,
      [{ remark: 'time-doubted', number: said.size, records: expect.arrayContaining([...said.keys()]) }]
    ])
    const text = await readFile(join(root, report, 'VALIDERING.txt'), 'utf8')
    const told = text.slice(text.indexOf('Att veta om handlingarna:'))
    for (const id of said.keys()) expect(told).toContain(id)
    expect(told).not.toContain(fine)
    if (format === 'bagit') continue
    const paths = (await readdir(root, { recursive: true })).filter(each =>
      /(?:erms-records|handlingar|arenden|handling)\.xml$/.test(each)
    )
    const xml = (await Promise.all(paths.map(each => readFile(join(root, each), 'utf8')))).join('\n')
    const records = xml.split(/<record |<ArkivobjektHandling /)
    const of = (id: string) => records.find(each => each.includes(id)) ?? ''
    for (const [id, note] of said) expect([format, of(id)]).toEqual([format, expect.stringMatching(note)])
    expect(of(fine)).not.toContain('säger själv')
    // No date has a time that nobody believes.
    expect(xml).not.toMatch(/<(?:date|Inkommen)\b[^>]*>1970/)
  }
})

it('say of no record when it came in where nobody knows', async () => {
  const { ctx, dir, first, clock } = await filledArchive()
  clock.advance(61_000)
  const { id } = await pasteMessage(ctx, {
    ...{ channelId: first.id, senderName: 'Åsa Löv', senderAddress: null, receivedAt: null, text: 'När?' }
  })
  const taken = swedishStamp(ctx.clock.now())
  const write = async (format: 'eark-erms-3' | 'eark-sip-2.1.0' | 'diary-pdfa-2b') =>
    join(dir, String((await createExport(ctx, everything, { format, delivery: null })).folder))
  const erms = await write('eark-erms-3')
  const told = await parsed(join(erms, 'representations/rep1/data/erms-records.xml'), document => {
    const record = document.get(`//e:record[@systemIdentifier='${id}']`, NAMES) as XmlElement
    const all = (path: string) => record.find(path, NAMES).map(node => node.content)
    return {
      kinds: all('./e:dates/e:date/@dateType'),
      dates: all('./e:dates/e:date'),
      notes: all('./e:notes/e:note')
    }
  })
  // The schema asks for the time when it was created: the latest it can have been, and the note says so.
  expect([told.kinds, told.dates]).toEqual([
    ['created', 'captured'],
    [taken, taken]
  ])
  expect(told.notes.join()).toContain('När handlingen skrevs och kom in är okänt')

  const folder = await write('diary-pdfa-2b')
  const rows = await readFile(join(folder, 'index-rfc4180.csv'), 'utf8')
  const row = rows.split('\r\n').find(line => line.includes(id)) ?? ''
  expect(row).not.toContain(taken)
  const place = join(folder, row.replaceAll('"', '').split(',').at(-1) ?? '')
  const handling = await readFile(join(place, 'handling.xml'), 'utf8')
  expect(handling).toContain('<Notering>')
  expect(handling).not.toMatch(/<(?:Inkommen|Skapad|Expedierad)>/)
  const pages = pdfPages(await readFile(join(place, 'registreringsunderlag.pdf'))).join()
  expect(pages).toContain('okänd tid')
  expect(pages).toContain('okänt när')
})

it('give the description the times of what has one, and say by when the rest was here', async () => {
  const { ctx, dir, first, clock, early } = await oddlyDated()
  clock.advance(40 * 86_400_000)
  await pasteMessage(ctx, {
    ...{ channelId: first.id, senderName: 'Åsa Löv', senderAddress: null, receivedAt: null, text: 'När?' }
  })
  const taken = swedishDate(ctx.clock.now())
  const { folder } = await createExport(ctx, everything, { format: 'eark-sip-2.1.0', delivery: null })
  const root = join(dir, String(folder))
  const EAD = { d: 'http://ead3.archivists.org/schema/' }
  for (const unit of ['//d:archdesc/d:did', `//d:c[d:did/d:unitid='${first.id}']/d:did`])
    await parsed(join(root, 'metadata/descriptive/ead.xml'), document => {
      const of = (path: string) => document.find(`${unit}/${path}`, EAD).map(node => node.content)
      // Nobody knows when it was written: the day that it was taken in is no end of anything.
      expect(of('d:unitdatestructured/d:daterange/d:todate').join()).not.toContain(taken)
      expect(of('d:unitdatestructured[d:daterange]/@certainty')).toEqual(['approximate'])
      expect(of('d:unitdatestructured[d:datesingle]/@certainty')).toEqual(['unknown'])
      expect(of('d:unitdatestructured/d:datesingle/@notafter')).toEqual([taken])
      expect(of('d:unitdatestructured/d:datesingle')).toEqual([`okänd tid, senast ${taken}`])
      expect(of('d:didnote').join(' ')).toMatch(
        /vars tid bara är känd som den senaste möjliga: 1\..*okänt när de skrevs och kom in: \d+\./
      )
    })
  const [dc, erms] = await Promise.all(
    ['metadata/descriptive/dc.xml', 'representations/rep1/data/erms-records.xml'].map(path =>
      readFile(join(root, path), 'utf8')
    )
  )
  expect(dc).not.toContain(`/${taken}</dc:coverage>`)
  // That a time is only a limit is told with it.
  const record = erms?.split('<record ').find(each => each.includes(early))
  expect(record).toContain('Handlingen skrevs senast då. Den exakta tiden är okänd.')
  const fgs = await createExport(ctx, everything, { format: 'fgs-1.2', delivery: null })
  const sip = await readFile(join(dir, String(fgs.folder), 'sip.xml'), 'utf8')
  expect(sip).toContain('ext:ENDDATE="')
  expect(sip).not.toContain(`ext:ENDDATE="${taken}"`)
})

it('give each file of a record the time when it was kept, and what is written with the package its own', async () => {
  const { ctx, dir, captures } = await filledArchive()
  const { folder } = await createExport(ctx, everything, { format: 'eark-sip-2.1.0', delivery: null })
  const root = join(dir, String(folder))
  const records = JSON.parse(await readFile(join(root, 'representations/rep1/data/records.json'), 'utf8'))
  const capture = records.captures.find(({ id }: { id: string }) => id === captures.complete)
  const created = await parsed(join(root, 'representations/rep1/METS.xml'), document => {
    const found = document.find('//m:file', NAMES).map(file => {
      const place = file.get('./m:FLocat', NAMES) as XmlElement
      const at = (file as XmlElement).attr('CREATED')?.value
      return [decodeURIComponent(String(place.attr('href', 'xlink')?.value)), Date.parse(String(at))] as const
    })
    return new Map(found)
  })
  for (const { path } of capture.files)
    expect([path, created.get(path)]).toEqual([path, Math.floor(Date.parse(capture.endedAt) / 1000) * 1000])
  const written = created.get('data/records.json')
  expect(written).toBeGreaterThan(Date.parse(capture.endedAt))
})

it('of all of time are those of the first and the last record', async () => {
  const { ctx, dir } = await oddlyDated()
  const { folder } = await createExport(ctx, everything, { format: 'fgs-1.2', delivery: null })
  const attribute = (name: string) => `/m:mets/@*[local-name()='${name}']`
  const [start, end, content, places] = await parsed(join(dir, String(folder), 'sip.xml'), document =>
    ['STARTDATE', 'ENDDATE', 'CONTENTTYPESPECIFICATION', 'schemaLocation'].map(
      name => document.get(attribute(name), NAMES)?.content
    )
  )
  expect(start).toBe('2026-11-20')
  expect(end).toMatch(/^20\d\d-\d\d-\d\d$/)
  expect(content).toBe('FGS Ärendehantering 1.0')
  expect(places).toContain('http://xml.ra.se/e-arkiv/METS/CSPackageMETS.xsd')
})
