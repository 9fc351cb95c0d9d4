// The folder for a diary, opened as the registrar's program and the registrar would.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { encode as encodeJpeg } from 'jpeg-js'
import { XmlDocument } from 'libxml2-wasm'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { insertCommentFile } from '../../electron/core/comments/comments/enter.ts'
import { deliver } from '../../electron/core/delivery/disclosures/deliver.ts'
import { addRecords, openDisclosure } from '../../electron/core/delivery/disclosures/disclosures.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { enterReceipt } from '../../electron/core/delivery/receipts/receipts.ts'
import { STRIP_SHAPE } from '../../electron/core/formats/pdf/document.ts'
import { stripsOf } from '../../electron/core/formats/pdf/strips.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { takeMessageFile } from '../../electron/core/messages/messages/messages.ts'
import { routeMessage } from '../../electron/core/messages/messages/route.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { copiesOf, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { enterCapture } from '../helpers/captured.ts'
import { goThrough } from '../helpers/disclosures.ts'
import { objectsOf, pdfPages } from '../helpers/pdf-text.ts'
import { FGS_XSD, problemsByFgs } from '../helpers/schemas.ts'
import { everything, filledArchive, newConversation } from './exports-archive.ts'

const newFilled = copiesOf(filledArchive)

describe.each(['2b', '1b'] as const)('a folder for the diary, PDF/A-%s', level => {
  it('has a folder for each record with its files, its document, and what is said of it', async () => {
    const { ctx, dir } = await newFilled()
    const { folder, format, files } = await createExport(ctx, everything, {
      format: `diary-pdfa-${level}`,
      delivery: null
    })
    expect(format).toBe(`diary-pdfa-${level}`)
    const root = join(dir, String(folder))
    const sums = (await readFile(join(root, 'kontrollsummor-sha256.txt'), 'utf8')).trimEnd().split('\n')
    expect(sums.length).toBe(files)
    for (const line of sums) {
      const [sha256 = '', path = ''] = line.split('  ')
      expect([
        path,
        createHash('sha256')
          .update(await readFile(join(root, path)))
          .digest('hex')
      ]).toEqual([path, sha256])
    }
    const there = (await readdir(root, { recursive: true, withFileTypes: true })).filter(entry =>
      entry.isFile()
    )
    expect(there.length).toBe(sums.length + 1)
    const folders = sums.map(line => line.split('  ')[1] ?? '').filter(path => path.endsWith('/handling.xml'))
    expect(folders.length).toBeGreaterThan(3)
    for (const path of folders) {
      const place = join(root, path, '..')
      const document = XmlDocument.fromBuffer(await readFile(join(root, path)))
      const attached = document
        .find('//f:Bilaga/@Lank', { f: 'http://xml.ra.se/e-arkiv/FGS-ERMS' })
        .map(node => node.content)
      expect([...attached, 'handling.json', 'handling.xml'].sort()).toEqual((await readdir(place)).sort())
      document.dispose()
      const pdf = await readFile(join(place, 'registreringsunderlag.pdf'))
      isPdfA(pdf, level)
    }
  })
})

/** What can be told of PDF/A without a validator: the claim, fonts within, an output intent, nothing that runs or hides. */
function isPdfA(pdf: Buffer, level: '2b' | '1b') {
  const text = pdf.toString('latin1')
  expect(text.startsWith(level === '1b' ? '%PDF-1.4' : '%PDF-1.7')).toBe(true)
  expect(text).toContain(`<pdfaid:part>${level[0]}</pdfaid:part>`)
  expect(text).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
  expect(text).toContain('/S /GTS_PDFA1')
  expect(text).toMatch(/\/FontFile2 \d+ 0 R/)
  expect(text).toContain('/Marked true')
  expect(text).toContain('/Lang (sv-SE)')
  for (const forbidden of ['/JavaScript', '/Encrypt', '/SMask', '/Launch', '/EmbeddedFile'])
    expect(text).not.toContain(forbidden)
}

