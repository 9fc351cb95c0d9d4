// The words of a marked record are found in workbooks, slides and zips that hang on others, wherever in them they stand, and what stands in
// its own is secret too (P5). What is made to hold the program up, or is closed by a password, is kept in and holds nothing up.
import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import { beforeEach, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import type { MessageId } from '#shared/ids.ts'
import { newArchive, temporaryFolder } from '../helpers/archive.ts'
import { type Files, zipOf } from '../helpers/exports/zip.ts'
import { compoundFile, outlookFile } from '../helpers/outlook-file.ts'
import { type Mails, mailOf, mailsInto, type Take } from '../helpers/secret-mails.ts'
import { workbook } from '../helpers/xlsx.ts'

const SECRET =
  'Jag såg att Fridolin Kåltistel slog sin hustru med en stekpanna i garaget vid Myrstigen i söndags.'
/** Shorter than what is known by any part of it: all of it must be found. */
const SHORT = 'Fridolin Kåltistel slog henne i garaget.'

let mails: Mails
beforeEach(async () => {
  const { ctx } = await newArchive()
  mails = mailsInto(ctx, await temporaryFolder())
})
const take: Take = (text, attached) => mails.take(text, attached)
const marked = (id: MessageId) => mails.marked(id)

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const book = (parts: Files) =>
  workbook({ rows: [['Adress'], ['norrby.example']], parts: parts as Record<string, string> })
const cells = (inside: string, after = '') =>
  book({
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="m"><sheetData><row r="1">${inside}</row></sheetData>${after}</worksheet>`
  })
const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
/** As Excel writes what has two colours. */
const runs = (text: string) =>
  `<si>${text.replaceAll(/\S+/g, word => `<r><t>${word.slice(0, 1)}</t></r><r><rPr><b/></rPr><t xml:space="preserve">${word.slice(1)}</t></r>`)}</si>`

const slide = (text: string) =>
  `<p:sld xmlns:p="p" xmlns:a="a"><p:cSld><p:txBody><a:p>${text.replaceAll(/\S+/g, word => `<a:r><a:t>${word.slice(0, 2)}</a:t></a:r><a:r><a:t>${word.slice(2)} </a:t></a:r>`)}</a:p></p:txBody></p:cSld></p:sld>`
const slides = (parts: Files) =>
  zipOf({
    '[Content_Types].xml': '<Types/>',
    'ppt/presentation.xml': '<p:presentation xmlns:p="p"/>',
    'ppt/slides/slide1.xml': slide('Sommaren i kommunen'),
    ...parts
  })

const open = (kind: string, content: string, more: Files = {}) =>
  zipOf({ mimetype: `application/vnd.oasis.opendocument.${kind}`, 'content.xml': content, ...more })
const table = (inside: string, name = 'Blad1') =>
  `<office:document-content xmlns:office="o" xmlns:table="tb" xmlns:text="t"><table:table table:name="${name}"><table:table-row>${inside}</table:table-row></table:table></office:document-content>`
const draw = (inside: string) =>
  `<office:document-content xmlns:office="o" xmlns:draw="d" xmlns:presentation="p" xmlns:text="t"><draw:page>${inside}</draw:page></office:document-content>`

async function pdf(text: string) {
  const doc = new PDFDocument()
  const bytes = buffer(doc)
  doc.fontSize(24).text(text, { width: 300 })
  doc.end()
  return bytes
}

const OUTLOOK = { subject: 'Hej', body: 'Läs.', senderName: 'Eva', senderEmail: 'eva@x.example' }

it.each<[string, () => Promise<Buffer>]>([
  ['a cell', () => workbook({ rows: [['Rad'], [SHORT]] })],
  ['a cell in two colours', () => book({ 'xl/sharedStrings.xml': `<sst xmlns="m">${runs(SHORT)}</sst>` })],
  ['a cell that has its text itself', () => cells(inline(SHORT))],
  [
    'a row of cells that are kept in another order',
    () =>
      book({
        'xl/sharedStrings.xml': `<sst xmlns="m">${SHORT.split(' ')
          .toReversed()
          .map(word => `<si><t>${word}</t></si>`)
          .join('')}</sst>`,
        'xl/worksheets/sheet1.xml': `<worksheet xmlns="m"><sheetData><row>${SHORT.split(' ')
          .map((_, at, { length }) => `<c t="s"><v>${length - 1 - at}</v></c>`)
          .join('')}</row></sheetData></worksheet>`
      })
  ],
  ['a formula', () => cells(`<c t="str"><f>IF(A1=1,"${SHORT}","")</f><v>-</v></c>`)],
  [
    'a comment on a cell',
    () =>
      book({
        'xl/comments1.xml': `<comments xmlns="m"><authors><author>E</author></authors><commentList><comment ref="A1"><text><r><t>${SHORT}</t></r></text></comment></commentList></comments>`
      })
  ],
  [
    'a thread of comments on a cell',
    () =>
      book({
        'xl/threadedComments/threadedComment1.xml': `<ThreadedComments xmlns="m"><threadedComment ref="A1"><text>${SHORT}</text></threadedComment></ThreadedComments>`
      })
  ],
  ["a sheet's name", () => workbook({ rows: [['Rad']], sheet: SHORT })],
  [
    "a sheet's header",
    () =>
      cells(
        inline('Rad'),
        `<headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"${SHORT}</oddHeader></headerFooter>`
      )
  ],
  [
    'what a link from a cell says',
    () => cells(inline('Rad'), `<hyperlinks><hyperlink ref="A1" tooltip="${SHORT}"/></hyperlinks>`)
  ],
  [
    'a text box on a sheet',
    () => book({ 'xl/drawings/drawing1.xml': slide(SHORT).replaceAll('p:sld', 'xdr:wsDr') })
  ],
  [
    'what is saved of a pivot table',
    () => book({ 'xl/pivotCache/pivotCacheRecords1.xml': `<r><s v="${SHORT}"/></r>` })
  ],
  ['a slide', () => slides({ 'ppt/slides/slide2.xml': slide(SHORT) })],
  ['the notes to a slide', () => slides({ 'ppt/notesSlides/notesSlide1.xml': slide(SHORT) })],
  [
    'a comment on a slide',
    () =>
      slides({
        'ppt/comments/comment1.xml': `<p:cmLst xmlns:p="p"><p:cm><p:text>${SHORT}</p:text></p:cm></p:cmLst>`
      })
  ],
  [
    'where a slide leads',
    () =>
      slides({
        'ppt/slides/_rels/slide1.xml.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="r" TargetMode="External" Target="https://x.example/${SHORT.replaceAll(' ', '-')}"/></Relationships>`
      })
  ],
  [
    'what a picture on a slide is said to show',
    () => slides({ 'ppt/slides/slide2.xml': `<p:pic xmlns:p="p"><p:cNvPr id="2" descr="${SHORT}"/></p:pic>` })
  ],
  [
    'a workbook within a slide',
    async () => slides({ 'ppt/embeddings/Microsoft_Excel_Sheet1.xlsx': await cells(inline(SHORT)) })
  ],
  [
    'a cell of OpenDocument',
    () => open('spreadsheet', table(`<table:table-cell><text:p>${SHORT}</text:p></table:table-cell>`))
  ],
  [
    'a comment on a cell of OpenDocument',
    () =>
      open(
        'spreadsheet',
        table(
          `<table:table-cell><office:annotation><text:p>${SHORT}</text:p></office:annotation></table:table-cell>`
        )
      )
  ],
  ['the name of a sheet of OpenDocument', () => open('spreadsheet', table('', SHORT))],
  [
    'the header of a sheet of OpenDocument',
    () =>
      open('spreadsheet', table(''), {
        'styles.xml': `<style:header xmlns:style="s"><p>${SHORT}</p></style:header>`
      })
  ],
  ['a slide of OpenDocument', () => open('presentation', draw(`<text:p>${SHORT}</text:p>`))],
  [
    'the notes to a slide of OpenDocument',
    () => open('presentation', draw(`<presentation:notes><text:p>${SHORT}</text:p></presentation:notes>`))
  ],
  [
    'a table within a slide of OpenDocument',
    () =>
      open('presentation', draw(''), {
        'Object 1/content.xml': table(`<table:table-cell><text:p>${SHORT}</text:p></table:table-cell>`)
      })
  ],
  ['a text in a zip', () => zipOf({ 'bilder/a.png': 'bild', 'brev.txt': SHORT })],
  ['a table in a zip', () => zipOf({ 'lista.csv': `namn;text\nE;"${SHORT}"\n` })],
  ['a page in a zip', () => zipOf({ 'sida.html': `<p>${SHORT.replaceAll('å', '&aring;')}</p>` })],
  ['a text in a zip with signs among its letters', () => zipOf({ 'brev.txt': `\u0001${SHORT}` })],
  [
    'a text in a zip in letters of sixteen bits',
    () => zipOf({ brev: Buffer.from(`\uFEFF${SHORT}`, 'utf16le') })
  ],
  ['a mail in a zip', () => zipOf({ 'brev.eml': mailOf(90, SHORT) })],
  [
    'a document that hangs on a mail in a zip',
    async () =>
      zipOf({
        'brev.eml': mailOf(91, 'Läs bilagan.', { name: 'bok.xlsx', bytes: await cells(inline(SHORT)) })
      })
  ],
  ['a mail of Outlook in a zip', () => zipOf({ 'brev.msg': outlookFile({ ...OUTLOOK, body: SHORT }) })],
  [
    'a document that hangs on a mail of Outlook in a zip',
    async () => {
      const attachment = { name: 'bok.xlsx', content: await cells(inline(SHORT)) }
      return zipOf({ 'brev.msg': outlookFile({ ...OUTLOOK, attachment }) })
    }
  ],
  ['the name of a file in a zip', () => zipOf({ [`${SHORT.replaceAll(' ', '_')}.png`]: 'bild' })],
  ['a workbook in a zip', async () => zipOf({ 'bok.xlsx': await cells(inline(SHORT)) })],
  ['a PDF in a zip', async () => zipOf({ 'brev.pdf': await pdf(SHORT) })],
  ['a text in a zip in a zip', async () => zipOf({ 'mer.zip': await zipOf({ 'brev.txt': SHORT }) })],
  [
    'a file that Word does not show',
    () => zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<d/>', 'brev.txt': SHORT })
  ]
])(
  'are found in %s',
  async (_, make) => {
    const secret = await take(SHORT)
    const carries = await take('Läs bilagan.', { name: 'bilaga', bytes: await make() })
    const clean = await take('Läs bilagan.', { name: 'rent', bytes: await book({}) })
    const found = await marked(secret)
    expect(found).toContainEqual([carries, 'words'])
    expect(found.map(([id]) => id)).not.toContain(clean)
  },
  30_000
)

