// A comment without a link of its own, saved by its address and seen again there: it has an id on its page.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TakenComment } from '#shared/comment.ts'
import { systemActor } from '../../../electron/core/kernel/actor.ts'
import { kanalarkiv } from '../../helpers/cli/in-process.ts'
import { REMOVE } from '../../helpers/comments.ts'
import { moderatorsArchive } from '../../helpers/moderators-archive.ts'
import { type DiscussionSite, startDiscussion } from '../../helpers/site/discussion.ts'

let site: DiscussionSite
beforeAll(async () => {
  site = await startDiscussion()
})
afterAll(() => site.close())

async function saved() {
  const talk = site.begin([
    { id: 3, author: 'Kalle', text: 'Ni är odugliga hela bunten, skäms på er', isUnlinked: true },
    { id: 5, author: 'Lisa', text: 'Varför är badet stängt i dag?', isUnlinked: true }
  ])
  const { client, session, dir, ctx, channelId } = await moderatorsArchive(site.origin)
  const address = `${site.address}#comment-3`
  const comment = await client.comments.preserve({ channelId, address, selector: null })
  return { talk, client, session, dir, ctx, channelId, address, comment }
}

describe('confirmed by looking again', { timeout: 60_000 }, () => {
  it('it is still there when it says something else under its id, and gone when another stands there', async () => {
    const { talk, client, comment } = await saved()
    expect(comment).toMatchObject({ nativeId: '3', content: { permalink: null } })
    await client.comments.decide({ id: comment.id, decision: REMOVE })
    const confirm = () =>
      client.comments.confirmGone({ id: comment.id, basis: 'seen-gone', kind: 'deleted' }).catch(e => e)
    talk.say(3, 'Kommunens ledning är helt inkompetent!!')
    expect(await confirm()).toMatchObject({ code: 'still-on-page' })
    talk.remove(3)
    talk.add({ id: 3, author: 'Mona', text: 'Tack för blommorna på torget.', isUnlinked: true })
    expect(await confirm()).toMatchObject({ state: 'gone', removal: { basis: 'seen-gone' } })
  })

  it('one pointed out by hand is told by its id alone', async () => {
    const { talk, client, channelId } = await saved()
    const place = { channelId, address: site.address, selector: '#comment-5' }
    const { id } = await client.comments.preserve(place)
    await client.comments.decide({ id, decision: REMOVE })
    talk.say(5, 'Helt andra ord.')
    await expect(
      client.comments.confirmGone({ id, basis: 'seen-gone', kind: 'deleted' })
    ).rejects.toMatchObject({ code: 'still-on-page' })
  })
})

