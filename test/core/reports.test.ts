// Reports from readers: taken in as messages that came in, decided about, answered in time, and corrected without losing what was.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { CommentId, Instant } from '#shared/ids.ts'
import type { ReportDraft } from '#shared/report.ts'
import { ROLES } from '#shared/user.ts'
import { stopColumns } from '../../electron/core/delivery/disposal/stops.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { systemActor } from '../../electron/core/kernel/actor.ts'
import { listJournal } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { listThreads } from '../../electron/core/messages/inbox/inbox.ts'
import { message } from '../../electron/core/messages/messages/messages.ts'
import { routeMessage } from '../../electron/core/messages/messages/route.ts'
import { listDecisions, listReports, reportsAbout } from '../../electron/core/messages/reports/queries.ts'
import { correctReport, decideReport, takeReport } from '../../electron/core/messages/reports/reports.ts'
import { saveUser } from '../../electron/core/register/roles/users.ts'
import { listCarriers } from '../../electron/core/register/secrecy/carriers/carriers.ts'
import { lookForCarriers } from '../../electron/core/register/secrecy/carriers/find.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'
import { commentIn, SHOWN } from '../helpers/comments.ts'
import { everything, filledArchive } from './exports-archive.ts'

const WORDS = 'Den som skrev detta hotar min granne.'

async function reported(more: Partial<ReportDraft> = {}) {
  const made = await filledArchive()
  const { ctx, first, comment } = made
  const draft: ReportDraft = {
    ...{ channelId: first.id, matter: 'illegal', way: 'phone', record: { kind: 'comment', id: comment } },
    ...{ address: null, senderName: null, senderAddress: null, receivedAt: null, text: WORDS, ...more }
  }
  const report = await takeReport(ctx, draft)
  return { ...made, draft, report }
}

const duty = (ctx: Awaited<ReturnType<typeof reported>>['ctx'], id: string) =>
  ctx.db.read
    .prepare('SELECT due_at AS dueAt, answered_at AS answeredAt FROM duty WHERE message_id = ?')
    .get(id) as { dueAt: string; answeredAt: string | null }

