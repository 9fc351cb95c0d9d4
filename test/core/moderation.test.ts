// Acting on comments through their platform: only what is saved, read back and decided; counted as done only when seen to be.
import { writeFile } from 'node:fs/promises'
import { expect, it, onTestFinished } from 'vitest'
import type { PlatformAction } from '#shared/account.ts'
import type { Decision } from '#shared/decision.ts'
import { type CommentId, Instant } from '#shared/ids.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { commentDetail } from '../../electron/core/comments/comments/detail.ts'
import { findComments } from '../../electron/core/comments/comments/find.ts'
import { confirmGone, decideComment } from '../../electron/core/comments/comments/order.ts'
import { insertDecision } from '../../electron/core/comments/comments/queries.ts'
import { actOn } from '../../electron/core/comments/moderation/act.ts'
import { markRead, platformFacts } from '../../electron/core/comments/moderation/facts.ts'
import { systemActor } from '../../electron/core/kernel/actor.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { listJournal } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { saveUser } from '../../electron/core/register/roles/users.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'
import { commentIn, REMOVE } from '../helpers/comments.ts'
import { describeWithKeychain } from '../helpers/keychain.ts'
import { commentSaying, newPage } from '../helpers/platforms/page.ts'
import { inAnotherProcess } from '../helpers/process.ts'
import type { Fault } from '../helpers/stubs/server.ts'

const NO_ANSWER: Decision = { outcome: 'no-answer', note: null, because: 'Bedömdes fel.' }
/** The same as a correction of what was decided first. */
const OTHERWISE: Decision = { ...NO_ANSWER, correctedBecause: 'Ett skämt.' }
const BY = { by: 'test', at: Instant.parse('2026-11-25T08:00:00.000Z') }
const PUT_BACK: Decision = { outcome: 'put-back', note: null, because: 'Bedömdes fel.' }