describe('saved again by its address', { timeout: 120_000 }, () => {
  it.each([
    ['its link is that very address', '?kommentar=5', { isAsked: true }, 'Varför är badet stängt i dag?'],
    ['it has no link, and its id is the same', '#comment-5', { isUnlinked: true }, 'Är badet öppet nu?']
  ] as const)('it is the same comment when %s', async (_, place, link, text) => {
    const { talk, client, channelId } = await saved()
    talk.remove(5)
    talk.add({ id: 5, author: 'Lisa', text: 'Varför är badet stängt i dag?', ...link })
    const save = () => client.comments.preserve({ channelId, address: site.address + place, selector: null })
    const first = await save()
    talk.say(5, text)
    const again = await save()
    expect(again.id).toBe(first.id)
    expect(again.sightings).toHaveLength(2)
    talk.remove(5)
    talk.add({ id: 5, author: 'Mona', text: 'Något helt annat av någon annan.', isUnlinked: true })
    expect((await save()).id).not.toBe(first.id)
  })

  it('it is asked about when only words and name are the same, and the answer is what counts', async () => {
    const { client, ctx, channelId } = await saved()
    const author = { name: 'Lisa', handle: null, profile: null, email: null, ip: null }
    const taken: TakenComment = {
      ...{ channelId, address: site.address, text: 'Varför är badet stängt i dag?', author },
      ...{ timeShown: null, permalink: null, answers: null, completeness: [], sameAs: null },
      ...{ files: [], html: null, plain: 'Varför är badet stängt i dag?' }
    }
    const pasted = await client.comments.take(taken)
    const place = { channelId, address: `${site.address}#comment-5`, selector: null }
    const asked = await client.comments.preserve(place).catch(error => error)
    expect(asked).toMatchObject({ code: 'comment-maybe-known', data: { id: pasted.id } })
    const { attempt } = asked.data
    expect(await client.comments.find({ id: attempt })).toMatchObject({
      state: 'noticed',
      problem: 'comment-maybe-known'
    })
    const same = await client.comments.retry({ id: attempt, sameAs: pasted.id })
    expect(same).toMatchObject({ id: pasted.id, nativeId: '5' })
    expect(same.sightings.map(({ method }) => method)).toEqual(['paste', 'page_capture'])
    // Now it has an id, and nobody is asked.
    expect((await client.comments.preserve(place)).id).toBe(pasted.id)
    const other = await client.comments.take({
      ...taken,
      text: 'Ni är odugliga hela bunten, skäms på er',
      author: { ...author, name: 'Kalle' },
      sameAs: 'another'
    })
    expect(other.state).toBe('verified')
    expect((await client.comments.preserve({ ...place, address: `${site.address}#comment-3` })).id).not.toBe(
      other.id
    )
    expect(
      ctx.db.read
        .prepare("SELECT count(*) AS n FROM comment WHERE state = 'noticed' AND same_as IS NULL")
        .get()
    ).toEqual({ n: 0 })
  })

  it('it is another when a person says so', async () => {
    const { talk, client, channelId } = await saved()
    talk.add({ id: 6, author: 'Lisa', text: 'Tack!', isAsked: true })
    const place = { channelId, address: site.address, selector: '#comment-5' }
    const pasted = await client.comments.take({
      ...{ channelId, address: site.address, text: 'Tack!', permalink: null, timeShown: null, answers: null },
      author: { name: 'Lisa', handle: null, profile: null, email: null, ip: null },
      ...{ completeness: [], files: [], html: null, plain: 'Tack!', sameAs: null }
    })
    const { data } = await client.comments
      .preserve({ ...place, selector: '#comment-6' })
      .catch(error => error)
    const another = await client.comments.retry({ id: data.attempt, sameAs: 'another' })
    expect(another).toMatchObject({ id: data.attempt, state: 'verified', content: { text: 'Tack!' } })
    expect(another.id).not.toBe(pasted.id)
  })
  it.each([
    ['the same', (known: string) => ['--same-as', known], true],
    ['another', () => ['--another'], false]
  ] as const)('from the command line it is %s', async (_, answer, isSame) => {
    const { client, session, dir, channelId } = await saved()
    const pasted = await client.comments.take({
      ...{ channelId, address: site.address, text: 'Varför är badet stängt i dag?' },
      author: { name: 'Lisa', handle: null, profile: null, email: null, ip: null },
      ...{ timeShown: null, permalink: null, answers: null, completeness: [], sameAs: null },
      ...{ files: [], html: null, plain: 'Varför är badet stängt i dag?' }
    })
    await client.users.save({ osUser: systemActor(), name: 'Mia', personId: null, roles: ['moderator'] })
    await session.close()
    const cli = (...args: string[]) => kanalarkiv(['comment', ...args, '--archive', dir, '--json'])
    const asked = await cli('save', '--channel', channelId, '--address', `${site.address}#comment-5`)
    expect(asked).toMatchObject({ code: 1 })
    const { error } = asked.json() as { error: { code: string; params: { id: string; attempt: string } } }
    expect(error).toMatchObject({ code: 'comment-maybe-known', params: { id: pasted.id } })
    const retried = await cli('retry', error.params.attempt, ...answer(pasted.id))
    const { comment } = retried.json() as { comment: { id: string; state: string } }
    expect([retried.code, comment.state, comment.id === pasted.id]).toEqual([0, 'verified', isSame])
  })
})
