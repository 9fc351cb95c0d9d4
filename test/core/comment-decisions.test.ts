// What is decided about comments: the seven grounds and a channel's own, the outcomes of P7 and P8a, how a comment is
// registered, and what is never copied.
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import type { Decision } from '#shared/decision.ts'
import { EVERYTHING } from '#shared/export.ts'
import { Instant } from '#shared/ids.ts'
import type { Role } from '#shared/user.ts'
import {
  addCategory,
  approveCategory,
  listCategories,
  retireCategory
} from '../../electron/core/comments/comments/categories.ts'
import { commentDetail } from '../../electron/core/comments/comments/detail.ts'
import { noteFacts } from '../../electron/core/comments/comments/facts.ts'
import { confirmGone, decideComment, removeComment } from '../../electron/core/comments/comments/order.ts'
import { registerComment } from '../../electron/core/comments/comments/registration.ts'
import { answersBy } from '../../electron/core/deadlines/deadlines/answers.ts'
import { openDuty } from '../../electron/core/deadlines/deadlines/duties.ts'
import { commentFacts } from '../../electron/core/delivery/exports/describe/facts.ts'
import { oneRecord } from '../../electron/core/delivery/exports/one-record.ts'
import { proposeExport } from '../../electron/core/delivery/exports/propose.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { swedishDate } from '../../electron/core/kernel/swedish-time.ts'
import { saveUser } from '../../electron/core/register/roles/users.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { copiesOf, newArchive, newChannel } from '../helpers/archive.ts'
import { commentIn, REMOVE, SHOWN } from '../helpers/comments.ts'

/** Somebody else at the computer, with these roles. */
function by(ctx: Context, osUser: string, roles: Role[]): Context {
  const name = `${osUser.charAt(0).toUpperCase()}${osUser.slice(1)}`
  saveUser(ctx, { osUser, name, personId: null, roles })
  return { ...ctx, osUser, actor: `${name} (${osUser})` }
}

const archiveWithChannel = copiesOf(async () => {
  const made = await newArchive()
  return { ...made, channelId: newChannel(made.ctx).id }
})

it('may rest on a ground of the channel’s own, once the information unit has approved it (P9d)', async () => {
  const { ctx, channelId } = await archiveWithChannel()
  const moderator = by(ctx, 'mona', ['moderator'])
  const own = addCategory(moderator, { channelId, name: 'Upprepade inlägg om samma sak' })
  expect(own).toMatchObject({ approvedBy: null, approvedOn: null, addedBy: 'Mona (mona)' })
  const id = await commentIn(ctx, channelId, 'verified')
  // It is only proposed: nothing rests on it, whatever the way, and the one who proposed it cannot approve it.
  expect(() => decideComment(ctx, id, { ...REMOVE, category: own.id })).toThrow(
    expect.objectContaining({ code: 'category-not-approved' })
  )
  expect(() => approveCategory(moderator, own.id)).toThrow(
    expect.objectContaining({ code: 'already-decided' })
  )
  for (const statement of [
    `INSERT INTO comment_decision (comment_id, outcome, own_category, decided_by, decided_at)
     VALUES ('${id}', 'remove', '${own.id}', 'x', 'x')`,
    `UPDATE channel_category SET approved_by = 'x', approved_on = '2026-11-20', approver_id =
      (SELECT id FROM user WHERE os_user = 'mona')`
  ])
    expect(() => ctx.db.transact(tx => void tx.prepare(statement).run())).toThrow(/ground/)
  const officer = by(ctx, 'rut', ['records-officer'])
  const approved = approveCategory(officer, own.id)
  expect(approved).toMatchObject({ approvedBy: 'Rut (rut)', approvedOn: '2026-11-25' })
  expect(() => approveCategory(officer, own.id)).toThrow(expect.objectContaining({ code: 'already-decided' }))
  expect(decideComment(ctx, id, { ...REMOVE, category: own.id }).decision).toMatchObject({
    outcome: 'remove',
    category: null,
    ownCategory: 'Upprepade inlägg om samma sak'
  })
  expect(listCategories(ctx.db.read, channelId)).toEqual([approved])
  expect(() => addCategory(ctx, { channelId, name: 'upprepade INLÄGG om samma sak' })).toThrow(
    expect.objectContaining({ code: 'category-exists' })
  )
})

