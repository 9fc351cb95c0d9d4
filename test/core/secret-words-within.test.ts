// Where else words may stand in files of others that are looked through for those of marked records (P5): fields that no program shows, what
// is written in other letters, and what is packed in the text of a mail.
import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import { expect, it } from 'vitest'
import { unpackedRtf } from '../../electron/core/formats/mail/packed-rtf.ts'
import { saidType } from '../../electron/core/formats/media-type.ts'
import { textInFile } from '../../electron/core/formats/text/text-of-document.ts'
import { textOfFile } from '../../electron/core/formats/text/text-of-file.ts'
import { findSecretWords } from '../../electron/core/register/secrecy/carriers/words.ts'
import { outlookFile } from '../helpers/outlook-file.ts'

const SECRET = 'Jag såg att Fridolin Kåltistel slog sin hustru med en stekpanna i garaget'
const find = findSecretWords([{ mark: 1, text: SECRET, author: null }])

const outlook = (tag: string, bytes: Uint8Array) =>
  outlookFile({
    ...{ subject: 'Hälsning', body: 'Hej.', senderName: 'Olle', senderEmail: 'olle@x.example' },
    more: { [tag]: bytes }
  })
const wide = Buffer.from(SECRET, 'utf16le')

/** As Outlook keeps it where it could not be made smaller. */
const unpacked = (text: string) => {
  const rtf = Buffer.from(`{\\rtf1\\ansi ${text.replaceAll('å', "\\'e5")}}`)
  const head = Buffer.alloc(16)
  head.write('MELA', 8)
  return Buffer.concat([head, rtf])
}
/** Packed, with each letter as itself. */
const packed = (text: string) => {
  const bytes = unpacked(text)
  bytes.write('LZFu', 8)
  const parts: Buffer[] = [bytes.subarray(0, 16)]
  for (let at = 16; at < bytes.length; at += 8) parts.push(Buffer.from([0]), bytes.subarray(at, at + 8))
  return Buffer.concat(parts)
}

async function pdf(more: (doc: InstanceType<typeof PDFDocument>) => void) {
  const doc = new PDFDocument({ tagged: true })
  const bytes = buffer(doc)
  doc.text('Ett brev.')
  more(doc)
  doc.end()
  return bytes
}

const utf32 = (text: string, isLittle: boolean) => {
  const letters = [0xfeff, ...[...text].map(letter => letter.codePointAt(0) ?? 0)]
  const view = new DataView(new ArrayBuffer(4 * letters.length))
  for (const [at, letter] of letters.entries()) view.setUint32(4 * at, letter, isLittle)
  return Buffer.from(view.buffer)
}

const uuencoded = (bytes: Buffer) => {
  const letter = (value: number) => String.fromCharCode(value === 0 ? 96 : value + 32)
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += 45) {
    const part = bytes.subarray(at, at + 45)
    let line = letter(part.length)
    for (let to = 0; to < part.length; to += 3) {
      const three = ((part[to] ?? 0) << 16) | ((part[to + 1] ?? 0) << 8) | (part[to + 2] ?? 0)
      line += [18, 12, 6, 0].map(shift => letter((three >> shift) & 63)).join('')
    }
    lines.push(line)
  }
  return `begin 644 brev.txt\r\n${lines.join('\r\n')}\r\n\`\r\nend\r\n`
}
const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64')
const data = (bytes: Uint8Array | string, type = 'text/plain') => `data:${type};base64,${base64(bytes)}`
/** As a mail program breaks it. */
const onLines = (letters: string) => letters.replaceAll(/.{1,64}/g, '$&\r\n')

const mail = (body: string, head = '') =>
  Buffer.from(`From: a@x.example\r\nSubject: Hej\r\nMIME-Version: 1.0\r\n${head}\r\n${body}`)

/** What Outlook sends a mail as: its signature, a key, and an attribute. */
const tnef = (bytes: Buffer) =>
  Buffer.concat([Buffer.from('789f3e220100010c800200', 'hex'), Buffer.from([bytes.length, 0, 0, 0]), bytes])
const tar = (bytes: Buffer) => {
  const head = Buffer.alloc(512)
  head.write('brev.txt')
  head.write('ustar\x0000', 257)
  return Buffer.concat([head, bytes, Buffer.alloc(1024)])
}

it('are looked for in what holds files as they are, which is not called text by who sent it', () => {
  for (const bytes of [tnef(wide), tar(wide)]) expect(saidType('text/plain', bytes)).not.toMatch(/^text/)
})

