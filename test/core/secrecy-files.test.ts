// The words of a marked record are also those in what hangs on it, and are found in what hangs on others (P5), whatever a mail program
// calls it, however short the file is, and also where the index of words has nothing to say.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { type ChannelId, MessageId, type Sha256 } from '#shared/ids.ts'
import { proposeExport } from '../../electron/core/delivery/exports/propose.ts'
import { writePng } from '../../electron/core/formats/png/write.ts'
import { textOfFile } from '../../electron/core/formats/text/text-of-file.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { connectReader } from '../../electron/core/kernel/db/open.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { insertAttachment } from '../../electron/core/messages/messages/enter.ts'
import { takeMessageFile } from '../../electron/core/messages/messages/messages.ts'
import { listCarriers } from '../../electron/core/register/secrecy/carriers/carriers.ts'
import { lookForCarriers } from '../../electron/core/register/secrecy/carriers/find.ts'
import { liftSecrecy, markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { requireNoSecretWords } from '../../electron/core/register/secrecy/typed.ts'
import { begin, end, waiting } from '../../electron/core/reports/picture-texts/queries.ts'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { zipOf } from '../helpers/exports/zip.ts'
import { outlookFile } from '../helpers/outlook-file.ts'
import { everything } from './exports-archive.ts'

const SECRET =
  'Jag såg att Fridolin Kåltistel slog sin hustru med en stekpanna i garaget vid Myrstigen i söndags.'
const QUOTED = `Någon har visat mig detta: ${SECRET} Vad gör kommunen?`

let ctx: Context
let channelId: ChannelId
let dir: string
beforeEach(async () => {
  ctx = (await newArchive()).ctx
  channelId = newChannel(ctx).id
  dir = await temporaryFolder()
})

type Attached = { readonly name: string; readonly type: string; readonly bytes: string | Buffer }
let number = 0

/** A mail with what hangs on it, and its text also as a page where that says more. */
function mailOf(text: string, attached: readonly Attached[] = [], html: string | null = null): Buffer {
  number += 1
  const part = (type: string, bytes: string | Buffer, more = '') =>
    `--b\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n${more}\r\n${Buffer.from(bytes).toString('base64')}\r\n`
  const body =
    html === null
      ? part('text/plain; charset=utf-8', text)
      : `--b\r\nContent-Type: multipart/alternative; boundary="c"\r\n\r\n${part('text/plain; charset=utf-8', text).replace('--b', '--c')}${part('text/html; charset=utf-8', html).replace('--b', '--c')}--c--\r\n`
  const hanging = attached.map(({ name, type, bytes }) =>
    part(`${type}; name="${name}"`, bytes, `Content-Disposition: attachment; filename="${name}"\r\n`)
  )
  return Buffer.from(
    `From: Avsändare ${number} <a${number}@x.example>\r\nTo: k@norrby.example\r\nSubject: Brev ${number}\r\nDate: Tue, 24 Nov 2026 10:00:0${number % 10} +0100\r\nMessage-ID: <m${number}@x.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n${body}${hanging.join('')}--b--\r\n`
  )
}

async function take(bytes: Buffer, within = channelId): Promise<MessageId> {
  const path = join(dir, `mejl-${number}.eml`)
  await writeFile(path, bytes)
  const { id } = await takeMessageFile(ctx, {
    ...{ channelId: within, path, senderName: null, senderAddress: null, receivedAt: null }
  })
  return id
}

async function marked(id: MessageId) {
  await markSecret(ctx, { record: { kind: 'message', id }, paragraph: 'OSL 26 kap. 1 §', note: null })
  return foundNow()
}

const foundNow = () =>
  listCarriers(ctx.db.read, { record: null, onlyOpen: true })
    .map(({ id, how }) => [id, how])
    .toSorted()

/** Everything has its place in the index of words, so that nothing is looked through only because it has not. */
const indexed = () => ctx.db.transact(tx => tx.prepare('DELETE FROM search_todo').run())

const file = (bytes: string | Buffer, type = 'text/plain', name = 'anteckning.txt'): Attached => ({
  ...{ name, type, bytes }
})

/** As WordPad writes it: letters beyond ASCII as numbers, and a word in bold within. */
const rich = (text: string) =>
  `{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\pard\\f0 ${text
    .replaceAll(/[^\x20-\x7e]/g, letter => `\\'${letter.charCodeAt(0).toString(16)}`)
    .replace(/ (\w)(\w+) /, ' \\b $1\\b0 $2 ')}\\par}`
const inAddress = (bytes: string | Buffer) =>
  `data:text/plain;charset=utf-8;base64,${Buffer.from(bytes).toString('base64')}`
/** Lines may be broken anywhere, also within a word. */
const calendar = (text: string) =>
  `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDESCRIPTION:${text.replaceAll(/(.{7})/g, '$1\r\n ')}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`

it.each<[string, () => Buffer]>([
  ['a text', () => mailOf('Läs bilagan.', [file(`Hon skrev: ${SECRET}`)])],
  ['a text that is said to be some bytes', () => mailOf('Läs.', [file(SECRET, 'application/octet-stream')])],
  [
    'a mail that is said to be some bytes',
    () => mailOf('Läs.', [file(mailOf(SECRET), 'application/octet-stream', 'mejlet.eml')])
  ],
  ['a mail', () => mailOf('Läs.', [file(mailOf('Se.', [file(SECRET)]), 'message/rfc822', 'mejlet.eml')])],
  ['rich text', () => mailOf('Läs.', [file(rich(SECRET), 'application/rtf', 'anteckning.rtf')])],
  ['a calendar', () => mailOf('Läs.', [file(calendar(SECRET), 'text/calendar', 'mote.ics')])],
  ['its text as a page', () => mailOf('Texten är en annan.', [], `<p>${SECRET}</p>`)],
  ['letters of base64 in the text', () => mailOf(`Läs: ${inAddress(SECRET).split(',')[1]}`)],
  ['an address in its text as a page', () => mailOf('Läs.', [], `<a href="${inAddress(SECRET)}">Läs</a>`)]
])('are found in %s of a message whose own text says nothing of it', async (_, mail) => {
  const [secret, carries] = [await take(mailOf(SECRET)), await take(mail())]
  const clean = await take(mailOf('När öppnar simhallen?', [file('Tack på förhand')]))
  indexed()
  const found = await marked(secret)
  // A mail that hangs on another is a message of its own too.
  expect(found).toContainEqual([carries, 'words'])
  expect(found.map(([id]) => id)).not.toContain(clean)
})

it.each<[string, Attached]>([['rich text', file(rich(SECRET), 'application/rtf', 'anteckning.rtf')]])(
  'are found elsewhere when they stand in %s that hangs on a marked message',
  async (_, attached) => {
    const [secret, carries] = [
      await take(mailOf('Läs bilagan.', [attached])),
      await take(mailOf('Läs.', [file(SECRET)]))
    ]
    indexed()
    expect(await marked(secret)).toContainEqual([carries, 'words'])
  }
)

it('are refused where they are typed, when they stand in what hangs on a marked message, also after the archive was opened anew', async () => {
  const inner = mailOf('Se bilagan.', [file(SECRET)])
  const secret = await take(mailOf('Läs bilagan.', [file(inner, 'message/rfc822', 'mejlet.eml')]))
  const type = () => requireNoSecretWords(ctx.db.read, [`Ärendet: ${SECRET}`])
  expect(type).not.toThrow()
  await marked(secret)
  expect(type).toThrow(expect.objectContaining({ code: 'secret-words' }))
  // What was read is noted in the archive: nothing that is typed waits for a file to be read.
  const noted = () => ctx.db.read.prepare('SELECT count(*) FROM secret_file_text').pluck().get()
  expect(noted()).toBeGreaterThan(0)
  const anew = connectReader(join(ctx.dir, 'archive.db'))
  onTestFinished(() => anew.close())
  expect(() => requireNoSecretWords(anew.read, [SECRET])).toThrow(
    expect.objectContaining({ code: 'secret-words' })
  )
  await liftSecrecy(ctx, { kind: 'message', id: secret }, 'Prövat')
  expect(type).not.toThrow()
  // What is marked next forgets what is of no marked record any more.
  await marked(await take(mailOf('Ett annat brev, utan bilagor.')))
  expect(noted()).toBe(1)
})

it('go along with the mail that they came in, whatever form it has, also where that one comes later', async () => {
  const letter = { subject: 'Inre', senderName: 'Inga', senderEmail: 'inga@x.example', body: SECRET }
  const inner = Buffer.from(outlookFile(letter))
  const around = () => mailOf('Se bilagan.', [file(inner, 'application/octet-stream', 'brev.msg')])
  const first = await take(around())
  const [secret] = z
    .array(MessageId)
    .parse(ctx.db.read.prepare('SELECT id FROM message WHERE id <> ?').pluck().all(first))
  if (secret === undefined) throw new Error('the mail in the mail is no message')
  expect(await marked(secret)).toEqual([[first, 'file']])
  const later = await take(around())
  await lookForCarriers(ctx, 60_000)
  expect(foundNow()).toEqual(
    [
      [first, 'file'],
      [later, 'file']
    ].toSorted()
  )
})

it('go along with the mails that lie in a marked one, also where it comes later', async () => {
  const letter = {
    subject: 'Inre',
    senderName: 'Inga',
    senderEmail: 'inga@x.example',
    body: 'När öppnar badet?'
  }
  const inner = Buffer.from(outlookFile(letter))
  const alone = await take(inner)
  const outer = await take(mailOf(SECRET, [file(inner, 'application/msword', 'brev.doc')]))
  expect(await marked(outer)).toEqual([[alone, 'file']])
})

it('go along with a mail that was here already when it was found in a marked one', async () => {
  const inner = mailOf('När öppnar badet?')
  const alone = await take(inner)
  const bare = mailOf(SECRET)
  const outer = await take(bare)
  expect(await marked(outer)).toEqual([])
  // The same mail, with what hung on it.
  number -= 1
  const whole = mailOf(SECRET, [file(inner, 'message/rfc822', 'mejlet.eml')])
  expect(await take(whole)).toBe(outer)
  await lookForCarriers(ctx, 60_000)
  expect(foundNow()).toContainEqual([alone, 'file'])
})

it('are none of what the bytes of two documents of one program have in common', () => {
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  const bytes = 'PK\x03\x04 [Content_Types].xml PK _rels/.rels PK word/document.xml'
  const words = textOfFile(
    mailOf('Ett brev om parkering.', [file(bytes, type, 'brev.docx')]),
    'message/rfc822'
  )
  expect(words).toContain('parkering')
  expect(words).not.toContain('Content_Types')
})

it.each<[string, () => Buffer]>([
  ['a text', () => mailOf('Se den bifogade filen.', [file(SECRET)])],
  [
    'a text that is said to be some bytes',
    () => mailOf('Se filen.', [file(SECRET, 'application/octet-stream')])
  ],
  ['its text as a page', () => mailOf('Se nedan.', [], `<p>${SECRET}</p>`)],
  ['a mail', () => mailOf('Se mejlet.', [file(mailOf(SECRET), 'message/rfc822', 'mejlet.eml')])]
])('are also those in %s of the marked message', async (_, mail) => {
  const [secret, retyped, within] = [
    await take(mail()),
    await take(mailOf(QUOTED), newChannel(ctx, { addresses: ['https://flode.example/annan'] }).id),
    await take(mailOf('Läs bilagan.', [file(`Rad ett. ${SECRET}`)]))
  ]
  const clean = await take(mailOf('När öppnar simhallen?', [file('Tack på förhand')]))
  const found = await marked(secret)
  for (const id of [retyped, within]) expect(found).toContainEqual([id, 'words'])
  expect(found.map(([id]) => id)).not.toContain(clean)
})

const SHORT = 'Pelle Svensson slår sina barn'

it.each<[string, () => Buffer]>([
  ['quoted', () => mailOf(`Jag fick detta:\n> ${SHORT}\nVad ska jag göra?`)],
  ['forwarded', () => mailOf('Se mejlet.', [file(mailOf(SHORT), 'message/rfc822', 'mejlet.eml')])]
])('are found where a short mail with a subject is %s', async (_, mail) => {
  const [secret, before] = [await take(mailOf(SHORT)), await take(mail())]
  indexed()
  expect((await marked(secret)).map(([id]) => id)).toContain(before)
  const after = await take(mail())
  await lookForCarriers(ctx, 10_000)
  expect(listCarriers(ctx.db.read, { record: null, onlyOpen: true }).map(({ id }) => id)).toContain(after)
  expect(() => requireNoSecretWords(ctx.db.read, [SHORT])).toThrow(
    expect.objectContaining({ code: 'secret-words' })
  )
})

it('are those in what comes to the marked message later', async () => {
  const [secret, retyped] = [await take(mailOf('Se den bifogade filen.')), await take(mailOf(QUOTED))]
  expect(await marked(secret)).toEqual([])
  const object = await ctx.objects.put(Buffer.from(SECRET), 'application/octet-stream')
  ctx.db.transact(tx => {
    record(tx, ctx, { act: 'message.taken-in', about: secret, objects: [object] })
    insertAttachment(tx, {
      ...{
        messageId: secret,
        position: 9,
        kind: 'file',
        uri: 'a.txt',
        state: 'present',
        sha256: object.sha256
      }
    })
  })
  const other = await take(mailOf('En fråga om något helt annat'))
  expect((await marked(other)).filter(([id]) => id === retyped)).toEqual([[retyped, 'words']])
})

it('are not those of fields that every mail has, nor of what hangs on many messages', async () => {
  const footer = file(
    'Det här meddelandet kan innehålla uppgifter som bara är till för den som det är ställt till.'
  )
  const secret = await take(mailOf('Se den bifogade filen.', [footer, file(SECRET)]))
  for (let each = 0; each < 21; each++) await take(mailOf(`Fråga ${each} om simhallen`, [footer]))
  const found = await marked(secret)
  // The same file is the same file, and is proposed as such; its words make no carrier of who quotes them.
  const quotes = await take(mailOf(`Hej! ${footer.bytes}`))
  expect(found.filter(([, how]) => how !== 'file')).toEqual([])
  expect(listCarriers(ctx.db.read, { record: null, onlyOpen: true }).map(({ id }) => id)).not.toContain(
    quotes
  )
})

/** As if a machine had read these words in the picture. */
function noteRead(sha256: Sha256 | undefined, text: string): void {
  if (sha256 === undefined) throw new Error('there is no picture')
  ctx.db.transact(tx => {
    begin(tx, sha256)
    end(tx, sha256, { state: 'read', text, confidence: 80 }, ctx.clock.now())
  })
}

/** A message that is a picture, as a telephone takes it of its screen. */
async function takePicture(): Promise<MessageId> {
  const path = join(dir, 'skärmbild.png')
  await writeFile(path, await writePng({ width: 4, height: 4, data: Buffer.alloc(4 * 4 * 4, 90) }))
  const sender = { senderName: 'Eva Ek', senderAddress: null, receivedAt: null }
  return (await takeMessageFile(ctx, { channelId, path, ...sender })).id
}

it('are those that were read in a picture of the marked message', async () => {
  const picture = Buffer.alloc(500, 'en bild')
  const secret = await take(mailOf('Se bilden.', [file(picture, 'image/png', 'bild.png')]))
  const retyped = await take(mailOf(QUOTED))
  const [{ sha256 }] = ctx.db.read
    .prepare('SELECT sha256 FROM message_attachment WHERE message_id = ?')
    .all(secret) as [{ sha256: string }]
  ctx.db.transact(tx =>
    tx
      .prepare(
        `INSERT INTO picture_text (sha256, state, text, confidence, read_at) VALUES (?, 'read', ?, 80, '2026-11-25T08:00:00.000Z')`
      )
      .run(sha256, SECRET)
  )
  indexed()
  expect(await marked(secret)).toEqual([[retyped, 'words']])
})

it('are those that were read in a marked message that is a picture itself', async () => {
  const secret = await takePicture()
  const retyped = await take(mailOf(QUOTED))
  noteRead(waiting(ctx.db.read, 9)[0]?.sha256, SECRET)
  indexed()
  expect(await marked(secret)).toEqual([[retyped, 'words']])
})

it('are found in a message that is a picture, which is read after the mark', async () => {
  const picture = await takePicture()
  expect(await marked(await take(mailOf(SECRET)))).toEqual([])
  noteRead(waiting(ctx.db.read, 9)[0]?.sha256, QUOTED)
  await lookForCarriers(ctx, 10_000)
  expect(listCarriers(ctx.db.read, { record: null, onlyOpen: true })).toMatchObject([
    { id: picture, how: 'picture' }
  ])
})

it.each(['1', '4711', 'nej\n', '\uFEFF', 'ja tack!'])(
  'are in the same file of a few bytes, whatever it is called: %j',
  async bytes => {
    const secret = await take(mailOf('Koden ligger i filen.', [file(bytes)]))
    const same = await take(mailOf('Något annat.', [file(bytes, 'application/octet-stream', 'kod.bin')]))
    await take(mailOf('Ett tredje brev.', [file('4712')]))
    await take(mailOf('Ett fjärde brev.', [file('')]))
    indexed()
    expect(await marked(secret)).toEqual([[same, 'file']])
    // What comes in later is held as well.
    const later = await take(mailOf('Ett femte brev.', [file(bytes)]))
    await lookForCarriers(ctx, 10_000)
    expect(listCarriers(ctx.db.read, { record: null, onlyOpen: true }).map(({ id }) => id)).toContain(later)
  }
)

it.each<[string, (code: Attached) => Promise<Buffer> | Buffer]>([
  ['a mail in a mail', code => mailOf('Se.', [file(mailOf('Se.', [code]), 'message/rfc822', 'inre.eml')])],
  [
    'a zip',
    async ({ name, bytes }) =>
      mailOf('Se.', [file(await zipOf({ [name]: bytes }), 'application/zip', 'a.zip')])
  ],
  [
    'an address on a page',
    ({ bytes }) => mailOf('Se.', [file(`<a href="${inAddress(bytes)}">Kod</a>`, 'text/html', 'a.html')])
  ],
  [
    'a mail of Outlook',
    ({ name, bytes }) => {
      const letter = { subject: 'Hej', senderName: 'Olle', senderEmail: 'olle@x.example', body: 'Läs.' }
      const msg = outlookFile({ ...letter, attachment: { name, content: Buffer.from(bytes) } })
      return mailOf('Se.', [file(Buffer.from(msg), 'application/octet-stream', 'brev.dat')])
    }
  ]
])('are in the same file of a few bytes within %s', async (_, around) => {
  const code = file('8362', 'text/plain', 'kod.txt')
  const secret = await take(mailOf('Här är koden.', [code]))
  const carries = await take(await around(code))
  const clean = await take(await around(file('8363', 'text/plain', 'kod.txt')))
  indexed()
  const found = await marked(secret)
  expect(found.map(([id]) => id)).toContain(carries)
  expect(found.map(([id]) => id)).not.toContain(clean)
})

it('are not in a file of a few bytes that hangs on many messages, nor in one that is empty', async () => {
  const [short, empty] = [file('ok'), file('', 'text/plain', 'tom.txt')]
  const secret = await take(mailOf('Se filerna.', [short, empty]))
  for (let each = 0; each < 21; each++) await take(mailOf(`Fråga ${each} om simhallen`, [short, empty]))
  indexed()
  expect(await marked(secret)).toEqual([])
})

it('are in the same short file, but not in a picture that counts readers', async () => {
  const short = file('Bilagan säger rotvinter.')
  const pixel = file(Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(37)]), 'image/gif', 'p.gif')
  const secret = await take(mailOf('Hej på er.', [short, pixel]))
  const same = await take(mailOf('Något annat.', [{ ...short, name: 'annat.txt' }]))
  await take(mailOf('Ett tredje brev.', [pixel]))
  expect(await marked(secret)).toEqual([[same, 'file']])
})

it('are told apart in what stays out of a package: marked, holding the words, and not looked through or not to be read', async () => {
  const secret = await take(mailOf(SECRET))
  await take(mailOf('Läs bilagan.', [file(`Hon skrev: ${SECRET}`)]))
  await take(mailOf('Se ritningen.', [file('%PDF-1.7 och inget mer', 'application/pdf', 'ritning.pdf')]))
  await take(mailOf('När öppnar simhallen?'))
  indexed()
  expect((await marked(secret)).map(([, how]) => how).toSorted()).toEqual(['unread', 'words'])
  await take(mailOf('Har någon sett min katt?'))
  const scope = { ...everything, unfinished: 'include' } as const
  expect(proposeExport(ctx, scope)).toMatchObject({
    ...{ messages: 1, leftOut: { secret: 4 }, carriers: 1, unlooked: 2 }
  })
  await lookForCarriers(ctx, 60_000)
  expect(proposeExport(ctx, scope)).toMatchObject({
    ...{ messages: 2, leftOut: { secret: 3 }, carriers: 1, unlooked: 1 }
  })
})