it.each<[string, () => Promise<Buffer>]>([
  ['a workbook', () => workbook({ rows: [['Rad'], [SECRET]] })],
  ['a presentation', () => slides({ 'ppt/slides/slide2.xml': slide(SECRET) })],
  ['a zip', () => zipOf({ 'brev.txt': SECRET })]
])('are also those in %s that hangs on what is marked', async (_, make) => {
  const secret = await take('Se den bifogade filen.', { name: 'bilaga', bytes: await make() })
  const retyped = await take(`Någon har visat mig detta: ${SECRET}`)
  expect(await marked(secret)).toContainEqual([retyped, 'words'])
})

it('are not what every workbook and presentation says', async () => {
  const program = 'Klicka här för att ändra format på bakgrundsrubriken'
  const master = { 'ppt/slideMasters/slideMaster1.xml': slide(program) }
  const app = {
    'docProps/app.xml':
      '<Properties><Application>Microsoft Office PowerPoint 16 för Norrby kommuns medarbetare</Application></Properties>'
  }
  const secret = await take('Se bilderna.', {
    name: 'a.pptx',
    bytes: await slides({ ...master, ...app, 'ppt/slides/slide2.xml': slide(SECRET) })
  })
  const other = await take('Se bilderna.', { name: 'b.pptx', bytes: await slides({ ...master, ...app }) })
  expect((await marked(secret)).map(([id]) => id)).not.toContain(other)
})

