// A comment that another quotes: it is told by its own id or link, and is gone although its words still stand in the other.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REMOVE } from '../../helpers/comments.ts'
import { moderatorsArchive } from '../../helpers/moderators-archive.ts'
import { type DiscussionSite, startDiscussion } from '../../helpers/site/discussion.ts'

const WORDS = 'Ni är odugliga hela bunten, skäms på er'
const QUOTE = `Kalle skrev: ${WORDS}. Det var väl onödigt?`

let site: DiscussionSite
beforeAll(async () => {
  site = await startDiscussion()
})
afterAll(() => site.close())

describe('a comment that another quotes', { timeout: 120_000 }, () => {
  it.each([
    ['link', {}],
    ['id', { isUnlinked: true }]
  ] as const)(
    'is confirmed gone by its own %s, and is there for as long as it stands itself',
    async (_, how) => {
      const talk = site.begin([
        { id: 3, author: 'Kalle', text: WORDS, ...how },
        { id: 5, author: 'Lisa', text: QUOTE, ...how }
      ])
      const { client, channelId } = await moderatorsArchive(site.origin)
      const address = `${site.address}#comment-3`
      const { id } = await client.comments.preserve({ channelId, address, selector: null })
      await client.comments.decide({ id, decision: REMOVE })
      const confirm = () =>
        client.comments.confirmGone({ id, basis: 'seen-gone', kind: 'deleted' }).catch(e => e)
      expect(await confirm()).toMatchObject({ code: 'still-on-page' })
      talk.remove(3)
      expect(await confirm()).toMatchObject({ state: 'gone', removal: { basis: 'seen-gone' } })
    }
  )

  it('has vanished from a watched page', async () => {
    const talk = site.begin([
      { id: 3, author: 'Kalle', text: WORDS },
      { id: 5, author: 'Lisa', text: QUOTE }
    ])
    const { client, clock, channelId } = await moderatorsArchive(site.origin)
    const { pages } = await client.watch.addPage({ channelId, address: site.address, everyMinutes: null })
    const look = () => {
      clock.advance(60_000)
      return client.watch.visitPage({ id: pages[0]?.id as never })
    }
    expect(await look()).toMatchObject({ added: 2, vanished: 0 })
    talk.remove(3)
    expect(await look()).toMatchObject({ state: 'whole', seen: 1, vanished: 1 })
  })
})
