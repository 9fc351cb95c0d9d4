// A comment whose links lead elsewhere under the same words, or that has another time, has been edited, in whatever order it was met.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { TakenComment } from '#shared/comment.ts'
import { type ChannelId, Instant } from '#shared/ids.ts'
import { isStillIn } from '../../../electron/core/captures/browser/comments/same-comment.ts'
import type { FoundComment } from '../../../electron/core/captures/browser/in-page/comments/find.ts'
import { commentDetail } from '../../../electron/core/comments/comments/detail.ts'
import { takeComment } from '../../../electron/core/comments/comments/take.ts'
import { platformFacts } from '../../../electron/core/comments/moderation/facts.ts'
import { lastEditSeen } from '../../../electron/core/comments/moderation/queries.ts'
import { meetOnPage } from '../../../electron/core/comments/watch/met.ts'
import { notesOnComment } from '../../../electron/core/delivery/exports/describe/notes.ts'
import { verifyArchive } from '../../../electron/core/kernel/journal/verify.ts'
import { newArchive, newChannel, temporaryFolder } from '../../helpers/archive.ts'
import { WXR_END, type WxrComment, wxrHead, wxrPost } from '../../helpers/exports/wxr.ts'
import { importing } from '../../helpers/imports.ts'
import { allComments } from '../../helpers/platforms/page.ts'
import { PIXEL } from '../../helpers/taken.ts'

const DAYS = ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03'].map(day => `${day}T08:00:00.000Z`)

/** A blog whose export is read in day by day, each time with the comment as it is then. */
async function blog() {
  const opened = await newArchive()
  const { ctx, clock } = opened
  clock.set(Instant.parse('2026-12-04T08:00:00.000Z'))
  const channel = newChannel(ctx, { platform: 'blog', addresses: ['https://blogg.example/'] })
  let day = 0
  const told = async (said: Partial<WxrComment>) => {
    const file = join(await temporaryFolder(), 'bloggen.xml')
    const comment = { id: 11, author: 'Bo Ek', text: 'hej på er allihop', ...said }
    await writeFile(file, wxrHead(undefined, DAYS[day++]) + wxrPost(7, [comment]) + WXR_END)
    const { findings } = await importing(opened, channel.id, file)
    return findings.map(({ kind, code, place }) => `${kind} ${code} ${place}`)
  }
  const only = () => {
    const [one, ...others] = allComments(ctx)
    if (one === undefined || others.length > 0) throw new Error('one comment')
    return commentDetail(ctx.db.read, one.id)
  }
  const versions = () => platformFacts(ctx.db.read, only().id)?.versions.map(({ content }) => content.text)
  return { ...opened, channel, told, only, versions }
}

const to = (address: string) => `<a href="${address}">hej</a> på er allihop`
const EDITED = ['warning comment-edited comment 11']