it('keep in a zip that cannot be read, and let one of pictures go', async () => {
  const secret = await take(SHORT)
  const kept = {
    locked: locked(await zipOf({ 'brev.txt': 'Hej.' })),
    lockedWithin: await zipOf({ 'mer.zip': locked(await zipOf({ 'bild.png': 'bild' })) }),
    lockedBook: Buffer.from(compoundFile('EncryptedPackage')),
    lockedSheet: await zipOf({
      mimetype: 'a',
      'META-INF/manifest.xml': '<m/>',
      'encrypted-package': '\u0001'
    }),
    binary: await zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': '\u0001' }),
    bomb: await bomb(),
    bombWithin: await zipOf({ 'mer.zip': await bomb() }),
    deep: await nested(8),
    many: await zipOf(Object.fromEntries(Array.from({ length: 5_001 }, (_, at) => [`${at}.txt`, 'a']))),
    brokenMail: await zipOf({ 'brev.msg': outlookFile(OUTLOOK).subarray(0, 2_000) }),
    broken: await zipOf({ 'brev.pdf': (await pdf('Ett brev.')).subarray(0, 300) }),
    half: (await zipOf({ 'brev.txt': 'Hej.' })).subarray(0, 40),
    twice: twice(await zipOf({ '[Content_Types].xml': '<Types/>', 'xl/a.xml': '<a/>', 'xl/b.xml': '<b/>' }))
  }
  const ids: Record<string, MessageId> = {}
  for (const [name, bytes] of Object.entries(kept)) ids[name] = await take('Läs.', { name, bytes })
  const pictures = await take('Se.', { name: 'bilder.zip', bytes: await zipOf({ 'a.png': '\u0001bild' }) })
  const found = await marked(secret)
  for (const [name, id] of Object.entries(ids))
    expect([name, found]).toEqual([name, expect.arrayContaining([[id, 'unread']])])
  expect(found.map(([id]) => id)).not.toContain(pictures)
}, 120_000)

/** As one that asks for a password: the sign for it in both places where a file in a zip is told of. */
function locked(zip: Buffer): Buffer {
  for (const [sign, flags] of [
    ['PK\x03\x04', 6],
    ['PK\x01\x02', 8]
  ] as const) {
    const at = zip.indexOf(sign, 0, 'latin1') + flags
    zip.writeUInt16LE(zip.readUInt16LE(at) | 1, at)
  }
  return zip
}

/** Two parts with one name: programs read one of them, and not all the same one. */
const twice = (zip: Buffer) =>
  Buffer.from(zip.toString('latin1').replaceAll('xl/b.xml', 'xl/a.xml'), 'latin1')

/** A few hundred kilobytes that unpack to 300 MB. */
function bomb(): Promise<Buffer> {
  const zip = new ZipFile()
  const spaces = Buffer.alloc(60 << 20, ' ')
  for (let at = 0; at < 5; at++) zip.addBuffer(spaces, `${at}.txt`)
  zip.end()
  return buffer(zip.outputStream)
}

async function nested(depth: number): Promise<Buffer> {
  let zip = await zipOf({ 'brev.txt': 'Hej.' })
  for (let at = 1; at < depth; at++) zip = await zipOf({ 'mer.zip': zip })
  return zip
}