describeWithKeychain('with a keychain', () => {
  /** A page that was read, with one comment that is decided to be removed. */
  async function decided() {
    const made = await newPage(5)
    await made.read()
    const { id } = commentSaying(made.ctx, 'Kommentar 1:')
    decideComment(made.ctx, id, REMOVE)
    made.clock.advance(60_000)
    made.stub.asked.length = 0
    const at = () => made.stub.comments.get('2002')?.find(each => each.id === '2002_1')
    const act = (action: PlatformAction = 'hide') => actOn(made.ctx, { id, action })
    return { ...made, id, at, act }
  }
  const sent = (stub: { asked: readonly { method: string }[] }) =>
    stub.asked.filter(({ method }) => method !== 'GET').length
  const factsOf = (ctx: Context, id: CommentId) => {
    const facts = platformFacts(ctx.db.read, id)
    if (facts === null) throw new Error('no facts')
    return facts
  }

  it('hides, and knows it by looking again; put back by a new decision', async () => {
    const { ctx, clock, id, at, act } = await decided()
    const hidden = await act()
    expect(at()?.hidden).toBe(true)
    expect(hidden).toMatchObject({
      state: 'gone',
      removal: { kind: 'unpublished', via: 'api', basis: 'api', confirmedBy: 'test' }
    })
    const proof = hidden.files.find(({ role }) => role === 'confirmation')
    expect(proof?.mediaType).toBe('application/json')
    expect(factsOf(ctx, id)).toMatchObject({
      status: 'hidden',
      possible: [],
      actions: [{ action: 'hide', state: 'done', statusBefore: 'visible', statusAfter: 'hidden' }]
    })
    await expect(act('unhide')).rejects.toMatchObject({ code: 'wrong-order' })
    decideComment(ctx, id, PUT_BACK)
    expect(factsOf(ctx, id).possible).toEqual(['unhide'])
    clock.advance(60_000)
    expect(await act('unhide')).toMatchObject({ state: 'decided', decision: { outcome: 'put-back' } })
    expect(at()?.hidden).toBe(false)
    expect(factsOf(ctx, id)).toMatchObject({
      status: 'visible',
      actions: [{}, { action: 'unhide', state: 'done' }]
    })
  })

  it('deletes, and what was saved is there afterwards', async () => {
    const { ctx, id, at, act, read } = await decided()
    expect(await act('delete')).toMatchObject({ state: 'gone', removal: { kind: 'deleted', basis: 'api' } })
    expect(at()).toBeUndefined()
    expect(factsOf(ctx, id)).toMatchObject({ status: 'gone', vanishedAt: null })
    expect(commentDetail(ctx.db.read, id).content?.text).toBe('Kommentar 1: åäö 🏊')
    // Its absence is our own doing, and no news.
    expect(await read()).toMatchObject({ vanished: 0 })
  })

  it('sends nothing in any other order, through the verb or past it', async () => {
    const { ctx, stub, account } = await decided()
    const { id } = commentSaying(ctx, 'Kommentar 2:')
    for (const action of ['hide', 'delete', 'unhide'] as const)
      await expect(actOn(ctx, { id, action })).rejects.toMatchObject({ code: 'wrong-order' })
    decideComment(ctx, id, { outcome: 'no-answer', note: null, because: 'Ingen fråga.' })
    await expect(actOn(ctx, { id, action: 'hide' })).rejects.toMatchObject({ code: 'not-to-be-removed' })
    await expect(actOn(ctx, { id, action: 'unhide' })).rejects.toMatchObject({ code: 'wrong-order' })
    expect(sent(stub)).toBe(0)
    const insert = (comment: CommentId) =>
      ctx.db.transact(tx =>
        tx
          .prepare(
            `INSERT INTO moderation_action (id, comment_id, account_id, decision, action, state, status_before, begun_at, begun_by)
             SELECT 'x', id, ?, decision, 'hide', 'begun', 'visible', 'now', 'me' FROM comment WHERE id = ?`
          )
          .run(account.id, comment)
      )
    expect(() => insert(id)).toThrow('saved, verified and decided')
    expect(() => insert(commentSaying(ctx, 'Kommentar 3:').id)).toThrow()
  })

  it('sends nothing when the saved copy is damaged', async () => {
    const { ctx, stub, id, act } = await decided()
    const [file] = commentDetail(ctx.db.read, id).files
    if (file === undefined) throw new Error('no evidence')
    await writeFile(ctx.objects.path(file.sha256), 'något annat')
    await expect(act()).rejects.toMatchObject({ code: 'evidence-missing' })
    expect(sent(stub)).toBe(0)
  })

  it('sends nothing when the comment has been edited since, until it is decided on anew', async () => {
    const { ctx, stub, clock, id, at, act } = await decided()
    const shown = at()
    if (shown !== undefined) shown.text = 'Ändrad till något annat'
    for (let n = 0; n < 2; n++) await expect(act()).rejects.toMatchObject({ code: 'comment-edited' })
    expect(sent(stub)).toBe(0)
    expect(factsOf(ctx, id).versions.map(({ content }) => content.text)).toEqual([
      'Kommentar 1: åäö 🏊',
      'Ändrad till något annat'
    ])
    clock.advance(60_000)
    decideComment(ctx, id, REMOVE)
    expect((await act()).state).toBe('gone')
  })

  it('takes what its author has removed for that, and not for its own doing', async () => {
    const { ctx, stub, id, act } = await decided()
    stub.comments.get('2002')?.splice(1, 1)
    await expect(act('delete')).rejects.toMatchObject({ code: 'comment-vanished' })
    expect(sent(stub)).toBe(0)
    expect(commentDetail(ctx.db.read, id)).toMatchObject({ state: 'decided', removal: null })
    expect(factsOf(ctx, id)).toMatchObject({ status: 'gone', actions: [] })
  })

  it('what its author removed after the decision counts as theirs, and a new decision closes it', async () => {
    const { ctx, stub, id, read } = await decided()
    stub.comments.get('2002')?.splice(1, 1)
    expect(await read()).toMatchObject({ vanished: 1 })
    expect(factsOf(ctx, id)).toMatchObject({ status: 'gone', vanishedAt: expect.any(String), possible: [] })
    expect(commentDetail(ctx.db.read, id).removal).toBeNull()
    expect(decideComment(ctx, id, NO_ANSWER).decision).toMatchObject({ outcome: 'no-answer' })
  })

  it('what the program deleted without knowing is its own doing, and nothing is decided before that is seen', async () => {
    const { ctx, stub, id, act, read } = await decided()
    stub.faults.push('as-usual', 'as-usual', { status: 403 })
    await expect(act('delete')).rejects.toMatchObject({ code: 'platform-forbidden' })
    expect(() => decideComment(ctx, id, NO_ANSWER)).toThrow(
      expect.objectContaining({ code: 'action-unsettled', params: { action: 'delete' } })
    )
    expect(() => ctx.db.transact(tx => void insertDecision(tx, id, { ...OTHERWISE, ...BY }))).toThrow(
      'a comment is decided on when what was begun with it is known to have ended'
    )
    expect(await read()).toMatchObject({ vanished: 0 })
    expect(factsOf(ctx, id)).toMatchObject({
      vanishedAt: null,
      actions: [{ action: 'delete', state: 'done', statusAfter: 'gone' }]
    })
    expect(commentDetail(ctx.db.read, id)).toMatchObject({
      state: 'gone',
      removal: { kind: 'deleted', via: 'api', basis: 'api' }
    })
  })

  it('what did not take is seen so by a reading, and then it may be decided otherwise', async () => {
    const { ctx, stub, id, at, act, read } = await decided()
    stub.faults.push('as-usual', { status: 500 }, { status: 403 })
    await expect(act('delete')).rejects.toMatchObject({ code: 'platform-forbidden' })
    expect(factsOf(ctx, id).actions).toMatchObject([{ state: 'unknown' }])
    await read()
    expect(at()).toBeDefined()
    expect(factsOf(ctx, id).actions).toMatchObject([{ state: 'refused', problem: 'action-did-not-take' }])
    expect(decideComment(ctx, id, OTHERWISE).decision).toMatchObject({ outcome: 'no-answer' })
  })

  it('nothing is decided while it is being done', async () => {
    const { ctx, stub, id, act } = await decided()
    let answer: unknown = null
    stub.faults.push('as-usual', () => {
      try {
        answer = decideComment(ctx, id, NO_ANSWER)
      } catch (error) {
        answer = error
      }
    })
    expect((await act('delete')).state).toBe('gone')
    expect(answer).toMatchObject({ code: 'action-going-on' })
    expect(factsOf(ctx, id).actions).toMatchObject([{ state: 'done' }])
  })

  it('a comment noted as deleted and shown all the same is news, and it may be decided that it was not removed', async () => {
    const { ctx, id, clock, read } = await decided()
    await confirmGone(ctx, { id, basis: 'person', kind: 'deleted' })
    markRead(ctx, id)
    clock.advance(60_000)
    await read()
    expect(commentDetail(ctx.db.read, id).state).toBe('gone')
    expect(factsOf(ctx, id)).toMatchObject({ status: 'visible', readAt: null })
    markRead(ctx, id)
    clock.advance(60_000)
    await read()
    expect(factsOf(ctx, id).readAt).not.toBeNull()
    const because = 'Knappen i kanalen trycktes aldrig.'
    expect(decideComment(ctx, id, { outcome: 'not-removed', note: null, because })).toMatchObject({
      state: 'decided',
      removal: null,
      decision: { outcome: 'not-removed', because },
      removals: [{ kind: 'deleted', basis: 'person' }]
    })
    expect(factsOf(ctx, id).possible).toEqual([])
    const filter = { channelId: null, state: null, outcome: 'not-removed' as const, limit: 9, after: null }
    expect(findComments(ctx.db.read, filter).items.map(each => each.id)).toEqual([id])
    decideComment(ctx, id, REMOVE)
    clock.advance(60_000)
    const commentAgain = await actOn(ctx, { id, action: 'delete' })
    expect(commentAgain.removals).toMatchObject([{ basis: 'person' }, { basis: 'api' }])
    expect(() => decideComment(ctx, id, { outcome: 'not-removed', note: null, because })).toThrow(
      expect.objectContaining({ code: 'removal-proven' })
    )
  })

  it('removed by its author between looking and acting, it is not taken for removed here', async () => {
    const { ctx, stub, id, act } = await decided()
    stub.faults.push('as-usual', () => void stub.comments.get('2002')?.splice(1, 1))
    await expect(act('delete')).rejects.toMatchObject({ code: 'platform-not-found' })
    expect(commentDetail(ctx.db.read, id)).toMatchObject({ state: 'decided', removal: null })
    expect(factsOf(ctx, id).actions).toMatchObject([{ state: 'refused', problem: 'platform-not-found' }])
    await expect(act('delete')).rejects.toMatchObject({ code: 'comment-vanished' })
    expect(commentDetail(ctx.db.read, id)).toMatchObject({ state: 'decided', removal: null })
  })

  it.each<[string, Fault[], string]>([
    ['401', [{ status: 401 }], 'platform-login-refused'],
    ['403', [{ status: 403 }], 'platform-forbidden'],
    ['404', [{ status: 404 }], 'platform-not-found'],
    ['429', [{ status: 429, headers: { 'retry-after': '3600' } }], 'platform-busy'],
    ['500', [{ status: 500 }], 'action-did-not-take'],
    ['a connection that breaks', ['broken'], 'action-did-not-take']
  ])('says so after %s to the act, and nothing is taken for removed', async (_, faults, code) => {
    const { ctx, stub, id, at, act } = await decided()
    stub.faults.push('as-usual', ...faults)
    await expect(act()).rejects.toMatchObject({ code })
    expect(at()?.hidden).toBe(false)
    expect(commentDetail(ctx.db.read, id)).toMatchObject({ state: 'decided', removal: null })
    expect(factsOf(ctx, id).actions).toMatchObject([{ state: 'refused' }])
    expect((await act()).state).toBe('gone')
  })

  it.each<[string, Fault]>([
    ['half a JSON', 'half-json'],
    ['a fault of the platform’s own', { status: 500 }]
  ])('counts as done what was done, when the answer to the act is %s', async (_, fault) => {
    const { ctx, stub, id, at, act } = await decided()
    const shown = at()
    if (fault !== 'half-json' && shown !== undefined) shown.hidden = true
    stub.faults.push('as-usual', fault)
    expect((await act()).state).toBe('gone')
    expect(factsOf(ctx, id).actions).toMatchObject([{ state: 'done' }])
  })

  it('not knowing what came of it, it says so, and settles it by looking again without sending again', async () => {
    const { ctx, stub, id, at, act } = await decided()
    stub.faults.push('as-usual', 'as-usual', { status: 403 })
    await expect(act()).rejects.toMatchObject({ code: 'platform-forbidden' })
    expect(at()?.hidden).toBe(true)
    expect(commentDetail(ctx.db.read, id)).toMatchObject({ state: 'decided' })
    expect(factsOf(ctx, id).actions).toMatchObject([{ state: 'unknown', problem: 'platform-forbidden' }])
    const before = sent(stub)
    expect((await act()).state).toBe('gone')
    expect(sent(stub)).toBe(before)
    expect(factsOf(ctx, id).actions).toMatchObject([{ state: 'done', problem: null }])
  })

  it.each<[string, Fault[], boolean]>([
    ['before it is looked at', ['hangs'], false],
    ['while it is sent', ['as-usual', 'hangs'], false],
    ['when it was done and not answered', ['as-usual', 'does-and-hangs'], true],
    ['while it is looked at again', ['as-usual', 'as-usual', 'hangs'], true]
  ])('ended by the closing of the archive %s, it is taken up where it was', async (_, faults, isDone) => {
    const { archive, stub, dir, options, id, at, act } = await decided()
    stub.faults.push(...faults)
    const going = act()
    archive.hold(going)
    await expect.poll(() => stub.asked.length).toBe(faults.length)
    await archive.close()
    await expect(going).rejects.toMatchObject({ code: 'stopped' })
    expect(at()?.hidden).toBe(isDone)
    const again = await openArchive(dir, options)
    onTestFinished(() => again.close())
    expect(commentDetail(again.context.db.read, id)).toMatchObject({ state: 'decided', removal: null })
    const before = sent(stub)
    expect((await actOn(again.context, { id, action: 'hide' })).state).toBe('gone')
    expect(sent(stub) - before).toBe(isDone ? 0 : 1)
  })

  it.each<[string, Fault[], boolean]>([
    ['before it is looked at', ['hangs'], false],
    ['while it is sent', ['as-usual', 'hangs'], false],
    ['when it was done and not answered', ['as-usual', 'does-and-hangs'], true],
    ['while it is looked at again', ['as-usual', 'as-usual', 'hangs'], true]
  ])('killed %s, nothing is lost, and nothing is sent twice', async (_, faults, isDone) => {
    const { archive, stub, dir, options, id, at } = await decided()
    await archive.close()
    stub.faults.push(...faults)
    const other = await inAnotherProcess('act-on-comment.ts', dir, id, 'hide')
    await expect.poll(() => stub.asked.length).toBe(faults.length)
    const gone = new Promise(resolve => other.once('exit', resolve))
    other.kill('SIGKILL')
    await gone
    expect(at()?.hidden).toBe(isDone)
    const again = await openArchive(dir, options)
    onTestFinished(() => again.close())
    const { context } = again
    expect(commentDetail(context.db.read, id)).toMatchObject({ state: 'decided', removal: null })
    expect((await verifyArchive(context)).findings).toEqual([])
    const before = sent(stub)
    expect((await actOn(context, { id, action: 'hide' })).state).toBe('gone')
    expect(sent(stub) - before).toBe(isDone ? 0 : 1)
    expect(factsOf(context, id).actions.at(-1)).toMatchObject({ state: 'done' })
  })

  it('is refused where the platform cannot, and for a comment that was not read through the account', async () => {
    const { ctx, channelId, act } = await decided()
    await expect(act('spam')).rejects.toMatchObject({ code: 'platform-cannot' })
    const id = await commentIn(ctx, channelId, 'decided')
    expect(platformFacts(ctx.db.read, id)).toBeNull()
    await expect(actOn(ctx, { id, action: 'hide' })).rejects.toMatchObject({ code: 'comment-not-read' })
  })

  it('notes once that somebody has looked at a comment', async () => {
    const { ctx, id } = await decided()
    markRead(ctx, id)
    markRead(ctx, id)
    expect(factsOf(ctx, id).readAt).not.toBeNull()
    const looked = listJournal(ctx.db.read, { about: id, before: null, limit: 99 })
    expect(looked.filter(({ act }) => act === 'comment.looked-at')).toHaveLength(1)
  })

  it('from the command line does several, and tells of each that did not go', async () => {
    const { archive, ctx, dir, id, at } = await decided()
    const other = commentSaying(ctx, 'Kommentar 2:').id
    saveUser(ctx, { osUser: systemActor(), name: 'Moa', personId: null, roles: ['moderator'] })
    await archive.close()
    const cli = (...args: string[]) => kanalarkiv(['moderation', ...args, '--archive', dir])
    const done = await cli('act', id, other, '--action', 'hide')
    expect(done.code).toBe(3)
    expect(done.out).toContain('done')
    expect(done.out).toContain('The comment is verified.')
    expect(done.out).toContain('1 done, 1 refused.')
    expect(at()?.hidden).toBe(true)
    const asJson = await cli('act', other, '--action', 'delete', '--json')
    expect(asJson).toMatchObject({ code: 1 })
    expect(asJson.json()).toMatchObject({ error: { code: 'wrong-order' } })
    expect((await cli('act', id, '--action', 'burn')).code).toBe(2)
    const shown = await cli('show', id, '--lang', 'sv')
    expect(shown.out).toContain('dold')
    expect(shown.out).toContain('gjord')
    const { platform } = (await cli('show', id, '--json')).json()
    expect(platform).toMatchObject({ status: 'hidden', actions: [{ action: 'hide', state: 'done' }] })
  })
})
