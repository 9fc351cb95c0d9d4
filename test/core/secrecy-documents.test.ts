// The words of a marked record are found in letters that hang on others, of Word, OpenDocument and PDF, and what stands in its own
// document is secret too (P5). What is damaged, or made to hold the program up, is kept in and holds nothing up.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import { beforeEach, expect, it } from 'vitest'
import type { MessageId } from '#shared/ids.ts'
import { textInFile } from '../../electron/core/formats/text/text-of-document.ts'
import { newArchive, temporaryFolder } from '../helpers/archive.ts'
import { writeZip, zipOf } from '../helpers/exports/zip.ts'
import { outlookFile } from '../helpers/outlook-file.ts'
import { type Mails, mailOf, mailsInto, type Take } from '../helpers/secret-mails.ts'

const SECRET =
  'Jag såg att Fridolin Kåltistel slog sin hustru med en stekpanna i garaget vid Myrstigen i söndags.'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const OUTLOOK_MAIL = { subject: 'Hälsning', senderName: 'Olle', senderEmail: 'olle@x.example' }

let mails: Mails
let dir: string
beforeEach(async () => {
  const { ctx } = await newArchive()
  dir = await temporaryFolder()
  mails = mailsInto(ctx, dir)
})

let number = 0
const zip = async (files: Record<string, string>) => {
  number += 1
  return readFile(await writeZip(join(dir, `${number}.zip`), files))
}

/** As Word writes it: runs break within words where the form changes, and what was deleted with changes kept stands among them. */
const runs = (text: string) =>
  text
    .split(' ')
    .map(
      word =>
        `<w:r><w:t>${word.slice(0, 2)}</w:t></w:r><w:del><w:r><w:delText>struket</w:delText></w:r></w:del><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${word.slice(2)} </w:t></w:r>`
    )
    .join('')
const word = (inside: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>${inside}</w:p></w:body></w:document>`
const docx = (more: Record<string, string> = {}, text = 'Ett brev om parkering.') =>
  zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': word(runs(text)), ...more })
/** As Word on the web writes it: its main part has another name. */
const docxElsewhere = (main: string, { target = main, type = '' } = {}) =>
  zip({
    '[Content_Types].xml': `<Types><Override PartName="/${main}" ContentType="${type}"/></Types>`,
    '_rels/.rels': `<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${target}"/></Relationships>`,
    [main]: word(runs(SECRET))
  })
