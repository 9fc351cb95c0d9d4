// Replies that are edited or taken away in a real Bluesky network: noticed by its own stream while the program runs, and afterwards what
// happened while it did not.
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest'
import type { CommentId } from '#shared/ids.ts'
import { addAccount } from '../../electron/core/comments/accounts/accounts.ts'
import { commentDetail } from '../../electron/core/comments/comments/detail.ts'
import { setFollow } from '../../electron/core/comments/follow/follow.ts'
import { listReadings, versionsOf } from '../../electron/core/comments/readings/read.ts'
import { watchOverview } from '../../electron/core/comments/watch/watch.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { listJournal } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { raiseAlerts } from '../../electron/core/reports/alerts/alerts.ts'
import { listAlerts } from '../../electron/core/reports/alerts/read.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { following } from '../helpers/following.ts'
import { describeWithKeychain } from '../helpers/keychain.ts'
import { type Bluesky, noBluesky, startBluesky, type Writer } from '../helpers/platforms/bluesky.ts'
import { commentSaying } from '../helpers/platforms/page.ts'

const missing = noBluesky()
const WITHIN = { timeout: 60_000, interval: 200 }

describeWithKeychain('with a keychain', () => {
  let network: Bluesky
  let [authority, visitor, other]: Writer[] = []
  beforeAll(async () => {
    if (missing !== null) return
    network = await startBluesky()
    authority = await network.join('kommunen', 'Kommunen')
    visitor = await network.join('anka', 'Arg Anka')
    other = await network.join('annan', 'Någon Annan')
  }, 120_000)
  afterAll(() => network?.stop())

  const eventsOf = (ctx: Context, id: CommentId) =>
    ctx.db.read.prepare('SELECT what, lacking FROM platform_event WHERE comment_id = ? ORDER BY at').all(id)
  const kinds = (ctx: Context) =>
    listAlerts(ctx.db.read, { view: 'open', kind: null, channelId: null, limit: 20, after: null }).items.map(
      ({ kind, commentId }) => [kind, commentId]
    )

  it.skipIf(missing !== null)(
    `notices an edit and removals within a minute, also of while it was not running${missing === null ? '' : ` (${missing})`}`,
    { timeout: 240_000 },
    async () => {
      if (authority === undefined || visitor === undefined || other === undefined) throw new Error('nobody')
      const root = await authority.post('Badplatsen är stängd')
      const under = { root, parent: root }
      const [first, second, third] = [
        await visitor.post('Ett: det var illa.', under),
        await visitor.post('Två: när öppnar den?', under),
        await other.post('Tre: jag håller med.', under)
      ]
      await network.settle()
      const { ctx, clock } = await newArchive()
      clock.set(new Date().toISOString())
      const { id: channelId } = newChannel(ctx, {
        platform: 'bluesky',
        addresses: ['https://bsky.example/kommunen']
      })
      await addAccount(ctx, {
        draft: {
          ...{ channelId, kind: 'bluesky', user: authority.handle },
          ...{ address: network.address, directory: network.directory }
        },
        secret: authority.password
      })
      const followed = () => watchOverview(ctx.db.read).channels[0]?.follow
      expect(followed()).toMatchObject({ how: 'stream', isOn: false, heardAt: null })
      setFollow(ctx, { channelId, isOn: true, address: null })
      expect(followed()?.address).toBe(
        `${network.address.replace('http', 'ws')}xrpc/com.atproto.sync.subscribeRepos`
      )

      // Nothing was read before: all of the channel is, and from then on what changes is heard.
      let end = following(ctx)
      onTestFinished(() => end())
      await vi.waitFor(() => expect(followed()?.heardAt).not.toBeNull(), WITHIN)
      const [one, two, three] = ['Ett:', 'Två:', 'Tre:'].map(text => commentSaying(ctx, text).id)
      if (one === undefined || two === undefined || three === undefined) throw new Error('not read')
      await visitor.edit(first.uri, 'Ett: det var bra.', under)
      await visitor.remove(second.uri)
      await vi.waitFor(() => {
        expect(eventsOf(ctx, one)).toEqual([{ what: 'edited', lacking: null }])
        expect(eventsOf(ctx, two)).toEqual([{ what: 'vanished', lacking: null }])
      }, WITHIN)
      expect(versionsOf(ctx.db.read, one).map(({ content }) => content.text)).toEqual([
        'Ett: det var illa.',
        'Ett: det var bra.'
      ])
      expect(commentDetail(ctx.db.read, two).content?.text).toBe('Två: när öppnar den?')
      await raiseAlerts(ctx)
      expect(kinds(ctx)).toEqual(
        expect.arrayContaining([
          ['edited', one],
          ['vanished', two]
        ])
      )

      // The program is not running: another takes its reply away, and it is noticed afterwards without a reading of the channel.
      await vi.waitFor(() => expect(positionOf(ctx)).not.toBeNull(), WITHIN)
      await end()
      await other.remove(third.uri)
      const readings = listReadings(ctx.db.read, { channelId, limit: 50 }).length
      end = following(ctx)
      await vi.waitFor(
        () => expect(eventsOf(ctx, three)).toEqual([{ what: 'vanished', lacking: null }]),
        WITHIN
      )
      expect(listReadings(ctx.db.read, { channelId, limit: 50 })).toHaveLength(readings)
      expect(listJournal(ctx.db.read, { about: three, before: null, limit: 1 })[0]?.act).toBe(
        'comment.vanished'
      )
      expect(followed()).toMatchObject({ problem: null, noticed: 3 })

      // Turned off nothing is noticed, and the channel may be read as before.
      setFollow(ctx, { channelId, isOn: false, address: null })
      await new Promise(resolve => setTimeout(resolve, 4_000))
      await visitor.remove(first.uri)
      await new Promise(resolve => setTimeout(resolve, 4_000))
      expect(eventsOf(ctx, one)).toHaveLength(1)
      expect((await verifyArchive(ctx)).findings).toEqual([])
    }
  )
})

const positionOf = ({ db }: Context) =>
  (db.read.prepare('SELECT position FROM account_follow').get() as { position: string | null }).position
