// A post of the authority's own that has to come down: saved with its comments, decided, removed, confirmed gone (P4, P6, P9b).

import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { swedishDate } from '../../electron/core/kernel/swedish-time.ts'
import { temporaryFolder } from '../helpers/archive.ts'
import { REMOVE } from '../helpers/comments.ts'
import { moderatorsArchive } from '../helpers/moderators-archive.ts'
import { serve } from '../helpers/serve.ts'

type Shown = { readonly post: boolean; readonly comments: readonly string[]; readonly edited?: string }

/** A feed of two posts, of which the first has comments and may be taken down. */
const feed = ({
  post,
  comments,
  edited = ''
}: Shown) => `<!doctype html><meta charset="utf-8"><title>Norrby</title>
<main>${
  post
    ? `<article class="post" id="post-7"><h2><a class="author" href="/norrby">Norrby kommun</a></h2>
  <time datetime="2026-11-20T09:00:00Z">20 november</time><p>Välkommen till höstlovet! Här är bilden på Elsa.${edited}</p>
  <ol>${comments
    .map(
      (text, at) => `<li class="comment" id="comment-${at + 1}"><b class="author">Besökare ${at + 1}</b>
    <p class="comment-text">${text}</p></li>`
    )
    .join('')}</ol></article>`
    : ''
}
<article class="post" id="post-8"><h2><a class="author" href="/norrby">Norrby kommun</a></h2><p>Badet är stängt.</p>
  <ol><li class="comment" id="comment-90"><b class="author">Någon annan</b><p class="comment-text">Synd!</p></li></ol>
</article></main>`

async function norrby() {
  let shown: Shown = { post: true, comments: ['Fin bild!', 'Får man visa barn så?'] }
  const origin = await serve(
    createServer((_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(feed(shown))
    })
  )
  const made = await moderatorsArchive(origin)
  const show = (next: Shown) => {
    shown = next
  }
  return { ...made, address: `${origin}/`, show }
}

it('is saved with picture, text, sender, time and its comments, and goes the whole way', {
  timeout: 120_000
}, async () => {
  const { client, ctx, channelId, address, show } = await norrby()
  const place = { channelId, address, selector: '#post-7' }
  const post = await client.comments.preserve({ ...place, kind: 'post' })
  expect(post).toMatchObject({
    ...{ kind: 'post', state: 'verified' },
    content: { authorName: 'Norrby kommun', timeMachine: '2026-11-20T09:00:00Z' },
    under: { left: 0, comments: [{ state: 'verified' }, { state: 'verified' }] }
  })
  expect(post.content?.text).toContain('Här är bilden på Elsa.')
  expect(post.content?.text).not.toMatch(/Fin bild|Badet/)
  expect(post.files.map(({ role }) => role)).toEqual(
    expect.arrayContaining(['comment', 'context', 'source', 'view'])
  )
  const { items } = await client.comments.list({ channelId, state: null })
  expect(items.map(({ kind, content }) => [kind, content?.authorName]).sort()).toEqual([
    ['comment', 'Besökare 1'],
    ['comment', 'Besökare 2'],
    ['post', 'Norrby kommun']
  ])
  // Nobody waits for an answer to the authority's own post.
  expect(ctx.db.read.prepare('SELECT 1 FROM duty WHERE comment_id = ?').get(post.id)).toBeUndefined()

  // A comment that came in between is found when the page is gone through again; until it is saved, the post stays.
  show({ post: true, comments: ['Fin bild!', 'Får man visa barn så?', 'Ta bort den!'] })
  await client.comments.decide({ id: post.id, decision: { ...REMOVE, category: 'e' } })
  const again = await client.comments.saveUnder({ id: post.id })
  expect(again.under?.comments).toHaveLength(3)
  await expect(
    client.comments.confirmGone({ id: post.id, basis: 'seen-gone', kind: 'deleted' })
  ).rejects.toMatchObject({
    code: 'still-on-page'
  })
  show({ post: false, comments: [] })
  expect(
    await client.comments.confirmGone({ id: post.id, basis: 'seen-gone', kind: 'deleted' })
  ).toMatchObject({
    state: 'gone',
    removal: { kind: 'deleted', basis: 'seen-gone' }
  })
})

