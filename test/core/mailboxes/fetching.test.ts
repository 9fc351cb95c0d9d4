// Mail from a real mail server: fetched over a line that breaks at every stage, kept to the byte, and never lost or doubled.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MessageId, Sha256 } from '#shared/ids.ts'
import type { Mailbox, MailboxDraft } from '#shared/mailbox.ts'
import { listMails } from '../../../electron/core/deadlines/outbox/queries.ts'
import { sendQueued } from '../../../electron/core/deadlines/outbox/send.ts'
import { saveServer } from '../../../electron/core/deadlines/outbox/server.ts'
import { oneRecord } from '../../../electron/core/delivery/exports/one-record.ts'
import { readMail } from '../../../electron/core/formats/mail/mail-apart.ts'
import type { Context } from '../../../electron/core/kernel/context.ts'
import { verifyArchive } from '../../../electron/core/kernel/journal/verify.ts'
import { fetchMailbox } from '../../../electron/core/messages/mailboxes/fetch.ts'
import { addMailbox, renewPassword } from '../../../electron/core/messages/mailboxes/mailboxes.ts'
import { listMailboxes } from '../../../electron/core/messages/mailboxes/queries.ts'
import { takeMessageFile } from '../../../electron/core/messages/messages/messages.ts'
import { listAttachments, listMessages } from '../../../electron/core/messages/messages/queries.ts'
import { routeMessage } from '../../../electron/core/messages/messages/route.ts'
import { raiseAlerts } from '../../../electron/core/reports/alerts/alerts.ts'
import { listAlerts } from '../../../electron/core/reports/alerts/read.ts'
import { newArchive, newChannel, temporaryFolder } from '../../helpers/archive.ts'
import { type Cut, cuttableLine } from '../../helpers/cut-line.ts'
import { noKeychain, startKeychain } from '../../helpers/keychain.ts'
import { isLong } from '../../helpers/long.ts'
import { type MailServer, noMailServer, PASSWORD, startMailServer } from '../../helpers/mail-server.ts'
import { draftOf, startSmtp } from '../../helpers/smtp.ts'

const missing = noMailServer() ?? noKeychain()
const PATIENCE = 5_000

// The thread takes a moment to begin, and on a busy machine longer than this server is waited for.
beforeAll(async () => void (await readMail(new Uint8Array(0))))

const mailOf = (
  number: number,
  headers: readonly string[] = [],
  body = `Fråga nummer ${number}, hälsar Åsa`
) =>
  Buffer.from(
    [
      `From: =?utf-8?Q?=C3=85sa_L=C3=B6v?= <asa@exempel.example>`,
      'To: sociala@norrby.example',
      `Subject: =?utf-8?Q?Fr=C3=A5ga?= ${number}`,
      `Message-ID: <fraga-${number}@exempel.example>`,
      'Date: Tue, 24 Nov 2026 21:14:00 +0100',
      ...headers,
      ...(headers.some(line => /^content-type/i.test(line))
        ? []
        : ['Content-Type: text/plain; charset=utf-8']),
      'Content-Transfer-Encoding: 8bit',
      '',
      body,
      ''
    ].join('\r\n')
  )

