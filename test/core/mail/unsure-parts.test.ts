// Texts that come out otherwise than they were written: in letters or packed in a way that nobody here knows. Each is told of.
import { expect, it } from 'vitest'
import { parseMail } from '../../../electron/core/formats/mail/mail.ts'

const WORDS = 'När öppnar badet?'
const HEAD = 'From: bo@b.example\r\nDate: Tue, 24 Nov 2026 21:14:00 +0100\r\nMIME-Version: 1.0\r\n'
const problemsOf = async (head: string, body: Uint8Array | string) => {
  const bytes = Buffer.concat([Buffer.from(`${HEAD}${head}\r\n\r\n`), Buffer.from(body)])
  return (await parseMail(bytes)).problems
}
const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64')
const inCharset = (charset: string, bytes: Uint8Array | string) =>
  problemsOf(
    `Content-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: base64`,
    base64(bytes)
  )

/** The same in four bytes for each letter. */
const utf32 = Buffer.concat(
  [0xfeff, ...[...WORDS].map(letter => letter.codePointAt(0) ?? 0)].map(code => {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32LE(code)
    return bytes
  })
)
const latin1 = Buffer.from(WORDS, 'latin1')

it.each([
  ['utf-32', utf32],
  ['utf-32le', utf32.subarray(4)],
  // "Badet" and "när" in EBCDIC and in the letters of DOS.
  ['cp037', Buffer.from([0xc2, 0x81, 0x84, 0x85, 0xa3])],
  ['cp850', Buffer.from([0x6e, 0x84, 0x72])],
  ['utf-7', 'n+AOQ-r'],
  ['vad-som-helst', latin1]
])('letters of %s, which nobody here knows, are told of', async (charset, bytes) => {
  expect(await inCharset(charset, bytes)).toEqual(['charset-repaired'])
})

it.each([
  ['utf-8', WORDS],
  ['"UTF-8"', WORDS],
  ['iso-8859-1', latin1],
  ['iso_8859_1', latin1],
  ['x-iso-8859-1', latin1],
  ['Latin-1', latin1],
  ['cp1252', latin1],
  ['us-ascii', 'Nar oppnar badet?'],
  ['utf-16', Buffer.from(`\uFEFF${WORDS}`, 'utf16le')],
  ['cp932', Buffer.from([0x82, 0xa0])],
  ['unknown-8bit', 'Nar oppnar badet?\r\n']
])('letters of %s are sure', async (charset, bytes) => {
  expect(await inCharset(charset, bytes)).toEqual([])
})

const packed = base64(WORDS)
it.each([
  [
    'twice',
    'Content-Type: text/plain\r\nContent-Transfer-Encoding: 7bit\r\nContent-Transfer-Encoding: base64'
  ],
  ['in a way nobody knows', 'Content-Type: text/html\r\nContent-Transfer-Encoding: x-gzip64'],
  ['around its parts', 'Content-Type: multipart/mixed; boundary=b\r\nContent-Transfer-Encoding: base64']
])('a text that says %s how it is packed is told of', async (_, head) => {
  expect(await problemsOf(head, packed)).toEqual(['text-unread'])
})