it('tells of a link under words that had none, and of one that leads elsewhere', async () => {
  const { ctx, told, only, versions } = await blog()
  expect(await told({})).toEqual([])
  expect(await told({ text: to('https://evil.example') })).toEqual(EDITED)
  expect(await told({ text: to('https://norrby.example/a') })).toEqual(EDITED)
  expect(await told({ text: to('https://norrby.example/a') })).toEqual([])
  expect(versions()).toEqual([
    'hej på er allihop',
    'hej ‹https://evil.example/› på er allihop',
    'hej ‹https://norrby.example/a› på er allihop'
  ])
  expect(lastEditSeen(ctx.db.read, only().id)).toBe(DAYS[3])
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('tells of a name and of a subject that lead to another network, and of words that come back', async () => {
  const { told, versions } = await blog()
  const at = (host: string) =>
    `<a href="https://${host}/@anna">@anna</a> och <a href="https://${host}/tags/badet">#badet</a>`
  expect(await told({ text: at('norrby.example') })).toEqual([])
  expect(await told({ text: at('evil.example') })).toEqual(EDITED)
  expect(await told({ text: at('norrby.example') })).toEqual(EDITED)
  expect(await told({ text: at('norrby.example') })).toEqual([])
  const [norrby, evil] = ['norrby.example', 'evil.example'].map(
    host => `@anna ‹https://${host}› och #badet ‹https://${host}›`
  )
  expect(versions()).toEqual([norrby, evil, norrby])
})

it('tells of a time that is another, and of none that is lost or found again', async () => {
  const { ctx, told, only } = await blog()
  const lost = { localOnly: '2026-11-24 23:37:49' }
  expect([await told(lost), await told({})]).toEqual([[], []])
  const other = await blog()
  await other.told({})
  expect(await other.told({ written: '2026-11-20 09:00:00' })).toEqual(EDITED)
  expect([await other.told(lost), await other.told({})]).toEqual([[], []])
  const { id } = other.only()
  const times = platformFacts(other.ctx.db.read, id)?.versions.map(({ content }) => content.timeMachine)
  expect(times).toEqual(['2026-11-24T22:37:49Z', '2026-11-20T09:00:00Z', '2026-11-24T22:37:49Z'])
  expect(lastEditSeen(other.ctx.db.read, id)).toBe(DAYS[1])
  expect(notesOnComment(other.only())).toContainEqual([
    DAYS[1],
    'Ändrad på plattformen. Så som den sågs då, daterad 2026-11-20 10.00 (Europe/Stockholm): ”hej på er allihop”'
  ])
  expect([lastEditSeen(ctx.db.read, only().id), (await verifyArchive(other.ctx)).findings]).toEqual([
    null,
    []
  ])
})

/** A picture whose words somebody has typed. */
const picture = (
  channelId: ChannelId,
  text: string,
  sameAs: TakenComment['sameAs'] = null
): TakenComment => ({
  ...{ channelId, address: 'https://blogg.example/7/', text, sameAs },
  author: { name: 'Bo Ek', handle: null, profile: null, email: null, ip: null },
  ...{ timeShown: null, permalink: null, answers: null, completeness: [], html: null, plain: null },
  files: [{ name: 'bild.png', base64: PIXEL }]
})

it('knows it from a picture that was taken in before, and tells of no edit', async () => {
  const { ctx, channel, told, only, versions } = await blog()
  await takeComment(ctx, picture(channel.id, 'hej på er allihop'))
  expect(await told({ text: to('https://norrby.example/a') })).toEqual([])
  expect(versions()).toEqual(['hej på er allihop'])
  expect(only().sightings).toHaveLength(2)
})

it('keeps no other words with a picture that is taken in after', async () => {
  const { ctx, channel, told, only } = await blog()
  await told({ text: to('https://norrby.example/a') })
  const again = await takeComment(ctx, picture(channel.id, 'hej på er allihop', only().id))
  expect(again.sightings.map(({ content }) => content)).toEqual([null, null])
})

it('knows it on a page, by its link or its words, again and again', async () => {
  const { ctx, channel, told } = await blog()
  await told({ text: to('https://norrby.example/a') })
  const place = { channelId: channel.id, address: 'https://blogg.example/7/' }
  const found = (permalink: string | null): FoundComment => ({
    ...{ text: 'hej på er allihop', isCut: false, authorName: 'Bo Ek', authorAddress: null, timeShown: null },
    ...{ timeMachine: null, permalink, media: [], isEmpty: false, selector: '#a', isLinked: false },
    ...{
      nativeId: null,
      threadId: null,
      parentId: null,
      isReply: false,
      counts: { like: null, comment: null, repost: null }
    }
  })
  const standing = (permalink: string | null) =>
    meetOnPage(ctx.db.read, place, [found(permalink)]).map(({ is }) => is)
  expect(standing('https://blogg.example/7/#comment-11')).toEqual(['platforms'])
  expect(standing(null)).toEqual(['platforms'])
})

it('takes a short word for no telling one because its link is long', async () => {
  const { ctx, channel, told } = await blog()
  await takeComment(ctx, picture(channel.id, 'hej'))
  await told({ text: '<a href="https://norrby.example/a">hej</a>' })
  expect(allComments(ctx)).toHaveLength(2)
})

it('sees a comment with a link on its page, which does not say where that leads', async () => {
  const { told, only } = await blog()
  await told({ text: to('https://norrby.example/a') })
  const { content } = only()
  if (content === null) throw new Error('it was saved')
  expect(content.text).toBe('hej ‹https://norrby.example/a› på er allihop')
  expect(isStillIn('Bo Ek hej på er allihop Svara', { content, nativeId: null }, [])).toBe(true)
  expect(isStillIn('Bo Ek hej på dem Svara', { content, nativeId: null }, [])).toBe(false)
})
