// Direct messages: what comes in is kept to the byte before it is read, routed once, and copied as a mail others can read.
import { execFileSync } from 'node:child_process'
import { chmod, mkdir, readdir, readFile, rm, statfs, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import PostalMime from 'postal-mime'
import { expect, it, onTestFinished } from 'vitest'
import { Instant } from '#shared/ids.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { readMessage } from '../../electron/core/formats/mail/read-message.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import {
  message,
  messageMail,
  pasteMessage,
  takeMessageFile
} from '../../electron/core/messages/messages/messages.ts'
import { listMessages } from '../../electron/core/messages/messages/queries.ts'
import { routeMessage } from '../../electron/core/messages/messages/route.ts'
import { newArchive, newChannel, openOptions, temporaryFolder } from '../helpers/archive.ts'
import { canMount } from '../helpers/can-mount.ts'

const TEXT = 'Hej! Gatlyset på Björkvägen är trasigt 💡\n=cmd|1\u0000\u202Eslut'
const EML = [
  'From: =?utf-8?Q?=C3=85sa_L=C3=B6v?= <asa@exempel.se>',
  'To: norrby@exempel.se',
  'Subject: =?utf-8?Q?Fr=C3=A5ga_om_badet?=',
  'Date: Tue, 24 Nov 2026 21:14:00 +0100',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  'När öppnar badet? Hälsningar Åsa',
  ''
].join('\r\n')

async function withChannel() {
  const made = await newArchive()
  const { id: channelId } = newChannel(made.ctx)
  const folder = await temporaryFolder()
  const paste = { channelId, senderName: 'Åsa Löv', senderAddress: null, receivedAt: null, text: TEXT }
  const file = async (name: string, bytes: string | Uint8Array) => {
    const path = join(folder, name)
    await writeFile(path, bytes)
    return { channelId, path, senderName: null, senderAddress: null, receivedAt: null }
  }
  return { ...made, channelId, paste, file, folder }
}

it('keeps a paste to the letter and shows it without what could disturb a record', async () => {
  const { ctx, paste } = await withChannel()
  const taken = await pasteMessage(ctx, paste)
  expect(await readFile(ctx.objects.path(taken.original), 'utf8')).toBe(TEXT)
  expect(taken).toMatchObject({ state: 'undecided', method: 'paste', receivedAt: null, takenInBy: 'test' })
  expect(taken.text).toContain('Björkvägen är trasigt 💡')
  expect(taken.text).not.toContain('\0')
})

it('keeps the words in which a time was shown, what they come to, and lets the answer be due from then', async () => {
  const { ctx, paste, file } = await withChannel()
  const due = (id: string) =>
    ctx.db.read.prepare('SELECT received_at AS at, due_at AS due FROM duty WHERE message_id = ?').get(id)
  // Taken in on Wednesday, 25 November 2026, at nine in the morning in Sweden.
  const ago = await pasteMessage(ctx, { ...paste, timeShown: '3 d' })
  expect(ago).toMatchObject({
    createdAt: null,
    createdBasis: 'relative_range',
    createdRaw: '3 d',
    createdBetween: { from: '2026-11-21T08:00:00.000Z', to: '2026-11-22T08:00:00.000Z' },
    receivedAt: null
  })
  expect(due(ago.id)).toEqual({ at: '2026-11-22T08:00:00.000Z', due: '2026-11-23T22:59:59.999Z' })
  const yesterday = await pasteMessage(ctx, { ...paste, text: 'igår', timeShown: 'Igår kl. 14:05' })
  expect(yesterday.createdBetween).toEqual({
    from: '2026-11-23T23:00:00.000Z',
    to: '2026-11-24T22:59:59.999Z'
  })
  const written = await takeMessageFile(ctx, {
    ...(await file('bild.png', Buffer.from('89504e470d0a1a0a', 'hex'))),
    senderName: 'Åsa',
    text: 'I en bild',
    timeShown: '2026-11-20 14:05'
  })
  expect(written).toMatchObject({
    createdAt: '2026-11-20T13:05:00.000Z',
    receivedAt: '2026-11-20T13:05:00.000Z',
    createdBasis: 'assumed_local',
    createdBetween: null
  })
  // What a person says of when it came in is not reckoned anew.
  const receivedAt = Instant.parse('2026-11-24T07:00:00.000Z')
  const told = await pasteMessage(ctx, { ...paste, text: 'sagt', receivedAt, timeShown: 'tors' })
  expect(told).toMatchObject({ receivedAt, createdRaw: 'tors', createdBasis: 'none', createdBetween: null })
})

it('takes the same words from the same sender at the same time for one message, at another time for two', async () => {
  const { ctx, paste } = await withChannel()
  const first = await pasteMessage(ctx, paste)
  const at = { ...paste, receivedAt: Instant.parse('2026-11-25T07:00:00.000Z') }
  const later = await pasteMessage(ctx, at)
  expect(later.id).not.toBe(first.id)
  expect((await pasteMessage(ctx, at)).id).toBe(later.id)
  // With no time to tell them apart nobody is told that a second one is in when it is not.
  await routeMessage(ctx, first.id, { kind: 'registered', diaryNumber: 'KS 2026/1' })
  await expect(pasteMessage(ctx, paste)).rejects.toMatchObject({
    code: 'already-taken-in',
    params: { id: first.id, at: first.takenInAt }
  })
  expect(
    listMessages(ctx.db.read, { channelId: null, state: null, limit: 10, after: null }).items
  ).toHaveLength(2)
})

it('reads sender, time and text from a mail file, and keeps the file as it came', async () => {
  const { ctx, dir, file } = await withChannel()
  const taken = await takeMessageFile(ctx, await file('fråga om badet.eml', EML))
  expect(taken).toMatchObject({
    senderName: 'Åsa Löv',
    senderAddress: 'asa@exempel.se',
    receivedAt: '2026-11-24T20:14:00.000Z',
    text: 'Fråga om badet\n\nNär öppnar badet? Hälsningar Åsa\n',
    originalName: 'fråga om badet.eml',
    originalMediaType: 'message/rfc822'
  })
  expect(await readFile(ctx.objects.path(taken.original), 'utf8')).toBe(EML)
  expect(await readdir(join(dir, 'inbox'))).toEqual([])
})

it('says of a file whose copy is taken away, as by an antivirus program, that it cannot be read', async () => {
  const { ctx, dir, file } = await withChannel()
  let isTold = false
  const taken = takeMessageFile(ctx, await file('smittat.eml', Buffer.alloc(24 << 20, 'En rad\n')))
    .catch((error: unknown) => error)
    .finally(() => {
      isTold = true
    })
  while (!isTold) {
    for (const name of await readdir(join(dir, 'inbox')))
      if (name.endsWith('.tmp')) await rm(join(dir, 'inbox', name), { force: true })
    await setImmediate()
  }
  expect(await taken).toMatchObject({
    code: 'file-unreadable',
    params: { file: 'smittat.eml', detail: 'ENOENT' }
  })
  expect(await readdir(join(dir, 'inbox'))).toEqual([])
})

it('says of a mail that the program cannot read that it cannot, and takes each in by its bytes with that told', async () => {
  const { ctx, file } = await withChannel()
  // More parts within each other than are read.
  const deep = (subject: string) => {
    const parts = Array.from(
      { length: 5_000 },
      (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\n`
    )
    return `From: Bo Ek <bo@exempel.example>\nSubject: ${subject}\nMIME-Version: 1.0\n${parts.join('')}`
  }
  const [one, two] = [await file('1.eml', deep('Badet')), await file('2.eml', deep('Parken'))]
  await expect(takeMessageFile(ctx, one)).rejects.toMatchObject({
    code: 'mail-unreadable',
    params: { file: '1.eml' }
  })
  const first = await takeMessageFile(ctx, { ...one, senderName: 'Bo Ek', text: 'När öppnar badet?' })
  const second = await takeMessageFile(ctx, { ...two, senderName: 'Bo Ek' })
  expect([first, second]).toMatchObject([
    { senderName: 'Bo Ek', text: 'När öppnar badet?', flaws: ['unreadable'] },
    { senderName: 'Bo Ek', text: '', flaws: ['unreadable'] }
  ])
  expect(second.id).not.toBe(first.id)
})

it('keeps a file that does not say its sender in the inbox until someone does', async () => {
  const { ctx, dir, file } = await withChannel()
  const picture = await file(
    '../skärm bild.png',
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])
  )
  await expect(takeMessageFile(ctx, picture)).rejects.toMatchObject({ code: 'sender-unknown' })
  await expect(takeMessageFile(ctx, picture)).rejects.toMatchObject({ code: 'sender-unknown' })
  const waiting = await readdir(join(dir, 'inbox'))
  expect(waiting).toEqual([expect.stringMatching(/^[0-9a-f]{16}-sk_rm_bild\.png$/)])

  const taken = await takeMessageFile(ctx, { ...picture, senderName: 'Kalle' })
  expect(taken).toMatchObject({ senderName: 'Kalle', text: '', originalMediaType: 'image/png' })
  expect(await readdir(join(dir, 'inbox'))).toEqual([])
})

it.each([
  ['a file that is not there', async (folder: string) => join(folder, 'saknas.eml')],
  [
    'a folder',
    async (folder: string) => {
      await mkdir(join(folder, 'mapp.eml'))
      return join(folder, 'mapp.eml')
    }
  ],
  [
    'a dangling link',
    async (folder: string) => {
      await symlink(join(folder, 'ingenstans'), join(folder, 'länk.eml'))
      return join(folder, 'länk.eml')
    }
  ]
])('refuses %s and changes nothing', async (_, make) => {
  const { ctx, channelId, folder, dir } = await withChannel()
  const path = await make(folder)
  const lines = (await verifyArchive(ctx)).lines
  await expect(
    takeMessageFile(ctx, { channelId, path, senderName: 'X', senderAddress: null, receivedAt: null })
  ).rejects.toMatchObject({ code: 'file-unreadable' })
  expect(await verifyArchive(ctx)).toMatchObject({ lines, findings: [] })
  expect(await readdir(join(dir, 'inbox'))).toEqual([])
})

it('copies a message to the mailbox as a mail that any program reads, with the original along', async () => {
  const { ctx, file } = await withChannel()
  const { id, text } = await takeMessageFile(ctx, await file('fråga.eml', EML))
  const routed = await routeMessage(ctx, id, { kind: 'copied', mailbox: 'registrator@norrby.example' })
  expect(routed).toMatchObject({
    state: 'copied',
    route: { mailbox: 'registrator@norrby.example', decidedBy: 'test' }
  })

  const { name, eml } = await messageMail(ctx, id)
  expect(name).toMatch(/^kanalarkiv-[0-9a-f]{8}\.eml$/)
  expect(/^[\t\r\n -~]*$/.test(eml)).toBe(true)
  const mail = await PostalMime.parse(eml)
  expect(mail.to?.[0]?.address).toBe('registrator@norrby.example')
  expect(mail.messageId).toBe(`<${id}@kanalarkiv.invalid>`)
  expect(mail.text?.replaceAll('\r\n', '\n')).toContain(text)
  expect(mail.text).toContain('Avsändare: Åsa Löv')
  const [original] = mail.attachments
  expect(Buffer.from(original?.content as ArrayBuffer).toString('utf8')).toBe(EML)
})

it('is copied with every line ended as in a mail, whatever its own lines end with', async () => {
  const { ctx, paste } = await withChannel()
  const { id } = await pasteMessage(ctx, { ...paste, text: 'Första raden\nandra\rtredje\r\n\nsista' })
  await routeMessage(ctx, id, { kind: 'copied', mailbox: 'registrator@norrby.example' })
  const { eml } = await messageMail(ctx, id)
  expect(eml.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const mail = await PostalMime.parse(eml)
  expect(mail.text?.replaceAll('\r\n', '\n')).toContain('Första raden\nandra\ntredje\n\nsista')
})

it('is not led astray by a sender that tries to write its own mail headers', async () => {
  const { ctx, paste } = await withChannel()
  const { id } = await pasteMessage(ctx, {
    ...paste,
    senderName: 'X\r\nBcc: alla@exempel.se',
    text: 'hej\r\n.\r\nRCPT TO:<x@y>'
  })
  await routeMessage(ctx, id, { kind: 'copied', mailbox: 'registrator@norrby.example' })
  const mail = await PostalMime.parse((await messageMail(ctx, id)).eml)
  expect(mail.headers.map(header => header.key)).not.toContain('bcc')
  expect(mail.to).toHaveLength(1)
})

it('is routed once: to the diary, to the mailbox, or back to the sender', async () => {
  const { ctx, paste } = await withChannel()
  const { id } = await pasteMessage(ctx, paste)
  await routeMessage(ctx, id, { kind: 'registered', diaryNumber: 'KS 2026/123' })
  expect(message(ctx.db.read, id)).toMatchObject({
    state: 'registered',
    route: { diaryNumber: 'KS 2026/123' }
  })
  await expect(routeMessage(ctx, id, { kind: 'redirected', replyText: 'Skriv hit' })).rejects.toMatchObject({
    code: 'already-decided'
  })
  expect(() => ctx.db.transact(tx => void tx.prepare(`UPDATE message SET diary_number = 'X'`).run())).toThrow(
    'newest route'
  )
})

it('a file that is called a mail and is none is unreadable, and nobody is asked for its sender', async () => {
  const { ctx, file } = await withChannel()
  await expect(
    takeMessageFile(ctx, await file('brev.msg', new Uint8Array([0x7f, 0x01, 0x02, 0xfe, 0x00])))
  ).rejects.toMatchObject({ code: 'file-unreadable' })
})

it.each([
  ['empty', new Uint8Array(), 'text/plain'],
  ['text', new TextEncoder().encode('bara text'), 'text/plain'],
  ['text with a colon', new TextEncoder().encode('Obs: hej\n\nfrån mig'), 'text/plain'],
  ['bytes', new Uint8Array([0, 1, 2, 255]), 'application/octet-stream'],
  ['text of an older Windows program', new Uint8Array([0xe5, 0xe4, 0xf6]), 'text/plain'],
  ['UTF-16 text', new Uint8Array([0xff, 0xfe, 0xe5, 0]), 'text/plain'],
  ['half a mail', new TextEncoder().encode(EML.slice(0, 90)), 'message/rfc822'],
  ['a mail after a byte-order mark', new TextEncoder().encode(`\uFEFF${EML}`), 'message/rfc822']
])('sniffs %s by its bytes', async (_, bytes, mediaType) => {
  expect((await readMessage(bytes)).mediaType).toBe(mediaType)
})

it('reads text in the encoding its bytes are in', async () => {
  expect((await readMessage(new Uint8Array([0xc5, 0x73, 0x61]))).text).toBe('Åsa')
  expect((await readMessage(new Uint8Array([0xff, 0xfe, 0xc5, 0, 0x73, 0, 0x61, 0]))).text).toBe('Åsa')
})

it('keeps a mail that no one can unpack, with the sender the person gives', async () => {
  const { ctx, file } = await withChannel()
  const part = '--x\r\nContent-Type: text/plain\r\n\r\nhej\r\n'
  const many = `From: a@b.se\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n${part.repeat(200_000)}`
  const taken = await takeMessageFile(ctx, { ...(await file('många.eml', many)), senderName: 'Kalle' })
  expect(taken).toMatchObject({ senderName: 'Kalle', originalMediaType: 'message/rfc822' })
  expect(await readFile(ctx.objects.path(taken.original), 'utf8')).toBe(many)
})

it('takes in a file that may only be read', async () => {
  const { ctx, dir, file } = await withChannel()
  const mail = await file('skrivskyddad.eml', EML)
  await chmod(mail.path, 0o444)
  expect((await takeMessageFile(ctx, mail)).senderName).toBe('Åsa Löv')
  expect(await readdir(join(dir, 'inbox'))).toEqual([])
})

it('reads an HTML-only mail as text and runs nothing of it', async () => {
  const html = EML.replace('text/plain', 'text/html').replace(
    'När',
    '<script>alert(1)</script><p>När &lt;b&gt;'
  )
  const { text } = await readMessage(new TextEncoder().encode(html))
  expect(text).toContain('När <b>')
  expect(text).not.toContain('alert')
})

it('takes no longer over a mail that is made to be slow', async () => {
  const html = EML.replace('text/plain', 'text/html').replace('När', `${'<'.repeat(300_000)}När`)
  expect((await readMessage(new TextEncoder().encode(html))).text).toContain('När öppnar badet?')
})

it.each([999_990, 1_000_100, 3_900_000])(
  'says of a mail of %i letters that its text was cut, where it was',
  async length => {
    const { ctx, file } = await withChannel()
    // Each of these signs is two letters to a program.
    const words = `${'\u{1F41F}'.repeat(length / 2)} slut`
    const mail = `From: Bo <bo@b.example>\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\na${words}\r\n`
    const { id } = await takeMessageFile(ctx, await file('lang.eml', Buffer.from(mail)))
    const row = ctx.db.read.prepare('SELECT text, completeness FROM message WHERE id = ?').get(id) as {
      text: string
      completeness: string
    }
    expect(row.completeness.includes('text-cut')).toBe(length > 1_000_000)
    expect(row.text.includes('slut')).toBe(length < 1_000_000)
    expect(row.text.isWellFormed()).toBe(true)
  }
)

it.skipIf(!canMount)(
  'leaves nothing in the inbox of a file that a full disk stopped, but what lay there before (needs the right to mount)',
  async () => {
    const { archive, dir, file } = await withChannel()
    await archive.close()
    const disk = await temporaryFolder()
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk])
    onTestFinished(() => void execFileSync('umount', ['-l', disk]))
    execFileSync('cp', ['-a', dir, join(disk, 'arkiv')])
    const again = await openArchive(join(disk, 'arkiv'), openOptions())
    // There is room for the copy in the inbox, and none for the one that is kept.
    const { bavail, bsize } = await statfs(disk)
    const size = Math.floor((bavail * bsize * 2) / 3)
    const big = await file(
      'stor.png',
      Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(size)])
    )
    const full = () => takeMessageFile(again.context, { ...big, senderName: 'X' })
    await expect(full()).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(await readdir(join(disk, 'arkiv', 'inbox'))).toEqual([])
    // One that waits for its sender was told of, and goes on waiting.
    await expect(takeMessageFile(again.context, big)).rejects.toMatchObject({ code: 'sender-unknown' })
    await expect(full()).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(await readdir(join(disk, 'arkiv', 'inbox'))).toEqual([expect.stringMatching(/-stor\.png$/)])
    await again.close()
  }
)

it.skipIf(!canMount)(
  'keeps what was there when the disk fills during intake (needs the right to mount)',
  async () => {
    const { archive, ctx, dir, paste, file } = await withChannel()
    await pasteMessage(ctx, paste)
    await archive.close()
    const disk = await temporaryFolder()
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk])
    onTestFinished(() => void execFileSync('umount', ['-l', disk]))
    execFileSync('cp', ['-a', dir, join(disk, 'arkiv')])
    const again = await openArchive(join(disk, 'arkiv'), openOptions())
    const big = await file('stor.txt', new Uint8Array(5 << 20).fill(65))
    await expect(takeMessageFile(again.context, { ...big, senderName: 'X' })).rejects.toMatchObject({
      code: 'ENOSPC'
    })
    expect(
      listMessages(again.context.db.read, { channelId: null, state: null, limit: 9, after: null }).items
    ).toHaveLength(1)
    expect((await verifyArchive(again.context)).findings).toEqual([])
    await again.close()
  }
)
