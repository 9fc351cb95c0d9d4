// The public list: only public fields, files that validators accept, and a publication that says what is new.
import { readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import Ajv from 'ajv/dist/2020.js'
import { parse } from 'csv-parse/sync'
import { HtmlValidate } from 'html-validate'
import { RdfXmlParser } from 'rdfxml-streaming-parser'
import { expect, it } from 'vitest'
import { LIST_FORMATS } from '#shared/public-list.ts'
import { NOTHING_SAID } from '#shared/register.ts'
import { provePages } from '../../electron/core/captures/captures/prove-pages.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { listJournal } from '../../electron/core/kernel/journal/record.ts'
import { editChannel, retireChannel } from '../../electron/core/register/register/channels.ts'
import { readImport } from '../../electron/core/register/register-import/file.ts'
import { applyImport, tryImport } from '../../electron/core/register/register-import/import.ts'
import { addWebsite, removeWebsite } from '../../electron/core/register/websites/websites.ts'
import {
  previewList,
  publishList,
  saveListFile,
  saveSettings
} from '../../electron/core/reports/public-list/publish.ts'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'
import { realSizeRows } from '../helpers/real-size.ts'
import { workbook } from '../helpers/xlsx.ts'

const SETTINGS = {
  organisationNumber: '2120000142',
  baseAddress: 'https://www.norrby.example/oppna-data/kanaler',
  contactName: 'Kommunikationsenheten',
  contactEmail: 'kommunikation@norrby.example',
  licence: 'cc0' as const
}

function addSites(ctx: Context) {
  const own = { name: 'Norrby kommun', address: 'https://www.norrby.example', role: 'principal' as const }
  addWebsite(ctx, { ...own, partners: null })
  return addWebsite(ctx, {
    name: 'Besök Norrby & Älvdalen',
    address: 'https://besok.example/',
    role: 'partner',
    partners: 'Älvdalens kommun'
  })
}

async function filesIn(dir: string): Promise<Record<string, string>> {
  const names = (await readdir(dir)).sort()
  return Object.fromEntries(
    await Promise.all(names.map(async name => [name, await readFile(join(dir, name), 'utf8')] as const))
  )
}

it('writes files that the HTML, JSON Schema and RDF validators accept', async () => {
  const { ctx } = await newArchive()
  newChannel(ctx, { name: '<b>Norrby</b> & "vänner"', purpose: 'Frågor <script>alert(1)</script>' })
  addSites(ctx)
  saveSettings(ctx, SETTINGS)
  const dir = await temporaryFolder()
  await publishList(ctx, dir)
  const files = await filesIn(dir)
  expect(Object.keys(files)).toEqual([
    'publik-lista-fragment.html',
    'publik-lista-rfc4180.csv',
    'publik-lista.csv',
    'publik-lista.html',
    'publik-lista.json',
    'publik-lista.rdf',
    'publik-lista.schema.json'
  ])

  const page = files['publik-lista.html'] ?? ''
  expect(page).toContain(
    `<h1>Kanaler och webbplatser: Norrby kommun</h1>\n${files['publik-lista-fragment.html']}</main>`
  )
  expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">/)
  const validator = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'] })
  const report = await validator.validateString(page)
  expect(report.results.flatMap(({ messages }) => messages)).toEqual([])
  expect(files['publik-lista.html']).not.toMatch(/<(script|b)>/)
  const broken = await validator.validateString(page.replace('</ul>', ''))
  expect(broken.valid).toBe(false)

  const validate = new Ajv({ strict: false, formats: { date: true } }).compile(
    JSON.parse(files['publik-lista.schema.json'] ?? '')
  )
  const list = JSON.parse(files['publik-lista.json'] ?? '')
  expect([validate(list), validate.errors]).toEqual([true, null])
  expect(validate({ ...list, channels: [{ ...list.channels[0], responsible: 'Åsa Öberg' }] })).toBe(false)

  const [head, channel] = (files['publik-lista.csv'] ?? '').split('\r\n')
  expect(head).toBe(
    '\uFEFF"Slag";"Namn";"Plattform";"Adress";"Förvaltning";"Syfte";"Dialog";"Kontakt";"Roll";"Tillsammans med"'
  )
  expect(channel).toContain('"Kanal";"<b>Norrby</b> & ""vänner""";"Facebook";"https://flode.example/norrby"')
})

it('writes CSV by RFC 4180 too, in which no cell is changed for a spreadsheet', async () => {
  const { ctx } = await newArchive()
  newChannel(ctx, { name: '@norrby', purpose: '+46 922, "kontakt"; =frågor' })
  const dir = await temporaryFolder()
  await publishList(ctx, dir)
  const files = await filesIn(dir)
  const [row = {}]: Record<string, string>[] = parse(files['publik-lista-rfc4180.csv'] ?? '', {
    columns: true
  })
  expect([row['Namn'], row['Syfte']]).toEqual(['@norrby', '+46 922, "kontakt"; =frågor'])
  expect(files['publik-lista-rfc4180.csv']).toMatch(/^"Slag","Namn"/)
  expect(files['publik-lista.csv']).toContain(`"'@norrby"`)
})

it('describes the list as DCAT-AP-SE asks: every mandatory property, no blank nodes, whole addresses only', async () => {
  const { ctx } = await newArchive()
  newChannel(ctx)
  saveSettings(ctx, SETTINGS)
  const dir = await temporaryFolder()
  await publishList(ctx, dir)
  const triples = await triplesIn(await readFile(join(dir, 'publik-lista.rdf'), 'utf8'))
  const [DCAT, TERMS, RDF] = [
    'http://www.w3.org/ns/dcat#',
    'http://purl.org/dc/terms/',
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
  ]
  const ofType = (type: string) =>
    triples.filter(({ predicate, object }) => predicate === RDF && object.endsWith(type)).map(t => t.subject)
  const valuesOf = (subject: string, predicate: string) =>
    triples.filter(t => t.subject === subject && t.predicate === predicate).map(t => t.object)
  const [catalog = '', dataset = ''] = [ofType('Catalog')[0], ofType('Dataset')[0]]
  expect(catalog).toBe('https://www.norrby.example/oppna-data/kanaler/#katalog')
  for (const subject of [catalog, dataset])
    for (const property of ['title', 'description', 'publisher'])
      expect([subject, property, valuesOf(subject, TERMS + property).length]).toEqual([subject, property, 1])
  expect(valuesOf(catalog, `${TERMS}license`)).toEqual(['http://creativecommons.org/publicdomain/zero/1.0/'])
  expect(valuesOf(catalog, `${DCAT}dataset`)).toEqual([dataset])
  const publisher = valuesOf(dataset, `${TERMS}publisher`)[0] ?? ''
  expect(publisher).toBe('http://dataportal.se/organisation/SE2120000142')
  expect(valuesOf(publisher, 'http://xmlns.com/foaf/0.1/name')).toEqual(['Norrby kommun'])
  const contact = valuesOf(dataset, `${DCAT}contactPoint`)[0] ?? ''
  expect(valuesOf(contact, 'http://www.w3.org/2006/vcard/ns#fn')).toEqual(['Kommunikationsenheten'])
  expect(valuesOf(contact, 'http://www.w3.org/2006/vcard/ns#hasEmail')).toEqual([
    'mailto:kommunikation@norrby.example'
  ])
  const distributions = valuesOf(dataset, `${DCAT}distribution`)
  expect(distributions).toHaveLength(4)
  const only = (subject: string, predicate: string) => {
    const values = valuesOf(subject, predicate)
    expect([subject, predicate, values.length]).toEqual([subject, predicate, 1])
    return values[0] ?? ''
  }
  for (const subject of [catalog, dataset, ...distributions])
    expect(only(subject, `${TERMS}issued`)).toBe('2026-11-25')
  const area = only(dataset, `${TERMS}spatial`)
  expect(only(area, 'http://www.w3.org/2004/02/skos/core#prefLabel')).toBe('Norrby kommun')
  expect(only(only(dataset, `${TERMS}temporal`), `${DCAT}startDate`)).toBe('2026-11-25')
  const homepage = only(catalog, 'http://xmlns.com/foaf/0.1/homepage')
  expect(ofType('foaf/0.1/Document')).toEqual([homepage])
  expect(homepage).toBe(`${SETTINGS.baseAddress}/publik-lista.html`)
  for (const distribution of distributions) {
    expect(ofType('Distribution')).toContain(distribution)
    expect(only(distribution, `${TERMS}description`)).toMatch(/^Listan som /)
    expect(only(distribution, 'http://data.europa.eu/r5r/availability')).toMatch(/planned-availability/)
    const [address] = valuesOf(distribution, `${DCAT}accessURL`)
    expect((await readdir(dir)).map(name => `${SETTINGS.baseAddress}/${name}`)).toContain(address)
  }
  expect(triples.filter(({ isBlank }) => isBlank)).toEqual([])
})

it('says whom a reader can turn to, as a link, and nobody’s own address', async () => {
  const { ctx } = await newArchive()
  const about = (contact: string) => ({ ...NOTHING_SAID, contact })
  newChannel(ctx, { about: about('kommun@norrby.example') })
  newChannel(ctx, { about: about('0123-45 67 89'), addresses: ['https://flode.example/b'], name: 'B' })
  newChannel(ctx, { about: about('Besök <oss>'), addresses: ['https://flode.example/c'], name: 'C' })
  newChannel(ctx, { addresses: ['https://flode.example/d'], name: 'D' })
  const { html, list } = await previewList(ctx)
  expect(html.match(/Kontakt: .*?(?=<\/li>)/g)).toEqual([
    'Kontakt: <a href="tel:0123456789">0123-45 67 89</a>',
    'Kontakt: Besök &lt;oss&gt;',
    'Kontakt: <a href="mailto:kommun@norrby.example">kommun@norrby.example</a>'
  ])
  expect(list.channels.map(({ contact }) => contact)).toEqual([
    '0123-45 67 89',
    'Besök <oss>',
    null,
    'kommun@norrby.example'
  ])
  expect(html).not.toContain('asa.oberg')
})

it('keeps what turns the direction of its line to the name that it stands in', async () => {
  const { ctx } = await newArchive()
  newChannel(ctx, { name: 'abc\u202edcba' })
  newChannel(ctx, { name: 'arabiskt\u061c', addresses: ['https://norrby.example/3'] })
  newChannel(ctx, { name: 'Norrby', addresses: ['https://norrby.example/2'] })
  const { html } = await previewList(ctx)
  expect(html).toContain('<bdi>abc\u202edcba</bdi> (')
  expect(html).toContain('<bdi>arabiskt\u061c</bdi> (')
  expect(html).toContain('>Norrby (')
  // In the list for people it is shown, and data for programs are as they are.
  const dir = await temporaryFolder()
  await publishList(ctx, dir)
  const lists = Object.entries(await filesIn(dir)).filter(([name]) => name.endsWith('.csv'))
  const saying = (text: string) => lists.filter(([, list]) => list.includes(text)).length
  expect(['abc[U+202E]dcba', 'arabiskt[U+061C]', 'abc\u202edcba', 'arabiskt\u061c'].map(saying)).toEqual([
    1, 1, 1, 1
  ])
})

it('carries nothing of the register but the public fields', async () => {
  const { ctx } = await newArchive()
  const mandate = { decidedBy: 'Kommunchefen', decidedOn: '2026-01-01', validUntil: null, reference: 'KS 1' }
  newChannel(ctx, {
    mandate,
    addresses: ['https://flode.example/norrby', 'https://flode.example/norrby/hemlig-grupp']
  })
  const gone = newChannel(ctx, { name: 'Avslutad', addresses: ['https://flode.example/gammal'] })
  retireChannel(ctx, gone.id, 'Ersatt', { override: 'Redan borta' })
  const site = addSites(ctx)
  removeWebsite(ctx, site.id, 'Samarbetet är slut')
  const dir = await temporaryFolder()
  await publishList(ctx, dir)
  const all = Object.values(await filesIn(dir)).join('\n')
  for (const secret of [
    'Åsa',
    'asa.oberg',
    'registrator',
    'Kommunchefen',
    'KS 1',
    'hemlig',
    'Avslutad',
    'besok'
  ])
    expect(all).not.toContain(secret)
})

it('says what is new since last time, and writes the same bytes while nothing is', async () => {
  const { ctx, clock } = await newArchive()
  const channel = newChannel(ctx)
  const dir = await temporaryFolder()
  const first = await publishList(ctx, dir)
  const before = await filesIn(dir)
  clock.set('2026-12-24T08:00:00.000Z')
  expect((await previewList(ctx)).diff).toEqual({ added: [], removed: [], changed: [] })
  const second = await publishList(ctx, dir)
  expect(await filesIn(dir)).toEqual(before)
  expect([second.list, second.files]).toEqual([first.list, first.files])

  const { platform, addresses, departmentId, responsibleId, purpose, dialogue } = channel
  const same = { platform, addresses, departmentId, responsibleId, purpose, dialogue }
  editChannel(ctx, channel.id, { ...same, name: 'Norrby' }, { override: 'Felskrivet' })
  newChannel(ctx, { name: 'Biblioteket', addresses: ['https://glimten.example/bibliotek'] })
  expect((await previewList(ctx)).diff).toMatchObject({
    added: [{ kind: 'channel', name: 'Biblioteket' }],
    removed: [],
    changed: [{ name: 'Norrby', fields: [{ field: 'name', before: channel.name, after: 'Norrby' }] }]
  })
  const third = await publishList(ctx, dir)
  expect(JSON.parse((await filesIn(dir))['publik-lista.json'] ?? '')).toMatchObject({ updated: '2026-12-24' })
  const [line] = listJournal(ctx.db.read, { about: third.id, before: null, limit: 1 })
  expect(line).toMatchObject({ act: 'public-list.published', details: { added: 1, removed: 0, changed: 1 } })
})

it('refuses an empty register, and a folder that cannot be used, and writes nothing', async () => {
  const { ctx, dir } = await newArchive()
  const folder = await temporaryFolder()
  await expect(publishList(ctx, folder)).rejects.toMatchObject({ code: 'nothing-to-publish' })
  newChannel(ctx)
  const file = join(folder, 'fil')
  await writeFile(file, '')
  await symlink(dir, join(folder, 'genväg'), 'junction')
  for (const [to, detail] of [
    [join(dir, 'exports'), 'in-archive'],
    [join(folder, 'genväg', 'exports'), 'in-archive'],
    [file, 'ENOTDIR'],
    [join(folder, 'finns-inte'), 'ENOENT'],
    ['publik', 'not-whole']
  ] as const)
    await expect(publishList(ctx, to)).rejects.toMatchObject({ code: 'folder-unusable', params: { detail } })
  expect((await readdir(folder)).toSorted()).toEqual(['fil', 'genväg'])
  expect((await previewList(ctx)).last).toBeNull()
})

it('is the same to the byte out of the same spreadsheet in another archive, but for the day on which it was new', async () => {
  const sites = [
    ['Norrby kommun', 'https://www.norrby.example', 'Huvudman', ''],
    ['Besök Älvdalen', 'https://besok.example/', 'Partner', 'Älvdalens kommun']
  ].map(([name = '', address = '', role = '', partners = '']) => [
    ...[null, name, null, address],
    ...Array.from({ length: 12 }, () => null),
    ...[role, partners]
  ])
  const rows = realSizeRows().map((row, at) => (at === 2 ? [...row, 'Kommunens roll', 'Partner'] : row))
  const published = async (ctx: Context) => {
    const path = join(await temporaryFolder(), 'kanaler.xlsx')
    await writeFile(path, await workbook({ rows: [...rows, ...sites] }))
    const { id, sheets } = await readImport(ctx, path)
    const mapping = sheets[0]?.proposal
    if (mapping === undefined) throw new Error('no sheet')
    const { digest, created } = await tryImport(ctx, id, mapping)
    if (created > 0) await applyImport(ctx, { id, mapping, digest, refused: 'stop' }, provePages)
    saveSettings(ctx, SETTINGS)
    const dir = await temporaryFolder()
    await publishList(ctx, dir)
    return { created, files: await filesIn(dir) }
  }
  const { ctx: first, clock } = await newArchive()
  const { created, files } = await published(first)
  expect(created).toBe(142)
  expect(Object.keys(files)).toHaveLength(7)
  clock.set('2026-12-03T08:00:00.000Z')
  expect(await published(first)).toEqual({ created: 0, files })
  expect(await published((await newArchive()).ctx)).toEqual({ created: 142, files })
  const later = await newArchive()
  later.clock.set('2026-12-03T08:00:00.000Z')
  const other = await published(later.ctx)
  expect(other.files).not.toEqual(files)
  const onTheFirstDay = Object.entries(other.files).map(([name, text]) => [
    name,
    text.replaceAll('2026-12-03', '2026-11-25')
  ])
  expect(Object.fromEntries(onTheFirstDay)).toEqual(files)
})

it('is saved one file at a time, each as it would be published, and counts as no publication', async () => {
  const { ctx } = await newArchive()
  const [dir, one] = [await temporaryFolder(), await temporaryFolder()]
  await expect(saveListFile(ctx, { dir: one, format: 'html' })).rejects.toMatchObject({
    code: 'nothing-to-publish'
  })
  newChannel(ctx)
  await expect(saveListFile(ctx, { dir: one, format: 'dcat' })).rejects.toMatchObject({
    code: 'publisher-missing'
  })
  expect(await readdir(one)).toEqual([])
  saveSettings(ctx, SETTINGS)
  for (const format of LIST_FORMATS) {
    const { path } = await saveListFile(ctx, { dir: one, format })
    expect(await readdir(one)).toContain(basename(path))
  }
  expect((await previewList(ctx)).last).toBeNull()
  const [line] = listJournal(ctx.db.read, { about: null, before: null, limit: 1 })
  expect(line).toMatchObject({ act: 'public-list.file-saved', details: { format: 'dcat', channels: 1 } })
  await publishList(ctx, dir)
  const whole = await filesIn(dir)
  for (const [name, text] of Object.entries(await filesIn(one))) expect(text, name).toBe(whole[name])
  expect(Object.keys(await filesIn(one))).toHaveLength(6)
})

it('has a website once in the database too, in whatever form its address is written', async () => {
  const { ctx } = await newArchive()
  addWebsite(ctx, {
    name: 'Norrby',
    address: 'https://www.norrby.example/',
    role: 'principal',
    partners: null
  })
  expect(() =>
    ctx.db.transact(
      tx =>
        void tx
          .prepare(
            `INSERT INTO website (id, name, address, key, role, registered_at)
             SELECT 'x', 'Norrby igen', 'http://norrby.example', key, role, registered_at FROM website`
          )
          .run()
    )
  ).toThrow(/UNIQUE/)
})

it('is reached from the command line: websites, settings, preview, publication', async () => {
  const dir = join(await temporaryFolder(), 'arkiv')
  await kanalarkiv(['init', dir, '--municipality', 'Norrby kommun'])
  const to = await temporaryFolder()
  const on = (...args: string[]) => kanalarkiv([...args, '--archive', dir, '--lang', 'sv'])
  const channel = [
    'channel',
    'add',
    '--platform',
    'facebook',
    '--name',
    'Norrby kommun på Flödet',
    '--address'
  ]
  const owners = ['--department', 'Kultur', '--responsible', 'Åsa Öberg', '--purpose', 'Nyheter']
  expect((await on(...channel, 'https://flode.example/norrby', ...owners)).code).toBe(0)
  const add = ['website', 'add', '--name', 'Norrby', '--address', 'https://www.norrby.example', '--role']
  expect((await on(...add, 'partner')).err).toContain('Uppgiften tillsammans med kan inte användas')
  expect((await on(...add, 'principal')).out).toMatch(/Namn +Norrby/)
  expect((await on(...add, 'principal')).err).toContain('finns redan bland webbplatserna, som Norrby')
  expect((await on('website', 'list')).out).toContain('huvudman')
  const settings = ['publish', 'settings', '--base-address', SETTINGS.baseAddress, '--contact-name', 'Info']
  for (const [number, said] of [
    ['212000-014', 'det är inget organisationsnummer (tio siffror)'],
    ['2120000143', 'den sista siffran, som är en kontrollsiffra, stämmer inte med de andra']
  ] as const) {
    const wrong = await on(...settings, '--organisation-number', number, '--contact-email', 'a@b.example')
    expect(wrong.err).toContain(said)
  }
  const known = ['--contact-name', 'Info', '--contact-email', 'a@b.example']
  const queried = [
    '--organisation-number',
    '212000-0142',
    '--base-address',
    'https://norrby.example/data?a=1'
  ]
  expect((await on('publish', 'settings', ...known, ...queried)).err).toContain('utan ? och #')
  const right = await on(
    ...settings,
    '--organisation-number',
    '212000-0142',
    '--contact-email',
    'a@b.example'
  )
  expect(right.out).toContain('a@b.example')
  expect((await on('publish', 'preview')).out).toContain('Norrby kommun på Flödet')
  expect((await on('publish', '--to', to)).out).toMatch(/Kanaler +1\nWebbplatser +1/)
  expect(await readdir(to)).toHaveLength(7)
  const html = join(await temporaryFolder(), 'publik-lista.html')
  const file = ['publish', 'file', '--to', dirname(html), '--format']
  expect((await on(...file, 'html')).out).toBe(`${html}\n`)
  expect((await on(...file, 'pdf')).code).toBe(2)
  expect((await on('publish', 'preview', '--json')).json()).toMatchObject({
    diff: { added: [], removed: [], changed: [] }
  })
  expect((await on('publish', 'list', '--json')).json()).toMatchObject({ publications: [{ channels: 1 }] })
})

type Triple = { subject: string; predicate: string; object: string; isBlank: boolean }

async function triplesIn(rdf: string): Promise<Triple[]> {
  const parser = new RdfXmlParser()
  const triples: Triple[] = []
  parser.on('data', ({ subject, predicate, object }) =>
    triples.push({
      subject: subject.value,
      predicate: predicate.value,
      object: object.value,
      isBlank: subject.termType === 'BlankNode' || object.termType === 'BlankNode'
    })
  )
  const ended = new Promise((resolve, reject) => parser.once('end', resolve).once('error', reject))
  parser.end(rdf)
  await ended
  return triples
}
