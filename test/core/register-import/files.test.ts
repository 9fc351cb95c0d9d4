// A spreadsheet is read whatever it was written with, or refused, and nothing of it is kept.
import { hash } from 'node:crypto'
import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Sha256 } from '#shared/ids.ts'
import { xlsxSheets } from '../../../electron/core/formats/sheets/xlsx.ts'
import { listJournal } from '../../../electron/core/kernel/journal/record.ts'
import { countWaiting } from '../../../electron/core/kernel/objects/inbox-folder.ts'
import { allChannels } from '../../../electron/core/register/register/channels.ts'
import { listPeople } from '../../../electron/core/register/register/queries.ts'
import { readImport } from '../../../electron/core/register/register-import/file.ts'
import { newArchive, temporaryFolder } from '../../helpers/archive.ts'
import { apply, file, HEAD, ROW, read, said } from '../../helpers/register-import.ts'
import { workbook } from '../../helpers/xlsx.ts'

describe.each([
  ['UTF-8', (text: string) => Buffer.from(text), []],
  ['UTF-8 with a mark', (text: string) => Buffer.from(`\uFEFF${text}`), []],
  ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'), ['utf-16']],
  ['UTF-16, the other way', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(), ['utf-16']],
  ['windows-1252', (text: string) => Buffer.from(text, 'latin1'), ['windows-1252']]
] as const)('CSV in %s', (_, encode, notes) => {
  it.each([';', ',', '\t'])('with %j between the cells', async separator => {
    const { ctx } = await newArchive()
    const text = [HEAD, ROW].map(row => row.map(cell => `"${cell}"`).join(separator)).join('\r\n')
    const csv = await read(ctx, 'kanaler.csv', encode(text))
    expect(csv.made.notes).toEqual(notes)
    await apply(ctx, csv)
    expect(allChannels(ctx.db.read)).toMatchObject([{ name: 'Norrby på Flödet', purpose: 'Nyheter' }])
    expect(listPeople(ctx.db.read)).toMatchObject([{ name: 'Åsa Öberg' }])
  })
})

it.each([
  ['DOS', { å: 0x86, ä: 0x84, ö: 0x94, Ö: 0x99 }],
  ['an old Mac', { å: 0x8c, ä: 0x8a, ö: 0x9a, Ö: 0x85 }]
] as const)('CSV from %s is refused by the cell, and not taken in with other letters', async (_, letters) => {
  const { ctx } = await newArchive()
  const text = [
    HEAD,
    ['Östra skolan', 'Facebook', 'https://flode.example/a', 'Kultur', 'Bo Ek', 'Vår dag'],
    ROW
  ]
    .map(row => row.join(';'))
    .join('\r\n')
    .replace('Förvaltning', 'Forvaltning')
    .replace('Åsa Öberg', 'Bo Ek')
  const bytes = Buffer.from([...text].map(one => letters[one as 'å'] ?? one.charCodeAt(0)))
  const tried = await read(ctx, 'kanaler.csv', bytes)
  expect(tried.made.notes).toEqual(['windows-1252'])
  const [first, second] = await tried.rows()
  expect(said(first?.findings ?? [])).toEqual(
    expect.arrayContaining(['A2 wrong-characters', 'F2 wrong-characters'])
  )
  expect([first?.outcome, second?.outcome]).toEqual(['refused', 'refused'])
})

it.each([
  ['a spreadsheet and a text editor', ['\r\n', '\n', '\r\n', '\n']],
  ['an old Mac and others', ['\r', '\r\n', '\n', '\r']],
  ['Windows, twice', ['\r\n', '\r\n', '\r\r\n', '\r\n']]
])('CSV with the line ends of %s has all its rows', async (_, ends) => {
  const { ctx } = await newArchive()
  const rows = [0, 1, 2].map(at => ROW.with(0, `Kanal ${at}`).with(2, `https://flode.example/k${at}`))
  const lines = [HEAD, ...rows].map((row, at) => row.join(';') + (ends[at] ?? ''))
  const { made } = await read(ctx, 'kanaler.csv', lines.join(''))
  expect(made.sheets).toMatchObject([{ rows: 3 }])
})

type Parts = Record<string, string>

const ROWS = Array.from({ length: 20_000 }, (_, at) => `<row r="${at + 1}"><c><v>1</v></c></row>`).join('')
const sheetOf = (rows: string, merged = ''): Parts => ({
  'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData><mergeCells>${merged}</mergeCells></worksheet>`
})
const attributes = (count: number) => Array.from({ length: count }, (_, at) => `a${at}=""`).join(' ')

