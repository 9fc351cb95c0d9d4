// Alerts: each made once for its cause, ended when the cause is gone, and told by mail without anything that was written.
import { readFile } from 'node:fs/promises'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { ALERT_KINDS, type AlertView } from '#shared/alert.ts'
import { type ChannelId, Instant, type Sha256, ThreadId } from '#shared/ids.ts'
import { renewKey } from '../../electron/core/comments/accounts/accounts.ts'
import { addWord } from '../../electron/core/comments/watch/watch.ts'
import { listMails } from '../../electron/core/deadlines/outbox/queries.ts'
import { sendQueued } from '../../electron/core/deadlines/outbox/send.ts'
import { saveServer } from '../../electron/core/deadlines/outbox/server.ts'
import {
  endDamage,
  insertDamage,
  insertSample,
  samples,
  setLook
} from '../../electron/core/delivery/checks/queries.ts'
import { forecastOf } from '../../electron/core/delivery/checks/space.ts'
import { begin } from '../../electron/core/delivery/disposal/begin.ts'
import { confirmDisposal, proposeDisposal } from '../../electron/core/delivery/disposal/disposals.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { answerThread } from '../../electron/core/messages/inbox/inbox.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { registerChannel } from '../../electron/core/register/register/channels.ts'
import { addPerson, editPerson } from '../../electron/core/register/register/departments.ts'
import { mergePeople } from '../../electron/core/register/register/merge.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { markDone, markSeen, raiseAlerts } from '../../electron/core/reports/alerts/alerts.ts'
import { countNew, listAlerts } from '../../electron/core/reports/alerts/read.ts'
import { listSubscriptions, subscribe } from '../../electron/core/reports/alerts/subscriptions.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { ALL, enterRule, twoArchivists } from '../helpers/disposal.ts'
import { describeWithKeychain } from '../helpers/keychain.ts'
import { type MailServer, noMailServer, startMailServer } from '../helpers/mail-server.ts'
import { commentSaying, newPage, visitorsComment } from '../helpers/platforms/page.ts'
import { draftOf, startSmtp } from '../helpers/smtp.ts'
import { KEY } from '../helpers/stubs/graph.ts'

const alertsIn = (ctx: Context, view: AlertView = 'open') =>
  listAlerts(ctx.db.read, { view, kind: null, channelId: null, limit: 100, after: null }).items
const kindsIn = (ctx: Context, view?: AlertView) =>
  alertsIn(ctx, view)
    .map(({ kind }) => kind)
    .sort()
const mailsOf = (ctx: Context) =>
  listMails(ctx.db.read, { state: null, messageId: null, limit: 50, after: null }).items
const DAY = 86_400_000

function ask(ctx: Context, channelId: ChannelId, receivedAt: string) {
  return pasteMessage(ctx, {
    ...{ channelId, senderName: 'Göran Ek', senderAddress: null },
    ...{ receivedAt: Instant.parse(receivedAt), text: `Hemlig fråga ${receivedAt}` }
  })
}

/** A missed round stands in the database as the plan enters it. */
const missRound = (ctx: Context, departmentId: string) =>
  ctx.db.transact(tx =>
    tx
      .prepare(`INSERT INTO round VALUES (?, '2026-H1', ?, 'missed', ?, NULL)`)
      .run(departmentId, '2026-05-04T08:00:00.000Z', ctx.clock.now())
  )

