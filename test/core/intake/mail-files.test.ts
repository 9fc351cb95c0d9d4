// Mail files taken in as an export: every mail once, those that were forwarded in others too, whatever kind of file it is.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Instant, MessageId, Sha256 } from '#shared/ids.ts'
import { oneRecord } from '../../../electron/core/delivery/exports/one-record.ts'
import { verifyArchive } from '../../../electron/core/kernel/journal/verify.ts'
import { listThreads } from '../../../electron/core/messages/inbox/inbox.ts'
import { takeMessageFile } from '../../../electron/core/messages/messages/messages.ts'
import { listMessages } from '../../../electron/core/messages/messages/queries.ts'
import { newArchive, newChannel, temporaryFolder } from '../../helpers/archive.ts'
import { writeZip } from '../../helpers/exports/zip.ts'
import { importing } from '../../helpers/imports.ts'
import { compoundFile, outlookFile } from '../../helpers/outlook-file.ts'

const OWN = 'sociala@norrby.example'

const mail = (id: number, { from = 'Åsa Löv <asa@exempel.example>', type = 'text/plain', body = '' } = {}) =>
  [
    'Received: from mx.exempel.example by mx.norrby.example; Tue, 24 Nov 2026 21:15:00 +0100',
    `From: ${from}`,
    `To: ${OWN}`,
    `Subject: Fråga ${id}`,
    `Message-ID: <fraga-${id}@exempel.example>`,
    'Date: Tue, 24 Nov 2026 21:14:00 +0100',
    'MIME-Version: 1.0',
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: 8bit',
    '',
    body === '' ? `När öppnar badet? Det är fråga nummer ${id}.` : body,
    ''
  ].join('\r\n')

const forwarded = (inner: string) =>
  mail(9, { from: 'Bo <bo@exempel.example>', type: 'multipart/mixed; boundary=x', body: '' }).replace(
    'När öppnar badet? Det är fråga nummer 9.',
    `--x\r\nContent-Type: text/plain\r\n\r\nTill er.\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--x--`
  )

async function archive() {
  const made = await newArchive()
  const { id } = newChannel(made.ctx)
  const folder = join(await temporaryFolder(), 'brev')
  await mkdir(folder)
  const messages = () =>
    listMessages(made.ctx.db.read, { channelId: null, state: null, limit: 100, after: null }).items
  const sightings = (of: string) =>
    made.ctx.db.read.prepare('SELECT count(*) AS n FROM message_sighting WHERE message_id = ?').get(of)
  return { ...made, channelId: id, folder, messages, sightings }
}