describe('a file', () => {
  it('that is larger than any spreadsheet is not copied into the inbox', async () => {
    const { ctx } = await newArchive()
    const path = join(await temporaryFolder(), 'stor.csv')
    await writeFile(path, '')
    await truncate(path, (50 << 20) + 1)
    await expect(readImport(ctx, path)).rejects.toMatchObject({
      params: { file: 'stor.csv', detail: 'too-large' }
    })
    expect(await countWaiting(ctx)).toBe(0)
  })

  it.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ['that is empty', () => Buffer.alloc(0), 'empty'],
    [
      'of Excel before 2007, or with a password',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      'old-or-encrypted'
    ],
    ['that is a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452000000', 'hex'), 'not-text'],
    [
      'that is cut off',
      async () => (await workbook({ rows: [HEAD, ROW] })).subarray(0, 900),
      'broken-workbook'
    ],
    [
      'of OpenDocument',
      () =>
        workbook({
          rows: [],
          parts: { mimetype: 'application/vnd.oasis.opendocument.spreadsheet' },
          isBook: false
        }),
      'not-a-workbook'
    ],
    [
      'that is another zip',
      () => workbook({ rows: [], parts: { 'xl/workbook.xml': '' } }),
      'broken-workbook'
    ],
    [
      'with a document type in it',
      () =>
        workbook({
          rows: [HEAD, ROW],
          parts: { 'xl/sharedStrings.xml': '<!DOCTYPE x [<!ENTITY a "b">]><sst><si><t>&a;</t></si></sst>' }
        }),
      'broken-workbook'
    ]
  ])('%s cannot be looked through: it is refused, and nothing of it is kept', async (_, bytes, detail) => {
    const { ctx } = await newArchive()
    const came = await bytes()
    const path = await file('fil.xlsx', came)
    await expect(readImport(ctx, path)).rejects.toMatchObject({ code: 'sheet-not-kept', params: { detail } })
    const sha256 = hash('sha256', came)
    expect(await ctx.objects.verify(Sha256.parse(sha256))).toMatchObject({ state: 'missing' })
    expect(await countWaiting(ctx)).toBe(0)
    expect(ctx.db.read.prepare('SELECT count(*) AS kept FROM register_import').get()).toEqual({ kept: 0 })
    const [line] = listJournal(ctx.db.read, { about: null, before: null, limit: 1 })
    expect(line).toMatchObject({ act: 'register-import.refused', details: { sha256, detail } })
    expect(allChannels(ctx.db.read)).toEqual([])
    // What a person put into the inbox is theirs to take out.
    const own = join(ctx.dir, 'inbox', 'fil.xlsx')
    await writeFile(own, came)
    await expect(readImport(ctx, own)).rejects.toMatchObject({ code: 'sheet-not-kept' })
    expect(await readFile(own)).toEqual(came)
  })

  it.each([
    ['headings only', 'Kanal;Plattform;Adress\n\n'],
    ['empty rows only', '\n\n;;\n']
  ])('with %s is refused, and kept as it came', async (_, text) => {
    const { ctx } = await newArchive()
    await expect(read(ctx, 'fil.csv', text)).rejects.toMatchObject({
      code: 'sheet-unreadable',
      params: { detail: 'no-rows' }
    })
    const [line] = listJournal(ctx.db.read, { about: null, before: null, limit: 1 })
    expect(line?.act).toBe('register-import.read')
    expect(allChannels(ctx.db.read)).toEqual([])
  })

  it('with macros is read without them, and says so', async () => {
    const { ctx } = await newArchive()
    const parts = { 'xl/vbaProject.bin': 'Attribute VB_Name = "Auto_Open"' }
    const tried = await read(ctx, 'kanaler.xlsm', await workbook({ rows: [HEAD, ROW], parts }))
    expect(tried.made.notes).toEqual(['macros'])
    expect(await tried.plan()).toMatchObject({ created: 1 })
  })

  it('that unpacks to more than is reasonable is refused', async () => {
    const { ctx } = await newArchive()
    const parts = { 'xl/sharedStrings.xml': Buffer.alloc(220 << 20, ' ') }
    const bomb = await workbook({ rows: [HEAD, ROW], parts })
    expect(bomb.length).toBeLessThan(1 << 20)
    await expect(read(ctx, 'bomb.xlsx', bomb)).rejects.toMatchObject({ params: { detail: 'too-large' } })
  })

  /** So many cells, five to a row, that name one and the same long text. */
  const longShared = (cells: number): Parts => ({
    ...sheetOf(`<row>${'<c t="s"><v>0</v></c>'.repeat(5)}</row>`.repeat(cells / 5)),
    'xl/sharedStrings.xml': `<sst><si><t>${'Åsa Ek, '.repeat(620)}</t></si></sst>`
  })

  it.each<[string, Parts]>([
    ['cells that are merged over and over', sheetOf(ROWS, '<mergeCell ref="A1:GR20000"/>'.repeat(2_000))],
    ['more merged cells than cells', sheetOf(ROWS, '<mergeCell ref="A1:A1"/>'.repeat(1_000_001))],
    [
      'merged cells that end before they begin',
      sheetOf(ROWS.replace('<c>', '<c r="B1">'), '<mergeCell ref="B1:A20000"/>'.repeat(60))
    ],
    ['one long text in each cell', longShared(12_000)],
    ['more text than any register', longShared(1_200)],
    ['more strings than cells', { 'xl/sharedStrings.xml': `<sst>${'<si/>'.repeat(1_000_001)}</sst>` }],
    ['more cells than any register', sheetOf(`<row>${'<c><v>1</v></c>'.repeat(200)}</row>`.repeat(5_001))],
    ['elements within elements', sheetOf('<a>'.repeat(200))],
    ['attributes without end', sheetOf(`<row ${attributes(300)}/>`)],
    ['a text without end', sheetOf(`<row><c t="str"><v>${'a'.repeat(3 << 20)}</v></c></row>`)],
    ['elements that say nothing', sheetOf('<x/>'.repeat(5_000_001))],
    [
      'the same sheet many times',
      { 'xl/workbook.xml': `<workbook><sheets>${'<sheet r:id="rId1"/>'.repeat(251)}</sheets></workbook>` }
    ]
  ])('with %s is refused before it takes the memory or the time', async (_, parts) => {
    const { ctx } = await newArchive()
    const bytes = await workbook({ rows: [HEAD, ROW], parts })
    await expect(read(ctx, 'kanaler.xlsx', bytes)).rejects.toMatchObject({ params: { detail: 'too-large' } })
  })

  it('with a format of nothing but brackets is read at once', async () => {
    const { ctx } = await newArchive()
    const format = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${'['.repeat(400_000)}"/></numFmts></styleSheet>`
    const bytes = await workbook({ rows: [HEAD, ROW], parts: { 'xl/styles.xml': format } })
    expect(await (await read(ctx, 'kanaler.xlsx', bytes)).plan()).toMatchObject({ created: 1 })
  })

  it('counts days from 1904 where the workbook does', async () => {
    const { ctx } = await newArchive()
    const rows = [
      [...HEAD, 'Beslutad av', 'Beslutsdatum'],
      [...ROW, 'KS', { date: '2026-05-09' }]
    ]
    const tried = await read(ctx, 'mac.xlsx', await workbook({ rows, from1904: true }))
    expect((await tried.rows())[0]?.changes).toContainEqual({
      field: 'decidedOn',
      before: '',
      after: '2026-05-09'
    })
  })
})

