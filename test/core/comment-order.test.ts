// P9a–P9c as the contract and the database keep it: whoever asks, and whoever writes the next query, no comment skips a
// step or loses what was saved.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { CommentState } from '#shared/comment.ts'
import type { Decision } from '#shared/decision.ts'
import type { CommentId } from '#shared/ids.ts'
import { createSession } from '../../electron/core/app/session.ts'
import { commentDetail } from '../../electron/core/comments/comments/detail.ts'
import {
  confirmGone,
  decideComment,
  removeComment,
  verifyComment
} from '../../electron/core/comments/comments/order.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { copiesOf, newArchive, newChannel, openOptions, temporaryFolder } from '../helpers/archive.ts'
import { commentIn, REMOVE, SHOWN, saveComment } from '../helpers/comments.ts'

const archiveWithChannel = copiesOf(async () => {
  const made = await newArchive()
  return { ...made, channelId: newChannel(made.ctx).id }
})

describe('the order', () => {
  it('goes from noticed to confirmed gone, and keeps who, when and how each step was', async () => {
    const { ctx, clock, channelId } = await archiveWithChannel()
    const id = await commentIn(ctx, channelId, 'saved')
    clock.advance(60_000)
    expect(await verifyComment(ctx, id)).toMatchObject({
      state: 'verified',
      verifiedAt: '2026-11-25T08:01:00.000Z'
    })
    decideComment(ctx, id, { outcome: 'remove', category: 'a', note: 'Personangrepp', senderNote: null })
    clock.advance(60_000)
    await removeComment(ctx, { id, kind: 'deleted', via: 'person' })
    expect(await confirmGone(ctx, { id, basis: 'person', kind: null })).toMatchObject({
      state: 'gone',
      content: SHOWN,
      noticedAt: '2026-11-25T08:00:00.000Z',
      decision: { outcome: 'remove', category: 'a', decidedBy: 'test' },
      removal: {
        kind: 'deleted',
        via: 'person',
        removedBy: 'test',
        removedAt: '2026-11-25T08:02:00.000Z',
        basis: 'person',
        confirmedBy: 'test'
      }
    })
  })

  it('takes removal and confirmation as one act when a person says both at once', async () => {
    const { ctx, channelId } = await archiveWithChannel()
    const id = await commentIn(ctx, channelId, 'decided')
    expect(await confirmGone(ctx, { id, basis: 'person', kind: 'deleted' })).toMatchObject({
      state: 'gone',
      removal: { kind: 'deleted', basis: 'person' }
    })
  })

  it('is not verified, nor removed, while what was saved is damaged or missing', async () => {
    const { ctx, channelId } = await archiveWithChannel()
    const id = await commentIn(ctx, channelId, 'noticed')
    const { picture } = await saveComment(ctx, id)
    const right = Buffer.from(`bilden av ${id}`)
    await writeFile(ctx.objects.path(picture.sha256), 'röta')
    await expect(verifyComment(ctx, id)).rejects.toMatchObject({ code: 'evidence-missing' })
    expect(commentDetail(ctx.db.read, id).state).toBe('saved')
    await writeFile(ctx.objects.path(picture.sha256), right)
    await verifyComment(ctx, id)
    decideComment(ctx, id, REMOVE)
    await writeFile(ctx.objects.path(picture.sha256), 'röta')
    await expect(removeComment(ctx, { id, kind: 'deleted', via: 'person' })).rejects.toMatchObject({
      code: 'evidence-missing'
    })
    expect(commentDetail(ctx.db.read, id).state).toBe('decided')
  })

  it('is not verified when the record and the evidence say different things', async () => {
    const { ctx, channelId } = await archiveWithChannel()
    const id = await commentIn(ctx, channelId, 'saved')
    const sql = (statement: string) => ctx.db.transact(tx => void tx.prepare(statement).run())
    sql('DROP TRIGGER comment_evidence_stays')
    sql(`UPDATE comment SET content = json_set(content, '$.text', 'Något annat')`)
    await expect(verifyComment(ctx, id)).rejects.toMatchObject({
      code: 'evidence-missing',
      params: { what: 'content' }
    })
  })

  it('asks for a word on the sender before removal when the page showed none', async () => {
    const { ctx, channelId } = await archiveWithChannel()
    const unknown = { ...SHOWN, authorName: null, authorAddress: null }
    const id = await commentIn(ctx, channelId, 'verified', unknown)
    expect(() => decideComment(ctx, id, REMOVE)).toThrow(expect.objectContaining({ code: 'sender-missing' }))
    const told: Decision = {
      outcome: 'remove',
      category: 'a',
      note: null,
      senderNote: 'Anonymt forum, kan inte spåras'
    }
    expect(decideComment(ctx, id, told).state).toBe('decided')
  })
})

