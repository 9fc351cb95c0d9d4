// Disposal: what may go and what is stopped and why, proposed by one person and confirmed by another.

import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ThreadId } from '#shared/ids.ts'
import { ROLES } from '#shared/user.ts'
import { confirmGone, removeComment } from '../../electron/core/comments/comments/order.ts'
import {
  addRecords,
  endDisclosure,
  openDisclosure
} from '../../electron/core/delivery/disclosures/disclosures.ts'
import {
  assessDisposal,
  confirmDisposal,
  disposalDetail,
  proposeDisposal,
  withdrawDisposal
} from '../../electron/core/delivery/disposal/disposals.ts'
import { listItems } from '../../electron/core/delivery/disposal/queries.ts'
import { liftHold, placeHold } from '../../electron/core/delivery/retention/holds.ts'
import { closeRule } from '../../electron/core/delivery/retention/rules.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { answerThread } from '../../electron/core/messages/inbox/inbox.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { routeMessage } from '../../electron/core/messages/messages/route.ts'
import { saveUser } from '../../electron/core/register/roles/users.ts'
import { liftSecrecy, markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { copiesOf } from '../helpers/archive.ts'
import { commentIn } from '../helpers/comments.ts'
import { ALL, enterRule, handOverAll, twoArchivists } from '../helpers/disposal.ts'
import { filledArchive } from './exports-archive.ts'

const newFilled = copiesOf(filledArchive)

const page = { limit: 500, after: null }
const thrown = (code: string, params: object = {}) =>
  expect.objectContaining({ code, params: expect.objectContaining(params) })

describe('what the rules come to', () => {
  it('is that everything is kept where there is no rule, and again when the rule is closed', async () => {
    const { ctx } = await newFilled()
    const nothing = { going: [], stopped: [], later: 0, forEver: 0 }
    const before = assessDisposal(ctx, ALL)
    expect(before).toMatchObject({ ...nothing, on: '2026-11-25' })
    expect(before.withoutRule).toBe(8)
    const rule = await enterRule(ctx)
    expect(assessDisposal(ctx, ALL)).toMatchObject({
      going: [{ kind: 'comment', ruleId: rule.id, count: 1 }]
    })
    closeRule(ctx, rule.id, 'Nytt beslut')
    expect(assessDisposal(ctx, ALL)).toEqual(before)
  })

  it('waits for the time, for what it is counted from, and for ever, and the longest rule wins', async () => {
    const { ctx, clock, second } = await newFilled()
    await enterRule(ctx, { kind: 'capture', kept: { months: 12, countedFrom: 'recorded' } })
    await enterRule(ctx, { kind: 'message', kept: { months: 0, countedFrom: 'handed-over' } })
    expect(assessDisposal(ctx, ALL)).toMatchObject({ going: [], later: 6, withoutRule: 2 })
    clock.set('2027-11-25T09:00:00.000Z')
    expect(assessDisposal(ctx, ALL)).toMatchObject({ going: [{ kind: 'capture', count: 3 }], later: 3 })
    await enterRule(ctx, { kind: 'capture', channelId: second.id, kept: null })
    expect(assessDisposal(ctx, ALL)).toMatchObject({ going: [{ kind: 'capture', count: 1 }], forEver: 2 })
    expect(assessDisposal(ctx, { kinds: ['message'], channelIds: null })).toMatchObject({
      going: [],
      later: 3
    })
    expect(assessDisposal(ctx, { kinds: null, channelIds: [second.id] })).toMatchObject({
      forEver: 2,
      later: 1
    })
  })

  it('is stopped by what is not acknowledged, not finished, or held', async () => {
    const { ctx, first, captures } = await newFilled()
    await enterRule(ctx, { kind: 'capture', transfer: 'required' })
    await enterRule(ctx, { kind: 'message' })
    expect(assessDisposal(ctx, ALL)).toMatchObject({
      // What failed is in no package, so it waits for nobody.
      going: [
        { kind: 'capture', count: 1 },
        { kind: 'message', count: 1 }
      ],
      stopped: [
        { kind: 'capture', block: 'not-acknowledged', count: 2 },
        { kind: 'message', block: 'unfinished', count: 2 }
      ]
    })
    await handOverAll(ctx)
    expect(assessDisposal(ctx, ALL).going).toContainEqual(
      expect.objectContaining({ kind: 'capture', count: 3 })
    )
    const one = placeHold(ctx, { scope: 'capture', id: captures.complete }, 'Begärd')
    expect(assessDisposal(ctx, ALL).stopped).toContainEqual({ kind: 'capture', block: 'hold', count: 1 })
    placeHold(ctx, { scope: 'channel', id: first.id }, 'Rättsprocess')
    liftHold(ctx, one.id, 'Klar')
    expect(assessDisposal(ctx, ALL).stopped).toContainEqual({ kind: 'capture', block: 'hold', count: 1 })
    placeHold(ctx, { scope: 'everything' }, 'Revision')
    expect(assessDisposal(ctx, ALL)).toMatchObject({ going: [] })
  })

  it('is stopped where who wrote still waits for an answer, also when it is in the diary', async () => {
    const { ctx, first } = await newFilled()
    const { id } = await pasteMessage(ctx, {
      ...{
        channelId: first.id,
        senderName: 'Åsa',
        senderAddress: null,
        receivedAt: null,
        text: 'När öppnar ni?'
      }
    })
    await enterRule(ctx, { kind: 'message', category: 'registered' })
    const before = assessDisposal(ctx, ALL).going
    await routeMessage(ctx, id, { kind: 'registered', diaryNumber: 'KS 2026/9' })
    expect(assessDisposal(ctx, ALL)).toMatchObject({
      going: before,
      stopped: expect.arrayContaining([{ kind: 'message', block: 'unanswered', count: 1 }])
    })
    answerThread(ctx, ThreadId.parse(id), { kind: 'no-answer', because: 'Besvarad på plats' })
    expect(assessDisposal(ctx, ALL).stopped).not.toContainEqual(
      expect.objectContaining({ block: 'unanswered' })
    )
    expect(assessDisposal(ctx, ALL).going).toContainEqual(expect.objectContaining({ kind: 'message' }))
  })

  it('lets nothing secret go as being of minor importance: it is to be registered (OSL 5:1)', async () => {
    const { ctx, first } = await newFilled()
    const { id } = await pasteMessage(ctx, {
      ...{ channelId: first.id, senderName: 'Åsa', senderAddress: null, receivedAt: null, text: 'Tack!' }
    })
    await routeMessage(ctx, id, { kind: 'minor', because: 'Ett tack' })
    await enterRule(ctx, { kind: 'message', category: 'minor' })
    const messages = { kinds: ['message' as const], channelIds: null }
    expect(assessDisposal(ctx, messages)).toMatchObject({ going: [{ kind: 'message', count: 1 }] })
    const kept = assessDisposal(ctx, messages).withoutRule
    await markSecret(ctx, { record: { kind: 'message', id }, paragraph: 'OSL 26:1', note: null })
    expect(assessDisposal(ctx, messages)).toMatchObject({ going: [], stopped: [], withoutRule: kept + 1 })
    // By a rule for all messages it waits until somebody has registered it.
    const before = assessDisposal(ctx, messages).stopped
    const rule = await enterRule(ctx, { kind: 'message' })
    expect(before).toEqual([])
    expect(assessDisposal(ctx, messages).stopped).toContainEqual({
      ...{ kind: 'message', block: 'unfinished', count: 3 }
    })
    closeRule(ctx, rule.id, 'Prövad')
    await liftSecrecy(ctx, { kind: 'message', id }, 'Skyddet behövs inte')
    expect(assessDisposal(ctx, messages)).toMatchObject({ going: [{ kind: 'message', count: 1 }] })
  })

  it('is stopped by what happened to a record after the package that was acknowledged, until one with it is', async () => {
    const { ctx, clock, first, comment } = await newFilled()
    const decided = await commentIn(ctx, first.id, 'decided')
    await enterRule(ctx, { transfer: 'required' })
    const isStopped = (block: string, count: number) =>
      expect(assessDisposal(ctx, ALL).stopped).toContainEqual({ kind: 'comment', block, count })
    isStopped('not-acknowledged', 1)
    await handOverAll(ctx)
    clock.advance(60_000)
    expect(assessDisposal(ctx, ALL)).toMatchObject({ going: [{ kind: 'comment', count: 1 }] })
    await removeComment(ctx, { id: decided, kind: 'unpublished', via: 'person' })
    await confirmGone(ctx, { id: decided, basis: 'person', kind: null })
    isStopped('changed-since', 1)
    expect(assessDisposal(ctx, ALL)).toMatchObject({ going: [{ kind: 'comment', count: 1 }] })
    placeHold(ctx, { scope: 'comment', id: comment }, 'Begärd')
    expect(assessDisposal(ctx, ALL).going).toEqual([])
    clock.advance(60_000)
    await handOverAll(ctx)
    expect(assessDisposal(ctx, ALL)).toMatchObject({ going: [{ kind: 'comment', count: 1 }] })
  })

  it('is not stopped by somebody having looked at a record, or taken a copy of it out, after the package', async () => {
    const { ctx, clock, comment, captures } = await newFilled()
    await enterRule(ctx, { transfer: 'required' })
    await enterRule(ctx, { kind: 'capture', transfer: 'required' })
    await handOverAll(ctx)
    clock.advance(60_000)
    const going = assessDisposal(ctx, ALL).going
    expect(going).toMatchObject([
      { kind: 'capture', count: 3 },
      { kind: 'comment', count: 1 }
    ])
    ctx.db.transact(tx => {
      record(tx, ctx, { act: 'comment.looked-at', about: comment })
      record(tx, ctx, { act: 'comment.mail-saved', about: comment })
      record(tx, ctx, { act: 'capture.handed-out', about: captures.complete })
    })
    expect(assessDisposal(ctx, ALL).going).toEqual(going)
  })

  it('keeps a record for as long as a disclosure of it is kept, and lets the two go together', async () => {
    const { ctx, clock, comment } = await newFilled()
    await enterRule(ctx)
    const disclosure = openDisclosure(ctx, {
      reference: null,
      about: 'Allt om rondellen',
      requestedAt: ctx.clock.now()
    })
    await addRecords(ctx, disclosure.id, [{ kind: 'comment', id: comment }])
    const stopped = { kind: 'comment', block: 'disclosure', count: 1 }
    expect(assessDisposal(ctx, ALL).stopped).toContainEqual(stopped)
    clock.advance(1000)
    endDisclosure(ctx, { id: disclosure.id, state: 'withdrawn', because: 'Behövs inte längre' })
    expect(assessDisposal(ctx, ALL).stopped).toContainEqual(stopped)
    await enterRule(ctx, { kind: 'disclosure', category: 'withdrawn' })
    expect(assessDisposal(ctx, ALL).going).toMatchObject([
      { kind: 'comment', count: 1 },
      { kind: 'disclosure', count: 1 }
    ])
  })
})

describe('a proposal', () => {
  it('is frozen when it is made, and stands in no other', async () => {
    const { ctx, clock, comment } = await twoArchivists(newFilled)
    expect(() => proposeDisposal(ctx, ALL)).toThrow(thrown('nothing-to-dispose'))
    const rule = await enterRule(ctx)
    const made = proposeDisposal(ctx, ALL)
    expect(made).toMatchObject({ state: 'proposed', proposedBy: 'test', going: 1, stopped: 1 })
    expect(made.rules).toEqual([{ rule, count: 1 }])
    expect(made.blocks).toEqual([{ block: 'unfinished', count: 1 }])
    const { items } = listItems(ctx.db.read, { id: made.id, stopped: false, ...page })
    expect(items).toMatchObject([
      { kind: 'comment', id: comment, ruleId: rule.id, dueOn: '2026-11-25', block: null }
    ])
    await enterRule(ctx, { kind: 'capture' })
    clock.advance(60_000)
    expect(disposalDetail(ctx.db.read, made.id)).toEqual(made)
    expect(proposeDisposal(ctx, ALL)).toMatchObject({ going: 3, stopped: 2 })
    expect(assessDisposal(ctx, ALL).stopped).toContainEqual({
      kind: 'capture',
      block: 'in-another',
      count: 3
    })
  })

  it('is confirmed by someone else, and neither by the same person nor by their other log-in', async () => {
    const { ctx, as, first } = await twoArchivists(newFilled)
    await enterRule(ctx)
    const { id } = proposeDisposal(ctx, ALL)
    expect(() => confirmDisposal(ctx, id)).toThrow(thrown('disposal-needs-another', { user: 'test' }))
    const person = { personId: first.responsibleId, roles: [...ROLES] }
    saveUser(ctx, { osUser: 'test', name: 'Tora', ...person })
    saveUser(ctx, { osUser: 'mona', name: 'Mona Ek', ...person })
    const mona = await as('mona')
    expect(() => confirmDisposal(mona, id)).toThrow(thrown('disposal-needs-another'))
    saveUser(mona, { osUser: 'mona', name: 'Mona Ek', ...person, personId: null })
    expect(confirmDisposal(mona, id)).toMatchObject({ state: 'confirmed', confirmedBy: 'Mona Ek (mona)' })
    expect(() => confirmDisposal(mona, id)).toThrow(thrown('disposal-not-open', { stage: 'confirmed' }))
    const text = 'Min granne har pälsänglar i källaren'
    const sender = { senderName: 'Eva Ek', senderAddress: null, receivedAt: null }
    const secret = await pasteMessage(mona, { ...sender, channelId: first.id, text })
    const record = { kind: 'message', id: secret.id } as const
    await markSecret(mona, { record, paragraph: 'OSL 26 kap. 1 §', note: null })
    expect(() => withdrawDisposal(mona, id, text)).toThrow(thrown('secret-words'))
    expect(withdrawDisposal(mona, id, 'Fel kanal')).toMatchObject({
      state: 'withdrawn',
      because: 'Fel kanal'
    })
    expect(() => withdrawDisposal(mona, id, 'igen')).toThrow(
      thrown('disposal-not-open', { stage: 'withdrawn' })
    )
  })

  it('cannot be talked past by a query', async () => {
    const { ctx, close, dir, comment } = await twoArchivists(newFilled)
    await enterRule(ctx)
    const { id } = proposeDisposal(ctx, ALL)
    await close()
    const db = new Database(join(dir, 'archive.db'))
    onTestFinished(() => void db.close())
    const run = (sql: string) => () => db.prepare(sql).run({ id, comment })
    const SAME = `confirmed_at = '2026-11-25T09:00:00.000Z', confirmed_by = 'x', confirmed_user = proposed_user`
    expect(run(`UPDATE disposal SET state = 'confirmed', ${SAME} WHERE id = @id`)).toThrow(/CHECK/)
    expect(run(`UPDATE disposal SET state = 'confirmed' WHERE id = @id`)).toThrow(/CHECK/)
    expect(
      run(`UPDATE disposal SET state = 'erasing', begun_at = '1', begun_by = 'x' WHERE id = @id`)
    ).toThrow(/order/)
    expect(run('DELETE FROM disposal_item')).toThrow(/stays on file/)
    expect(run(`UPDATE disposal_item SET due_on = '2020-01-01'`)).toThrow(/frozen/)
    expect(run('DELETE FROM comment WHERE id = @comment')).toThrow(/disposal decision/)
  })

  it('covers nothing that something happened to after the package that was acknowledged, also for a query', async () => {
    const { ctx, clock, as, close, dir, first, comment } = await twoArchivists(newFilled)
    const changed = await commentIn(ctx, first.id, 'decided')
    await removeComment(ctx, { id: changed, kind: 'unpublished', via: 'person' })
    await confirmGone(ctx, { id: changed, basis: 'person', kind: null })
    await enterRule(ctx, { transfer: 'required' })
    await handOverAll(ctx)
    clock.advance(60_000)
    const { id, going } = proposeDisposal(ctx, ALL)
    expect(going).toBe(2)
    const mona = await as('mona')
    confirmDisposal(mona, id)
    mona.db.transact(tx => record(tx, mona, { act: 'comment.decided', about: changed }))
    await close()
    const db = new Database(join(dir, 'archive.db'))
    onTestFinished(() => void db.close())
    db.pragma('foreign_keys = OFF')
    const begun = { at: '2026-11-25T09:00:00.000Z', id }
    db.prepare(`UPDATE disposal SET state = 'erasing', begun_at = @at, begun_by = 'x' WHERE id = @id`).run(
      begun
    )
    expect(db.prepare('SELECT kind, id FROM disposing').all()).toEqual([{ kind: 'comment', id: comment }])
    expect(() => db.prepare('DELETE FROM comment WHERE id = ?').run(changed)).toThrow(/disposal decision/)
    db.prepare('DELETE FROM comment_file WHERE comment_id = ?').run(comment)
  })
})