describe.skipIf(missing !== null)(`a mailbox${missing === null ? '' : ` (${missing})`}`, () => {
  let server: MailServer
  let users = 0
  beforeAll(async () => {
    await startKeychain()
    server = await startMailServer()
  })
  afterAll(async () => {
    await server?.stop()
  })

  async function withMailbox(afterwards: MailboxDraft['afterwards'] = { kind: 'move', folder: 'Arkiverat' }) {
    const made = await newArchive()
    const { ctx } = made
    const channel = newChannel(ctx)
    const line = await cuttableLine(server.imap)
    users += 1
    const user = `sociala-${users}@norrby.example`
    await server.deliver(user, mailOf(1))
    await server.deliver(user, mailOf(2))
    const draft: MailboxDraft = {
      channelId: channel.id,
      host: '127.0.0.1',
      port: line.port,
      security: 'none',
      user,
      folder: 'INBOX',
      afterwards
    }
    const box = await addMailbox(ctx, { mailbox: draft, secret: PASSWORD })
    const fetch = () => fetchMailbox(ctx, box.id, { patience: PATIENCE })
    return { ...made, channel, line, user, draft, box, fetch }
  }

  const messagesOf = (ctx: Context) =>
    listMessages(ctx.db.read, { channelId: null, state: null, limit: 100, after: null }).items
  const noted = (ctx: Context): Mailbox | undefined => listMailboxes(ctx.db.read, null)[0]

  it('fetches each mail to the byte with its three times, and moves it when it is saved', async () => {
    const { ctx, clock, user, fetch } = await withMailbox()
    // The server's clock is the computer's.
    clock.set(new Date(Date.now() + 60_000).toISOString())
    expect(await fetch()).toEqual({
      seen: 2,
      imported: 2,
      known: 0,
      own: 0,
      tooLarge: 0,
      short: 0,
      messages: 2
    })
    const messages = messagesOf(ctx)
    expect(messages).toHaveLength(2)
    const first = messages.find(({ text }) => text.includes('nummer 1'))
    expect(first).toMatchObject({
      senderName: 'Åsa Löv',
      senderAddress: 'asa@exempel.example',
      text: expect.stringContaining('Fråga 1\n\nFråga nummer 1, hälsar Åsa'),
      method: 'email',
      state: 'undecided',
      createdAt: '2026-11-24T20:14:00.000Z',
      createdBasis: 'offset',
      takenInAt: clock.now()
    })
    // When the mail server received it, not what the sender says.
    expect(Math.abs(Date.parse(first?.receivedAt ?? '') - Date.now())).toBeLessThan(600_000)
    const kept = await readFile(ctx.objects.path(Sha256.parse(first?.original)), 'latin1')
    const [archived] = (await server.mails(user, 'Arkiverat')).filter(({ raw }) => raw.includes('fraga-1@'))
    expect(kept).toBe(archived?.raw)
    expect(await server.mails(user, 'INBOX')).toEqual([])
    expect(await fetch()).toMatchObject({ seen: 0 })
    expect((await verifyArchive(ctx)).findings).toEqual([])
  })

  it.each([['keep'], ['flag']] as const)('leaves the mails where they are when it is to %s', async kind => {
    const { ctx, user, fetch } = await withMailbox({ kind })
    await fetch()
    const left = await server.mails(user, 'INBOX')
    expect(left.map(({ flags }) => flags.filter(flag => flag !== '\\Recent'))).toEqual(
      kind === 'keep' ? [[], []] : [['$Arkiverad'], ['$Arkiverad']]
    )
    await server.deliver(user, mailOf(3))
    expect(await fetch()).toMatchObject({ seen: 1, imported: 1 })
    expect(messagesOf(ctx)).toHaveLength(3)
  })

  const CUTS: readonly [string, Cut][] = [
    ['at the greeting', { said: 'by-server', words: /\* OK/, heard: false }],
    ['at the login', { said: 'by-client', words: /(LOGIN|AUTHENTICATE)/, heard: true }],
    ['at the folder', { said: 'by-client', words: / SELECT /, heard: true }],
    ['at the search', { said: 'by-client', words: /UID SEARCH/, heard: true }],
    ['when a mail is described', { said: 'by-server', words: /RFC822\.SIZE/, heard: false }],
    ['when the first mail is asked for', { said: 'by-client', words: /BODY\.PEEK\[\]/, heard: true }],
    ['in the first mail', { said: 'by-server', words: /BODY\[\] (~)?\{\d+\}/, heard: true }],
    ['before the first is moved', { said: 'by-client', words: /UID MOVE/, heard: false }],
    ['when the first is moved and nobody says so', { said: 'by-client', words: /UID MOVE/, heard: true }],
    ['when the answer to the move is lost', { said: 'by-server', words: /COPYUID/, heard: false }],
    ['in the second mail', { said: 'by-server', words: /BODY\[\] (~)?\{\d+\}/, heard: true, time: 2 }],
    ['before the second is moved', { said: 'by-client', words: /UID MOVE/, heard: false, time: 2 }]
  ]

  const OUTSIDE = /greeting|login/

  it.each(CUTS)('loses nothing and doubles nothing when the line breaks %s', async (when, cut) => {
    const { ctx, line, user, fetch } = await withMailbox()
    line.cut = cut
    // Where the server had taken the login it was within reach.
    const refused = OUTSIDE.test(when)
      ? { code: 'mail-unreachable', params: { detail: 'broken' } }
      : { code: 'mail-broken', params: { user, folder: 'INBOX', detail: 'broken' } }
    await expect(fetch()).rejects.toMatchObject(refused)
    expect(line.cuts).toBe(1)
    expect(noted(ctx)).toMatchObject({ problem: refused.code })
    // Nothing has left the inbox that is not in the archive.
    const moved = (await server.mails(user, 'Arkiverat')).map(({ raw }) => raw)
    const saved = await Promise.all(
      messagesOf(ctx).map(({ original }) => readFile(ctx.objects.path(Sha256.parse(original)), 'latin1'))
    )
    for (const raw of moved) expect(saved).toContain(raw)
    await fetch()
    expect(noted(ctx)).toMatchObject({ problem: null, taken: 2 })
    expect(messagesOf(ctx).map(({ text }) => text.trim().slice(-20))).toHaveLength(2)
    expect(new Set(messagesOf(ctx).map(({ text }) => text)).size).toBe(2)
    expect(await server.mails(user, 'INBOX')).toEqual([])
    expect(await server.mails(user, 'Arkiverat')).toHaveLength(2)
    expect((await verifyArchive(ctx)).findings).toEqual([])
  })

  it('unpacks forwarded mails as messages of their own, with their files, and fetches no picture', async () => {
    const { ctx, user, fetch } = await withMailbox({ kind: 'keep' })
    await fetch()
    const inner = mailOf(
      7,
      ['Content-Type: text/html; charset=utf-8'],
      '<p>Hej å ä ö</p><img src="http://127.0.0.1:9/x.png">'
    )
    const outer = mailOf(
      8,
      ['Content-Type: multipart/mixed; boundary=b', 'MIME-Version: 1.0'],
      [
        '--b',
        'Content-Type: text/plain; charset=utf-8',
        '',
        'Vidarebefordrar detta.',
        '--b',
        'Content-Type: message/rfc822',
        '',
        inner.toString(),
        '--b',
        'Content-Type: image/png; name="karta.png"',
        'Content-Disposition: attachment; filename="karta.png"',
        'Content-Transfer-Encoding: base64',
        '',
        'iVBORw0KGgo=',
        '--b--'
      ].join('\r\n')
    )
    await server.deliver(user, outer)
    expect(await fetch()).toMatchObject({ seen: 1, imported: 1, messages: 2 })
    const texts = messagesOf(ctx).map(({ text }) => text)
    expect(texts.some(text => text.includes('Vidarebefordrar detta.'))).toBe(true)
    const forwarded = messagesOf(ctx).find(({ text }) => text.includes('Hej å ä ö'))
    expect(await readFile(ctx.objects.path(Sha256.parse(forwarded?.original)), 'utf8')).toContain('fraga-7@')
    const outerMessage = messagesOf(ctx).find(({ text }) => text.includes('Vidarebefordrar detta.'))
    expect(outerMessage && listAttachments(ctx.db.read, outerMessage.id)).toMatchObject([
      { uri: 'karta.png', kind: 'photo', state: 'present', mediaType: 'image/png' }
    ])
    // The forwarded one, by itself: known already, seen once more.
    await server.deliver(user, inner)
    expect(await fetch()).toMatchObject({ seen: 1, imported: 0, known: 1, messages: 0 })
  })

  it('is held up by no mail: one that cannot be taken in is kept, told as unread, and not fetched again', async () => {
    const { ctx, user, fetch } = await withMailbox({ kind: 'keep' })
    ctx.db.transact(tx =>
      tx
        .prepare(
          `CREATE TRIGGER refused BEFORE INSERT ON message WHEN NEW.text LIKE '%olycka%'
           BEGIN SELECT RAISE(ABORT, 'a value that nobody thought of'); END`
        )
        .run()
    )
    const spaces = `${' '.repeat(900)}\r\n`.repeat(330)
    await server.deliver(user, mailOf(3, ['Content-Type: text/html'], `<p>${spaces}x</p>${spaces}`))
    await server.deliver(user, mailOf(4, [], 'En olycka'))
    await server.deliver(user, mailOf(5, [], 'En olycka till'))
    await server.deliver(user, mailOf(6))
    expect(await fetch()).toEqual({
      seen: 6,
      imported: 6,
      known: 0,
      own: 0,
      tooLarge: 0,
      short: 0,
      messages: 6
    })
    // Each is a message of its own, and waits for an answer.
    const unread = messagesOf(ctx).filter(({ text }) => text === '')
    expect(unread).toHaveLength(2)
    const lacks = ctx.db.read.prepare('SELECT completeness FROM message WHERE id = ?')
    for (const { id } of unread) expect(lacks.get(id)).toEqual({ completeness: '["unreadable"]' })
    const kept = await Promise.all(
      unread.map(({ original }) => readFile(ctx.objects.path(Sha256.parse(original)), 'utf8'))
    )
    expect(kept.map(mail => /En olycka.*/.exec(mail)?.[0]?.trim()).sort()).toEqual([
      'En olycka',
      'En olycka till'
    ])
    expect(await fetch()).toMatchObject({ seen: 0 })
  })

  it('takes two mails with one Message-ID and other words for two, so that none can hide another', async () => {
    const { ctx, user, fetch } = await withMailbox({ kind: 'keep' })
    await server.deliver(user, mailOf(1, [], 'Något helt annat'))
    expect(await fetch()).toMatchObject({ seen: 3, messages: 3 })
    expect(messagesOf(ctx)).toHaveLength(3)
  })

  it('knows a mail again that was taken in as a file before: one message, seen twice', async () => {
    const { ctx, channel, fetch } = await withMailbox()
    const path = join(await temporaryFolder(), 'sparat.eml')
    await writeFile(path, mailOf(1))
    const taken = await takeMessageFile(ctx, {
      channelId: channel.id,
      path,
      senderName: null,
      senderAddress: null,
      receivedAt: null
    })
    expect(await fetch()).toMatchObject({ seen: 2, imported: 1, known: 1 })
    expect(messagesOf(ctx)).toHaveLength(2)
    const seen = ctx.db.read.prepare('SELECT count(*) AS n FROM message_sighting WHERE message_id = ?')
    expect(seen.get(taken.id)).toEqual({ n: 2 })
  })

  it('puts an answer into the conversation of what it answers', async () => {
    const { ctx, user, fetch } = await withMailbox({ kind: 'keep' })
    await server.deliver(user, mailOf(3, ['In-Reply-To: <fraga-1@exempel.example>']))
    await fetch()
    const of = (number: number) =>
      messagesOf(ctx).find(({ text }) => text.includes(`nummer ${number}`))?.conversationId
    expect(of(3)).toBe(of(1))
    expect(of(2)).not.toBe(of(1))
  })

  it('goes all the way: a mail in, routed, out to the registrar, with the line cut after all is sent', async () => {
    const { ctx, clock, fetch, user, channel } = await withMailbox()
    await fetch()
    const registrar = `registrator-${users}@norrby.example`
    const smtp = await startSmtp({ relay: (to, raw) => server.deliver(to, raw) })
    const out = await cuttableLine(smtp.port)
    await saveServer(ctx, { server: draftOf(out.port, { sender: user }), secret: null })
    const [message] = messagesOf(ctx)
    if (message === undefined) throw new Error('no message')
    await routeMessage(ctx, message.id, { kind: 'copied', mailbox: registrar })
    out.cut = { said: 'by-server', words: /250 OK: message queued/i, heard: false }
    await sendQueued(ctx, { which: 'due', patience: PATIENCE })
    const mail = () =>
      listMails(ctx.db.read, { state: null, messageId: message.id, limit: 1, after: null }).items[0]
    expect(mail()?.state).toBe('unknown')
    clock.advance(86_400_000)
    await sendQueued(ctx, { which: 'all', patience: PATIENCE })
    const arrived = await server.mails(registrar, 'INBOX')
    expect(arrived).toHaveLength(1)
    expect(arrived[0]?.raw).toContain(`Message-ID: <${message.id}@kanalarkiv.invalid>`)
    // The registrar's mailbox is one that is fetched too: there the archive sees that its mail arrived.
    const fetched = await addMailbox(ctx, {
      mailbox: {
        channelId: channel.id,
        host: '127.0.0.1',
        port: server.imap,
        security: 'none',
        user: registrar,
        folder: 'INBOX',
        afterwards: { kind: 'keep' }
      },
      secret: PASSWORD
    })
    expect(await fetchMailbox(ctx, fetched.id)).toMatchObject({ own: 1, messages: 0 })
    expect(mail()).toMatchObject({ state: 'arrived', settledBasis: 'mailbox' })
  })

  it('takes a report of failure for what it is', async () => {
    const { ctx, fetch, user } = await withMailbox()
    await fetch()
    const smtp = await startSmtp()
    await saveServer(ctx, { server: draftOf(smtp.port, { sender: user }), secret: null })
    const [message] = messagesOf(ctx)
    if (message === undefined) throw new Error('no message')
    await routeMessage(ctx, message.id, { kind: 'copied', mailbox: 'fel@norrby.example' })
    await sendQueued(ctx, { which: 'due' })
    await server.deliver(
      user,
      [
        'From: MAILER-DAEMON@norrby.example',
        `To: ${user}`,
        'Subject: Undelivered Mail Returned to Sender',
        'MIME-Version: 1.0',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
        '',
        '--r',
        'Content-Type: text/plain',
        '',
        'The mail could not be delivered.',
        '--r',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; mail.norrby.example',
        '',
        'Final-Recipient: rfc822; fel@norrby.example',
        'Action: failed',
        'Status: 5.1.1',
        '--r',
        'Content-Type: text/rfc822-headers',
        '',
        `Message-ID: <${message.id}@kanalarkiv.invalid>`,
        '--r--',
        ''
      ].join('\r\n')
    )
    expect(await fetch()).toMatchObject({ seen: 1, own: 1, messages: 0 })
    const [mail] = listMails(ctx.db.read, { state: 'trouble', messageId: null, limit: 5, after: null }).items
    expect(mail).toMatchObject({
      state: 'bounced',
      problem: 'not-delivered',
      reply: '5.1.1',
      settledBasis: 'report'
    })
  })

  it('goes on past a mail that the server does not hand out, says so, and takes it when it does', async () => {
    const { ctx, user, line, fetch } = await withMailbox()
    const lost = /UID FETCH (\d+) \(BODY\.PEEK\[\]/
    let first: string | undefined
    line.heard = said => {
      const uid = lost.exec(said)?.[1]
      first ??= uid
      return uid === undefined || uid !== first ? said : said.replace(/BODY\.PEEK/, 'KROPP')
    }
    await expect(fetch()).rejects.toMatchObject({ code: 'mails-not-handed-out', params: { folder: 'INBOX' } })
    expect(messagesOf(ctx)).toHaveLength(1)
    expect(noted(ctx)).toMatchObject({ problem: 'mails-not-handed-out', taken: 1 })
    expect(await server.mails(user, 'INBOX')).toHaveLength(1)
    line.heard = null
    expect(await fetch()).toMatchObject({ seen: 1, imported: 1 })
    expect(noted(ctx)).toMatchObject({ problem: null, taken: 2 })
  })

  it.each([0, 20])(
    'takes no mail of which the server hands out %i bytes, and leaves it where it is',
    async bytes => {
      const { ctx, user, line, fetch } = await withMailbox()
      line.heard = said => said.replace(/BODY\.PEEK\[\]/, `BODY.PEEK[]<0.${bytes}>`)
      await expect(fetch()).rejects.toMatchObject({ code: 'mails-not-handed-out' })
      expect(messagesOf(ctx)).toEqual([])
      expect(await server.mails(user, 'INBOX')).toHaveLength(2)
      line.heard = null
      expect(await fetch()).toMatchObject({ seen: 2, imported: 2 })
      expect(await server.mails(user, 'INBOX')).toHaveLength(0)
    }
  )

  it.each(['', 'BODY'])(
    'takes no mail for another one that the server hands out in its place %s',
    async what => {
      const { ctx, user, line, fetch } = await withMailbox()
      line.heard = said => (said.includes(what) ? said.replace(/UID FETCH 1 /, 'UID FETCH 2 ') : said)
      await expect(fetch()).rejects.toMatchObject({ code: 'mails-not-handed-out' })
      expect(messagesOf(ctx)).toHaveLength(1)
      expect(await server.mails(user, 'INBOX')).toHaveLength(1)
      line.heard = null
      expect(await fetch()).toMatchObject({ seen: 1, imported: 1 })
    }
  )

  it('takes in most of a mail, says that it was cut off, and leaves it where it is', async () => {
    const { ctx, user, line, fetch } = await withMailbox()
    await fetch()
    await server.deliver(user, mailOf(3, [], 'ord '.repeat(500)))
    line.heard = said => said.replace(/BODY\.PEEK\[\]/, 'BODY.PEEK[]<0.2000>')
    expect(await fetch()).toMatchObject({ seen: 1, imported: 1, short: 1 })
    const flaws = messagesOf(ctx).map(({ text, flaws }) => [text.slice(0, 7), flaws])
    expect(flaws.toSorted()).toEqual([
      ['Fråga 1', []],
      ['Fråga 2', []],
      ['Fråga 3', ['cut-off']]
    ])
    // Whoever reads what was handed over is told too.
    const cut = messagesOf(ctx).find(message => message.flaws.length > 0)
    const { json, document, facts } = oneRecord(ctx.db.read, {
      kind: 'message',
      id: MessageId.parse(cut?.id)
    })
    expect(json['flaws']).toEqual(['cut-off'])
    const sentence = 'E-postservern lämnade bara ut en del av mejlet.'
    expect(document.facts).toContainEqual(['Att veta om det', sentence])
    expect(facts?.notes).toContainEqual([cut?.takenInAt, sentence])
    expect(await server.mails(user, 'INBOX')).toHaveLength(1)
    line.heard = null
    expect(await fetch()).toMatchObject({ seen: 0 })
    expect(await server.mails(user, 'INBOX')).toHaveLength(1)
  })

  it('takes a mail whose size the server only guesses for whole, and moves it', async () => {
    const { ctx, user, line, fetch } = await withMailbox()
    line.answered = said =>
      said.replace(/RFC822\.SIZE (\d+)/g, (_, size) => `RFC822.SIZE ${Math.ceil(Number(size) * 1.4)}`)
    expect(await fetch()).toMatchObject({ seen: 2, imported: 2, short: 0 })
    expect(messagesOf(ctx).flatMap(({ flaws }) => flaws)).toEqual([])
    expect(await server.mails(user, 'INBOX')).toEqual([])
  })

  it.each([{ kind: 'keep' }, { kind: 'move', folder: 'Arkiverat' }] as const)(
    'tells of a mail that is too large for as long as it lies in the mailbox (%o)',
    async afterwards => {
      const { ctx, user, line, fetch } = await withMailbox(afterwards)
      line.answered = said => said.replace(/RFC822\.SIZE \d+/g, 'RFC822.SIZE 209715200')
      expect(await fetch()).toMatchObject({ seen: 2, imported: 0, tooLarge: 2 })
      expect(await fetch()).toMatchObject({ seen: 0, tooLarge: 0 })
      expect(noted(ctx)).toMatchObject({ tooLarge: 2, taken: 0 })
      await server.remove(user, 'INBOX', 1)
      await fetch()
      expect(noted(ctx)).toMatchObject({ tooLarge: 1, taken: 0 })
      // A server that says once that there is none, and has it all the same.
      line.answered = said => said.replace(/^\* (E?SEARCH).*$/gm, '* $1')
      await fetch()
      expect(noted(ctx)?.tooLarge).toBe(0)
      line.answered = null
      expect(await fetch()).toMatchObject({ seen: 0 })
      expect(noted(ctx)?.tooLarge).toBe(1)
      expect((await verifyArchive(ctx)).findings).toEqual([])
    }
  )

  it('says soon that a server lists more mails than its folder has, and goes on the next time', async () => {
    const { ctx, line, fetch } = await withMailbox()
    const listed = Array.from({ length: 2_000_000 }, (_, at) => at + 1).join(' ')
    line.answered = said => said.replace(/^\* SEARCH.*$/m, `* SEARCH ${listed}`)
    const begun = performance.now()
    await expect(fetch()).rejects.toMatchObject({
      code: 'mail-server-contradicts',
      params: { listed: 2_000_000, exists: 2 }
    })
    expect(performance.now() - begun).toBeLessThan(30_000)
    expect(noted(ctx)?.problem).toBe('mail-server-contradicts')
    line.answered = null
    expect(await fetch()).toMatchObject({ seen: 2, imported: 2 })
  })

  it('asks no more of a server that lists very many mails and hands out none of them', async () => {
    const { line, fetch } = await withMailbox({ kind: 'keep' })
    const listed = Array.from({ length: 50_000 }, (_, at) => 50_000 - at).join(' ')
    line.answered = said =>
      said.replace(/^\* \d+ EXISTS/m, '* 50000 EXISTS').replace(/^\* SEARCH.*$/m, `* SEARCH 7 ${listed}`)
    const asked: number[] = []
    line.heard = said => {
      const [, uid] = /UID FETCH (\d+)/.exec(said) ?? []
      if (uid !== undefined) asked.push(Number(uid))
      return said.replace(/UID FETCH \d+/, 'UID FETCH 999999')
    }
    await expect(fetch()).rejects.toMatchObject({ code: 'mails-not-handed-out' })
    expect([asked.length, asked[0]]).toEqual([100, 1])
    // What nothing comes of keeps nothing that lies after it out for good.
    await expect(fetch()).rejects.toMatchObject({ code: 'mails-not-handed-out' })
    expect([asked.length, asked[100]]).toEqual([200, 101])
    Object.assign(line, { heard: null, answered: null })
    expect(await fetch()).toMatchObject({ seen: 2, imported: 2 })
  })

  it('leaves what it does not reach in its time to the next fetching, and says how many', async () => {
    const { ctx, box, user, fetch } = await withMailbox()
    await expect(fetchMailbox(ctx, box.id, { longest: 0 })).rejects.toMatchObject({
      code: 'mails-left',
      params: { left: 2, folder: 'INBOX' }
    })
    expect(await server.mails(user, 'INBOX')).toHaveLength(2)
    expect(await fetch()).toMatchObject({ seen: 2, imported: 2 })
    expect(noted(ctx)?.problem).toBeNull()
  })

  it('ends with a server that never falls silent and never comes to an end, and goes on the next time', async () => {
    const { ctx, line, box, fetch } = await withMailbox()
    line.drips = 100
    // Silent for so long it never is.
    await expect(fetchMailbox(ctx, box.id, { patience: 1_000 })).rejects.toMatchObject({
      code: 'mail-unreachable'
    })
    line.drips = null
    expect(await fetch()).toMatchObject({ seen: 2, imported: 2 })
  })

  it('says of a mail that lacks ten bytes that it was cut off, where the server has them', async () => {
    const { ctx, user, line, fetch } = await withMailbox()
    await fetch()
    await server.deliver(user, mailOf(3, [], 'ord '.repeat(500)))
    const [mail] = await server.mails(user, 'INBOX')
    const most = (mail?.raw.length ?? 0) - 10
    line.heard = said => said.replace(/BODY\.PEEK\[\](?!<)/, `BODY.PEEK[]<0.${most}>`)
    expect(await fetch()).toMatchObject({ seen: 1, imported: 1, short: 1 })
    expect(messagesOf(ctx).flatMap(({ flaws }) => flaws)).toEqual(['cut-off'])
    expect(await server.mails(user, 'INBOX')).toHaveLength(1)
  })

  it.runIf(isLong)(
    'keeps a mail that takes too much to read as it came, says so, and takes those after it',
    {
      timeout: 120_000
    },
    async () => {
      const { ctx, user, box } = await withMailbox()
      // As patient as the program is: the line is still while the mail is read.
      const fetch = () => fetchMailbox(ctx, box.id)
      // Line ends alone, that are to be folded out (RFC 3676): a reader holds each line by itself.
      const heavy = mailOf(3, ['Content-Type: text/plain; format=flowed'], '\n'.repeat(15_000_000))
      await server.deliver(user, heavy)
      await server.deliver(user, mailOf(4))
      expect(await fetch()).toMatchObject({ seen: 4, imported: 4 })
      const unread = ctx.db.read.prepare("SELECT text FROM message WHERE completeness LIKE '%too-heavy%'")
      expect(unread.all()).toEqual([{ text: '' }])
      expect(messagesOf(ctx).map(({ text }) => /nummer 4/.test(text))).toContain(true)
      const mails = ctx.db.read.prepare('SELECT uid FROM mailbox_mail')
      expect(mails.all()).toHaveLength(4)
      const sizes = ctx.db.read.prepare('SELECT max(bytes) AS bytes FROM source_file').get() as {
        bytes: number
      }
      expect(sizes.bytes).toBeGreaterThan(15_000_000)
      // Its number is noted: it is not fetched again.
      expect(await fetch()).toMatchObject({ seen: 0, imported: 0 })
      expect((await verifyArchive(ctx)).findings).toEqual([])
    }
  )

  it('says that the server will not move a mail, not that it cannot be reached', async () => {
    const { ctx, clock, user, line, fetch } = await withMailbox()
    line.heard = said => said.replace(/UID MOVE (\d+) "?Arkiverat"?/, 'UID MOVE $1 Borta')
    const refused = { code: 'mails-not-moved', params: { folder: 'INBOX', to: 'Arkiverat' } }
    await expect(fetch()).rejects.toMatchObject(refused)
    expect(messagesOf(ctx)).toHaveLength(2)
    // Those that are left keep no new one from being fetched, and are moved when the server will.
    await server.deliver(user, mailOf(3))
    clock.advance(60_000)
    await expect(fetch()).rejects.toMatchObject(refused)
    expect(messagesOf(ctx)).toHaveLength(3)
    expect(noted(ctx)).toMatchObject({ problem: 'mails-not-moved', taken: 3, fetchedAt: ctx.clock.now() })
    expect(await server.mails(user, 'INBOX')).toHaveLength(3)
    line.heard = null
    expect(await fetch()).toMatchObject({ seen: 0 })
    expect(noted(ctx)).toMatchObject({ problem: null, taken: 3 })
    expect(await server.mails(user, 'Arkiverat')).toHaveLength(3)
  })

  it('does not ask for each of many mails, and read it, each time, where the server will move none', async () => {
    const { ctx, user, line, fetch } = await withMailbox()
    for (let number = 3; number <= 8; number++) await server.deliver(user, mailOf(number))
    let asked = 0
    line.heard = said =>
      said.replace(/UID MOVE (\d+) "?Arkiverat"?/, (_, uid: string) => {
        asked += 1
        return `UID MOVE ${uid} Borta`
      })
    await expect(fetch()).rejects.toMatchObject({ code: 'mails-not-moved' })
    expect([messagesOf(ctx).length, asked]).toEqual([8, 3])
    await expect(fetch()).rejects.toMatchObject({ code: 'mails-not-moved' })
    expect(asked).toBe(6)
    // Some that it will not move keep none of the others.
    line.heard = said => said.replace(/UID MOVE ([12]) "?Arkiverat"?/, 'UID MOVE $1 Borta')
    await expect(fetch()).rejects.toMatchObject({ code: 'mails-not-moved' })
    expect(await server.mails(user, 'Arkiverat')).toHaveLength(6)
  })

  it('moves all others where as many as it asks for on end will never be moved', async () => {
    const { user, line, fetch } = await withMailbox()
    for (let number = 3; number <= 8; number++) await server.deliver(user, mailOf(number))
    const moved = async () => (await server.mails(user, 'Arkiverat')).length
    const refused = { code: 'mails-not-moved' }
    line.heard = said => said.replace(/UID MOVE (\d+) "?Arkiverat"?/, 'UID MOVE $1 Borta')
    await expect(fetch()).rejects.toMatchObject(refused)
    // Which come first is chance, so that the three come first now and then, and not each time.
    line.heard = said => said.replace(/UID MOVE ([123]) "?Arkiverat"?/, 'UID MOVE $1 Borta')
    for (let tries = 0; tries < 20 && (await moved()) < 5; tries++)
      await expect(fetch()).rejects.toMatchObject(refused)
    expect(await moved()).toBe(5)
    // Only they are left, and keep nothing that is new.
    await server.deliver(user, mailOf(9))
    await expect(fetch()).rejects.toMatchObject(refused)
    expect(await moved()).toBe(6)
  })

  it('goes on past mails that the server will not flag', async () => {
    const { ctx, line, fetch } = await withMailbox({ kind: 'flag' })
    line.heard = said => said.replace(/UID STORE/, 'UID LAGRA')
    await expect(fetch()).rejects.toMatchObject({ code: 'mails-not-flagged', params: { folder: 'INBOX' } })
    expect(messagesOf(ctx)).toHaveLength(2)
    line.heard = null
    expect(await fetch()).toMatchObject({ seen: 0 })
  })

  it('does not take a server that will not list its mails for one that has none', async () => {
    const { ctx, line, fetch } = await withMailbox({ kind: 'flag' })
    line.cut = { said: 'by-client', words: /UID STORE/, heard: false }
    await expect(fetch()).rejects.toThrow()
    line.heard = said => said.replace(/SEARCH ALL/, 'SEARCH ALLT')
    await expect(fetch()).rejects.toMatchObject({ code: 'mails-not-handed-out' })
    // What was saved and not flagged is not taken for gone.
    const unhandled = ctx.db.read
      .prepare('SELECT count(*) FROM mailbox_mail WHERE handled_at IS NULL')
      .pluck()
    expect(unhandled.get()).toBe(1)
    line.heard = null
    expect(await fetch()).toMatchObject({ seen: 1 })
    expect(unhandled.get()).toBe(0)
  })

  it('whose password the server takes no more is told of once, until there is a new one', async () => {
    const { ctx, clock, box, fetch } = await withMailbox()
    await fetch()
    await raiseAlerts(ctx)
    const alerts = () =>
      listAlerts(ctx.db.read, { view: 'open', kind: 'login-ended', channelId: null, limit: 10, after: null })
        .items
    expect(alerts()).toEqual([])
    // As when somebody has changed it on the server: the one that is kept here is another.
    await ctx.secrets.store(`mailbox/${box.id}`, 'det gamla')
    clock.advance(60_000)
    await expect(fetch()).rejects.toMatchObject({ code: 'mail-login-refused' })
    expect(await raiseAlerts(ctx)).toMatchObject({ raised: 1 })
    expect(await raiseAlerts(ctx)).toMatchObject({ raised: 0 })
    expect(alerts()).toMatchObject([{ login: 'mailbox', channels: [{ channelId: box.channelId }] }])
    await renewPassword(ctx, { id: box.id, secret: PASSWORD })
    expect(await raiseAlerts(ctx)).toMatchObject({ raised: 0, ended: 1 })
    expect(alerts()).toEqual([])
    expect((await verifyArchive(ctx)).findings).toEqual([])
  })

  it('refuses a wrong password, a folder that is not there, and the same mailbox twice', async () => {
    const { ctx, draft } = await withMailbox()
    const add = (change: Partial<MailboxDraft>, secret = PASSWORD) =>
      addMailbox(ctx, { mailbox: { ...draft, ...change }, secret })
    await expect(add({})).rejects.toMatchObject({ code: 'mailbox-exists' })
    await expect(add({ user: 'annan@norrby.example' }, 'fel')).rejects.toMatchObject({
      code: 'mail-login-refused'
    })
    await expect(add({ folder: 'Saknas' })).rejects.toMatchObject({ code: 'mail-folder-missing' })
    await expect(
      add({ user: 'tredje@norrby.example', afterwards: { kind: 'move', folder: 'Saknas' } })
    ).rejects.toMatchObject({ code: 'mail-folder-missing', params: { folder: 'Saknas' } })
    await expect(add({ host: 'mail.norrby.example', user: 'x' })).rejects.toMatchObject({
      code: 'mail-not-secure'
    })
    expect(listMailboxes(ctx.db.read, null)).toHaveLength(1)
  })
})