describe('a new decision', () => {
  it('puts an unpublished comment back, and it may be removed again, with every step on file', async () => {
    const { ctx, channelId } = await archiveWithChannel()
    const id = await commentIn(ctx, channelId, 'gone')
    const back = decideComment(ctx, id, { outcome: 'put-back', note: null, because: 'Överprövat av nämnden' })
    expect(back).toMatchObject({ state: 'decided', removal: null, decision: { outcome: 'put-back' } })
    await expect(removeComment(ctx, { id, kind: 'deleted', via: 'person' })).rejects.toMatchObject({
      code: 'not-to-be-removed'
    })
    decideComment(ctx, id, { ...REMOVE, category: 'b' })
    await confirmGone(ctx, { id, basis: 'person', kind: 'deleted' })
    const { state, decisions, removals } = commentDetail(ctx.db.read, id)
    expect([state, decisions.map(({ outcome }) => outcome), removals.map(({ kind }) => kind)]).toEqual([
      'gone',
      ['remove', 'put-back', 'remove'],
      ['unpublished', 'deleted']
    ])
  })

  it('cannot put back what was deleted, or what is still shown', async () => {
    const { ctx, channelId } = await archiveWithChannel()
    const deleted = await commentIn(ctx, channelId, 'decided')
    await confirmGone(ctx, { id: deleted, basis: 'person', kind: 'deleted' })
    const shown = await commentIn(ctx, channelId, 'verified')
    for (const id of [deleted, shown])
      expect(() => decideComment(ctx, id, { outcome: 'put-back', note: null, because: 'Åter' })).toThrow(
        expect.objectContaining({ code: 'not-unpublished' })
      )
  })

  it('a removal that was noted by mistake is decided not to have been, and stays on file', async () => {
    const { ctx, channelId } = await archiveWithChannel()
    const because = 'Fel kommentar intygades som borta.'
    for (const state of ['removed', 'gone'] as const) {
      const id = await commentIn(ctx, channelId, state, { ...SHOWN, text: state })
      const [removal] = commentDetail(ctx.db.read, id).removals
      expect(decideComment(ctx, id, { outcome: 'not-removed', note: null, because })).toMatchObject({
        ...{ state: 'decided', removal: null, removals: [removal] },
        decision: { outcome: 'not-removed', because, decidedBy: 'test' }
      })
      expect(decideComment(ctx, id, REMOVE).decision).toMatchObject({ outcome: 'remove' })
    }
  })

  it('that the comment is not ours needs nothing saved, and leads to no removal (P8a)', async () => {
    const { ctx, channelId } = await archiveWithChannel()
    const id = await commentIn(ctx, channelId, 'noticed')
    const because = 'Ett privat forum utan anknytning till kommunen'
    expect(decideComment(ctx, id, { outcome: 'not-ours', note: null, because })).toMatchObject({
      state: 'decided',
      savedAt: null,
      decision: { outcome: 'not-ours', because }
    })
    expect(() => decideComment(ctx, id, REMOVE)).toThrow(expect.objectContaining({ code: 'wrong-order' }))
    await expect(confirmGone(ctx, { id, basis: 'person', kind: 'deleted' })).rejects.toMatchObject({
      code: 'not-to-be-removed'
    })
  })
})

/** Every verb of the contract that moves a comment, and the states it is allowed in. */
const VERBS = {
  retry: ['noticed'],
  verify: ['saved'],
  decide: ['verified', 'decided'],
  'put back': ['removed', 'gone'],
  'not removed': ['removed', 'gone'],
  'not ours': ['noticed', 'saved', 'verified', 'decided'],
  remove: ['decided'],
  'remove and confirm': ['decided', 'removed'],
  confirm: ['removed']
} as const satisfies Record<string, readonly CommentState[]>

const FORBIDDEN = Object.entries(VERBS).flatMap(([verb, allowed]) =>
  CommentState.options
    .filter(state => !(allowed as readonly CommentState[]).includes(state))
    .map(state => [verb as keyof typeof VERBS, state] as const)
)

/** One comment in every state. */
async function oneInEach(ctx: Context): Promise<Map<CommentState, CommentId>> {
  const channelId = newChannel(ctx).id
  const ids = new Map<CommentState, CommentId>()
  for (const state of CommentState.options) ids.set(state, await commentIn(ctx, channelId, state))
  return ids
}