it('may not rest on a ground of another channel, or one that is out of use; what rests on it stands', async () => {
  const { ctx, channelId } = await archiveWithChannel()
  const other = newChannel(ctx, { name: 'Biblioteket', addresses: ['https://flode.example/bibliotek'] })
  const foreign = addCategory(ctx, { channelId: other.id, name: 'Sådant' })
  const retired = addCategory(ctx, { channelId, name: 'Förr' })
  const before = await commentIn(ctx, channelId, 'verified')
  decideComment(ctx, before, { ...REMOVE, category: retired.id })
  retireCategory(ctx, retired.id)
  const id = await commentIn(ctx, channelId, 'verified')
  for (const { id: category } of [foreign, retired])
    expect(() => decideComment(ctx, id, { ...REMOVE, category })).toThrow(
      expect.objectContaining({ code: 'category-not-in-use' })
    )
  expect(commentDetail(ctx.db.read, before).decision?.ownCategory).toBe('Förr')
  for (const statement of [
    `UPDATE channel_category SET name = 'Annat'`,
    `DELETE FROM channel_category`,
    `INSERT INTO comment_decision (comment_id, outcome, own_category, decided_by, decided_at)
     VALUES ('${id}', 'remove', '${foreign.id}', 'x', 'x')`
  ])
    expect(() => ctx.db.transact(tx => void tx.prepare(statement).run())).toThrow(/ground/)
})

it('keeps the police report, the offence in the bulletin board act, and what is told the author', async () => {
  const { ctx, channelId } = await archiveWithChannel()
  const id = await commentIn(ctx, channelId, 'verified')
  const decision: Decision = {
    ...REMOVE,
    category: 'b',
    police: { number: '5000-K123456-26' },
    boardOffence: 'agitation',
    toAuthor: 'Vi har tagit bort din kommentar eftersom den strider mot våra regler.'
  }
  expect(decideComment(ctx, id, decision).decision).toMatchObject({
    isPoliceMatter: true,
    policeNumber: '5000-K123456-26',
    boardOffence: 'agitation',
    toAuthor: decision.toAuthor
  })
})

const OTHER_OUTCOMES: Decision[] = [
  {
    outcome: 'answered',
    note: null,
    answer: 'Badet öppnar klockan tio.',
    answeredAt: '2026-11-25T07:30:00.000Z' as never,
    answeredBy: 'Åsa Öberg'
  },
  { outcome: 'forwarded', note: null, forwardedTo: 'Tekniska förvaltningen' },
  { outcome: 'no-answer', note: null, because: 'Ett tack, ingen fråga' },
  { outcome: 'not-ours', note: null, because: 'Skrivet i en privat grupp' }
]

it.each(OTHER_OUTCOMES)(
  '$outcome leaves the comment where it is, and nobody waits any longer (P7)',
  async decision => {
    const { ctx, channelId } = await archiveWithChannel()
    const id = await commentIn(ctx, channelId, 'verified')
    expect(decideComment(ctx, id, decision)).toMatchObject({ state: 'decided', decision })
    await expect(confirmGone(ctx, { id, basis: 'person', kind: 'deleted' })).rejects.toMatchObject({
      code: 'not-to-be-removed'
    })
  }
)

