// A spreadsheet is looked through before anything of it is kept: passwords are refused, links are followed, and columns that
// nobody takes in are named.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { refusalSentence } from '#shared/refusals.ts'
import type { Context } from '../../../electron/core/kernel/context.ts'
import { listJournal } from '../../../electron/core/kernel/journal/record.ts'
import { allChannels } from '../../../electron/core/register/register/channels.ts'
import { newArchive } from '../../helpers/archive.ts'
import { apply, HEAD, ROW, read, readRows } from '../../helpers/register-import.ts'
import { workbook } from '../../helpers/xlsx.ts'

const PASSWORD = 'Sommar2026!'

/** Whether the password stands in any file of the archive, the database among them. */
async function isKept({ dir }: Context): Promise<boolean> {
  for (const file of await readdir(dir, { recursive: true, withFileTypes: true }))
    if (file.isFile() && (await readFile(join(file.parentPath, file.name))).includes(PASSWORD)) return true
  return false
}

it.each([
  [
    'a column of its own',
    [
      [...HEAD, 'Lösenord'],
      [...ROW, PASSWORD]
    ],
    'Kanaler G ”Lösenord”'
  ],
  [
    'a column whose heading has its letters apart',
    [
      [...HEAD, 'Lo\u0308senord'],
      [...ROW, PASSWORD]
    ],
    'Kanaler G ”lösenord”'
  ],
  [
    'a note with what is not seen in it',
    [
      [...HEAD, 'Anteckning'],
      [...ROW, `L\u200Bösenord: ${PASSWORD}`]
    ],
    'Kanaler G2'
  ],
  [
    'a heading below a title',
    [['Våra kanaler'], [...HEAD, 'Lösen till kontot'], [...ROW, PASSWORD]],
    'Kanaler G ”Lösen”'
  ],
  [
    'a note',
    [
      [...HEAD, 'Anteckning'],
      [...ROW, `Inlogg: kommunen, lösenord: ${PASSWORD}`]
    ],
    'Kanaler G2'
  ],
  [
    'a note that says what for',
    [
      [...HEAD, 'Anteckning'],
      [...ROW, `Lösenord till Facebook: ${PASSWORD}`]
    ],
    'Kanaler G2'
  ],
  [
    'a note with no sign before it',
    [
      [...HEAD, 'Anteckning'],
      [...ROW, `inloggning: eva.ek pw ${PASSWORD}`]
    ],
    'Kanaler G2'
  ],
  ['an address', [HEAD, ROW.with(2, `https://norrby:${PASSWORD}@flode.example/`)], 'Kanaler C2']
])('with passwords in %s is refused, and nothing of it is kept', async (_, rows, where) => {
  const { ctx } = await newArchive()
  await expect(readRows(ctx, rows)).rejects.toMatchObject({ code: 'sheet-has-passwords', params: { where } })
  expect(await isKept(ctx)).toBe(false)
  expect(await readdir(join(ctx.dir, 'inbox'))).toEqual([])
  const [line] = listJournal(ctx.db.read, { about: null, before: null, limit: 1 })
  expect(line).toMatchObject({
    act: 'register-import.refused',
    details: { places: 1, where, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }
  })
})

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const rels = (...targets: string[]) => ({
  'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships>${targets.map((target, at) => `<Relationship Id="r${at}" Type="${OFFICE}/part" Target="${target}"/>`).join('')}</Relationships>`
})
const row = '<row r="1"><c r="A1" t="inlineStr"><is><t>Kanal</t></is></c></row>'