it('every forbidden order is refused through the contract, and changes nothing', async () => {
  const dir = join(await temporaryFolder(), 'arkiv')
  const session = createSession(openOptions())
  onTestFinished(() => session.close())
  await session.create(dir, 'Norrby kommun')
  const { comments, users } = createRouterClient(session.router, { context: {} })
  await users.save({ osUser: 'test', name: 'Test', personId: null, roles: ['administrator', 'moderator'] })
  const { ctx } = session.need()
  const because = 'Därför'
  const ask: Record<keyof typeof VERBS, (id: CommentId) => Promise<unknown>> = {
    retry: id => comments.retry({ id }),
    verify: id => comments.verify({ id }),
    decide: id => comments.decide({ id, decision: REMOVE }),
    'put back': id => comments.decide({ id, decision: { outcome: 'put-back', note: null, because } }),
    'not removed': id => comments.decide({ id, decision: { outcome: 'not-removed', note: null, because } }),
    'not ours': id => comments.decide({ id, decision: { outcome: 'not-ours', note: null, because } }),
    remove: id => comments.remove({ id, kind: 'deleted' }),
    'remove and confirm': id => comments.confirmGone({ id, basis: 'person', kind: 'deleted' }),
    confirm: id => comments.confirmGone({ id, basis: 'person', kind: null })
  }
  const ids = await oneInEach(ctx)
  const all = async () => [
    await Promise.all([...ids.values()].map(id => comments.find({ id }))),
    ctx.db.read.prepare('SELECT count(*) FROM journal').get()
  ]
  const before = await all()
  const told: string[] = []
  for (const [verb, state] of FORBIDDEN) {
    const id = ids.get(state)
    const answer =
      id &&
      (await ask[verb](id).then(
        () => 'done',
        (error: { code: string }) => error.code
      ))
    told.push(`${verb} when ${state}: ${answer}`)
  }
  expect(told.length).toBe(38)
  expect(told.filter(line => !/: (wrong-order|not-unpublished|correction-unexplained)$/.test(line))).toEqual(
    []
  )
  expect(await all()).toEqual(before)
})

const NEXT = [
  ['noticed', 'saved'],
  ['saved', 'verified'],
  ['verified', 'decided'],
  ['decided', 'removed'],
  ['removed', 'gone']
].map(step => step.join(' → '))
const JUMPS = CommentState.options
  .flatMap(from => CommentState.options.map(to => [from, to] as const))
  .filter(([from, to]) => from !== to && !NEXT.includes(`${from} → ${to}`))