it('takes in mails, Outlook mails and mailbox files, each mail once, and says what it could not use', async () => {
  const { ctx, archive: opened, channelId, folder, messages } = await archive()
  // As it lies among what was sent: no server has delivered it.
  const own = mail(3, { from: OWN }).replace(/^Received:.*\r\n/, '')
  const files = {
    'ett.eml': mail(1),
    'Vidarebefordrat.EML': forwarded(mail(2)),
    'låda.mbox': [mail(1), own].map(each => `From a Tue Nov 24 21:14:00 2026\r\n${each}\r\n`).join(''),
    'utan ändelse': mail(4),
    'anteckning.bin': Buffer.from([0, 1, 2, 3])
  }
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  const outlook = outlookFile({
    subject: 'Från Outlook',
    body: 'Hej från Outlook',
    senderName: 'Eva Ek',
    senderEmail: 'eva@exempel.example'
  })
  await writeFile(join(folder, 'outlook.msg'), outlook)

  const run = await importing({ ctx, archive: opened }, channelId, folder, OWN)
  // 1, 9 with 2 in it, 1 again and 3 in the mailbox file, 4, and the one of Outlook.
  expect(run).toMatchObject({
    parser: 'mail',
    state: 'finished',
    seen: 7,
    imported: 6,
    known: 1,
    skipped: 0,
    unreadable: 0
  })
  expect(run.findings).toEqual([
    { kind: 'unknown_file', code: 'unknown-file', place: 'anteckning.bin', count: 1 }
  ])
  const taken = messages()
  expect(taken.map(({ senderName }) => senderName).toSorted()).toEqual(
    ['Bo', 'Eva Ek', OWN, 'Åsa Löv', 'Åsa Löv', 'Åsa Löv'].toSorted()
  )
  expect(taken.find(({ senderName }) => senderName === OWN)).toMatchObject({
    direction: 'out',
    state: 'sent'
  })
  const first = taken.find(({ text }) => text.startsWith('Fråga 1\n'))
  expect(first).toMatchObject({ method: 'email', receivedAt: '2026-11-24T20:15:00.000Z', state: 'undecided' })
  // It can be opened as what it is.
  expect(first).toMatchObject({ originalName: 'ett.eml', originalMediaType: 'message/rfc822' })
  expect(await readFile(ctx.objects.path(Sha256.parse(first?.original)), 'utf8')).toBe(files['ett.eml'])
  const inbox = ctx.db.read
    .prepare('SELECT total(messages) AS messages, total(undecided) AS undecided FROM inbox')
    .get()
  expect(inbox).toEqual({ messages: 6, undecided: 5 })

  const again = await importing({ ctx, archive: opened }, channelId, folder, OWN)
  expect(again).toMatchObject({ seen: 7, imported: 0, known: 7 })
  const zip = join(folder, '..', 'brev.zip')
  await writeZip(zip, { 'a/ett.eml': files['ett.eml'], 'b/fem.eml': mail(5) })
  expect(await importing({ ctx, archive: opened }, channelId, zip)).toMatchObject({ imported: 1, known: 1 })
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('says that what a conversation of mails is called is a subject, and names no sender', async () => {
  const { ctx, archive: opened, channelId, folder } = await archive()
  await writeFile(join(folder, 'utan.eml'), mail(1).replace(/^From: .*\r?\n/m, ''))
  expect(await importing({ ctx, archive: opened }, channelId, folder)).toMatchObject({ imported: 1 })
  const asked = { which: 'all', channelId: null, handler: null, limit: 10, after: null } as const
  expect(listThreads(ctx, asked).items).toMatchObject([
    { title: 'Fråga 1', isSubject: true, senderName: null }
  ])
})

it('says which mails could not be read, and reads the others', async () => {
  const { ctx, archive: opened, channelId, folder } = await archive()
  const damaged = outlookFile({ subject: 'x', body: 'y', senderName: 'z', senderEmail: 'z@z.example' })
  await writeFile(join(folder, 'halv.msg'), damaged.subarray(0, damaged.length / 2))
  await writeFile(join(folder, 'hel.eml'), mail(1))
  const run = await importing({ ctx, archive: opened }, channelId, folder)
  expect(run).toMatchObject({ seen: 2, imported: 1, unreadable: 1 })
  expect(run.findings).toEqual([{ kind: 'unreadable', code: 'not-a-message', place: 'halv.msg', count: 1 }])
})

it('fetches nothing that a mail points at', async () => {
  const asked: string[] = []
  const tracker = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>(resolve => tracker.listen(0, '127.0.0.1', resolve))
  const { port } = tracker.address() as { port: number }
  const { ctx, archive: opened, channelId, folder, messages } = await archive()
  const body = `<p>Hej</p><img src="http://127.0.0.1:${port}/spår.png"><iframe src="http://127.0.0.1:${port}/ram"></iframe>`
  await writeFile(join(folder, 'spår.eml'), mail(1, { type: 'text/html', body }))
  await importing({ ctx, archive: opened }, channelId, folder)
  expect(messages()[0]?.text).toContain('Hej')
  expect(asked).toEqual([])
  tracker.close()
})

it('knows a mail again that was taken in by hand before, and the other way round', async () => {
  const { ctx, archive: opened, channelId, folder, messages, sightings } = await archive()
  const path = join(folder, 'ett.eml')
  await writeFile(path, mail(1))
  const input = { channelId, path, senderName: null, senderAddress: null, receivedAt: null }
  const taken = await takeMessageFile(ctx, input)
  expect(taken).toMatchObject({ originalName: 'ett.eml', state: 'undecided' })
  // The same file is the same sighting.
  await writeFile(path, mail(1))
  expect((await takeMessageFile(ctx, input)).id).toBe(taken.id)
  expect(sightings(taken.id)).toEqual({ n: 1 })
  // As another server has passed it on: other bytes, and the same mail.
  await writeFile(path, `Received: from x by y; Wed, 25 Nov 2026 08:00:00 +0100\r\n${mail(1)}`)
  expect(await importing({ ctx, archive: opened }, channelId, folder)).toMatchObject({
    imported: 0,
    known: 1
  })
  expect(sightings(taken.id)).toEqual({ n: 2 })
  await writeFile(path, `X-Spam-Score: 0\r\n${mail(1)}`)
  expect((await takeMessageFile(ctx, input)).id).toBe(taken.id)
  expect(sightings(taken.id)).toEqual({ n: 3 })
  expect(messages()).toHaveLength(1)
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('unpacks what was forwarded in a mail that is taken in by hand', async () => {
  const { ctx, channelId, folder, messages } = await archive()
  const path = join(folder, 'vidare.eml')
  await writeFile(path, forwarded(mail(2)))
  const taken = await takeMessageFile(ctx, {
    channelId,
    path,
    senderName: null,
    senderAddress: null,
    receivedAt: null
  })
  expect(taken.senderName).toBe('Bo')
  expect(
    messages()
      .map(({ senderName }) => senderName)
      .toSorted()
  ).toEqual(['Bo', 'Åsa Löv'])
})

it('keeps a forwarded Outlook mail as what it is, and a file of Word as a file', async () => {
  const { ctx: still, clock, channelId, folder, messages } = await archive()
  // The clock goes on while the mails are entered.
  const now = () => {
    clock.advance(1)
    return clock.now()
  }
  const ctx = { ...still, clock: { ...clock, now } }
  const path = join(folder, 'vidare.eml')
  const attached = (name: string, bytes: Uint8Array) => [
    '--b',
    `Content-Type: application/octet-stream; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(bytes).toString('base64')
  ]
  const inner = outlookFile({
    ...{ subject: 'Inre', body: 'Hej där', senderName: 'Inga', senderEmail: 'inga@exempel.example' }
  })
  const parts = [
    ...attached('brev.msg', inner),
    ...attached('gammalt.doc', compoundFile('WordDocument')),
    ...attached('gammalt.xls', compoundFile('Workbook'))
  ]
  const head = [
    'From: Bo <bo@exempel.example>',
    'Subject: Filer',
    'Content-Type: multipart/mixed; boundary=b'
  ]
  await writeFile(path, [...head, '', ...parts, '--b--', ''].join('\r\n'))
  const input = { channelId, path, senderName: null, senderAddress: null, receivedAt: null }
  const taken = await takeMessageFile(ctx, input)
  expect(messages()).toHaveLength(2)
  const rows = ctx.db.read.prepare(
    'SELECT uri FROM message_attachment WHERE message_id = ? ORDER BY position'
  )
  expect(rows.pluck().all(taken.id)).toEqual(['gammalt.doc', 'gammalt.xls'])
  const inside = messages().find(({ id }) => id !== taken.id)
  const told = (id: MessageId) => oneRecord(ctx.db.read, { kind: 'message', id })
  expect(told(taken.id).json).toMatchObject({ heldMails: [inside?.id] })
  expect(told(MessageId.parse(inside?.id)).json).toMatchObject({ cameInMail: taken.id })
  expect(told(MessageId.parse(inside?.id)).document.facts).toContainEqual([
    'Mejl i mejl',
    `Låg som bilaga i ett annat mejl, som är handlingen ${taken.id}, och kom in med det`
  ])
  const kept =
    ctx.db.read.prepare(`SELECT s.original_name, o.media_type FROM source_file s JOIN object o ON o.sha256 = s.sha256
    WHERE s.original_name LIKE 'forwarded%'`)
  expect(kept.raw().all()).toEqual([['forwarded.msg', 'application/vnd.ms-outlook']])
})

it('tells in a mail of each mail that lay in it once, also of one that had come before', async () => {
  const { ctx, clock, channelId, folder, messages } = await archive()
  const take = async (name: string, bytes: string) => {
    const path = join(folder, name)
    await writeFile(path, bytes)
    return takeMessageFile(ctx, { channelId, path, senderName: null, senderAddress: null, receivedAt: null })
  }
  const told = ({ id }: { id: MessageId }) => oneRecord(ctx.db.read, { kind: 'message', id }).json
  const alone = await take('först.eml', mail(2))
  clock.advance(60)
  const twice = `${mail(2)}\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n${mail(2)}`
  const outer = await take('sedan.eml', forwarded(twice))
  expect(messages()).toHaveLength(2)
  expect(told(outer)).toMatchObject({ heldMails: [alone.id] })
  expect(told(alone)).not.toHaveProperty('cameInMail')
})

it.each([
  [
    'outer_id',
    ['container_id=? AND path_in_container>? AND path_in_container<?', 'source_id=? AND locator=?']
  ],
  ['inner_id', ['source_id=? AND locator=?']]
])(
  'finds the mails in a mail by their place among the thousands of a mailbox file, by %s',
  async (id, by) => {
    const { ctx } = await newArchive()
    const plan = ctx.db.read
      .prepare(`EXPLAIN QUERY PLAN SELECT * FROM mail_in_mail WHERE ${id} = 'a'`)
      .all() as { detail: string }[]
    const steps = plan.map(({ detail }) => detail)
    expect(steps.filter(step => !step.startsWith('SEARCH'))).toEqual([])
    for (const each of by) expect(steps.join('\n')).toContain(each)
  }
)

it('shows what only says that it is from the authority, and takes its answers for its own', async () => {
  const { archive: opened, ctx, channelId, folder, messages } = await archive()
  const answer = mail(3, { from: OWN, body: 'I juni.' }).replace(
    'Subject',
    'In-Reply-To: <fraga-1@exempel.example>\r\nSubject'
  )
  const submitted = mail(4, { from: OWN, body: 'Nytt till er.' }).replace(
    'by mx.norrby.example;',
    'by mx.norrby.example with ESMTPSA id 1;'
  )
  const files = { '1.eml': mail(1), '2.eml': mail(2, { from: OWN }), '3.eml': answer, '4.eml': submitted }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  await importing({ ctx, archive: opened }, channelId, folder, OWN)
  const told = messages().map(({ text, direction, state }) =>
    [text.split('\n')[0], direction, state].join(' ')
  )
  expect(told.toSorted()).toEqual([
    'Fråga 1 in undecided',
    'Fråga 2 in undecided',
    'Fråga 3 out sent',
    'Fråga 4 out sent'
  ])
})

it('takes no mail that lies in somebody else’s for an answer of the authority, and one in a colleague’s for what it is', async () => {
  const { archive: opened, ctx, channelId, folder, messages } = await archive()
  const answer = (id: number) =>
    mail(id, { from: OWN, body: 'I juni.' })
      .replace(/^Received:.*\r\n/, '')
      .replace('Subject', 'In-Reply-To: <fraga-1@exempel.example>\r\nSubject')
      .replace('21:14:00', '21:24:00')
      .replace(`To: ${OWN}`, 'To: asa@exempel.example')
  const colleague = forwarded(answer(3)).replace(
    'Bo <bo@exempel.example>',
    'Åsa Öberg <asa.oberg@norrby.example>'
  )
  for (const [name, text] of Object.entries({ '1.eml': mail(1), '2.eml': forwarded(answer(2)) }))
    await writeFile(join(folder, name), text)
  const answered = ctx.db.read.prepare('SELECT count(*) FROM duty WHERE answered_at IS NOT NULL').pluck()
  await importing({ ctx, archive: opened }, channelId, folder, OWN)
  const direction = (id: number) => messages().find(({ text }) => text.startsWith(`Fråga ${id}\n`))?.direction
  expect([direction(2), answered.get()]).toEqual(['in', 0])
  await writeFile(join(folder, '3.eml'), colleague)
  await importing({ ctx, archive: opened }, channelId, folder, OWN)
  expect(direction(3)).toBe('out')
  expect(answered.get()).toBeGreaterThan(0)
})

it('knows a mail in the form that Outlook gives it, whatever ends its lines', async () => {
  const { archive: opened, ctx, channelId, folder, sightings, messages } = await archive()
  const text = mail(1, { body: 'När öppnar badet?\r\n\r\nHälsningar\r\nÅsa' })
  const [headers = ''] = text.split('\r\n\r\n')
  const kept = {
    subject: 'Fråga 1',
    body: 'När öppnar badet?\r\n\r\nHälsningar \nÅsa\r\n \r\n',
    senderName: 'Åsa Löv',
    senderEmail: 'asa@exempel.example'
  }
  await writeFile(join(folder, '1.eml'), text)
  await writeFile(join(folder, '1.msg'), outlookFile({ ...kept, headers }))
  await writeFile(join(folder, '2.msg'), outlookFile({ ...kept, body: 'Något annat', headers }))
  expect(await importing({ ctx, archive: opened }, channelId, folder, OWN)).toMatchObject({
    seen: 3,
    imported: 2,
    known: 1
  })
  const first = messages().find(({ text }) => text.includes('Hälsningar'))
  expect(sightings(first?.id ?? '')).toEqual({ n: 2 })
})

it('puts a mail into the conversation of what was answered, also when the answer itself never came here', async () => {
  const { archive: opened, ctx, channelId, folder, messages } = await archive()
  const later = mail(2).replace(
    'Subject',
    'In-Reply-To: <svar@norrby.example>\r\nReferences: <fraga-1@exempel.example>\r\n <svar@norrby.example>\r\nSubject'
  )
  const stranger = mail(3).replace('Subject', 'References: <annat@exempel.example>\r\nSubject')
  for (const [name, text] of Object.entries({ '1.eml': mail(1), '2.eml': later, '3.eml': stranger }))
    await writeFile(join(folder, name), text)
  await importing({ ctx, archive: opened }, channelId, folder, OWN)
  const conversation = (id: number) =>
    messages().find(({ text }) => text.startsWith(`Fråga ${id}\n`))?.conversationId
  expect(conversation(2)).toBe(conversation(1))
  expect(conversation(3)).not.toBe(conversation(1))
})

it('lets no date that is ahead put off an answer', async () => {
  const { archive: opened, ctx, channelId, folder, messages } = await archive()
  const ahead = mail(1).replace('24 Nov 2026 21:15:00', '24 Nov 2099 21:15:00')
  const byHand = mail(2)
    .replace(/^Received:.*\r\n/, '')
    .replace('24 Nov 2026 21:14:00', '24 Nov 2099 21:14:00')
  await writeFile(join(folder, '1.eml'), ahead)
  await importing({ ctx, archive: opened }, channelId, join(folder, '1.eml'), OWN)
  const path = join(folder, '2.eml')
  await writeFile(path, byHand)
  const told = { channelId, path, senderName: null, senderAddress: null }
  await takeMessageFile(ctx, { ...told, receivedAt: null })
  expect(messages().map(({ receivedAt }) => receivedAt)).toEqual([null, null])
  expect(ctx.db.read.prepare('SELECT DISTINCT due_at FROM duty').pluck().all()).toEqual([
    '2026-11-26T22:59:59.999Z'
  ])
  const receivedAt = Instant.parse('2099-11-24T20:14:00.000Z')
  await expect(takeMessageFile(ctx, { ...told, receivedAt })).rejects.toMatchObject({ code: 'not-yet' })
})

it('reckons a forwarded mail from when the authority got it: a colleague before, anybody else with their own', async () => {
  const { archive: opened, ctx, channelId, folder, messages } = await archive()
  const old = (id: number) => mail(id).replace('Tue, 24 Nov 2026 21:15', 'Tue, 03 Mar 2015 10:00')
  const outer = (inner: string, from: string) => forwarded(inner).replace('Bo <bo@exempel.example>', from)
  await writeFile(join(folder, '1.eml'), outer(old(1), 'Granne <granne@exempel.example>'))
  await writeFile(join(folder, '2.eml'), outer(old(2), 'Åsa Öberg <asa.oberg@norrby.example>'))
  await importing({ ctx, archive: opened }, channelId, folder, OWN)
  const received = (id: number) => messages().find(({ text }) => text.startsWith(`Fråga ${id}\n`))?.receivedAt
  expect([received(1), received(2)]).toEqual(['2026-11-24T20:15:00.000Z', '2015-03-03T09:00:00.000Z'])
})

it('warns of mails in a mailbox file that no empty line parts, which are read as one', async () => {
  const { ctx, archive: opened, channelId, folder } = await archive()
  const heading = 'From a Tue Nov 24 21:14:00 2026\r\n'
  await writeFile(join(folder, 'låda.mbox'), `${heading}${mail(1).trimEnd()}\r\n${heading}${mail(2)}`)
  const run = await importing({ ctx, archive: opened }, channelId, folder, OWN)
  expect(run).toMatchObject({ seen: 1, imported: 1, warnings: 1 })
  expect(run.findings).toMatchObject([{ kind: 'warning', code: 'mails-unparted' }])
})