it.each<[string, Record<string, string>, string, string]>([
  [
    'a note on a cell, in pieces',
    {
      ...rels('../comments1.xml'),
      'xl/comments1.xml': `<comments><authors><author>Rut</author></authors><commentList><comment ref="B2" authorId="0"><text><r><rPr><b/><sz val="9"/></rPr><t>Rut:</t></r><r><rPr><sz val="9"/></rPr><t xml:space="preserve">\nlösen</t></r><r><rPr><i/></rPr><t>ord: ${PASSWORD}</t></r></text></comment></commentList></comments>`
    },
    'Kanaler B2 [note]',
    'Kanaler B2 (anteckning)'
  ],
  [
    'a comment of newer Excel',
    {
      ...rels('/xl/threadedComments/threadedComment1.xml'),
      'xl/threadedComments/threadedComment1.xml': `<ThreadedComments><threadedComment ref="C2" personId="{1}" id="{2}"><text>Lösenord: ${PASSWORD}</text></threadedComment></ThreadedComments>`
    },
    'Kanaler C2 [note]',
    'Kanaler C2 (anteckning)'
  ],
  [
    'a text box',
    {
      ...rels('../drawings/drawing1.xml'),
      'xl/drawings/drawing1.xml': `<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><xdr:sp><xdr:txBody><a:p><a:r><a:rPr lang="sv-SE"/><a:t>Lösenord:</a:t></a:r></a:p><a:p><a:r><a:t>${PASSWORD}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>`
    },
    'Kanaler [box]',
    'Kanaler (textruta)'
  ],
  [
    'a drawing of before 2007',
    {
      ...rels('../drawings/vmlDrawing1.vml'),
      'xl/drawings/vmlDrawing1.vml': `<xml><v:shape><v:textbox><div><font>Lösenord:<br>${PASSWORD}</font></div></v:textbox></v:shape></xml>`
    },
    'Kanaler [box]',
    'Kanaler (textruta)'
  ],
  [
    'a footer',
    {
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${row}</sheetData><headerFooter><oddFooter>&amp;LLösenord: ${PASSWORD}</oddFooter></headerFooter></worksheet>`
    },
    'Kanaler [margin]',
    'Kanaler (sidhuvud, sidfot eller hjälptext)'
  ],
  [
    'the help of a cell',
    {
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${row}</sheetData><dataValidations><dataValidation sqref="A1" prompt="Lösenord: ${PASSWORD}"/></dataValidations></worksheet>`
    },
    'Kanaler [margin]',
    'Kanaler (sidhuvud, sidfot eller hjälptext)'
  ],
  [
    'a part that hangs on no sheet',
    {
      'docProps/core.xml': `<coreProperties><description>Lösenord: ${PASSWORD}</description></coreProperties>`
    },
    'core.xml [part]',
    'core.xml (utanför bladen)'
  ]
])('with a password in %s is refused, and nothing of it is kept', async (_, parts, where, told) => {
  const { ctx } = await newArchive()
  const bytes = await workbook({ rows: [HEAD, ROW], parts })
  const refused = read(ctx, 'kanaler.xlsx', bytes)
  await expect(refused).rejects.toMatchObject({ code: 'sheet-has-passwords', params: { where } })
  expect(refusalSentence('sheet-has-passwords', { file: 'kanaler.xlsx', where }, 'sv')).toContain(told)
  expect(await readdir(join(ctx.dir, 'inbox'))).toEqual([])
  expect(ctx.db.read.prepare('SELECT count(*) AS kept FROM register_import').get()).toEqual({ kept: 0 })
})

it('with a note that has no password is read', async () => {
  const { ctx } = await newArchive()
  const parts = {
    ...rels('../comments1.xml'),
    'xl/comments1.xml':
      '<comments><commentList><comment ref="B2"><text><t>Lösenordet finns hos Rut</t></text></comment></commentList></comments>'
  }
  const { made } = await read(ctx, 'kanaler.xlsx', await workbook({ rows: [HEAD, ROW], parts }))
  expect(made.sheets).toHaveLength(1)
})

it.each(['kanaler.csv', 'trasig.csv'])('is refused as %s too', async name => {
  const { ctx } = await newArchive()
  const text = [
    [...HEAD, 'Lösenord'],
    [...ROW, PASSWORD]
  ]
    .map(row => row.join(';'))
    .join('\r\n')
  const broken = name === 'trasig.csv' ? `${text}\r\n"${'x'.repeat(2_000_000)}` : text
  await expect(read(ctx, name, broken)).rejects.toMatchObject({ code: 'sheet-has-passwords' })
  expect(await isKept(ctx)).toBe(false)
})

it('with a column that only says that there is one is read', async () => {
  const { ctx } = await newArchive()
  const { made } = await readRows(ctx, [
    [...HEAD, 'Lösenord'],
    [...ROW, 'ja']
  ])
  expect(made.sheets).toHaveLength(1)
})

it('shows the name of a page and leads to its address: the address is taken', async () => {
  const { ctx } = await newArchive()
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const cells = (values: readonly string[], row: number) =>
    values
      .map(
        (text, at) => `<c r="${String.fromCharCode(65 + at)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`
      )
      .join('')
  const shown = ROW.with(2, 'Vår sida')
  const bytes = await workbook({
    rows: [],
    parts: {
      'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}" xmlns:r="${office}"><sheetData><row r="1">${cells(HEAD, 1)}</row><row r="2">${cells(shown, 2)}</row></sheetData><hyperlinks><hyperlink ref="C2" r:id="rId7"/></hyperlinks></worksheet>`,
      'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId7" Type="${office}/hyperlink" Target="https://flode.example/norrby" TargetMode="External"/></Relationships>`
    }
  })
  await apply(ctx, await read(ctx, 'kanaler.xlsx', bytes))
  expect(allChannels(ctx.db.read)).toMatchObject([
    { name: 'Norrby på Flödet', addresses: ['https://flode.example/norrby'] }
  ])
})

