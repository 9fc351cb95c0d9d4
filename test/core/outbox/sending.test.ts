// A message is copied to the mailbox: by a real server, over a line that breaks at every stage, and never as two.
import { createHash } from 'node:crypto'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { Instant, Sha256 } from '#shared/ids.ts'
import type { OutgoingMail } from '#shared/outbox.ts'
import { openArchive } from '../../../electron/core/app/archive.ts'
import { commentDetail } from '../../../electron/core/comments/comments/detail.ts'
import { registerComment } from '../../../electron/core/comments/comments/registration.ts'
import { nextAttempt } from '../../../electron/core/deadlines/outbox/due.ts'
import {
  noteReport,
  noteSeen,
  resolveMail,
  sendAgain,
  sendTest
} from '../../../electron/core/deadlines/outbox/outbox.ts'
import { countMails, listMails } from '../../../electron/core/deadlines/outbox/queries.ts'
import { sendQueued } from '../../../electron/core/deadlines/outbox/send.ts'
import { saveServer } from '../../../electron/core/deadlines/outbox/server.ts'
import { commentMail, sendCommentCopy } from '../../../electron/core/delivery/exports/comment-mail.ts'
import { oneRecord } from '../../../electron/core/delivery/exports/one-record.ts'
import type { Context } from '../../../electron/core/kernel/context.ts'
import { listJournal } from '../../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../../electron/core/kernel/journal/verify.ts'
import { pasteMessage } from '../../../electron/core/messages/messages/messages.ts'
import { routeMessage, sendCopy } from '../../../electron/core/messages/messages/route.ts'
import { unregisteredSecrets } from '../../../electron/core/register/secrecy/list.ts'
import { paragraphOf } from '../../../electron/core/register/secrecy/queries.ts'
import { liftSecrecy, markSecret } from '../../../electron/core/register/secrecy/secrecy.ts'
import { newArchive, newChannel, openOptions } from '../../helpers/archive.ts'
import { commentIn } from '../../helpers/comments.ts'
import { type Cut, cuttableLine } from '../../helpers/cut-line.ts'
import { draftOf, startSmtp } from '../../helpers/smtp.ts'

const MAILBOX = 'registrator@norrby.example'
const due = { which: 'due', patience: 5_000 } as const

const mailsOf = (ctx: Context) =>
  listMails(ctx.db.read, { state: null, messageId: null, limit: 50, after: null }).items

async function copied() {
  const made = await newArchive()
  const smtp = await startSmtp()
  const line = await cuttableLine(smtp.port)
  const { ctx } = made
  const { id: channelId } = newChannel(ctx)
  await saveServer(ctx, { server: draftOf(line.port), secret: null })
  const message = await pasteMessage(ctx, {
    channelId,
    senderName: 'Åsa Löv',
    senderAddress: null,
    receivedAt: null,
    text: 'Gatlyset på Björkvägen är trasigt.'
  })
  const routed = await routeMessage(ctx, message.id, { kind: 'copied', mailbox: MAILBOX })
  const mail = (): OutgoingMail => {
    const [first] = mailsOf(ctx)
    if (first === undefined) throw new Error('no mail')
    return first
  }
  return { ...made, smtp, line, message: routed, mail }
}

