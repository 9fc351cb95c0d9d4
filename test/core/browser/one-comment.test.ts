// One comment that comes in by every way there is: it is one comment, with a sighting for each.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import type { TakenComment } from '#shared/comment.ts'
import { addAccount } from '../../../electron/core/comments/accounts/accounts.ts'
import { commentDetail } from '../../../electron/core/comments/comments/detail.ts'
import { takeComment } from '../../../electron/core/comments/comments/take.ts'
import { platformRow } from '../../../electron/core/comments/readings/platform-comment.ts'
import { readComments } from '../../../electron/core/comments/readings/readings.ts'
import { addPage } from '../../../electron/core/comments/watch/page-plans.ts'
import { visitPage } from '../../../electron/core/comments/watch/visit-page.ts'
import { verifyArchive } from '../../../electron/core/kernel/journal/verify.ts'
import { newArchive, newChannel, temporaryFolder } from '../../helpers/archive.ts'
import { WXR_END, wxrHead, wxrPost } from '../../helpers/exports/wxr.ts'
import { importing } from '../../helpers/imports.ts'
import { noKeychain, startKeychain } from '../../helpers/keychain.ts'
import { allComments } from '../../helpers/platforms/page.ts'
import { type DiscussionSite, startDiscussion } from '../../helpers/site/discussion.ts'
import { type Said, startStub } from '../../helpers/stubs/server.ts'
import { TAKEN } from '../../helpers/taken.ts'

const ASKED = { id: 11, author: 'Åsa Öberg', text: 'När öppnar badet igen? 🏊' }

const missing = noKeychain()
let site: DiscussionSite | null = null
beforeAll(async () => {
  if (missing === null) await startKeychain()
  site = await startDiscussion()
})
afterAll(async () => {
  await site?.close()
})

/** The REST API of a WordPress with this one comment, which is shown at `link`. */
const startBlog = (link: string) =>
  startStub(({ url }): Said => {
    if (url.pathname === '/wp-json/') return { json: { name: 'Bloggen', namespaces: ['wp/v2'] } }
    if (url.pathname === '/wp-json/wp/v2/users/me')
      return { json: { id: 1, name: 'Redaktör', capabilities: { moderate_comments: true } } }
    if (url.pathname !== '/wp-json/wp/v2/comments') return { status: 404 }
    const { id, author: author_name, text: raw } = ASKED
    const author = { author: 0, author_name, author_email: 'asa@example.se', author_ip: '192.0.2.11' }
    const rest = { author_user_agent: 'x', date_gmt: '2026-11-20T09:00:00', status: 'approved' }
    const comment = { id, post: 7, parent: 0, ...author, ...rest, link, content: { raw } }
    return { headers: { 'x-wp-total': '1', 'x-wp-totalpages': '1' }, json: [comment] }
  })

it.skipIf(missing !== null)(
  'a comment in a picture, on a watched page, through the account and in an export is one, with four sightings',
  { timeout: 60_000 },
  async () => {
    if (site === null) throw new Error('the site was started')
    site.begin([ASKED, { id: 12, author: 'Bo', text: 'Det undrar jag också.' }])
    const permalink = `${site.address}#comment-${ASKED.id}`
    const blog = await startBlog(permalink)
    onTestFinished(() => blog.stop())
    const opened = await newArchive()
    const { ctx } = opened
    const addresses = [`${site.origin}/kommunen`]
    const { id: channelId } = newChannel(ctx, { platform: 'blog', addresses })
    const taken: TakenComment = {
      ...{ ...TAKEN, channelId, address: site.address, text: ASKED.text, html: null, plain: null },
      author: { ...TAKEN.author, name: ASKED.author }
    }

    const { id } = await takeComment(ctx, taken)
    const { pages } = addPage(ctx, { channelId, address: site.address, everyMinutes: null })
    const [page] = pages
    if (page === undefined) throw new Error('the page is watched')
    expect(await visitPage(ctx, page.id)).toMatchObject({ seen: 2, added: 1 })
    await addAccount(ctx, {
      draft: { channelId, kind: 'wordpress', address: blog.address, directory: null, user: 'red' },
      secret: 'ett application-lösenord'
    })
    expect(await readComments(ctx, { channelId, thread: null })).toMatchObject({ seen: 1, added: 0 })
    const origin = blog.address.replace(/\/$/, '')
    const file = join(await temporaryFolder(), 'bloggen.xml')
    const xml = wxrHead(origin) + wxrPost(7, [ASKED], origin) + WXR_END
    await writeFile(file, xml.replaceAll(`${origin}/7/`, site.address))
    expect(await importing(opened, channelId, file)).toMatchObject({ seen: 1, imported: 0, known: 1 })

    expect(allComments(ctx)).toHaveLength(2)
    const { sightings, sender } = commentDetail(ctx.db.read, id)
    expect(sightings.map(({ method }) => method)).toEqual(['screenshot', 'page_capture', 'api', 'export'])
    expect(sender).toMatchObject({ email: 'asa@example.se' })
    expect(platformRow(ctx.db.read, id)).toMatchObject({ nativeId: `${origin}/#comment-${ASKED.id}` })
    // Each way meets it again: the words are known by hand, where a person says, and the rest on the page.
    await expect(takeComment(ctx, taken)).rejects.toMatchObject({
      code: 'comment-maybe-known',
      params: { id }
    })
    expect(await visitPage(ctx, page.id)).toMatchObject({ seen: 2, added: 0, vanished: 0 })
    expect(allComments(ctx)).toHaveLength(2)
    expect((await verifyArchive(ctx)).findings).toEqual([])
  }
)
