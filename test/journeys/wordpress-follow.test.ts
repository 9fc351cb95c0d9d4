// Comments and posts that are edited, held back or taken away on a real WordPress site, noticed while the program runs.
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest'
import { addAccount } from '../../electron/core/comments/accounts/accounts.ts'
import { setFollow } from '../../electron/core/comments/follow/follow.ts'
import { listReadings, versionsOf } from '../../electron/core/comments/readings/read.ts'
import { watchOverview } from '../../electron/core/comments/watch/watch.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { raiseAlerts } from '../../electron/core/reports/alerts/alerts.ts'
import { listAlerts } from '../../electron/core/reports/alerts/read.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { following } from '../helpers/following.ts'
import { describeWithKeychain } from '../helpers/keychain.ts'
import { commentSaying } from '../helpers/platforms/page.ts'
import { noWordPress, startWordPress, type WordPress, writeComments } from '../helpers/platforms/wordpress.ts'

const missing = noWordPress()
const WITHIN = { timeout: 60_000, interval: 200 }

describeWithKeychain('with a keychain', () => {
  let site: WordPress
  beforeAll(async () => {
    if (missing === null) site = await startWordPress()
  }, 120_000)
  afterAll(() => site?.stop())

  it.skipIf(missing !== null)(
    `notices what was edited, held back, deleted, and posts that changed${missing === null ? '' : ` (${missing})`}`,
    { timeout: 400_000 },
    async () => {
      const written = await writeComments(
        site,
        ['Ett: illa', 'Två: bra', 'Tre: nja', ...Array.from({ length: 120 }, (_, n) => `Nummer ${n}`)].map(
          (text, n) => ({
            text,
            name: `Besökare ${n}`,
            ip: '192.0.2.9',
            agent: 'x',
            email: `b${n}@example.se`
          })
        )
      )
      const { ctx, clock } = await newArchive()
      clock.set(new Date().toISOString())
      const { id: channelId } = newChannel(ctx, { platform: 'blog', addresses: [site.address] })
      await addAccount(ctx, {
        draft: { channelId, kind: 'wordpress', user: site.user, address: site.address, directory: null },
        secret: site.password
      })
      setFollow(ctx, { channelId, isOn: true, address: null })
      const end = following(ctx)
      onTestFinished(() => end())
      const readings = () => listReadings(ctx.db.read, { channelId, limit: 50 })
      // What was written before is saved first, which takes as long as it takes.
      const isHeard = () => watchOverview(ctx.db.read).channels[0]?.follow?.heardAt
      await vi.waitFor(() => expect(isHeard()).not.toBeNull(), { timeout: 180_000, interval: 500 })
      const read = readings().length
      const [one, two, three] = ['Ett:', 'Två:', 'Tre:'].map(text => commentSaying(ctx, text).id)
      if (one === undefined || two === undefined || three === undefined) throw new Error('not read')
      const eventsOf = (id: string) =>
        ctx.db.read
          .prepare('SELECT what FROM platform_event WHERE comment_id = ?')
          .all(id)
          .map(row => (row as { what: string }).what)
      // The oldest of 123, which is not among the hundred newest: its page is asked for in its turn, and not the whole channel.
      await site.php(
        `global $wpdb; $wpdb->update($wpdb->comments, ['comment_content' => 'Ett: strålande'], ['comment_ID' => $in]);`,
        written[0]
      )
      await vi.waitFor(() => expect(eventsOf(one)).toEqual(['edited']), WITHIN)
      expect(readings()).toHaveLength(read)
      await site.php(
        `wp_set_comment_status($in[0], 'hold'); wp_delete_comment($in[1], true);`,
        written.slice(1, 3)
      )
      await vi.waitFor(() => {
        expect(eventsOf(two)).toEqual(['withdrawn'])
        expect(eventsOf(three)).toEqual(['vanished'])
      }, WITHIN)
      expect(versionsOf(ctx.db.read, one).map(({ content }) => content.text)).toEqual([
        'Ett: illa',
        'Ett: strålande'
      ])
      // What is noticed by numbers is read once, and not at each time again.
      const count = readings().length
      await new Promise(resolve => setTimeout(resolve, 5_000))
      expect(readings()).toHaveLength(count)
      await raiseAlerts(ctx)
      const alerts = listAlerts(ctx.db.read, {
        view: 'open',
        kind: null,
        channelId,
        limit: 20,
        after: null
      }).items
      expect(alerts.map(({ kind, commentId }) => [kind, commentId])).toEqual(
        expect.arrayContaining([
          ['edited', one],
          ['vanished', two],
          ['vanished', three]
        ])
      )
      expect(watchOverview(ctx.db.read).channels[0]?.follow).toMatchObject({
        how: 'poll',
        problem: null,
        noticed: 3
      })
      expect((await verifyArchive(ctx)).findings).toEqual([])
    }
  )
})