it('reads a text without how its words are read, and its escaped signs as what they are', async () => {
  const rich = '<r><t>Åsa </t></r><r><t>Öberg</t></r><rPh sb="0" eb="3"><t>OSA</t></rPh>'
  const escaped = '<t>A_x000D_B _x00C5_ _x005F_x000D_ _xD83D__xDE00_ _x41_</t>'
  const inline = [rich, escaped].map(text => `<c t="inlineStr"><is>${text}</is></c>`).join('')
  const result = '<c t="str"><f>A1</f><v>_x00C4_</v></c><c><v>7</v></c>'
  const shared = [0, 1].map(at => `<c t="s"><v>${at}</v></c>`).join('')
  const bytes = await workbook({
    rows: [],
    parts: {
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row>${inline}${result}${shared}</row></sheetData></worksheet>`,
      'xl/sharedStrings.xml': `<sst><si>${rich}</si><si>${escaped}</si></sst>`
    }
  })
  const { sheets } = await xlsxSheets('kanaler.xlsx', bytes)
  const texts = ['Åsa Öberg', 'A\rB Å _x000D_ 😀 _x41_']
  expect(sheets[0]?.rows[0]?.cells.map(({ text }) => text)).toEqual([...texts, 'Ä', '7', ...texts])
})

it.each(['|', '^', ' '])(
  'CSV that says itself that %j stands between its cells is read so',
  async separator => {
    const { ctx } = await newArchive()
    const rows = [HEAD, ROW].map(row => row.map(cell => `"${cell}"`).join(separator))
    await apply(ctx, await read(ctx, 'kanaler.csv', Buffer.from([`sep=${separator}`, ...rows].join('\r\n'))))
    expect(allChannels(ctx.db.read)).toMatchObject([{ name: 'Norrby på Flödet', purpose: 'Nyheter' }])
  }
)

it.each(['', '\uFEFF'])(
  'CSV in UTF-32 that begins with %j is refused, and not read as other letters',
  async mark => {
    const { ctx } = await newArchive()
    const letters = [...`${mark}${[HEAD, ROW].map(row => row.join(';')).join('\r\n')}`]
    const bytes = Buffer.from(Uint32Array.from(letters, letter => letter.codePointAt(0) ?? 0).buffer)
    await expect(read(ctx, 'kanaler.csv', bytes)).rejects.toMatchObject({
      code: 'sheet-not-kept',
      params: { detail: 'not-text' }
    })
  }
)

it.each([
  ['row', '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>'],
  ['cell', '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>']
])(
  'a workbook with two of one %s is refused, and none is read in the place of the other',
  async (_, rows) => {
    await expect(
      xlsxSheets('a.xlsx', await workbook({ rows: [], parts: sheetOf(rows) }))
    ).rejects.toMatchObject({
      code: 'sheet-unreadable',
      params: { detail: 'broken-workbook' }
    })
  }
)