it.each([
  ['7Bit (as it is)', 'Hej'],
  ['8-bit', WORDS],
  ['8bits', WORDS],
  ['utf-8', WORDS],
  ['"base64"', packed],
  ['BASE64 (x)\r\nContent-Transfer-Encoding: base64', packed],
  ['x-uuencode', 'begin 644 a.txt\r\n*2&5J(&MO;6UU;@  \r\n`\r\nend']
])('a text that says %s is sure', async (encoding, body) => {
  const head = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}`
  expect(await problemsOf(head, body)).toEqual([])
})

it('what hangs on a mail, and parts that are found, are no text of it', async () => {
  const part = 'Content-Type: text/plain; charset=utf-32\r\nContent-Disposition: attachment\r\n\r\n\u0001\r\n'
  const body = `--b\r\nContent-Type: text/plain\r\n\r\nHej\r\n--b\r\n${part}--b--\r\n`
  const head = 'Content-Type: multipart/mixed; boundary=b\r\nContent-Transfer-Encoding: base64'
  expect(await problemsOf(head, body)).toEqual([])
})

it.each([
  ['text/plain; charset=', '7bit', latin1],
  ['text/html; charset=', '8bit', latin1],
  ['text/plain; charset=; format=flowed', '8bit', latin1],
  ['text/plain; charset=', 'quoted-printable', 'N=E4r =F6ppnar badet?']
])('letters under %s, %s, which names none, are read and told of', async (type, form, body) => {
  const head = `${HEAD}Content-Type: ${type}\r\nContent-Transfer-Encoding: ${form}\r\n\r\n`
  const mail = await parseMail(Buffer.concat([Buffer.from(head), Buffer.from(body)]))
  expect(mail.text.trim()).toBe(WORDS)
  expect(mail.problems).toEqual(['charset-repaired'])
})

const backwards = (text: string) => Buffer.from(text, 'utf16le').swap16()
it.each(['utf-16', 'UCS-2', 'csUnicode', 'iso-10646-ucs-2'])(
  'letters under %s with no mark of how they lie are read as they lie',
  async charset => {
    const head = `${HEAD}Content-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: base64\r\n\r\n`
    for (const bytes of [backwards(WORDS), Buffer.from(WORDS, 'utf16le')]) {
      const mail = await parseMail(Buffer.from(`${head}${base64(bytes)}`))
      expect(mail.text.trim()).toBe(WORDS)
    }
  }
)

it('letters of a part with no head of its own are read and told of', async () => {
  const head = `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n`
  for (const part of ['\r\n', 'Content-Disposition: inline\r\n\r\n']) {
    const parts = [Buffer.from(`${head}--b\r\n${part}`), latin1, Buffer.from('\r\n--b--\r\n')]
    const mail = await parseMail(Buffer.concat(parts))
    expect(mail.text.trim()).toBe(WORDS)
    expect(mail.problems).toEqual(['charset-repaired'])
  }
})

it.each([
  ['in the letters of nobody', '=?x-user-defined?Q?N=E4r?=', 'text/plain; charset=x-user-defined'],
  ['in letters of no name', '=??Q?N=E4r?=', 'text/plain; charset="X-User-Defined"']
])('a mail whose words are %s keeps its letters, and is told of', async (_, subject, type) => {
  const head = `From: bo@b.example\r\nSubject: ${subject}\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`
  const mail = await parseMail(Buffer.concat([Buffer.from(head), latin1]))
  expect([mail.subject, mail.text, mail.problems]).toEqual([
    'När',
    `${WORDS}\n`,
    expect.arrayContaining(['charset-repaired'])
  ])
})

it('a text of no zeros is read as its letters lie, larger byte first or last', async () => {
  const chinese = '市政府信箱收到您的来信我们将在下一个工作日答复谢谢您的耐心等待'.repeat(3)
  const head = `${HEAD}Content-Type: text/plain; charset=utf-16\r\nContent-Transfer-Encoding: base64\r\n\r\n`
  for (const bytes of [backwards(chinese), Buffer.from(chinese, 'utf16le')]) {
    const mail = await parseMail(Buffer.from(`${head}${base64(bytes)}`))
    expect(mail.text.trim()).toBe(chinese)
  }
})

it('a boundary in quotes may hold any mark', async () => {
  const head = `${HEAD}Content-Type: multipart/mixed; boundary="a;b c"\r\n\r\n`
  const parts = [Buffer.from(`${head}--a;b c\r\n\r\n`), latin1, Buffer.from('\r\n--a;b c--\r\n')]
  const mail = await parseMail(Buffer.concat(parts))
  expect(mail.text.trim()).toBe(WORDS)
  expect(mail.problems).toEqual(['charset-repaired'])
})
