// A channel's posts from a real WordPress, as its visitors see it: several pages of a list, comments under posts, an edit and a removal.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountOf, addAccount } from '../../../electron/core/comments/accounts/accounts.ts'
import { commentDetail } from '../../../electron/core/comments/comments/detail.ts'
import { newPollState, poll } from '../../../electron/core/comments/follow/poll.ts'
import { listPosts } from '../../../electron/core/comments/posts/read.ts'
import { savePosts } from '../../../electron/core/comments/posts/save-posts.ts'
import { raiseAlerts } from '../../../electron/core/reports/alerts/alerts.ts'
import { listAlerts } from '../../../electron/core/reports/alerts/read.ts'
import { newArchive, newChannel } from '../../helpers/archive.ts'
import { startKeychain } from '../../helpers/keychain.ts'
import { noWordPress, startWordPress, type WordPress } from '../../helpers/platforms/wordpress.ts'

const missing = noWordPress()
const why = missing === null ? '' : ` (${missing})`

describe.skipIf(missing !== null)(`the posts of a real WordPress${why}`, { timeout: 500_000 }, () => {
  let site: WordPress
  beforeAll(async () => {
    site = await startWordPress()
  })
  afterAll(() => site.stop())

  it('are found on every page of the list, saved with their comments, and told when edited or gone', async () => {
    await site.php(`update_option('posts_per_page', 1);`)
    const { ctx, clock } = await newArchive()
    const { id: channelId } = newChannel(ctx, { platform: 'blog', addresses: [site.address] })
    const save = () => {
      clock.advance(60_000)
      return savePosts(ctx, { channelId, since: '2020-01-01', most: null })
    }
    const first = await save()
    expect(first, JSON.stringify(first)).toMatchObject({ state: 'whole' })
    expect(first.posts.map(({ became }) => became)).toEqual(['new', 'new'])
    const listed = () => listPosts(ctx.db.read, { channelId, became: null, limit: 10, after: null }).items
    const bad = listed().find(({ address }) => address.includes('badplatsen'))
    if (bad?.commentId == null) throw new Error('the post is saved')
    const record = commentDetail(ctx.db.read, bad.commentId)
    expect(record.content?.text).toContain('Badplatsen är avstängd tills provsvaren kommer.')
    const names = record.under?.comments.map(({ id }) => commentDetail(ctx.db.read, id).content?.authorName)
    expect(names?.sort()).toEqual(['Arg Anka', 'Exempelköpings kommun', 'Åsa Öberg'])

    expect(await save()).toMatchObject({ state: 'whole', same: 2, posts: [] })

    await site.php(
      `wp_update_post(['ID' => $in['post'], 'post_title' => 'Badplatsen är öppen igen']);
       $other = get_posts(['exclude' => [$in['post']]])[0]; wp_trash_post($other->ID);`,
      { post: site.post }
    )
    const later = await save()
    expect(
      Object.fromEntries(
        later.posts.map(({ address, became }) => [new URL(address).pathname.split('/').at(3), became])
      )
    ).toEqual({
      'badplatsen-i-akerby-stangs-for-provtagning': 'changed',
      'sa-rojer-vi-snon-i-vinter': 'vanished'
    })
  })

  it('are told when the site itself says that they were edited or are gone, before the channel is gone through', async () => {
    await startKeychain()
    const [one, two] = JSON.parse(
      await site.php(
        `echo json_encode(array_map(fn($title) => wp_insert_post(['post_title' => $title, 'post_content' => 'Innehåll.',
           'post_status' => 'publish', 'post_author' => 1]), ['Ett inlägg', 'Två inlägg']));`
      )
    ) as number[]
    const { ctx, clock } = await newArchive()
    clock.set(new Date().toISOString())
    const { id: channelId } = newChannel(ctx, { platform: 'blog', addresses: [site.address] })
    await addAccount(ctx, {
      draft: { channelId, kind: 'wordpress', user: site.user, address: site.address, directory: null },
      secret: site.password
    })
    const account = accountOf(ctx.db.read, channelId)
    const save = () => {
      clock.advance(60_000)
      return savePosts(ctx, { channelId, since: '2020-01-01', most: null })
    }
    expect(await save()).toMatchObject({ state: 'whole' })
    const state = newPollState()
    const events = () =>
      ctx.db.read
        .prepare('SELECT what, lacking FROM platform_event WHERE post_id IS NOT NULL ORDER BY what')
        .all()
    await poll(ctx, account, state)
    expect(events()).toEqual([])
    await site.php(`wp_update_post(['ID' => $in, 'post_content' => 'Annat innehåll.']);`, one)
    await poll(ctx, account, state)
    expect(events()).toEqual([{ what: 'edited', lacking: 'new-version' }])
    await raiseAlerts(ctx)
    const kinds = () =>
      listAlerts(ctx.db.read, { view: 'open', kind: null, channelId, limit: 20, after: null }).items.map(
        ({ kind }) => kind
      )
    expect(kinds().sort()).toEqual(['copy-lacking', 'edited'])
    await site.php(`wp_trash_post($in);`, two)
    await poll(ctx, account, state)
    expect(events()).toMatchObject([{ what: 'edited' }, { what: 'vanished', lacking: null }])
  })
})