it('queues the mail in the act that routes the message, and sends it byte for byte', async () => {
  const { ctx, smtp, message, mail } = await copied()
  expect(mail()).toMatchObject({
    purpose: 'copy',
    messageId: message.id,
    headerId: `<${message.id}@kanalarkiv.invalid>`,
    recipient: MAILBOX,
    state: 'queued',
    attempts: 0
  })
  expect(await sendQueued(ctx, due)).toEqual({ waiting: 0, trouble: 0 })
  const [taken, ...more] = smtp.taken
  expect(more).toEqual([])
  expect(taken).toMatchObject({ from: 'kanalarkiv@norrby.example', to: [MAILBOX] })
  const kept = await readFile(ctx.objects.path(mail().eml), 'latin1')
  expect(taken?.raw.trimEnd()).toBe(kept.trimEnd())
  const read = await PostalMime.parse(taken?.raw ?? '')
  expect(read.messageId).toBe(mail().headerId)
  expect(read.text).toContain('Gatlyset på Björkvägen är trasigt.')
  expect(read.replyTo?.[0]?.address).toBe('asa.oberg@norrby.example')
  expect(mail()).toMatchObject({ state: 'accepted', attempts: 1, settledBasis: 'server', problem: null })
  expect(mail().reply).toMatch(/^250 /)
  // Sent is sent.
  await sendQueued(ctx, { which: 'all' })
  expect(smtp.taken).toHaveLength(1)
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

const CUTS: readonly [string, Cut, OutgoingMail['state']][] = [
  ['before the greeting', { said: 'by-server', words: /220 /, heard: false }, 'queued'],
  ['after the greeting', { said: 'by-client', words: /EHLO/, heard: false }, 'queued'],
  ['at the sender', { said: 'by-client', words: /MAIL FROM/, heard: true }, 'queued'],
  ['at the recipient', { said: 'by-client', words: /RCPT TO/, heard: true }, 'queued'],
  ['at the word DATA', { said: 'by-client', words: /DATA\r\n/, heard: true }, 'queued'],
  ['when the data are asked for', { said: 'by-server', words: /354 /, heard: false }, 'queued'],
  [
    'when all is sent, before it is heard',
    { said: 'by-client', words: /\r\n\.\r\n/, heard: false },
    'unknown'
  ],
  [
    'when all is heard, before it is answered',
    { said: 'by-server', words: /250 OK: message queued/i, heard: false },
    'unknown'
  ]
]

describe.each(CUTS)('cut %s', (_, cut, state) => {
  it('loses nothing, and sends nothing twice by itself', async () => {
    const { ctx, clock, smtp, line, mail } = await copied()
    line.cut = cut
    await sendQueued(ctx, due)
    expect(line.cuts).toBe(1)
    expect(mail()).toMatchObject({ state, attempts: 1 })
    const taken = smtp.taken.length
    clock.advance(3_600_000)
    await sendQueued(ctx, due)
    if (state === 'queued') {
      expect(mail()).toMatchObject({ state: 'accepted', attempts: 2 })
      expect(smtp.taken).toHaveLength(1)
      return
    }
    // It may have arrived: that is said, and nobody but a person sends it again.
    expect(mail()).toMatchObject({ state: 'unknown', problem: 'no-answer' })
    expect(countMails(ctx.db.read)).toEqual({ waiting: 0, trouble: 1 })
    expect(smtp.taken).toHaveLength(taken)
    if (taken === 1) {
      resolveMail(ctx, mail().id, 'arrived')
      expect(mail()).toMatchObject({ state: 'arrived', settledBasis: 'person' })
    } else {
      await sendAgain(ctx, mail().id, null)
      await sendQueued(ctx, due)
      expect(mail()).toMatchObject({ state: 'accepted', attempts: 2 })
      expect(smtp.taken[0]?.raw).toContain(`Message-ID: ${mail().headerId}`)
    }
    expect(smtp.taken).toHaveLength(1)
    expect(countMails(ctx.db.read)).toEqual({ waiting: 0, trouble: 0 })
  })
})

it.each([
  ['RCPT TO', [550, '5.1.1 No such user'], 'recipient-refused'],
  ['MAIL FROM', [550, '5.7.1 Not from you'], 'sender-refused'],
  ['DATA', [554, '5.6.0 Spam'], 'content-refused'],
  ['DATA', [552, '5.3.4 Too large'], 'too-large']
] as const)('says what the server refuses for good: %s %j', async (command, no, problem) => {
  const { ctx, clock, smtp, mail } = await copied()
  smtp.no = { [command]: no }
  await sendQueued(ctx, due)
  expect(mail()).toMatchObject({ state: 'refused', problem, reply: `${no[0]} ${no[1]}` })
  clock.advance(6 * 86_400_000)
  await sendQueued(ctx, { which: 'all' })
  expect(mail().attempts).toBe(1)
  // To another mailbox: a new mail with a Message-ID of its own, and the old one troubles nobody.
  smtp.no = {}
  const anew = await sendAgain(ctx, mail().id, 'kansli@norrby.example')
  await sendQueued(ctx, due)
  expect(smtp.taken).toHaveLength(1)
  const read = await PostalMime.parse(smtp.taken[0]?.raw ?? '')
  expect(read).toMatchObject({ messageId: anew.headerId, to: [{ address: 'kansli@norrby.example' }] })
  expect(read.text).toContain('Gatlyset på Björkvägen')
  expect(countMails(ctx.db.read)).toEqual({ waiting: 0, trouble: 0 })
})

it('tries again what the server is too busy for, at longer and longer intervals, and gives up after five days', async () => {
  const { ctx, clock, smtp, mail } = await copied()
  smtp.no = { 'RCPT TO': [451, '4.7.1 Greylisted'] }
  await sendQueued(ctx, due)
  expect(mail()).toMatchObject({
    state: 'queued',
    problem: 'busy',
    nextAttemptAt: '2026-11-25T08:01:00.000Z'
  })
  await sendQueued(ctx, due)
  expect(mail().attempts).toBe(1)
  clock.advance(60_000)
  await sendQueued(ctx, due)
  expect(mail()).toMatchObject({ attempts: 2, nextAttemptAt: '2026-11-25T08:06:00.000Z' })
  for (let hours = 0; hours < 130 && mail().state === 'queued'; hours += 4) {
    clock.advance(4 * 3_600_000)
    await sendQueued(ctx, due)
  }
  expect(mail()).toMatchObject({ state: 'refused', problem: 'gave-up' })
  expect(smtp.taken).toEqual([])
  expect(countMails(ctx.db.read)).toEqual({ waiting: 0, trouble: 1 })
})

it('waits while the server is away, says so, and sends when it is back', async () => {
  const { ctx, clock, smtp, mail } = await copied()
  await sendTest(ctx, MAILBOX)
  await smtp.stop()
  await sendQueued(ctx, due)
  // The second is not tried against a server that is away, but put off with the first.
  expect(mailsOf(ctx).map(each => [each.state, each.attempts])).toEqual([
    ['queued', 1],
    ['queued', 1]
  ])
  expect(mail().problem).toBe('unreachable')
  const again = await startSmtp()
  await saveServer(ctx, { server: draftOf(again.port), secret: null })
  clock.advance(60_000)
  expect(await sendQueued(ctx, due)).toEqual({ waiting: 0, trouble: 0 })
  expect(again.taken).toHaveLength(2)
})

it('asks the server before it is entered, and refuses one that would be spoken to in the clear', async () => {
  const { ctx } = await newArchive()
  const { length } = listJournal(ctx.db.read, { about: null, before: null, limit: 100 })
  const smtp = await startSmtp()
  await smtp.stop()
  await expect(saveServer(ctx, { server: draftOf(smtp.port), secret: null })).rejects.toMatchObject({
    code: 'mail-unreachable',
    params: { detail: 'refused' }
  })
  await expect(
    saveServer(ctx, { server: draftOf(25, { host: 'mail.norrby.example' }), secret: null })
  ).rejects.toMatchObject({ code: 'mail-not-secure' })
  await expect(sendQueued(ctx, due)).rejects.toMatchObject({ code: 'no-mail-server' })
  expect(listJournal(ctx.db.read, { about: null, before: null, limit: 100 })).toHaveLength(length)
})

it('keeps the mail as a file for a person to send while no server is set', async () => {
  const { ctx } = await newArchive()
  const { id: channelId } = newChannel(ctx)
  const paste = { channelId, senderName: 'Åsa', senderAddress: null, receivedAt: null, text: 'Hej' }
  const { id } = await pasteMessage(ctx, paste)
  const { route } = await routeMessage(ctx, id, { kind: 'copied', mailbox: MAILBOX })
  expect(route?.mail).toMatch(/^[0-9a-f]{64}$/)
  expect(mailsOf(ctx)).toEqual([])
})

it.each([
  ['before', 'queued', 'interrupted'],
  ['after', 'unknown', 'no-answer']
] as const)(
  'when the program dies %s all was handed over, the mail is %s at the next opening',
  async (when, state, problem) => {
    const { ctx, archive, dir, clock, line, mail } = await copied()
    // The program dies while it waits: what it has told the disk is all there is.
    line.cut = null
    ctx.db.transact(tx => {
      tx.prepare(
        `UPDATE outgoing_mail SET state = 'sending', attempts = 1, next_attempt_at = NULL, handed_over_at = ?`
      ).run(when === 'after' ? clock.now() : null)
    })
    const { id } = mail()
    await archive.close()
    const again = await openArchive(dir, openOptions(clock))
    const { context } = again
    expect(mailsOf(context)).toMatchObject([{ id, state, problem }])
    await again.close()
  }
)

it('reckons the next attempt by how often it was tried', () => {
  const at = Instant.parse('2026-11-25T08:00:00.000Z')
  const minutes = [1, 2, 3, 4, 5, 6, 99].map(attempts => {
    const next = nextAttempt(attempts, at, at)
    return next === null ? null : (Date.parse(next) - Date.parse(at)) / 60_000
  })
  expect(minutes).toEqual([1, 5, 15, 60, 240, 240, 240])
  expect(nextAttempt(30, at, Instant.parse('2026-11-30T07:00:00.000Z'))).toBeNull()
})

it.each([
  ['failed', 'bounced', 1],
  ['delivered', 'arrived', 0],
  ['delayed', 'accepted', 0]
] as const)('takes a report that it %s for %s', async (action, state, trouble) => {
  const { ctx, mail } = await copied()
  await sendQueued(ctx, due)
  const report = { about: mail().headerId, action, status: '5.1.1' }
  expect(ctx.db.transact(tx => noteReport(tx, ctx, report))).toBe(true)
  expect(mail()).toMatchObject({ state, reply: '5.1.1' })
  expect(countMails(ctx.db.read).trouble).toBe(trouble)
  expect(ctx.db.transact(tx => noteReport(tx, ctx, { ...report, about: '<x@kanalarkiv.invalid>' }))).toBe(
    false
  )
})

it('takes a mail whose fate was unknown for arrived when it is seen in a mailbox', async () => {
  const { ctx, line, mail } = await copied()
  line.cut = { said: 'by-server', words: /250 OK: message queued/i, heard: false }
  await sendQueued(ctx, due)
  expect(mail().state).toBe('unknown')
  expect(ctx.db.transact(tx => noteSeen(tx, ctx, mail().headerId))).toBe(true)
  expect(mail()).toMatchObject({ state: 'arrived', settledBasis: 'mailbox' })
})

it('waits for an answer again when no copy came to the mailbox, and is said to', async () => {
  const { ctx, clock, message, mail } = await copied()
  const { id } = message
  const waits = () => {
    const row = ctx.db.read
      .prepare('SELECT answered_at, closed_at FROM duty WHERE message_id = ?')
      .raw()
      .get(id)
    return JSON.stringify(row) === '[null,null]'
  }
  const state = () => oneRecord(ctx.db.read, { kind: 'message', id }).row.state
  expect([waits(), state()]).toEqual([false, 'kopierat till myndighetens brevlåda'])
  const record = { kind: 'message', id } as const
  await markSecret(ctx, { record, paragraph: 'OSL 21 kap. 1 §', note: null })
  await sendQueued(ctx, due)
  expect(mail()).toMatchObject({ state: 'refused', problem: 'marked-secret' })
  expect([waits(), state()]).toEqual([true, 'kopian till myndighetens brevlåda kom inte fram'])
  expect(secretUnregistered(ctx)).toEqual([id])

  // When it may go after all and is sent again, it is seen to.
  await liftSecrecy(ctx, record, 'Prövad')
  await sendAgain(ctx, mail().id, null)
  clock.advance(60_000)
  expect(await sendQueued(ctx, due)).toEqual({ waiting: 0, trouble: 0 })
  expect([waits(), state()]).toEqual([false, 'kopierat till myndighetens brevlåda'])
  // It came back.
  resolveMail(ctx, mail().id, 'bounced')
  expect(waits()).toBe(true)
  const anew = await sendAgain(ctx, mail().id, 'kommunen@norrby.example')
  clock.advance(60_000)
  await sendQueued(ctx, due)
  expect(mailsOf(ctx).find(each => each.id === anew.id)?.state).toBe('accepted')
  expect([waits(), state()]).toEqual([false, 'kopierat till myndighetens brevlåda'])
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

const secretUnregistered = (ctx: Context) => unregisteredSecrets(ctx.db.read).map(({ record }) => record.id)

it('sends a copy of a message that was registered, with its number, and a second one under a Message-ID of its own', async () => {
  const { ctx } = await newArchive()
  const { id: channelId } = newChannel(ctx)
  const smtp = await startSmtp()
  const paste = { channelId, senderName: 'Åsa', senderAddress: null, receivedAt: null, text: 'Hej' }
  const { id } = await pasteMessage(ctx, paste)
  await expect(sendCopy(ctx, id, MAILBOX)).rejects.toMatchObject({ code: 'no-mail-server' })
  await saveServer(ctx, { server: draftOf(smtp.port), secret: null })
  await expect(sendCopy(ctx, id, MAILBOX)).rejects.toMatchObject({ code: 'not-routed' })
  await routeMessage(ctx, id, { kind: 'registered', diaryNumber: 'KS 2026/17' })
  const [first, second] = [await sendCopy(ctx, id, MAILBOX), await sendCopy(ctx, id, MAILBOX)]
  expect([first.headerId, second.headerId]).toEqual([
    `<${id}@kanalarkiv.invalid>`,
    `<${id}.2@kanalarkiv.invalid>`
  ])
  await sendQueued(ctx, due)
  const read = await PostalMime.parse(smtp.taken[0]?.raw ?? '')
  expect(read.text).toContain('Diarienummer: KS 2026/17')
})

describe('a comment', () => {
  async function saved() {
    const made = await newArchive()
    const smtp = await startSmtp()
    const line = await cuttableLine(smtp.port)
    const { id: channelId } = newChannel(made.ctx)
    await saveServer(made.ctx, { server: draftOf(line.port), secret: null })
    const id = await commentIn(made.ctx, channelId, 'decided')
    return { ...made, smtp, line, id }
  }

  it('goes to the mailbox with its evidence, byte for byte, under a Message-ID of its own', async () => {
    const { ctx, clock, smtp, id } = await saved()
    registerComment(ctx, id, {
      outcome: 'registered',
      number: 'KS 2026/18',
      publicTitle: 'Kommentar om vägen',
      protectedTitle: null,
      publicCounterpart: null,
      protectedCounterpart: null
    })
    const first = await sendCommentCopy(ctx, id, MAILBOX)
    clock.advance(1_000)
    const second = await sendCommentCopy(ctx, id, MAILBOX)
    expect([first, second]).toMatchObject([
      { purpose: 'copy', messageId: null, commentId: id, headerId: `<${id}@kanalarkiv.invalid>` },
      { headerId: `<${id}.2@kanalarkiv.invalid>`, state: 'queued' }
    ])
    await sendQueued(ctx, due)
    expect(smtp.taken).toHaveLength(2)
    const read = await PostalMime.parse(smtp.taken[0]?.raw ?? '')
    expect(read).toMatchObject({ messageId: first.headerId, to: [{ address: MAILBOX }] })
    expect(read.text).toContain('Ni är odugliga hela bunten 😡')
    expect(read.text).toContain('Avsändare: Kalle Påhitt')
    expect(read.text).toContain('Diarienummer: KS 2026/18')
    expect(read.text).toContain('punkt a i riktlinjerna')
    const { files } = commentDetail(ctx.db.read, id)
    expect(files).toHaveLength(2)
    const digests = read.attachments.map(({ content }) =>
      createHash('sha256')
        .update(new Uint8Array(content as ArrayBuffer))
        .digest('hex')
    )
    expect(digests).toEqual(files.map(({ sha256 }) => sha256))
    for (const sha256 of digests) expect(read.text).toContain(sha256)
    expect(
      listMails(ctx.db.read, { state: null, messageId: null, commentId: id, limit: 9, after: null }).items
    ).toMatchObject([{ state: 'accepted' }, { state: 'accepted' }])
    expect((await verifyArchive(ctx)).findings).toEqual([])
  })

  it('is a file for a person to send where no server is set, with a Message-ID that is always the same', async () => {
    const { ctx } = await newArchive()
    const { id: channelId } = newChannel(ctx)
    const id = await commentIn(ctx, channelId, 'verified')
    await expect(sendCommentCopy(ctx, id, MAILBOX)).rejects.toMatchObject({ code: 'no-mail-server' })
    const [one, other] = [await commentMail(ctx, id, MAILBOX), await commentMail(ctx, id, MAILBOX)]
    const read = await PostalMime.parse(one.eml)
    expect(read).toMatchObject({
      messageId: `<${id}.by-hand@kanalarkiv.invalid>`,
      from: { address: 'asa.oberg@norrby.example' },
      to: [{ address: MAILBOX }]
    })
    expect(read.attachments).toHaveLength(2)
    expect((await PostalMime.parse(other.eml)).messageId).toBe(read.messageId)
    await markSecret(ctx, { record: { kind: 'comment', id }, paragraph: 'OSL 25:1', note: null })
    await expect(commentMail(ctx, id, MAILBOX)).rejects.toMatchObject({ code: 'record-may-not-leave' })
    expect((await verifyArchive(ctx)).findings).toEqual([])
  })

  it('is never sent twice by itself, and bounces are shown; the next goes as a new mail', async () => {
    const { ctx, clock, smtp, line, id } = await saved()
    const { id: mailId, headerId } = await sendCommentCopy(ctx, id, MAILBOX)
    line.cut = { said: 'by-server', words: /250 OK: message queued/i, heard: false }
    await sendQueued(ctx, due)
    clock.advance(3_600_000)
    await sendQueued(ctx, { which: 'all' })
    expect(smtp.taken).toHaveLength(1)
    expect(mailsOf(ctx)).toMatchObject([{ state: 'unknown', problem: 'no-answer' }])
    ctx.db.transact(tx => noteReport(tx, ctx, { about: headerId, action: 'failed', status: '5.1.1' }))
    expect(mailsOf(ctx)).toMatchObject([{ state: 'bounced', reply: '5.1.1' }])
    expect(countMails(ctx.db.read).trouble).toBe(1)
    clock.advance(1_000)
    const anew = await sendAgain(ctx, mailId, 'kansli@norrby.example')
    expect(anew).toMatchObject({ commentId: id, headerId: `<${id}.2@kanalarkiv.invalid>` })
    await sendQueued(ctx, due)
    expect(countMails(ctx.db.read)).toEqual({ waiting: 0, trouble: 0 })
  })

  it('is not sent where a file of it is damaged, where it is not saved, or where it is secret', async () => {
    const { ctx, id } = await saved()
    const noticed = await commentIn(ctx, commentDetail(ctx.db.read, id).channelId, 'noticed')
    await expect(sendCommentCopy(ctx, noticed, MAILBOX)).rejects.toMatchObject({ code: 'evidence-missing' })
    const picture = commentDetail(ctx.db.read, id).files.find(({ role }) => role === 'comment')
    const path = ctx.objects.path(Sha256.parse(picture?.sha256))
    const bytes = await readFile(path)
    await chmod(path, 0o600)
    await writeFile(path, 'bit rot')
    await expect(sendCommentCopy(ctx, id, MAILBOX)).rejects.toMatchObject({ code: 'evidence-missing' })
    await writeFile(path, bytes)
    await markSecret(ctx, { record: { kind: 'comment', id }, paragraph: 'OSL 25:1', note: null })
    await expect(sendCommentCopy(ctx, id, MAILBOX)).rejects.toMatchObject({ code: 'record-may-not-leave' })
    expect(mailsOf(ctx)).toEqual([])
  })

  it('takes its mails along when it is marked as secret, and keeps them from being deleted', async () => {
    const { ctx, id } = await saved()
    const mail = await sendCommentCopy(ctx, id, MAILBOX)
    await markSecret(ctx, { record: { kind: 'comment', id }, paragraph: 'OSL 25:1', note: null })
    expect(paragraphOf(ctx.db.read, { kind: 'mail', id: mail.id })).toBe('OSL 25:1')
    expect(() =>
      ctx.db.transact(tx => void tx.prepare('DELETE FROM outgoing_mail WHERE id = ?').run(mail.id))
    ).toThrow('by a disposal decision only')
  })
})

it('is shown as trouble though the record was mailed elsewhere, until it is written anew itself', async () => {
  const { ctx, clock, message, mail } = await copied()
  await sendQueued(ctx, due)
  const first = mail()
  clock.advance(60_000)
  await sendCopy(ctx, message.id, 'socialnamnden@norrby.example')
  await sendQueued(ctx, due)
  clock.advance(60_000)
  ctx.db.transact(tx => noteReport(tx, ctx, { about: first.headerId, action: 'failed', status: '5.1.1' }))
  const trouble = () =>
    listMails(ctx.db.read, { state: 'trouble', messageId: null, limit: 9, after: null }).items
  expect(trouble().map(({ recipient }) => recipient)).toEqual([MAILBOX])
  expect(countMails(ctx.db.read).trouble).toBe(1)
  clock.advance(60_000)
  await sendAgain(ctx, first.id, 'diariet@norrby.example')
  expect(trouble()).toEqual([])
  await sendQueued(ctx, due)
  expect(countMails(ctx.db.read)).toEqual({ waiting: 0, trouble: 0 })
})

it('troubles nobody any more when it is of no record and was written anew', async () => {
  const { ctx, smtp, clock } = await copied()
  await sendQueued(ctx, due)
  smtp.no = { 'RCPT TO': [550, 'No such user'] }
  const { id } = await sendTest(ctx, 'fel@norrby.example')
  expect(await sendQueued(ctx, due)).toEqual({ waiting: 0, trouble: 1 })
  smtp.no = {}
  clock.advance(60_000)
  await sendAgain(ctx, id, 'ratt@norrby.example')
  expect(await sendQueued(ctx, due)).toEqual({ waiting: 0, trouble: 0 })
})

it('is tried for five days more when a person sends again what was given up', async () => {
  const { ctx, smtp, clock, mail } = await copied()
  smtp.no = { 'RCPT TO': [450, 'Busy'] }
  await sendQueued(ctx, due)
  clock.advance(6 * 86_400_000)
  await sendQueued(ctx, due)
  expect(mail()).toMatchObject({ state: 'refused', problem: 'gave-up' })
  await sendAgain(ctx, mail().id, null)
  await sendQueued(ctx, due)
  expect(mail()).toMatchObject({ state: 'queued', problem: 'busy' })
  smtp.no = {}
  clock.advance(86_400_000)
  await sendQueued(ctx, due)
  expect(mail().state).toBe('accepted')
  expect(smtp.taken).toHaveLength(1)
})