it.skipIf(!existsSync(FGS_XSD))('goes with the schema of FGS Ärendehantering', async () => {
  const { ctx, dir } = await newFilled()
  const { folder } = await createExport(ctx, everything, { format: 'diary-pdfa-2b', delivery: null })
  const root = join(dir, String(folder))
  const all = (await readdir(root, { recursive: true })).filter(path => path.endsWith('handling.xml'))
  expect(all.length).toBeGreaterThan(3)
  for (const path of all) expect(await problemsByFgs(join(root, path))).toEqual([])
})

it('gives the messages of a conversation one folder and one document, and each its row', async () => {
  const { ctx, dir, first } = await newFilled()
  newConversation(ctx, first.id, [
    ['in', 'När töms soporna?', '2026-11-24T09:00:00.000Z'],
    ['out', 'På torsdagar.', '2026-11-24T10:00:00.000Z'],
    ['in', 'Tack ska ni ha!', '2026-11-24T11:00:00.000Z']
  ])
  const { folder } = await createExport(ctx, everything, { format: 'diary-pdfa-2b', delivery: null })
  const root = join(dir, String(folder))
  const folders = await readdir(join(root, 'messages'))
  const documents = await Promise.all(
    folders.map(async name => ({
      name,
      text: pdfPages(await readFile(join(root, 'messages', name, 'registreringsunderlag.pdf'))).join(' ')
    }))
  )
  const one = documents.find(({ text }) => text.includes('När töms soporna?'))
  for (const said of ['På torsdagar.', 'Tack ska ni ha!', 'från kommunen', 'Åsa Löv', 'Konversation'])
    expect(one?.text).toContain(said)
  expect(documents.filter(({ text }) => text.includes('På torsdagar.'))).toHaveLength(1)
  const rows = (await readFile(join(root, 'index.csv'), 'utf8'))
    .split('\r\n')
    .filter(row => row.includes(`messages/${one?.name}`))
  expect(rows).toHaveLength(3)
  const json = JSON.parse(await readFile(join(root, 'messages', String(one?.name), 'handling.json'), 'utf8'))
  expect(json.messages.map(({ text }: { text: string }) => text)).toEqual([
    'När töms soporna?',
    'På torsdagar.',
    'Tack ska ni ha!'
  ])
})