it('is a message that came in, also from nobody in particular, and is due the next working day', async () => {
  const { ctx, comment, report } = await reported()
  expect(report).toMatchObject({
    ...{ matter: 'illegal', way: 'phone', record: { kind: 'comment', id: comment }, senderName: null },
    ...{ decision: null, dueAt: expect.stringMatching(/^2026-11-26T/) }
  })
  expect(message(ctx.db.read, report.id)).toMatchObject({
    ...{ state: 'undecided', direction: 'in', senderName: null, text: WORDS }
  })
  expect(reportsAbout(ctx.db.read, { kind: 'comment', id: comment })).toEqual([report])
  const journal = JSON.stringify(listJournal(ctx.db.read, { about: null, before: null, limit: 100 }))
  expect(journal).toContain('message.reported')
  expect(journal).not.toContain('hotar')
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('is told twice by the same reader at the same time as one, and by two as two', async () => {
  const { ctx, draft, report, clock } = await reported()
  const named = { ...draft, senderName: 'Åsa Löv', receivedAt: clock.now() }
  const first = await takeReport(ctx, named)
  expect((await takeReport(ctx, named)).id).toBe(first.id)
  expect(first.id).not.toBe(report.id)
  // Two who say nothing of who they are cannot be told apart, and are not taken for one.
  clock.advance(60_000)
  expect((await takeReport(ctx, draft)).id).not.toBe(report.id)
  const all = listReports(ctx.db.read, { channelId: null, state: null, limit: 10, after: null }).items
  expect(all).toHaveLength(3)
})

it('is another one where the same reader says the same of something else', async () => {
  const { ctx, draft, clock } = await reported()
  const named = { ...draft, senderName: 'Åsa Löv', receivedAt: clock.now() }
  const elsewhere = { ...named, record: null, address: 'https://flode.example/norrby/2' }
  const ids = [await takeReport(ctx, named), await takeReport(ctx, elsewhere)].map(({ id }) => id)
  expect(new Set(ids).size).toBe(2)
  expect((await takeReport(ctx, elsewhere)).id).toBe(ids[1])
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('still waits for an answer where a reader with a name was told nothing, and keeps what it is of', async () => {
  const { ctx, comment, report } = await reported({ senderName: 'Åsa Löv' })
  const isUnfinished = (kind: 'comment' | 'message', id: string) =>
    ctx.db.read
      .prepare(`SELECT ${stopColumns(kind, '@id', { isOpen: 'false', needsReceipt: false })}`)
      .get({ id, own: null })
  expect(isUnfinished('comment', comment)).toMatchObject({ isUnfinished: 1 })
  expect(isUnfinished('message', report.id)).toMatchObject({ isUnfinished: 1 })
  const decision = { outcome: 'no-action', because: 'Det är tillåtet.', toReader: null } as const
  expect(decideReport(ctx, report.id, decision).dueAt).not.toBeNull()
  expect(isUnfinished('comment', comment)).toMatchObject({ isUnfinished: 0 })
  const told = { ...decision, toReader: 'Tack, vi låter den stå.' }
  expect(correctReport(ctx, { id: report.id, decision: told, because: 'Svar gavs.' }).dueAt).toBeNull()
})

it('is answered by its decision, once; a wrong one is corrected by a new one and stays on file', async () => {
  const { ctx, report, clock } = await reported()
  const of = (state: 'open' | 'decided') =>
    listReports(ctx.db.read, { channelId: null, state, limit: 10, after: null }).items.map(({ id }) => id)
  expect([of('open'), of('decided')]).toEqual([[report.id], []])
  const wrong = { outcome: 'no-action', because: 'Det är tillåtet att säga så.', toReader: null } as const
  const right = { outcome: 'acted', because: 'Det är ett hot.', toReader: 'Tack. Den är borta.' } as const
  const because = 'Läste fel kommentar.'
  expect(() => correctReport(ctx, { id: report.id, decision: right, because })).toThrow(
    expect.objectContaining({ code: 'report-not-decided' })
  )
  expect(duty(ctx, report.id).answeredAt).toBeNull()
  expect(decideReport(ctx, report.id, wrong)).toMatchObject({ decision: wrong, dueAt: null })
  const answered = duty(ctx, report.id).answeredAt
  expect(answered).toBe(ctx.clock.now())
  expect(() => decideReport(ctx, report.id, right)).toThrow(
    expect.objectContaining({ code: 'already-decided' })
  )
  clock.advance(60_000)
  expect(correctReport(ctx, { id: report.id, decision: right, because })).toMatchObject({
    decision: { ...right, correctedBecause: because }
  })
  expect(listDecisions(ctx.db.read, report.id)).toMatchObject([wrong, right])
  expect(duty(ctx, report.id).answeredAt).toBe(answered)
  expect([of('open'), of('decided')]).toEqual([[], [report.id]])
  const run = (sql: string) => () => ctx.db.transact(tx => tx.prepare(sql).run())
  expect(run(`UPDATE report_decision SET because = 'annat'`)).toThrow(/never changed/)
  expect(run('DELETE FROM report_decision')).toThrow(/disposal decision only/)
  expect(run(`UPDATE message_report SET matter = 'other'`)).toThrow(/never changed/)
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('refuses what is about nothing, about what is not there, or not a report at all', async () => {
  const { ctx, draft, messages } = await reported()
  await expect(takeReport(ctx, { ...draft, record: null })).rejects.toMatchObject({
    code: 'report-of-nothing'
  })
  const gone = CommentId.parse('00000000-0000-4000-8000-000000000000')
  await expect(takeReport(ctx, { ...draft, record: { kind: 'comment', id: gone } })).rejects.toMatchObject({
    code: 'not-found'
  })
  const ahead = Instant.parse('2027-01-01T00:00:00.000Z')
  await expect(takeReport(ctx, { ...draft, receivedAt: ahead })).rejects.toMatchObject({ code: 'not-yet' })
  const decision = { outcome: 'acted', because: 'x', toReader: null } as const
  expect(() => decideReport(ctx, messages.filed.id, decision)).toThrow(
    expect.objectContaining({ code: 'not-a-report' })
  )
})

it('goes along in packages with what was decided, and without the id of what it is about', async () => {
  const { ctx, dir, comment, report } = await reported({ address: 'https://flode.example/norrby/inlagg/1' })
  decideReport(ctx, report.id, { outcome: 'forwarded', because: 'Till polisen.', toReader: null })
  await routeMessage(ctx, report.id, { kind: 'registered', diaryNumber: 'KS 2026/5' })
  const { folder } = await createExport(ctx, everything, { format: 'bagit', delivery: null })
  const records = JSON.parse(await readFile(join(dir, String(folder), 'data/records.json'), 'utf8'))
  const told = records.messages.find(({ id }: { id: string }) => id === report.id)
  expect(told.report).toMatchObject({
    ...{ matter: 'illegal', way: 'phone', address: 'https://flode.example/norrby/inlagg/1' },
    decisions: [{ outcome: 'forwarded', because: 'Till polisen.' }]
  })
  expect(JSON.stringify(told)).not.toContain(comment)
})

it('is taken in, listed, decided about and corrected at the command line', async () => {
  const { archive, ctx, dir, comment, first } = await filledArchive()
  saveUser(ctx, { osUser: systemActor(), name: 'Jonas Åberg', personId: null, roles: [...ROLES] })
  await archive.close()
  const log = join(dir, '..', 'logg.txt')
  const run = (args: readonly string[], input = '') =>
    kanalarkiv(['report', ...args, '--archive', dir, '--log', log], { input })
  const take = ['take', '--channel', first.id, '--matter', 'personal-data', '--way', 'letter', '--json']
  expect(await run(take, WORDS)).toMatchObject({ code: 1 })
  const taken = await run([...take, '--record', `comment:${comment}`], WORDS)
  expect(taken).toMatchObject({ code: 0 })
  const { id } = taken.json()['report'] as { id: string }
  expect((await run(['about', `comment:${comment}`])).out).toMatch(/personal data +letter/)
  expect((await run(['list', '--state', 'decided', '--json'])).json()).toMatchObject({ reports: [] })
  const short = id.slice(0, 8)
  expect(await run(['decide', short, '--outcome', 'acted', '--reasons', 'Namnet ska bort.'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('acted on')
  })
  const corrected = ['correct', short, '--outcome', 'no-action', '--reasons', 'Det är inte hans namn.']
  expect(await run([...corrected, '--because', 'Fel person.'])).toMatchObject({ code: 0 })
  expect((await run(['decisions', short])).out).toMatch(/acted on[\s\S]*no action/)
  const text = await readFile(log, 'utf8').catch(() => '')
  expect(text).not.toContain('hotar')
})

it('is found in the inbox among other messages until it is decided about, also once it was routed', async () => {
  const { ctx, report } = await reported({ senderName: 'Åsa Löv' })
  const listed = (reports: 'open' | 'decided' | 'all' | null) =>
    listThreads(ctx, { which: 'all', channelId: null, handler: null, reports, limit: 50, after: null }).items
  expect(listed(null).length).toBeGreaterThan(1)
  expect(listed('open').map(({ id, report }) => [id, report])).toEqual([
    [report.id, { matter: 'illegal', isDecided: false }]
  ])
  await routeMessage(ctx, report.id, { kind: 'copied', mailbox: 'registrator@norrby.example' })
  expect(listed('open')).toHaveLength(1)
  decideReport(ctx, report.id, { outcome: 'no-action', because: 'Inget hot.', toReader: 'Vi har läst den.' })
  expect([listed('open').length, listed('decided').length, listed('all').length]).toEqual([0, 1, 1])
})

it('is kept in when its address holds the words of a marked record', async () => {
  const { ctx, comment, draft, first } = await reported()
  const secret = 'Min granne Berit har fått diagnosen MS och får ingen hemtjänst'
  const marked = await commentIn(ctx, first.id, 'verified', { ...SHOWN, text: secret })
  const address = `https://flode.example/sok?q=${encodeURIComponent(secret)}`
  const tell = () =>
    takeReport(ctx, { ...draft, record: null, address, senderName: 'Nils', text: 'Se länken.' })
  const before = await tell()
  const { carriers } = await markSecret(ctx, {
    record: { kind: 'comment', id: marked },
    ...{ paragraph: 'OSL 26 kap. 1 §', note: null }
  })
  expect(carriers.map(({ id }) => id)).toEqual([before.id])
  const after = await takeReport(ctx, {
    ...draft,
    record: null,
    address,
    senderName: 'Kajsa',
    text: 'Se länken.'
  })
  await lookForCarriers(ctx, 10_000)
  expect(
    listCarriers(ctx.db.read, { record: null, onlyOpen: true })
      .map(({ id }) => id)
      .toSorted()
  ).toEqual([before.id, after.id].toSorted())
  expect(comment).not.toBe(marked)
})

it('is kept in, and is about it, when its address is the link of a marked comment', async () => {
  const { ctx, draft, first } = await reported()
  const link = 'https://flode.example/norrby/inlagg/4?kommentar=22be'
  const marked = await commentIn(ctx, first.id, 'verified', { ...SHOWN, text: 'Fy!', permalink: link })
  const tell = (senderName: string) =>
    takeReport(ctx, { ...draft, record: null, address: link, senderName, text: 'Ta bort det här.' })
  const before = await tell('Nils')
  const record = { kind: 'comment', id: marked } as const
  const { carriers } = await markSecret(ctx, { record, paragraph: 'OSL 26 kap. 1 §', note: null })
  expect(carriers.map(({ id, how }) => [id, how])).toEqual([[before.id, 'about']])
  const after = await tell('Kajsa')
  await lookForCarriers(ctx, 10_000)
  const open = listCarriers(ctx.db.read, { record: null, onlyOpen: true })
  expect(open.map(({ id }) => id).toSorted()).toEqual([before.id, after.id].toSorted())
  expect(reportsAbout(ctx.db.read, record)).toHaveLength(2)
})