it('tells once of a question that is late, and not of one that was late when it came in', async () => {
  const { ctx, clock } = await newArchive()
  const channel = newChannel(ctx)
  await ask(ctx, channel.id, '2026-11-02T07:00:00.000Z')
  const { id } = await ask(ctx, channel.id, '2026-11-25T07:00:00.000Z')
  expect(await raiseAlerts(ctx)).toEqual({ raised: 0, ended: 0, mails: 0 })
  clock.advance(3 * DAY)
  expect(await raiseAlerts(ctx)).toEqual({ raised: 1, ended: 0, mails: 0 })
  expect(await raiseAlerts(ctx)).toEqual({ raised: 0, ended: 0, mails: 0 })
  expect(alertsIn(ctx)).toMatchObject([
    { kind: 'unanswered', state: 'new', messageId: id, channels: [{ channelName: channel.name }] }
  ])
  // In the alert itself there is nothing of the question.
  expect(JSON.stringify(alertsIn(ctx))).not.toMatch(/Hemlig|Göran/)
  answerThread(ctx, ThreadId.parse(id), { kind: 'no-answer', because: 'Frågan är besvarad per telefon' })
  expect(await raiseAlerts(ctx)).toMatchObject({ raised: 0, ended: 1 })
  expect(alertsIn(ctx, 'done')).toMatchObject([{ state: 'done', doneBy: null, seenBy: null }])
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('goes from new to seen to done, once, whatever is written', async () => {
  const { ctx } = await newArchive()
  const { departmentId } = newChannel(ctx)
  missRound(ctx, departmentId)
  await raiseAlerts(ctx)
  const [alert] = alertsIn(ctx)
  if (alert === undefined) throw new Error('no alert')
  expect(alert).toMatchObject({ kind: 'round-missed', departmentName: 'Kultur och fritid' })
  expect([countNew(ctx.db.read), markSeen(ctx, [alert.id]), markSeen(ctx, [alert.id])]).toEqual([
    1,
    { seen: 1 },
    { seen: 0 }
  ])
  expect(markDone(ctx, alert.id)).toMatchObject({ state: 'done', seenBy: 'test', doneBy: 'test' })
  // The round is missed still: a person has said that there is nothing more to do about it.
  expect(await raiseAlerts(ctx)).toMatchObject({ raised: 0, ended: 0 })
  const write = (sql: string) => () => ctx.db.transact(tx => void tx.prepare(sql).run())
  expect(write(`UPDATE alert SET done_at = NULL, done_by = NULL`)).toThrow('from new to seen to done')
  for (const table of ['alert_channel', 'alert'])
    expect(write(`DELETE FROM ${table}`)).toThrow('by a disposal decision only')
  expect(write(`INSERT INTO alert (id, kind, cause, raised_at) VALUES ('a', 'vanished', 'b', 'c')`)).toThrow(
    'CHECK'
  )
})

it('tells of damage in the archive once a day, and of a folder that has had no whole backup for eight days', async () => {
  const { ctx, clock } = await newArchive()
  const files = await Promise.all(
    ['ett', 'två', 'tre'].map(text => ctx.objects.put(Buffer.from(text), 'text/plain'))
  )
  ctx.db.transact(tx => record(tx, ctx, { act: 'alert.raised', about: null, objects: files }))
  const [one, two, three] = files.map(({ sha256 }) => sha256)
  const damage = (...shas: (Sha256 | undefined)[]) =>
    ctx.db.transact(tx => {
      for (const sha256 of shas) if (sha256) insertDamage(tx, sha256, 'changed', ctx.clock.now())
    })
  damage(one, two)
  const about = { channels: [], departmentName: null, commentId: null, messageId: null }
  expect(await raiseAlerts(ctx)).toMatchObject({ raised: 1 })
  expect(alertsIn(ctx)).toMatchObject([{ kind: 'archive-damaged', state: 'new', ...about }])
  clock.advance(DAY)
  damage(three)
  expect(await raiseAlerts(ctx)).toMatchObject({ raised: 1, ended: 0 })
  // The two of the first day are right again.
  ctx.db.transact(tx => {
    for (const sha256 of [one, two]) if (sha256) endDamage(tx, sha256, ctx.clock.now())
  })
  expect(await raiseAlerts(ctx)).toMatchObject({ raised: 0, ended: 1 })
  ctx.db.transact(tx => setLook(tx, 'database', ctx.clock.now(), ['row 7 missing from index']))
  expect(await raiseAlerts(ctx)).toMatchObject({ raised: 1, ended: 0 })

  const target = (id: string, plan: string | null) =>
    ctx.db.transact(tx =>
      tx
        .prepare('INSERT INTO backup_target (id, folder, plan, added_at) VALUES (@id, @id, @plan, @at)')
        .run({ id, plan, at: ctx.clock.now() })
    )
  target('planned', 'day')
  target('by-hand', null)
  clock.advance(8 * DAY)
  expect(await raiseAlerts(ctx)).toMatchObject({ raised: 0 })
  clock.advance(1000)
  expect(await raiseAlerts(ctx)).toMatchObject({ raised: 1 })
  expect(kindsIn(ctx)).toEqual(['archive-damaged', 'archive-damaged', 'backup-late'])
  ctx.db.transact(tx =>
    tx
      .prepare(
        `INSERT INTO backup (id, target_id, at, outcome, number, manifest) VALUES ('b', 'planned', ?, 'whole', 1, 'm')`
      )
      .run(ctx.clock.now())
  )
  expect(await raiseAlerts(ctx)).toMatchObject({ raised: 0, ended: 1 })
})

it('tells of a disk that is full soon, once a month, and that it no longer is', async () => {
  const { ctx } = await newArchive()
  const GB = 2 ** 30
  const sample = (day: string, freeBytes: number, archiveBytes: number) =>
    ctx.db.transact(tx =>
      insertSample(tx, { day, freeBytes: Math.round(freeBytes * GB), archiveBytes: archiveBytes * GB })
    )
  const told = async () => {
    await raiseAlerts(ctx)
    const { isShort } = forecastOf(samples(ctx.db.read), ctx.clock.now()) ?? { isShort: false }
    // What the window says, and what is told.
    expect(kindsIn(ctx)).toEqual(isShort ? ['disk-short'] : [])
    return isShort
  }
  expect(await told()).toBe(false)
  sample('2026-07-01', 900, 1)
  sample('2026-09-01', 100, 10)
  expect(await told()).toBe(false)
  sample('2026-10-01', 89, 40)
  expect(await told()).toBe(false)
  sample('2026-10-02', 29, 70)
  expect(await told()).toBe(true)
  sample('2026-10-20', 400, 71)
  expect(await told()).toBe(false)
  sample('2026-11-02', 1.9, 71)
  expect(await told()).toBe(true)
  sample('2026-12-01', 1.9, 71)
  expect(await told()).toBe(true)
  expect(kindsIn(ctx, 'all')).toHaveLength(3)
})

it('goes with its record when that is disposed of', async () => {
  const { ctx, as, messages } = await twoArchivists()
  await enterRule(ctx, { kind: 'message' })
  ctx.db.transact(tx =>
    tx
      .prepare(
        `INSERT INTO alert (id, kind, cause, message_id, raised_at) VALUES ('a', 'unanswered', '1.0', ?, ?)`
      )
      .run(messages.copied.id, ctx.clock.now())
  )
  const { id } = proposeDisposal(ctx, ALL)
  const mona = await as('mona')
  confirmDisposal(mona, id)
  begin(mona, id)
  expect(mona.db.read.prepare('SELECT count(*) AS n FROM alert').get()).toEqual({ n: 0 })
})

describe('by mail', () => {
  async function subscribed() {
    const made = await newArchive()
    const { ctx } = made
    const smtp = await startSmtp()
    const channel = newChannel(ctx)
    const { platform, departmentId, responsibleId, purpose, dialogue } = channel
    const other = registerChannel(ctx, {
      ...{ platform, departmentId, responsibleId, purpose, dialogue },
      ...{ name: 'Andra kanalen', addresses: ['https://andra.example/'], mandate: null }
    })
    const person = addPerson(ctx, { name: 'Bo Ek', email: 'bo.ek@norrby.example', departmentId })
    const setServer = () => saveServer(ctx, { server: draftOf(smtp.port), secret: null })
    return { ...made, smtp, channel, other, person, setServer }
  }

  it('says how many of what and where, to whom it was promised, once, and no more than once an hour', async () => {
    const { ctx, clock, smtp, channel, other, person, setServer } = await subscribed()
    subscribe(ctx, { personId: person.id, channelId: channel.id, kinds: ['unanswered', 'unanswered'] })
    await ask(ctx, channel.id, '2026-11-25T07:00:00.000Z')
    await ask(ctx, channel.id, '2026-11-25T07:30:00.000Z')
    await ask(ctx, other.id, '2026-11-25T07:00:00.000Z')
    clock.advance(3 * DAY)
    // Without a server nothing is lost: it waits.
    expect(await raiseAlerts(ctx)).toEqual({ raised: 3, ended: 0, mails: 0 })
    await setServer()
    expect(await raiseAlerts(ctx)).toEqual({ raised: 0, ended: 0, mails: 1 })
    expect(await raiseAlerts(ctx)).toEqual({ raised: 0, ended: 0, mails: 0 })
    const [mail] = mailsOf(ctx)
    if (mail === undefined) throw new Error('no mail')
    expect(mail).toMatchObject({ purpose: 'alert', recipient: 'bo.ek@norrby.example', state: 'queued' })
    const read = await PostalMime.parse(await readFile(ctx.objects.path(mail.eml)))
    expect(read.subject).toBe('Aviseringar från Kanalarkiv: 2 nya')
    expect(read.text).toContain(`- ${channel.name}: 2 frågor utan svar i tid`)
    expect(read.text).not.toMatch(/Hemlig|Göran|Andra kanalen/)
    subscribe(ctx, { personId: person.id, channelId: null, kinds: [...ALERT_KINDS] })
    missRound(ctx, channel.departmentId)
    ctx.db.transact(tx => setLook(tx, 'database', ctx.clock.now(), ['row 7 missing from index']))
    clock.advance(60_000)
    expect(await raiseAlerts(ctx)).toEqual({ raised: 2, ended: 0, mails: 0 })
    clock.advance(3_600_000)
    expect(await raiseAlerts(ctx)).toEqual({ raised: 0, ended: 0, mails: 1 })
    await sendQueued(ctx, { which: 'all' })
    expect(smtp.taken.map(({ to }) => to)).toEqual([['bo.ek@norrby.example'], ['bo.ek@norrby.example']])
    expect(smtp.taken[1]?.raw).toContain('Kultur och fritid: 1 missad halv')
    expect(smtp.taken[1]?.raw).toContain('Arkivet: 1 skada som en kontroll har hittat')
  })

  it('is not sent to whoever has left, or has no address, and follows a person who stood twice', async () => {
    const { ctx, clock, channel, person, setServer } = await subscribed()
    await setServer()
    const { departmentId } = channel
    const twice = addPerson(ctx, { name: 'Bo Ek', email: 'bo@norrby.example', departmentId })
    const nameless = addPerson(ctx, { name: 'Cia', email: null, departmentId })
    const all = { channelId: null, kinds: [...ALERT_KINDS] }
    expect(() => subscribe(ctx, { personId: nameless.id, ...all })).toThrowError(
      expect.objectContaining({ code: 'no-mail-address' })
    )
    subscribe(ctx, { personId: twice.id, ...all })
    subscribe(ctx, { personId: person.id, ...all })
    mergePeople(ctx, { id: twice.id, into: person.id })
    expect(listSubscriptions(ctx)).toMatchObject([
      { personId: person.id, channelName: null, kinds: ALERT_KINDS.toSorted(), quiet: null }
    ])
    missRound(ctx, departmentId)
    const leaves = (departedOn: string | null) =>
      editPerson(ctx, person.id, { name: 'Bo Ek', email: person.email, departmentId, departedOn })
    leaves('2026-11-24')
    expect(await raiseAlerts(ctx)).toEqual({ raised: 1, ended: 0, mails: 0 })
    expect(listSubscriptions(ctx)).toMatchObject([{ quiet: 'left' }])
    leaves(null)
    clock.advance(60_000)
    expect(await raiseAlerts(ctx)).toEqual({ raised: 0, ended: 0, mails: 1 })
    expect(mailsOf(ctx)).toMatchObject([{ recipient: 'bo.ek@norrby.example' }])
    expect(subscribe(ctx, { personId: person.id, channelId: null, kinds: [] })).toEqual([])
  })

  it('names no channel that is marked as secret', async () => {
    const { ctx, clock, channel, person, setServer } = await subscribed()
    await setServer()
    subscribe(ctx, { personId: person.id, channelId: channel.id, kinds: ['unanswered'] })
    await ask(ctx, channel.id, '2026-11-25T07:00:00.000Z')
    await markSecret(ctx, {
      record: { kind: 'channel', id: channel.id },
      paragraph: 'OSL 26 kap. 1 §',
      note: null
    })
    clock.advance(3 * DAY)
    expect(await raiseAlerts(ctx)).toMatchObject({ mails: 1 })
    const [mail] = mailsOf(ctx)
    if (mail === undefined) throw new Error('no mail')
    const { text = '' } = await PostalMime.parse(await readFile(ctx.objects.path(mail.eml)))
    expect(text).toContain('- En kanal med sekretess: 1 fråga utan svar i tid')
    expect(text).not.toContain(channel.name)
  })

  const missing = noMailServer()
  it.skipIf(missing !== null)(
    `arrives at a real mail server${missing === null ? '' : ` (${missing})`}`,
    async () => {
      const server: MailServer = await startMailServer()
      try {
        const { ctx, channel, person } = await subscribed()
        const smtp = await startSmtp({ relay: (to, raw) => server.deliver(to, raw) })
        await saveServer(ctx, { server: draftOf(smtp.port), secret: null })
        subscribe(ctx, { personId: person.id, channelId: null, kinds: ['round-missed'] })
        missRound(ctx, channel.departmentId)
        await raiseAlerts(ctx)
        await sendQueued(ctx, { which: 'all' })
        const [mail] = await server.mails('bo.ek@norrby.example', 'INBOX')
        const read = await PostalMime.parse(mail?.raw ?? '')
        expect(read).toMatchObject({ subject: 'Aviseringar från Kanalarkiv: en ny' })
        expect(read.text).toContain('Kultur och fritid: 1 missad halvårskörning')
      } finally {
        await server.stop()
      }
    }
  )
})

describeWithKeychain('with a platform', () => {
  it('tells of watched words, personal numbers, comments that vanish and a login that has run out', async () => {
    const { ctx, clock, stub, comments, account, read } = await newPage(2)
    addWord(ctx, 'klantar')
    comments.push(
      { ...visitorsComment(5), text: 'Vilka klantarslen' },
      { ...visitorsComment(6), text: 'Jag heter Kalle, 811218-9876' }
    )
    await read()
    await raiseAlerts(ctx)
    expect(kindsIn(ctx)).toEqual(['personal-number', 'watch-word'])
    expect(alertsIn(ctx).find(({ kind }) => kind === 'watch-word')?.commentId).toBe(
      commentSaying(ctx, 'Vilka').id
    )
    clock.advance(60_000)
    comments.splice(
      comments.findIndex(({ text }) => text.startsWith('Jag heter')),
      1
    )
    await read()
    expect(await raiseAlerts(ctx)).toMatchObject({ raised: 1, ended: 0 })
    expect(kindsIn(ctx)).toEqual(['personal-number', 'vanished', 'watch-word'])

    const expire = async () => {
      stub.isExpired = true
      clock.advance(60_000)
      await expect(read()).rejects.toMatchObject({ code: 'platform-expired' })
      return raiseAlerts(ctx)
    }
    expect(await expire()).toMatchObject({ raised: 1 })
    expect(await raiseAlerts(ctx)).toMatchObject({ raised: 0 })
    expect(alertsIn(ctx).find(({ kind }) => kind === 'login-ended')).toMatchObject({ login: 'account' })
    stub.isExpired = false
    clock.advance(60_000)
    await renewKey(ctx, { id: account.id, secret: KEY })
    expect(await raiseAlerts(ctx)).toMatchObject({ raised: 0, ended: 1 })
    // The next time is another cause.
    expect(await expire()).toMatchObject({ raised: 1 })
    expect((await verifyArchive(ctx)).findings).toEqual([])
  })
})