it('says of every message of a conversation what it is secret by, its number, its case and its masked copy', async () => {
  const { ctx, dir, first } = await newFilled()
  const { messages } = newConversation(ctx, first.id, [
    ['in', 'När töms soporna?', '2026-11-24T09:00:00.000Z'],
    ['in', 'Min granne har fått avslag.', '2026-11-24T10:00:00.000Z'],
    ['in', 'Tack ska ni ha!', '2026-11-24T11:00:00.000Z']
  ])
  const [one, secret, last] = messages
  if (one === undefined || secret === undefined || last === undefined) throw new Error('three messages')
  await routeMessage(ctx, secret, { kind: 'registered', diaryNumber: 'KS 2026/0701' })
  const { id: exportId } = await createExport(ctx, everything)
  enterReceipt(ctx, {
    exportId,
    facts: {
      receiver: 'diary',
      number: 'KS 2026/0702-1',
      caseNumber: 'KS 2026/0702',
      receivedOn: '2026-11-25',
      receivedBy: 'Registrator'
    },
    records: [{ kind: 'message', id: last }]
  })
  const disclosure = openDisclosure(ctx, { reference: null, about: 'Sopor', requestedAt: ctx.clock.now() })
  await addRecords(ctx, disclosure.id, [{ kind: 'message', id: last }])
  await goThrough(ctx, disclosure.id, 0)
  await deliver(ctx, disclosure.id)
  await markSecret(ctx, { record: { kind: 'message', id: secret }, paragraph: 'OSL 26 kap. 1 §', note: null })
  const made = await createExport(
    ctx,
    { ...everything, withSecret: 'include-marked' },
    { format: 'diary-pdfa-2b', delivery: null }
  )
  const root = join(dir, String(made.folder))
  const index: Record<string, string>[] = parse(await readFile(join(root, 'index.csv')), {
    bom: true,
    delimiter: ';',
    columns: true
  })
  const rows = messages.map(id => index.find(row => row['Beteckning'] === id))
  expect(rows.map(row => row?.['Sekretess'])).toEqual(['', 'OSL 26 kap. 1 §', ''])
  const place = join(root, String(rows[0]?.['Mapp']))
  const document = XmlDocument.fromBuffer(await readFile(join(place, 'handling.xml')))
  const said = (path: string) =>
    document.find(path, { f: 'http://xml.ra.se/e-arkiv/FGS-ERMS' }).map(node => node.content)
  expect(said('//f:ArkivobjektHandling/@Systemidentifierare')).toEqual(messages)
  expect(said('//f:ArkivobjektHandling[f:Restriktion]/@Systemidentifierare')).toEqual([secret])
  expect(said('//f:Restriktion/f:Lagrum')).toEqual(['OSL 26 kap. 1 §'])
  // What a message is registered under is its case; its id is its own, or the number that it alone has in the diary.
  expect(said('//f:ArkivobjektHandling/f:ArkivobjektID')).toEqual([one, secret, 'KS 2026/0702-1'])
  expect(said(`//f:ArkivobjektHandling[@Systemidentifierare='${secret}']/f:ExtraID`)).toEqual([
    'KS 2026/0701'
  ])
  expect(said(`//f:ArkivobjektHandling[@Systemidentifierare='${last}']/f:ExtraID`)).toEqual(['KS 2026/0702'])
  expect(said('//f:ArkivobjektHandling[f:HandlingRelation]/@Systemidentifierare')).toEqual([last])
  expect(said("//f:Bilaga/@Lank[.='registreringsunderlag.pdf']")).toHaveLength(1)
  document.dispose()
  const pdf = pdfPages(await readFile(join(place, 'registreringsunderlag.pdf')))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
  expect(pdf).toContain('Sekretessmarkerad: OSL 26 kap. 1 § (meddelandet 2026-11-24')
  expect(pdf).toContain('sekretessmarkerat: OSL 26 kap. 1 §')
  expect(pdf.indexOf('Sekretessmarkerad')).toBeLessThan(pdf.indexOf('Datum (svensk tid)'))
  expect(pdf).toContain('KS 2026/0701')
  expect(pdf).toContain('KS 2026/0702')
})

it('says of a record by itself that it is secret, in its document and in the list', async () => {
  const { ctx, dir, captures } = await newFilled()
  await markSecret(ctx, {
    record: { kind: 'capture', id: captures.complete },
    paragraph: 'OSL 21 kap. 1 §',
    note: null
  })
  const scope = { ...everything, records: [{ kind: 'capture' as const, id: captures.complete }] }
  const made = await createExport(
    ctx,
    { ...scope, withSecret: 'include-marked' },
    { format: 'diary-pdfa-2b', delivery: null }
  )
  const root = join(dir, String(made.folder))
  expect(await readFile(join(root, 'index.csv'), 'utf8')).toContain('"OSL 21 kap. 1 §"')
  const path = (await readdir(root, { recursive: true })).find(each =>
    each.endsWith('registreringsunderlag.pdf')
  )
  const pdf = pdfPages(await readFile(join(root, String(path))))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
  expect(pdf).toContain('Sekretessmarkerad: OSL 21 kap. 1 § Datum')
})

it('writes nothing that a text could break the document with, and loses no letter unseen', async () => {
  const { ctx, dir } = await newFilled()
  const { folder } = await createExport(ctx, everything, { format: 'diary-pdfa-2b', delivery: null })
  const root = join(dir, String(folder))
  const [path] = (await readdir(root, { recursive: true })).filter(
    each => each.startsWith('messages/') && each.endsWith('.pdf')
  )
  if (!existsSync('/usr/bin/pdftotext')) return expect(path).toBeDefined()
  const text = execFileSync('/usr/bin/pdftotext', [join(root, String(path)), '-'], { encoding: 'utf8' })
  expect(text).toContain('Meddelandets text')
  expect(text).toContain('Diarienummer eller annan beteckning')
})