it.each<[string, string, () => Promise<Uint8Array> | Uint8Array]>([
  ['what Outlook sends', 'application/ms-tnef', () => tnef(Buffer.from(SECRET, 'latin1'))],
  ['what Outlook sends, in wide letters', '', () => tnef(wide)],
  ['an archive that is not packed', 'application/x-tar', () => tar(Buffer.from(SECRET))],
  ['who else an Outlook mail went to', '', () => outlook('0E03001F', wide)],
  ['what is noted of an Outlook mail', '', () => outlook('3004001F', wide)],
  ['a field of its own of an Outlook mail', '', () => outlook('8001001F', wide)],
  ['a field of several texts of an Outlook mail', '', () => outlook('8001101F-00000000', wide)],
  ['a field of an older Outlook mail', '', () => outlook('3004001E', Buffer.from(SECRET, 'latin1'))],
  ['the rich text of an Outlook mail', '', () => outlook('10090102', unpacked(SECRET))],
  ['the packed rich text of an Outlook mail', '', () => outlook('10090102', packed(SECRET))],
  [
    'the address of a link in a PDF',
    '',
    () => pdf(doc => doc.link(1, 1, 9, 9, `https://x.example/?q=${encodeURIComponent(SECRET)}`))
  ],
  ['a bookmark of a PDF', '', () => pdf(doc => void doc.outline.addItem('Ett').addItem(SECRET))],
  [
    'what is said of a picture in a PDF',
    '',
    () =>
      pdf(doc => void doc.addStructure(doc.struct('Figure', { alt: SECRET }, () => void doc.text('Bild'))))
  ],
  ['a text of four bytes a letter', 'text/plain', () => utf32(SECRET, true)],
  ['the same in the other order', '', () => utf32(SECRET, false)],
  [
    'a file that is written as letters in a mail',
    'message/rfc822',
    () => mail(`Se.\r\n\r\n${uuencoded(Buffer.from(SECRET))}`)
  ],
  [
    'a part of a mail that is packed so',
    'message/rfc822',
    () =>
      mail(
        uuencoded(Buffer.from(SECRET)),
        'Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: x-uuencode\r\n'
      )
  ],
  [
    'an address with the text in it, on a page',
    'text/html',
    () => Buffer.from(`<p>Läs <a href="${data(SECRET)}">brevet</a></p>`)
  ],
  [
    'such an address whose signs are escaped',
    'text/css',
    () => Buffer.from(`a{background:url(${data(`<svg>${SECRET}</svg>`).replaceAll('=', '%3D')})}`)
  ],
  [
    'an address with a document in it',
    'text/html',
    async () => Buffer.from(data(await pdf(doc => void doc.text(SECRET)), 'application/pdf'))
  ],
  ['a field of JSON', 'application/json', () => Buffer.from(JSON.stringify({ body: base64(SECRET) }))],
  [
    'a body that is packed, in a file of text',
    'text/plain',
    () => Buffer.from(`Se nedan\r\n\r\n${onLines(base64(`Hej! ${SECRET}`))}\r\nMvh`)
  ],
  [
    'the same, quoted',
    'text/plain',
    () => Buffer.from(`Se nedan\n${onLines(base64(`Hej! ${SECRET}`)).replaceAll(/^/gm, '> ')}`)
  ],
  ['what is packed three times', 'text/plain', () => Buffer.from(base64(base64(base64(SECRET))))],
  ['UTF-16 that is packed', 'text/plain', () => Buffer.from(base64(wide))]
])('are found in %s', async (_, mediaType, make) => {
  const bytes = await make()
  expect(find(await textInFile({ bytes, mediaType })).has(1)).toBe(true)
})

it('are read in packed rich text as the description of it says, and in none that is damaged', () => {
  // The example of MS-OXRTFCP: it looks back into what every text begins with, and ends itself.
  const example = Buffer.from(
    '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
    'hex'
  )
  expect(unpackedRtf(example)).toBe('{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n')
  expect(() => unpackedRtf(example.subarray(0, 10))).toThrow('cut off')
  expect(() => unpackedRtf(Buffer.alloc(30))).toThrow('not read')
})

it('are not looked for in what is packed deeper, or is more, than is read: it is told instead', () => {
  const deep = Buffer.from(base64(base64(base64(base64(SECRET)))))
  expect(() => textOfFile(deep, 'text/plain')).toThrow(RangeError)
  // A long word, an address and a picture are no text.
  const page = Buffer.from(
    `<p class="en-klass-med-ett-mycket-langt-namn">Hej</p><img src="${data(Buffer.alloc(5_000, 1), 'image/png')}">`
  )
  expect(textOfFile(page, 'text/html')).not.toContain('\u0001')
})

it('are read in what is packed in no more time than it is long', () => {
  const text = `${'QUJD'.repeat(400_000)}\n${'A'.repeat(63)}\n`.repeat(3)
  const before = performance.now()
  textOfFile(Buffer.from(text), 'text/plain')
  expect(performance.now() - before).toBeLessThan(5_000)
})