const WORD_TYPE = `${DOCX}.main+xml`
const odt = (text: string) =>
  zip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content xmlns:office="o" xmlns:text="t"><text:p>Hej.</text:p><text:p>${text.replaceAll(' ', '<text:s/>')}</text:p></office:document-content>`
  })

/** As another program writes it: fonts of the reader's own, and lines that end where the page does. */
async function pdf(text: string, more: (doc: InstanceType<typeof PDFDocument>) => void = () => undefined) {
  const doc = new PDFDocument({ info: { Title: 'Ett brev' } })
  const bytes = buffer(doc)
  doc.fontSize(24).text(text, { width: 300 })
  more(doc)
  doc.end()
  return bytes
}

/** What of the library its types say nothing of: the root of a document, and files that are pinned to a page. */
type Untold = {
  readonly _root: { readonly data: Record<string, unknown> & { AcroForm?: { readonly data: object } } }
  fileAnnotation(x: number, y: number, w: number, h: number, file: { src: Buffer; name: string }): void
}
const untold = (doc: InstanceType<typeof PDFDocument>) => doc as unknown as Untold

/** What is said of the document, as other programs than this one write it. */
const addXmp = (doc: InstanceType<typeof PDFDocument>, text: string) => {
  const packet = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">${text.replaceAll('å', '&#xE5;')}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
  const metadata = doc.ref({ Type: 'Metadata', Subtype: 'XML', Length: Buffer.byteLength(packet) })
  metadata.compress = false
  metadata.end(Buffer.from(packet))
  Object.assign(untold(doc)._root.data, { Metadata: metadata })
}
const addList = (doc: InstanceType<typeof PDFDocument>, text: string) => {
  doc.font('Helvetica')
  doc.initForm()
  doc.formList('Val', 10, 100, 200, 100, { select: [text, 'Annat'], value: text, multiSelect: true })
}

const take: Take = (text, attached) => mails.take(text, attached)
const marked = (id: MessageId) => mails.marked(id)

it.each<[string, string, () => Promise<Buffer>]>([
  ['a letter of Word', 'brev.docx', () => docx({}, SECRET)],
  ['a header of Word', 'brev.docx', () => docx({ 'word/header1.xml': word(runs(SECRET)) })],
  ['a comment of Word', 'brev.docx', () => docx({ 'word/comments.xml': word(runs(SECRET)) })],
  [
    'what is said of a letter',
    'brev.docx',
    () => docx({ 'docProps/core.xml': `<p><description>${SECRET}</description></p>` })
  ],
  ['a letter of Word on the web', 'brev.docx', () => docxElsewhere('word/document2.xml')],
  [
    'a letter of Word in a folder of another name',
    'brev.docx',
    () => docxElsewhere('Innehåll/brev.xml', { target: '/Innehåll/brev.xml', type: WORD_TYPE })
  ],
  [
    'a letter of Word without its main part',
    'brev.docx',
    () => zip({ '[Content_Types].xml': '<Types/>', 'word/brev.xml': word(runs(SECRET)) })
  ],
  [
    'a letter of Word whose main part is said to be elsewhere',
    'brev.docx',
    () => docxElsewhere('word/brev.xml', { target: 'word/annat.xml' })
  ],
  [
    'letters of Word that are written as they are',
    'brev.docx',
    () => docx({ 'word/header1.xml': word(`<w:r><w:t><![CDATA[${SECRET}]]></w:t></w:r>`) })
  ],
  ['a letter of OpenDocument', 'brev.odt', () => odt(SECRET)],
  ['a PDF', 'brev.pdf', () => pdf(SECRET)],
  [
    'a PDF that a printer wrote something before',
    'brev.pdf',
    async () => Buffer.concat([Buffer.from('\x1b%-12345X@PJL ENTER LANGUAGE=PDF\r\n'), await pdf(SECRET)])
  ],
  [
    'a PDF that begins as a text does',
    'brev.pdf',
    async () =>
      Buffer.concat([Buffer.from(`\n%PDF-1.7${'\n'.repeat(4200)}`), (await pdf(SECRET)).subarray(9)])
  ],
  [
    'what the writer of a PDF says of it',
    'brev.pdf',
    () => pdf('Se egenskaperna.', doc => void Object.assign(doc.info, { Ärende: SECRET }))
  ],
  ['what is said of a PDF in XML', 'brev.pdf', () => pdf('Se egenskaperna.', doc => addXmp(doc, SECRET))],
  ['what is chosen in a list of a PDF', 'brev.pdf', () => pdf('Välj.', doc => addList(doc, SECRET))],
  ['a note on a PDF', 'brev.pdf', () => pdf('Se lappen.', doc => doc.note(10, 10, 100, 100, SECRET))],
  ['the second page of a PDF', 'brev.pdf', () => pdf('Sida ett.', doc => doc.addPage().text(SECRET))]
])('are found in %s, whatever it is said to be', async (_, name, make) => {
  const secret = await take(SECRET)
  const carries = await take('Läs bilagan.', { name, bytes: await make() })
  const clean = await take('Läs bilagan.', { name: 'rent.docx', bytes: await docx(), type: DOCX })
  const other = await take('Läs bilagan.', { name: 'rent.pdf', bytes: await pdf('Ett brev om parkering.') })
  const found = await marked(secret)
  expect(found).toContainEqual([carries, 'words'])
  expect(found.map(([id]) => id)).not.toContain(clean)
  expect(found.map(([id]) => id)).not.toContain(other)
})

it.each<[string, () => Promise<Buffer>]>([
  ['a letter of Word', () => docx({}, SECRET)],
  ['a PDF', () => pdf(SECRET)]
])('are also those in %s that hangs on what is marked', async (_, make) => {
  const secret = await take('Se den bifogade filen.', { name: 'brev', bytes: await make() })
  const retyped = await take(`Någon har visat mig detta: ${SECRET}`)
  expect(await marked(secret)).toContainEqual([retyped, 'words'])
})

it('are read in mails of Outlook and mailbox files too, and in what hangs on those', async () => {
  const secret = await take(SECRET)
  const mail = (attachment: { name: string; content: Uint8Array }, body = 'Se det bifogade.') =>
    Buffer.from(outlookFile({ ...OUTLOOK_MAIL, body, attachment }))
  const letter = Buffer.from(mailOf(90, SECRET))
  const box = (...texts: string[]) =>
    Buffer.from(
      texts.map((text, n) => `From a@b Mon Nov  2 10:00:00 2026\n${mailOf(91 + n, text)}\n`).join('')
    )
  const plain = { name: 'a.txt', content: Buffer.from('Tomt.') }
  const files: Record<string, Buffer> = {
    body: mail(plain, SECRET),
    card: Buffer.from(outlookFile({ ...OUTLOOK_MAIL, body: 'Kort.', company: SECRET })),
    text: mail({ name: 'brev.txt', content: Buffer.from(SECRET) }),
    letter: mail({ name: 'brev.dat', content: letter }),
    outlook: mail({ name: 'brev.msg', content: mail(plain, SECRET) }),
    document: mail({ name: 'brev', content: await docx({ 'word/header1.xml': word(runs(SECRET)) }) }),
    box: box('Hej.', SECRET),
    boxed: mail({ name: 'lada', content: box(SECRET) }),
    zipped: await zipOf({ 'post.msg': mail({ name: 'lada', content: box(SECRET) }) })
  }
  const ids: Record<string, MessageId> = {}
  for (const [name, bytes] of Object.entries(files))
    ids[name] = await take('Se bilagan.', { name: `${name}.bin`, bytes })
  ids['called'] = await take('Se bilagan.', { name: 'l.mbox', bytes: box(SECRET), type: 'application/mbox' })
  ids['wide'] = await take('Se bilagan.', {
    name: 'u.txt',
    bytes: Buffer.from(SECRET, 'utf16le'),
    type: 'text/plain'
  })
  // A zip of what was downloaded together is not packed, and may begin with a PDF.
  for (const names of [
    ['a.pdf', 'b.txt'],
    ['b.txt', 'a.pdf']
  ]) {
    const files = Object.fromEntries(
      await Promise.all(
        names.map(async name => [name, name === 'a.pdf' ? await pdf('Tomt.') : Buffer.from(SECRET)])
      )
    )
    ids[names.join()] = await take('Se.', {
      name: 'allt.zip',
      bytes: await zipOf(files, { compress: false })
    })
  }
  ids['about'] = await take('Se.', {
    name: 'fel.eml',
    bytes: Buffer.from(
      mailOf(96, `Filen %PDF-1.4 kan inte visas. ${SECRET}`).replace('Subject: ', 'Subject: %PDF-1.4 ')
    ),
    type: 'application/octet-stream'
  })
  const within = mailOf(95, 'Se bilagan.', {
    name: 'b.docx',
    bytes: await docx({ 'word/header1.xml': word(runs(SECRET)) })
  })
  ids['forwarded'] = await take('Så här skrev de.', {
    name: 'f.eml',
    bytes: Buffer.from(within),
    type: 'message/rfc822'
  })
  const none = await take('Se bilagan.', { name: 'n.bin', bytes: mail(plain) })
  const found = await marked(secret)
  for (const [name, id] of Object.entries(ids))
    expect([name, found.some(([each, how]) => each === id && how === 'words')]).toEqual([name, true])
  expect(found.map(([id]) => id)).not.toContain(none)
})

it('keep in what cannot be read', async () => {
  const secret = await take(SECRET)
  const broken = await take('Läs.', { name: 'brev.pdf', bytes: (await pdf('Ett brev.')).subarray(0, 300) })
  const bomb = await take('Läs.', {
    name: 'brev.docx',
    bytes: await docx({ 'word/header1.xml': word(' '.repeat(120 << 20)) })
  })
  const entities = await take('Läs.', {
    name: 'brev.docx',
    bytes: await docx({ 'word/header1.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' })
  })
  const pictures = await take('Läs.', { name: 'bilder.zip', bytes: await zip({ 'a.png': 'bild' }) })
  const attached = await take('Läs.', {
    name: 'brev.pdf',
    bytes: await pdf('Se det bifogade.', doc => doc.file(Buffer.from(SECRET), { name: 'brev.txt' }))
  })
  const pinned = await take('Läs.', {
    name: 'brev.pdf',
    bytes: await pdf('Se gemet.', doc =>
      untold(doc).fileAnnotation(9, 9, 9, 9, { src: Buffer.from(SECRET), name: 'brev.txt' })
    )
  })
  const portfolio = await take('Läs.', {
    name: 'brev.pdf',
    bytes: await pdf(
      'Se mappen.',
      doc => void Object.assign(untold(doc)._root.data, { Collection: { View: 'D' } })
    )
  })
  const form = await take('Läs.', {
    name: 'brev.pdf',
    bytes: await pdf('Vänta.', doc => {
      const xfa = doc.ref({})
      xfa.end(Buffer.from(`<xdp>${SECRET}</xdp>`))
      doc.font('Helvetica').initForm()
      Object.assign(untold(doc)._root.data.AcroForm?.data ?? {}, { XFA: xfa })
    })
  })
  const found = await marked(secret)
  for (const id of [broken, bomb, entities, attached, pinned, portfolio, form])
    expect(found).toContainEqual([id, 'unread'])
  expect(found.map(([id]) => id)).not.toContain(pictures)
}, 60_000)

it('are read without a word to whoever reads what the program says', async () => {
  const said: unknown[] = []
  const { warn, log } = console
  console.warn = console.log = (...all) => void said.push(all)
  try {
    expect(
      await textInFile({ bytes: await pdf('Å, vad fint det är.'), mediaType: 'application/pdf' })
    ).toContain('Å, vad fint det är.')
  } finally {
    Object.assign(console, { warn, log })
  }
  expect(said).toEqual([])
})