it('names what hung on a message as its sender did, also what is not kept', async () => {
  const { ctx, dir, first } = await newFilled()
  const from = await temporaryFolder()
  const part = (name: string, body: string) =>
    `--x\r\nContent-Type: text/plain; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${body}\r\n`
  const mail = [
    'From: asa@exempel.example\r\nTo: kommun@norrby.example\r\nSubject: Ritning\r\nMIME-Version: 1.0',
    'Date: Tue, 24 Nov 2026 09:00:00 +0100\r\nMessage-ID: <1@exempel.example>',
    'Content-Type: multipart/mixed; boundary=x\r\n',
    `--x\r\nContent-Type: text/plain\r\n\r\nHär är den.\r\n${part('ritning-rondell.txt', 'En rondell')}--x--\r\n`
  ].join('\r\n')
  await writeFile(join(from, 'fråga om rondellen.eml'), mail)
  const { id } = await takeMessageFile(ctx, {
    ...{ channelId: first.id, path: join(from, 'fråga om rondellen.eml') },
    ...{ senderName: null, senderAddress: null, receivedAt: null }
  })
  const made = await createExport(ctx, everything, { format: 'diary-pdfa-2b', delivery: null })
  const rows = await readFile(join(dir, String(made.folder), 'index-rfc4180.csv'), 'utf8')
  const row = rows.split('\r\n').find(line => line.includes(id)) ?? ''
  const place = join(dir, String(made.folder), row.replaceAll('"', '').split(',').at(-1) ?? '')
  const text = pdfPages(await readFile(join(place, 'registreringsunderlag.pdf'))).join('\n')
  expect(text).toContain('ritning-rondell.txt (fil, sparad)')
  expect(text).toMatch(/bilaga-01\.txt[\s\S]{0,40}ritning-rondell\.txt/)
  expect(text).toContain('fråga om rondellen.eml')
  expect(await readFile(join(place, 'handling.xml'), 'utf8')).toContain('Namn="Bilaga: ritning-rondell.txt"')
})

it('has what a captured page said, below its picture', async () => {
  const { ctx, dir } = await newFilled()
  const { id } = newChannel(ctx, { name: 'Sporten', addresses: ['https://sport.example/'] })
  await enterCapture(ctx, id, 'https://sport.example/', 'Sporthallen är öppen till 21.\nVälkommen!')
  const { folder } = await createExport(
    ctx,
    { ...everything, channelIds: [id] },
    { format: 'diary-pdfa-2b', delivery: null }
  )
  const root = join(dir, String(folder))
  const path = (await readdir(root, { recursive: true })).find(each =>
    /^captures\/.*registreringsunderlag\.pdf$/.test(each)
  )
  const text = pdfPages(await readFile(join(root, String(path)))).join(' ')
  expect(text.indexOf('Sidans text')).toBeGreaterThan(text.indexOf('SHA-256'))
  expect(text).toContain('Sporthallen är öppen till 21.')
})

it('shows every picture of a record by itself, whatever its width, also beside one that is broken', async () => {
  const { ctx, dir, comment } = await newFilled()
  const picture = (width: number) => {
    const png = new PNG({ width, height: 40 })
    png.data.fill(width)
    return PNG.sync.write(png)
  }
  const photo = encodeJpeg({ width: 30, height: 20, data: Buffer.alloc(30 * 20 * 4, 120) }, 80).data
  const attached: readonly (readonly [Buffer, string])[] = [
    [picture(100), 'image/png'],
    [Buffer.from('inte en bild'), 'image/png'],
    [picture(60), 'image/png'],
    [Buffer.from(photo), 'image/jpeg']
  ]
  for (const [bytes, mediaType] of attached) {
    const object = await ctx.objects.put(bytes, mediaType)
    ctx.db.transact(tx => {
      record(tx, ctx, { act: 'comment.saved', about: comment, objects: [object] })
      insertCommentFile(tx, comment, 'attachment', object.sha256)
    })
  }
  const { folder } = await createExport(ctx, everything, { format: 'diary-pdfa-2b', delivery: null })
  const root = join(dir, String(folder))
  const path = (await readdir(root, { recursive: true })).find(each =>
    /^comments\/.*registreringsunderlag\.pdf$/.test(each)
  )
  const pdf = await readFile(join(root, String(path)))
  const widths = [...objectsOf(pdf.toString('latin1')).values()].flatMap(({ text }) =>
    text.includes('/Subtype /Image') ? [Number(/\/Width (\d+)/.exec(text)?.[1])] : []
  )
  expect(widths).toEqual([100, 60, 30])
  const text = pdfPages(pdf).join(' ')
  expect(text).toContain('Bilaga 2: bilden kan inte visas här.')
  const xml = await readFile(join(root, String(path), '..', 'handling.xml'), 'utf8')
  expect(xml).toContain('Namn="Registreringsunderlag (PDF/A, för bevarande)"')
})

