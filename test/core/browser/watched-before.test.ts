// Comments that were saved one by one before their page was watched: the first visit tells what has become of them.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { moderatorsArchive } from '../../helpers/moderators-archive.ts'
import { type Discussion, type DiscussionSite, startDiscussion } from '../../helpers/site/discussion.ts'

let site: DiscussionSite
let talk: Discussion
beforeAll(async () => {
  site = await startDiscussion()
})
afterAll(() => site.close())
beforeEach(() => {
  talk = site.begin([
    { id: 1, author: 'Anna', text: 'När öppnar badet i Älvåsa?' },
    { id: 2, author: 'Bo', text: 'Det är halt på Storgatan igen.' },
    { id: 3, author: 'Cilla', text: 'Tack för hjälpen med bidraget.', isUnlinked: true },
    { id: 4, author: 'Disa', text: 'Ni är odugliga hela bunten!' }
  ])
})

async function saved(...ids: readonly number[]) {
  const { client, clock, channelId } = await moderatorsArchive(site.origin)
  const all = new Map<number, string>()
  for (const id of ids) {
    const place = { channelId, address: `${site.address}#comment-${id}`, selector: null }
    all.set(id, (await client.comments.preserve(place)).id)
  }
  const watch = async () => {
    const { pages } = await client.watch.addPage({ channelId, address: site.address, everyMinutes: null })
    const id = pages[0]?.id
    if (id === undefined) throw new Error('the page is watched')
    return () => {
      clock.advance(60_000)
      return client.watch.visitPage({ id })
    }
  }
  const vanished = async () =>
    (await client.watch.comments({ channelId, view: 'vanished', limit: 100, after: null })).items.map(
      ({ id }) => id
    )
  return { client, channelId, all, watch, vanished }
}

describe('a page with comments that were saved before it was watched', { timeout: 120_000 }, () => {
  it('is told of as changed and vanished at the first visit, with both wordings', async () => {
    const { client, all, watch, vanished } = await saved(1, 2, 3, 4)
    talk.say(4, 'Kommunens ledning är helt inkompetent!')
    talk.remove(2)
    talk.remove(3)
    const look = await watch()
    expect(await look()).toMatchObject({ state: 'whole', seen: 2, added: 0, changed: 1, vanished: 2 })
    const disa = await client.moderation.find({ id: (all.get(4) ?? '') as never })
    expect(disa?.versions.map(({ content }) => content.text)).toEqual([
      'Ni är odugliga hela bunten!',
      'Kommunens ledning är helt inkompetent!'
    ])
    expect((await vanished()).toSorted()).toEqual([all.get(2), all.get(3)].toSorted())
    expect(await look()).toMatchObject({ added: 0, changed: 0, vanished: 0 })
    // One that stands there again is not gone any more.
    talk.add({ id: 2, author: 'Bo', text: 'Det är halt på Storgatan igen.' })
    expect(await look()).toMatchObject({ seen: 3, added: 0 })
    expect(await vanished()).toEqual([all.get(3)])
  })

  it('says nothing of those when the page was not seen whole, nor of what was removed by a decision that is on file', async () => {
    const { client, all, watch, vanished } = await saved(2, 4)
    const id = (all.get(2) ?? '') as never
    await client.comments.decide({
      id,
      decision: {
        ...{ outcome: 'remove', category: 'a', note: null, senderNote: null },
        ...{ police: null, boardOffence: null, toAuthor: null }
      }
    })
    await client.comments.remove({ id, kind: 'deleted' })
    talk.remove(2)
    talk.remove(4)
    talk.trouble = 'counts'
    const look = await watch()
    expect(await look()).toMatchObject({ state: 'partial', vanished: 0 })
    expect(await vanished()).toEqual([])
    talk.trouble = null
    expect(await look()).toMatchObject({ state: 'whole', vanished: 1 })
    expect(await vanished()).toEqual([all.get(4)])
  })
})