it('is one record when it is saved again, also as it was edited, and another when it stands there anew', {
  timeout: 120_000
}, async () => {
  const { client, ctx, channelId, address, show } = await norrby()
  const save = (selector: string) => client.comments.preserve({ channelId, address, selector, kind: 'post' })
  const first = await save('#post-7')
  show({ post: true, comments: ['Fin bild!', 'Får man visa barn så?'], edited: ' Nu även i Sörby.' })
  const again = await save('#post-7')
  expect(again.id).toBe(first.id)
  expect(again.content).toEqual(first.content)
  expect(again.sightings.map(({ content }) => content?.text.includes('Sörby') ?? null)).toEqual([null, true])
  expect((await save('#post-8')).id).not.toBe(first.id)
  const posts = async () =>
    (await client.comments.list({ channelId, state: null })).items.filter(({ kind }) => kind === 'post')
      .length
  expect(await posts()).toBe(2)

  // A consent that is withdrawn leads to the same record, which says why it has to come down.
  const documentPath = join(await temporaryFolder(), 'samtycke.pdf')
  await writeFile(documentPath, '%PDF-1.4 samtycke')
  const consent = await client.consents.add({
    draft: { covers: 'E.L.', isChild: true, givenOn: '2026-09-01', validUntil: null },
    documentPath,
    places: [{ channelId, address: `${address}#post-7`, captureId: null }]
  })
  const withdrawnOn = swedishDate(ctx.clock.now())
  const { places } = await client.consents.withdraw({ id: consent.id, withdrawnOn })
  const attempt = places[0]?.commentId
  if (attempt == null) throw new Error('the post is among what is to be saved')
  expect(await client.comments.retry({ id: attempt })).toMatchObject({
    ...{ id: first.id, problem: 'consent-withdrawn', state: 'verified' }
  })
  const [told] = await client.consents.list()
  expect(told?.places).toMatchObject([{ commentId: first.id, commentState: 'verified' }])
  expect(await posts()).toBe(2)

  await client.comments.decide({ id: first.id, decision: { ...REMOVE, category: 'e' } })
  await client.comments.remove({ id: first.id, kind: 'deleted' })
  expect((await save('#post-7')).id).not.toBe(first.id)
})

it('is never removed before the comments under it are saved, in the database too', {
  timeout: 120_000
}, async () => {
  const { client, ctx, channelId, address } = await norrby()
  const { id } = await client.comments.preserve({ channelId, address, selector: '#post-7', kind: 'post' })
  await client.comments.decide({ id, decision: { ...REMOVE, category: 'e' } })
  const saved = await client.comments.find({ id })
  const [first] = saved.under?.comments ?? []
  const noticed = await client.comments
    .preserve({ channelId, address, selector: '#comment-77' })
    .catch(() => null)
  expect(noticed).toBeNull()
  const { items } = await client.comments.list({ channelId, state: 'noticed' })
  ctx.db.transact(tx => {
    tx.prepare('INSERT INTO post_comment (post_id, comment_id) VALUES (?, ?)').run(id, items[0]?.id)
  })
  await expect(client.comments.remove({ id, kind: 'deleted' })).rejects.toMatchObject({
    code: 'comments-not-saved',
    data: { count: 1 }
  })
  expect(() =>
    ctx.db.transact(
      tx =>
        void tx
          .prepare(
            `INSERT INTO comment_removal (comment_id, decision, kind, via, removed_by, removed_at)
             SELECT id, decision, 'deleted', 'person', 'x', 'x' FROM comment WHERE id = ?`
          )
          .run(id)
    )
  ).toThrow(/comments under it are saved/)
  expect(first?.id).toBeDefined()
})

it('is not mistaken for what a visitor wrote, nor the other way round', { timeout: 120_000 }, async () => {
  const { client, channelId, address } = await norrby()
  const saving = (selector: string, kind: 'comment' | 'post') =>
    client.comments.preserve({ channelId, address, selector, kind })
  // There is one comment in it, which was saved as if it were the post.
  await expect(saving('#post-8', 'comment')).rejects.toMatchObject({ code: 'selector-is-post' })
  await expect(saving('#post-7', 'comment')).rejects.toMatchObject({ code: 'selector-is-post' })
  await expect(saving('#comment-1', 'post')).rejects.toMatchObject({ code: 'selector-is-comment' })
  await expect(
    client.comments.preserve({ channelId, address, selector: null, kind: 'post' })
  ).rejects.toMatchObject({
    code: 'selector-not-one'
  })
})

it('whose consent is withdrawn waits as a post, and is saved as one', { timeout: 120_000 }, async () => {
  const { client, ctx, channelId, address } = await norrby()
  const documentPath = join(await temporaryFolder(), 'samtycke.pdf')
  await writeFile(documentPath, '%PDF-1.4 samtycke')
  const consent = await client.consents.add({
    draft: { covers: 'E.L.', isChild: true, givenOn: '2026-09-01', validUntil: null },
    documentPath,
    places: [{ channelId, address: `${address}#post-7`, captureId: null }]
  })
  const { places } = await client.consents.withdraw({
    id: consent.id,
    withdrawnOn: swedishDate(ctx.clock.now())
  })
  const id = places[0]?.commentId
  if (id == null) throw new Error('the post is among what is to be saved')
  expect(await client.comments.find({ id })).toMatchObject({ kind: 'post', state: 'noticed' })
  expect(ctx.db.read.prepare('SELECT count(*) AS n FROM duty').get()).toEqual({ n: 0 })
  expect(await client.comments.retry({ id })).toMatchObject({
    ...{ kind: 'post', state: 'verified', content: { authorName: 'Norrby kommun' } },
    under: { comments: [{}, {}] }
  })
})

it('tells of several comments which were known before', { timeout: 120_000 }, async () => {
  const { client, channelId, address, show } = await norrby()
  const save = () => client.comments.saveTogether({ channelId, address, selectors: null })
  expect((await save()).outcomes.map(({ isKnown }) => isKnown)).toEqual([false, false, false])
  show({ post: true, comments: ['Fin bild!', 'Får man visa barn så?', 'Ny'] })
  expect((await save()).outcomes.map(({ isKnown }) => isKnown).filter(Boolean)).toHaveLength(3)
})
