// A stub of a Mastodon server, as its documentation describes it: an account's posts and the replies below them.
import { type Asked, type Said, type StubServer, startStub } from './server.ts'

export const KEY = 'mastodon-nyckel-som-aldrig-far-synas'
const PER_PAGE = 2

type Post = {
  id: string
  author: string
  text: string
  replyTo: string | null
  media?: object[]
  /** The conversation it is part of: only those in it see it. */
  direct?: string
}

export interface MastodonStub extends StubServer {
  readonly posts: Post[]
  /** Authors who have blocked the account: it is told that their posts are not there, and everybody else is shown them. */
  readonly blockedBy: Set<string>
  /** Whether nobody is told anything without a key. */
  isClosed: boolean
}

export async function startMastodon(account: string): Promise<MastodonStub> {
  const posts: Post[] = []
  const blockedBy = new Set<string>()
  const stub: Pick<MastodonStub, 'isClosed'> = { isClosed: false }
  const server = await startStub(asked => answer(asked))
  return Object.assign(stub, server, { posts, blockedBy })

  function answer({ method, url, headers }: Asked): Said {
    const isVisitor = headers.authorization === undefined && !stub.isClosed
    if (headers.authorization !== `Bearer ${KEY}` && !isVisitor)
      return { status: 401, json: { error: 'The access token is invalid' } }
    if (isVisitor && !/^\/api\/v1\/statuses\/[^/]+$/.test(url.pathname))
      return { status: 401, json: { error: 'This method requires an authenticated user' } }
    if (url.pathname === '/api/v1/accounts/verify_credentials') return { json: shownAccount(account) }
    if (url.pathname === `/api/v1/accounts/${account}/statuses`) {
      const own = posts.filter(({ author, replyTo }) => author === account && replyTo === null).reverse()
      const from = Number(url.searchParams.get('max_id') ?? 0)
      const to = from + PER_PAGE
      // The next page is told by a header; here it leads back to this server, as it must to be followed.
      const next = `<http://${headers.host}${url.pathname}?exclude_replies=true&max_id=${to}>; rel="next"`
      return { json: own.slice(from, to).map(shown), headers: to < own.length ? { link: next } : {} }
    }
    if (url.pathname === '/api/v1/conversations') {
      const newest = new Map(posts.flatMap(post => (post.direct === undefined ? [] : [[post.direct, post]])))
      return { json: [...newest].map(([id, post]) => ({ id, last_status: shown(post) })) }
    }
    const [, id = '', what] = /^\/api\/v1\/statuses\/([^/]+)(?:\/(context))?$/.exec(url.pathname) ?? []
    const at = posts.findIndex(post => post.id === id)
    const found = posts[at]
    const isKept = isVisitor ? found?.direct !== undefined : blockedBy.has(found?.author ?? '')
    if (found === undefined || isKept) return { status: 404, json: { error: 'Record not found' } }
    if (what === 'context')
      return {
        json: {
          ancestors: above(found).map(shown),
          descendants: below(id)
            .filter(({ author }) => !blockedBy.has(author))
            .map(shown)
        }
      }
    if (method === 'DELETE') posts.splice(at, 1)
    return { json: shown(found) }
  }

  function above({ replyTo }: Post): Post[] {
    const parent = posts.find(({ id }) => id === replyTo)
    return parent === undefined ? [] : [...above(parent), parent]
  }
  function below(id: string): Post[] {
    return posts.filter(({ replyTo }) => replyTo === id).flatMap(post => [post, ...below(post.id)])
  }
  function shown({ id, author, text, replyTo, media = [], direct }: Post): object {
    return {
      id,
      uri: `https://mastodon.example/users/${author}/statuses/${id}`,
      url: `https://mastodon.example/@${author}/${id}`,
      created_at: '2026-11-20T09:00:00.000Z',
      edited_at: null,
      account: shownAccount(author),
      content: `<p>${text}</p>`,
      language: 'sv',
      visibility: direct === undefined ? 'public' : 'direct',
      in_reply_to_id: replyTo,
      replies_count: posts.filter(post => post.replyTo === id).length,
      favourites_count: 0,
      reblogs_count: 2,
      media_attachments: media
    }
  }
}

const shownAccount = (id: string) => ({
  id,
  acct: id,
  url: `https://mastodon.example/@${id}`,
  display_name: id === 'kommunen' ? 'Kommunen' : ''
})