describe('every forbidden order is refused by the database itself', () => {
  it('whoever opens the file and writes another state', async () => {
    const { ctx, dir, archive } = await newArchive()
    const ids = await oneInEach(ctx)
    await archive.close()
    const db = new Database(join(dir, 'archive.db'))
    onTestFinished(() => void db.close())
    db.pragma('foreign_keys = ON')
    const plain = db.prepare('UPDATE comment SET state = @to WHERE id = @id')
    // Everything that the state asks for comes with it.
    const forced = db.prepare(
      `UPDATE comment SET state = @to, saved_at = coalesce(saved_at, noticed_at), content = coalesce(content, '{}'),
         evidence = coalesce(evidence, (SELECT sha256 FROM object LIMIT 1)), verified_at = coalesce(verified_at, noticed_at),
         decision = (SELECT max(seq) FROM comment_decision WHERE comment_id = @id),
         removal = (SELECT max(seq) FROM comment_removal WHERE comment_id = @id) WHERE id = @id`
    )
    for (const [from, to] of JUMPS)
      for (const statement of [plain, forced]) {
        const id = ids.get(from)
        expect(() => statement.run({ to, id }), `${from} → ${to}`).toThrow(
          /the order is|CHECK constraint|its own newest/
        )
        expect(db.prepare('SELECT state FROM comment WHERE id = ?').get(id)).toEqual({ state: from })
      }
    expect(JUMPS.length).toBe(25)
  })

  it.each([
    [
      'noticed',
      `INSERT INTO comment (id, channel_id, method, address, state, noticed_at)
       SELECT 'x', channel_id, 'page', address, 'decided', noticed_at FROM comment`,
      'begins as noticed'
    ],
    ['noticed', `UPDATE comment SET state = 'saved'`, 'CHECK constraint'],
    ['saved', `UPDATE comment SET state = 'verified'`, 'CHECK constraint'],
    ['verified', `UPDATE comment SET state = 'decided'`, 'CHECK constraint'],
    ['verified', `UPDATE comment SET state = 'decided', decision = 1`, 'its own newest'],
    ['decided', `UPDATE comment SET state = 'removed'`, 'CHECK constraint'],
    ['decided', `UPDATE comment SET state = 'removed', removal = 1`, 'its own newest'],
    ['removed', `UPDATE comment SET state = 'gone'`, 'its own newest'],
    ['saved', decisionRow('remove'), 'read back'],
    ['noticed', decisionRow('answered'), 'read back'],
    ['removed', decisionRow('remove'), 'read back'],
    ['gone', decisionRow('not-ours'), 'read back'],
    ['verified', decisionRow('put-back'), 'read back'],
    ['verified', removalRow('1'), 'saved, verified and decided'],
    ['saved', removalRow('1'), 'saved, verified and decided'],
    ['gone', removalRow('1'), 'saved, verified and decided'],
    ['decided', confirmationRow, 'has been removed'],
    ['verified', `UPDATE comment SET verified_at = NULL`, 'never changed'],
    ['saved', `UPDATE comment SET content = '{}'`, 'never changed'],
    ['saved', `UPDATE comment SET evidence = NULL`, 'never changed'],
    ['decided', `UPDATE comment_decision SET category = 'g'`, 'never changed'],
    ['removed', `UPDATE comment_removal SET kind = 'deleted'`, 'never changed'],
    ['gone', `UPDATE comment_confirmation SET basis = 'person', proof = NULL`, 'never changed'],
    ['gone', `UPDATE comment SET noticed_at = 'x'`, 'never changed'],
    ['saved', `DELETE FROM comment_file`, 'disposal decision'],
    ['saved', `UPDATE comment_file SET role = 'view'`, 'never changed'],
    ['gone', `DELETE FROM comment`, 'disposal decision'],
    ['gone', `DELETE FROM comment_decision`, 'disposal decision'],
    ['gone', `DELETE FROM comment_removal`, 'disposal decision'],
    ['gone', `DELETE FROM comment_confirmation`, 'disposal decision'],
    ['saved', `DELETE FROM object`, 'disposal decision'],
    [
      'saved',
      `INSERT INTO comment_file SELECT id, 'view', 0, '${'0'.repeat(64)}' FROM comment`,
      'FOREIGN KEY'
    ],
    // What stands in the way of REPLACE is deleted without any trigger being told.
    [
      'gone',
      `REPLACE INTO comment (id, channel_id, method, address, state, noticed_at)
       SELECT id, channel_id, 'page', address, 'noticed', 'x' FROM comment`,
      'never replaced'
    ],
    [
      'decided',
      `REPLACE INTO comment_decision (seq, comment_id, outcome, category, decided_by, decided_at)
       SELECT decision, id, 'remove', 'b', 'annan', noticed_at FROM comment`,
      'never replaced'
    ],
    [
      'saved',
      `REPLACE INTO comment_file SELECT comment_id, role, position, (SELECT sha256 FROM object LIMIT 1) FROM comment_file`,
      'never replaced'
    ]
  ] as const)('when it is %s: %s', async (state, statement, why) => {
    const { ctx, channelId } = await archiveWithChannel()
    await commentIn(ctx, channelId, state)
    expect(() => ctx.db.transact(tx => void tx.prepare(statement).run())).toThrow(why)
  })

  it('a comment that takes the place of another', async () => {
    const { ctx, channelId } = await archiveWithChannel()
    const [one, other] = [await commentIn(ctx, channelId, 'gone'), await commentIn(ctx, channelId, 'noticed')]
    const key = (id: CommentId, how = '') =>
      ctx.db.transact(
        tx => void tx.prepare(`UPDATE ${how} comment SET dedupe_key = 'a' WHERE id = ?`).run(id)
      )
    key(one)
    expect(() => key(other, 'OR REPLACE')).toThrow('never replaced')
    expect(ctx.db.read.prepare('SELECT count(*) AS n FROM comment').get()).toEqual({ n: 2 })
  })

  it('a removal under another comment’s decision, and a comment that points at it', async () => {
    const { ctx, channelId } = await archiveWithChannel()
    const decided = await commentIn(ctx, channelId, 'decided')
    const waiting = await commentIn(ctx, channelId, 'verified')
    const run = (statement: string, ...values: CommentId[]) =>
      ctx.db.transact(tx => void tx.prepare(statement).run(...values))
    expect(() =>
      run(
        `UPDATE comment SET state = 'decided', decision = (SELECT decision FROM comment WHERE id = ?) WHERE id = ?`,
        decided,
        waiting
      )
    ).toThrow('its own newest')
    expect(() => run(`${removalRow('1')} WHERE id = ?`, waiting)).toThrow('saved, verified and decided')
  })
})

function decisionRow(outcome: string): string {
  const category = outcome === 'remove' ? `'a', NULL` : `NULL, 'x'`
  return `INSERT INTO comment_decision (comment_id, outcome, category, because, decided_by, decided_at)
    SELECT id, '${outcome}', ${category}, 'x', noticed_at FROM comment`
}

function removalRow(decision: string): string {
  return `INSERT INTO comment_removal (comment_id, decision, kind, via, removed_by, removed_at)
    SELECT id, ${decision}, 'deleted', 'person', 'x', noticed_at FROM comment`
}

const confirmationRow = `INSERT INTO comment_confirmation (removal, basis, confirmed_by, confirmed_at)
  VALUES (1, 'person', 'x', 'x')`
