// A comment without a link of its own, saved by its address and seen again there: it has an id on its page.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
  const { client, ctx, channelId } = await moderatorsArchive(site.origin)
  const address = `${site.address}#comment-3`
  const comment = await client.comments.preserve({ channelId, address, selector: null })
  return { talk, client, ctx, channelId, address, comment }
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