it('names the columns that are not taken in', async () => {
  const { ctx } = await newArchive()
  const sheet = await readRows(ctx, [
    [...HEAD, 'Budget', 'Tom'],
    [...ROW, '10 000 kr', '']
  ])
  expect((await sheet.plan()).unmapped).toEqual([{ letter: 'G', heading: 'Budget' }])
})

const rowOf = (at: number) => ROW.with(0, `Kanal ${at}`).with(2, `https://flode.example/k${at}`)
const MANY = Array.from({ length: 30 }, (_, at) => rowOf(at))
const FAR = Array.from({ length: 205 }, () => '')

it.each([
  [
    'a heading with an address',
    [
      [...HEAD, 'Lösenord (se https://norrby.example/regler)'],
      [...ROW, PASSWORD]
    ]
  ],
  [
    'a long heading',
    [
      [...HEAD, `Lösenord ${'som byts var tredje månad '.repeat(5)}`],
      [...ROW, PASSWORD]
    ]
  ],
  ['a second list further down', [HEAD, ...MANY, ['Konto', 'Lösenord'], ['norrby.kommun', PASSWORD]]],
  ['a list of its own, further down', [HEAD, ...MANY, ['Lösenord:'], [PASSWORD]]]
])('with passwords below %s is refused', async (_, rows) => {
  const { ctx } = await newArchive()
  await expect(readRows(ctx, rows)).rejects.toMatchObject({ code: 'sheet-has-passwords' })
  expect(await isKept(ctx)).toBe(false)
})

it.each([
  ['DOS', (text: string) => Buffer.from(text.replaceAll('ö', '\x94'), 'latin1')],
  ['an old Mac', (text: string) => Buffer.from(text.replaceAll('ö', '\x9a'), 'latin1')],
  ['UTF-7', (text: string) => Buffer.from(text.replaceAll('ö', '+APY-'))],
  ['UTF-8 that was taken for windows-1252', (text: string) => Buffer.from(text.replaceAll('ö', 'Ã¶'))],
  ['nobody, with the letter lost', (text: string) => Buffer.from(text.replaceAll('ö', '?'))],
  ['whoever has no ö', (text: string) => Buffer.from(text.replaceAll('ö', 'o'))]
])('with passwords in the letters of %s is refused', async (_, encode) => {
  const { ctx } = await newArchive()
  const head = ['Kanal', 'Plattform', 'Adress', 'Lösenord']
  const row = ['Norrby', 'Facebook', 'https://flode.example/norrby', PASSWORD]
  const bytes = encode([head, row].map(each => each.join(';')).join('\r\n'))
  await expect(read(ctx, 'kanaler.csv', bytes)).rejects.toMatchObject({ code: 'sheet-has-passwords' })
  expect(await isKept(ctx)).toBe(false)
})

it.each([
  [
    'after the last column',
    [
      [...HEAD, ...FAR, 'Hemligt'],
      [...ROW, ...FAR, PASSWORD]
    ],
    'too-wide',
    'HD1'
  ],
  [
    'after the end of a cell',
    [HEAD, ROW.with(5, `${'Nyheter och annat. '.repeat(300)} Lösenord: ${PASSWORD}`)],
    'cell-too-long',
    'F2'
  ]
])('with what is not looked at, %s, is not kept', async (_, rows, detail, cell) => {
  const { ctx } = await newArchive()
  const csv = rows.map(row => row.join(';')).join('\r\n')
  await expect(read(ctx, 'kanaler.csv', csv)).rejects.toMatchObject({
    code: 'sheet-not-kept',
    params: { detail: `${detail} ${cell}` }
  })
  const refused = readRows(ctx, rows)
  await expect(refused).rejects.toMatchObject({ params: { detail: `${detail} Kanaler ${cell}` } })
  expect(await isKept(ctx)).toBe(false)
  const sentence = refusalSentence('sheet-not-kept', { file: 'k.csv', detail: `${detail} ${cell}` }, 'sv')
  expect(sentence).toMatch(new RegExp(`(?:kolumn GR|dess text) \\(${cell}\\)`))
})

it('that speaks of passwords and has none is read', async () => {
  const { ctx } = await newArchive()
  const told =
    'Skriv inga lösenord i listan: de finns i kommunens lösenordshanterare, som ni når på intranätet.'
  const { made } = await readRows(ctx, [
    [told],
    [...HEAD, 'Anteckning'],
    ...MANY.map(row => [...row, 'Gemensam']),
    [...rowOf(31), 'Råd om lösenord till barn'],
    [...rowOf(32), 'Inget särskilt'],
    [...rowOf(33), 'Lösenord finns hos IT'],
    [...rowOf(34), 'Samma']
  ])
  expect(made.sheets).toHaveLength(1)
})
