// Two posts of the municipality's own that have to come down, on real pages in a real browser: one advertises (P4), and of the other a
// consent to its picture is withdrawn (P6). Each is saved with what stands under it, decided, taken down, and looked for again.
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import type { CommentId } from '#shared/ids.ts'
import type { ChannelRow } from '#shared/register.ts'
import { allowPrivate } from '../../helpers/archive.ts'
import { REMOVE } from '../../helpers/comments.ts'
import { serve } from '../../helpers/serve.ts'
import { type At, SECRET, swedishDay } from './office.ts'

const POSTS = {
  '/erbjudande': {
    text: 'Halva priset hos Fryksås Bil hela veckan!',
    under: 'Ska kommunen verkligen göra reklam?'
  },
  // Whoever wrote under the second quoted what is secret, so it lies in all that is saved of the page.
  '/host': { text: 'Så fint det blev på höstlovet. Här är bilden på Elsa.', under: `Apropå det: ${SECRET}` }
}
type Path = keyof typeof POSTS

const shown = (
  path: Path,
  isThere: boolean
) => `<!doctype html><meta charset="utf-8"><title>Norrby</title><main>
${
  isThere
    ? `<article class="post" id="post-1"><h2><a class="author" href="/norrby">Norrby kommun</a></h2>
  <time datetime="2026-04-17T09:00:00Z">17 april</time><p>${POSTS[path].text}</p>
  <ol><li class="comment" id="comment-1"><b class="author">Nils Besök</b><p class="comment-text">${POSTS[path].under}</p></li></ol>
  </article>`
    : ''
}
<article class="post" id="post-2"><h2><a class="author" href="/norrby">Norrby kommun</a></h2><p>Badet är stängt.</p></article>
</main>`

async function site() {
  const gone = new Set<Path>()
  const origin = await serve(
    createServer(({ url }, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      const path = url?.startsWith('/host') ? '/host' : '/erbjudande'
      response.end(shown(path, !gone.has(path)))
    })
  )
  return { at: (path: Path) => `${origin}${path}`, takeDown: (path: Path) => void gone.add(path) }
}
type Site = Awaited<ReturnType<typeof site>>

export async function ownPosts(at: At, channel: ChannelRow) {
  const { client, clock, folder } = at
  allowPrivate(at.ctx(), channel.id)
  const pages = await site()
  const advertised = await client.comments.preserve({
    ...{ channelId: channel.id, address: pages.at('/erbjudande'), selector: '#post-1', kind: 'post' }
  })
  for (const { id } of advertised.under?.comments ?? [])
    await client.comments.decide({
      id,
      decision: { outcome: 'no-answer', note: null, because: 'Inlägget tas bort' }
    })
  const advertising = await takenDown(at, pages, { id: advertised.id, path: '/erbjudande', category: 'g' })

  const documentPath = join(folder, 'samtycke.pdf')
  await writeFile(documentPath, '%PDF-1.7 samtycke')
  const consent = await client.consents.add({
    documentPath,
    draft: { covers: 'E.L.', isChild: true, givenOn: '2026-04-01', validUntil: null },
    places: [{ channelId: channel.id, captureId: null, address: `${pages.at('/host')}#post-1` }]
  })
  clock.advance(24 * 60 * 60_000)
  const { places } = await client.consents.withdraw({ id: consent.id, withdrawnOn: swedishDay(at) })
  const [place] = places
  if (place?.commentId == null) throw new Error('the post is not among what has to come down')
  const { problem } = await client.comments.find({ id: place.commentId })
  await client.comments.retry({ id: place.commentId })
  const withdrawn = await takenDown(at, pages, { id: place.commentId, path: '/host', category: 'e' })
  return { advertising, withdrawn, problem, before: place.commentState }
}

/** Decided, taken down in the channel an hour later, and looked for there again. */
async function takenDown(
  { client, clock }: At,
  pages: Site,
  { id, path, category }: { id: CommentId; path: Path; category: 'e' | 'g' }
) {
  await client.comments.decide({ id, decision: { ...REMOVE, category } })
  clock.advance(60 * 60_000)
  pages.takeDown(path)
  return client.comments.confirmGone({ id, basis: 'seen-gone', kind: 'deleted' })
}