describe('a tall screenshot', () => {
  /** White, with black lines of text 14 px high every 20 px. */
  function page(width: number, height: number): Buffer {
    const png = new PNG({ width, height })
    png.data.fill(255)
    for (let y = 0; y < height; y++)
      if (y % 20 < 14)
        for (let x = 10; x < width - 10; x++) png.data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
    return PNG.sync.write(png)
  }

  it('is cut between the lines of text, over the edges of tiles too, and no row is lost or doubled', async () => {
    const [width, heights] = [100, [331, 250, 77]]
    const strips: { top: number; height: number; png: Buffer }[] = []
    for await (const strip of stripsOf(
      heights.map(height => page(width, height)),
      STRIP_SHAPE
    ))
      strips.push(strip)
    let next = 0
    for (const { top, height, png } of strips) {
      expect(top).toBe(next)
      next = top + height
      expect(height).toBeLessThanOrEqual(Math.floor(width * STRIP_SHAPE))
      const read = PNG.sync.read(png)
      expect([read.width, read.height]).toEqual([width, height])
    }
    expect(next).toBe(658)
    // The first tile's lines are where they were made, so its cuts fall between them.
    for (const { top, height } of strips.slice(0, 2)) expect((top + height) % 20).toBeGreaterThanOrEqual(14)
  })

  it('of which one part is of another width loses no row of the others', async () => {
    const sizes: [number, number, number][] = []
    for await (const { png, top, height } of stripsOf(
      [page(100, 40), page(60, 30), page(60, 20)],
      STRIP_SHAPE
    ))
      sizes.push([PNG.sync.read(png).width, top, height])
    expect(sizes).toEqual([
      [100, 0, 40],
      [60, 40, 50]
    ])
  })

  it('that is narrow and very tall has a bounded number of higher strips, whatever lies above it', async () => {
    const heights: number[] = []
    const tiles = [1, 200_000].map(height => PNG.sync.write(new PNG({ width: 1, height })))
    for await (const { height } of stripsOf(tiles, STRIP_SHAPE)) heights.push(height)
    expect(heights.length).toBeLessThan(200)
    expect(heights.reduce((sum, height) => sum + height)).toBe(200_001)
  })

  it('that is no picture, or claims to be larger than can be, is refused before it is decoded', async () => {
    const huge = PNG.sync.write(new PNG({ width: 1, height: 1 }))
    huge.writeUInt32BE(1_000_000, 16)
    huge.writeUInt32BE(1_000_000, 20)
    for (const bytes of [Buffer.from('inte en bild'), Buffer.alloc(100), huge])
      await expect(stripsOf([bytes], STRIP_SHAPE).next()).rejects.toThrow(/too large|signature/)
  })

  it('is made opaque on white', async () => {
    const png = new PNG({ width: 4, height: 4 })
    png.data.fill(0)
    const strips: Buffer[] = []
    for await (const strip of stripsOf([PNG.sync.write(png)], STRIP_SHAPE)) strips.push(strip.png)
    const [only = Buffer.alloc(0)] = strips
    expect(only[25]).toBe(2)
    expect(new Set(PNG.sync.read(only).data)).toEqual(new Set([255]))
  })
})