it('is answered when it was, however late that is entered, and a wrong time is corrected (P7)', async () => {
  const { ctx, clock, channelId } = await archiveWithChannel()
  const came = clock.now()
  const written = new Date(Date.parse(came) - 60 * 60_000).toISOString()
  const id = await commentIn(ctx, channelId, 'verified', { ...SHOWN, timeMachine: written })
  ctx.db.transact(tx => openDuty(tx, { commentId: id }, { channelId, receivedAt: came }))
  const duty = () =>
    ctx.db.read.prepare('SELECT answered_at AS at, due_at AS due FROM duty WHERE comment_id = ?').get(id) as {
      at: string | null
      due: string
    }
  const [{ due }, month] = [duty(), swedishDate(came).slice(0, 7)]
  clock.advance(40 * 86_400_000)
  const answered = (at: string): Decision => ({
    ...{ outcome: 'answered', note: null, answer: 'Klockan tio.', answeredBy: 'Bo Ek' },
    answeredAt: Instant.parse(at)
  })
  const later = (ms: number) => new Date(Date.parse(came) + ms).toISOString()
  expect(() => decideComment(ctx, id, answered(later(41 * 86_400_000)))).toThrow(
    expect.objectContaining({ code: 'not-yet' })
  )
  expect(() =>
    decideComment(ctx, id, answered(new Date(Date.parse(written) - 60_000).toISOString()))
  ).toThrow(expect.objectContaining({ code: 'answered-before-written' }))
  expect([duty().at, commentDetail(ctx.db.read, id).decision]).toEqual([null, null])

  decideComment(ctx, id, answered(later(60_000)))
  expect(duty()).toEqual({ at: later(60_000), due })
  expect(answersBy(ctx, { from: month, to: month })).toMatchObject([{ received: 1, inTime: 1 }])
  decideComment(ctx, id, { ...answered(later(5 * 60_000)), correctedBecause: 'Fel tid' })
  expect(duty().at).toBe(later(5 * 60_000))
  // It was answered on the platform before it was noticed here.
  decideComment(ctx, id, { ...answered(written), correctedBecause: 'Fel tid igen' })
  expect(duty().at).toBe(came)
  // What is decided later on is no answer to it anew.
  decideComment(ctx, id, REMOVE)
  expect(duty().at).toBe(came)
})

it('what is not ours is in no export (P8a), and what is ours is', async () => {
  const { ctx, channelId } = await archiveWithChannel()
  await commentIn(ctx, channelId, 'verified')
  const id = await commentIn(ctx, channelId, 'verified')
  const scope = EVERYTHING
  expect(proposeExport(ctx, scope).comments).toBe(2)
  decideComment(ctx, id, { outcome: 'not-ours', note: null, because: 'Ett annat forum' })
  expect(proposeExport(ctx, scope).comments).toBe(1)
})

it('is registered with its number, public and protected apart, and the newest word holds (OSL 5:1–2)', async () => {
  const { ctx, channelId } = await archiveWithChannel()
  const id = await commentIn(ctx, channelId, 'verified')
  expect(
    registerComment(ctx, id, { outcome: 'minor', because: 'Bara ett hjärta' }).registration
  ).toMatchObject({
    outcome: 'minor',
    because: 'Bara ett hjärta'
  })
  const registered = registerComment(
    ctx,
    id,
    {
      outcome: 'registered',
      number: 'KS 2026:417',
      publicTitle: 'Borttagen kommentar på kommunens sida',
      protectedTitle: 'Hot mot namngiven socialsekreterare',
      publicCounterpart: null,
      protectedCounterpart: 'Kalle Påhitt'
    },
    'Den är en del av ett ärende'
  )
  expect(registered.registration).toMatchObject({
    number: 'KS 2026:417',
    publicTitle: 'Borttagen kommentar på kommunens sida',
    protectedCounterpart: 'Kalle Påhitt',
    decidedBy: 'test'
  })
  expect(oneRecord(ctx.db.read, { kind: 'comment', id }).row.diaryNumber).toBe('KS 2026:417')
  for (const statement of [
    `UPDATE comment_registration SET number = 'x'`,
    'DELETE FROM comment_registration'
  ])
    expect(() => ctx.db.transact(tx => void tx.prepare(statement).run())).toThrow('registration')
})

it('has in its register document what was decided, by whom, and how it went', async () => {
  const { ctx, channelId } = await archiveWithChannel()
  const id = await commentIn(ctx, channelId, 'gone')
  const facts = new Map(oneRecord(ctx.db.read, { kind: 'comment', id }).document.facts)
  expect(facts.get('Beslut')).toBe('ska tas bort')
  expect(facts.get('Grund för beslutet')).toMatch(/^punkt [a-g] i riktlinjerna$/)
  expect(facts.get('Beslutat')).toMatch(/ av test$/)
  expect(facts.get('Borttagen')).toMatch(/ av test, (avpublicerad|raderad)$/)
  expect(facts.get('Bekräftat borta')).toMatch(/ av test, /)
})

it('is told to have been taken away on its platform, and whether that is confirmed, and never as deleted itself', async () => {
  const { ctx, channelId } = await archiveWithChannel()
  const id = await commentIn(ctx, channelId, 'decided')
  const { removal } = await removeComment(ctx, { id, kind: 'deleted', via: 'person' })
  const document = new Map(oneRecord(ctx.db.read, { kind: 'comment', id }).document.facts)
  expect(document.get('Bekräftat borta')).toBe('nej, inte än')
  const comment = commentDetail(ctx.db.read, id)
  const { notes, dates } = commentFacts(ctx.db.read, { comment, platform: null }, null)
  expect(notes).toContainEqual([
    removal?.removedAt,
    'Borttagen från plattformen (raderad), inte ur arkivet. Det är inte bekräftat.'
  ])
  expect(dates.map(([type]) => type)).not.toContain('deleted')
})

it('is registered and nothing else while it is marked as secret, by the verb and by the database', async () => {
  const { ctx, channelId } = await archiveWithChannel()
  const id = await commentIn(ctx, channelId, 'verified')
  await markSecret(ctx, { record: { kind: 'comment', id }, paragraph: 'OSL 26 kap. 1 §', note: null })
  for (const other of [{ outcome: 'minor', because: 'x' }, { outcome: 'ordered' }] as const)
    expect(() => registerComment(ctx, id, other)).toThrow(
      expect.objectContaining({ code: 'secret-is-registered' })
    )
  const past = `INSERT INTO comment_registration (comment_id, outcome, because, decided_by, decided_at)
    VALUES (?, 'minor', 'x', 'test', '2026-11-25T08:00:00.000Z')`
  expect(() => ctx.db.transact(tx => void tx.prepare(past).run(id))).toThrow('what is secret is registered')
})

it('suspected child abuse material is noted and never copied, and its page is never opened', async () => {
  const { ctx, channelId } = await archiveWithChannel()
  const noted = await noteFacts(ctx, {
    channelId,
    address: 'https://flode.example/inlagg/9?kommentar=1',
    description: 'En länk till vad som ser ut att vara övergreppsbilder.',
    authorName: 'okand123',
    authorAddress: null,
    timeShown: '14.05',
    policeNumber: '5000-K99-26'
  })
  expect(noted).toMatchObject({ method: 'facts', state: 'verified', policeNumber: '5000-K99-26' })
  const [file, ...more] = noted.files
  expect([file?.role, more]).toEqual(['provenance', []])
  const evidence = JSON.parse(await readFile(ctx.objects.path(file?.sha256 as never), 'utf8'))
  expect(evidence).toMatchObject({ policeNumber: '5000-K99-26', files: [] })
  decideComment(ctx, noted.id, { ...REMOVE, category: 'c', police: { number: '5000-K99-26' } })
  await expect(confirmGone(ctx, { id: noted.id, basis: 'seen-gone', kind: 'deleted' })).rejects.toMatchObject(
    { code: 'facts-only' }
  )
  for (const role of ['comment', 'view', 'confirmation', 'original'])
    expect(() =>
      ctx.db.transact(
        tx =>
          void tx
            .prepare(`INSERT INTO comment_file SELECT id, '${role}', 0, evidence FROM comment WHERE id = ?`)
            .run(noted.id)
      )
    ).toThrow('only facts')
  expect((await confirmGone(ctx, { id: noted.id, basis: 'person', kind: 'deleted' })).state).toBe('gone')
})
