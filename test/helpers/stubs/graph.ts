// A stub of the Graph API, as its documentation describes it: a Page with posts, or an Instagram account with media.
import { type Asked, type Said, type StubServer, startStub } from './server.ts'

export const KEY = 'EAAB-nyckel-som-aldrig-far-synas'
const PER_PAGE = 25

type StubComment = {
  id: string
  text: string
  from: { id: string; name: string } | null
  at: string
  hidden: boolean
  parent: string | null
  likes?: number
  attachment?: object
}

export interface GraphStub extends StubServer {
  /** Files that are served to anyone, by their path, or where they have moved to. */
  readonly media: Map<string, Uint8Array | { readonly movesTo: string }>
  readonly comments: Map<string, StubComment[]>
  /** Direct messages, by conversation. */
  readonly conversations: Map<string, object[]>
  /** Whether the key has run out. */
  isExpired: boolean
  /** The one comment that the key may not see; `all`: no comment is it let see, as where the Page has taken its permission back. */
  forbidden: string | null
  /** Whether the account is shown no comments and told that none of them is there, as where it may not see them any more. */
  isBlind: boolean
  /** Whether answers come half. */
  isCutOff: boolean
}

export async function startGraph(
  kind: 'facebook' | 'instagram',
  account: string,
  name: string
): Promise<GraphStub> {
  const comments = new Map<string, StubComment[]>()
  const conversations = new Map<string, object[]>()
  const media: GraphStub['media'] = new Map()
  const stub: Pick<GraphStub, 'isExpired' | 'forbidden' | 'isBlind' | 'isCutOff'> = {
    isExpired: false,
    forbidden: null,
    isBlind: false,
    isCutOff: false
  }
  const server = await startStub(asked => answer(asked))
  return Object.assign(stub, server, { comments, media, conversations })

  function answer({ method, url, headers, form }: Asked): Said {
    const file = media.get(url.pathname)
    if (file !== undefined) {
      // Nobody outside the platform is given the key.
      if (headers.authorization !== undefined) return { status: 400 }
      return 'movesTo' in file ? { status: 302, headers: { location: file.movesTo } } : { bytes: file }
    }
    if (stub.isExpired) return refused(400, 190, 463, 'Error validating access token: Session has expired')
    if (headers.authorization !== `Bearer ${KEY}`)
      return refused(400, 190, 467, 'Invalid OAuth access token.')
    const [id = '', what] = url.pathname.slice(1).split('/')
    if (stub.isCutOff) return { bytes: Buffer.from('{"id":"20') }
    if (id === stub.forbidden || (stub.forbidden === 'all' && id !== account))
      return refused(400, 10, 0, 'Application does not have permission for this action')
    if (id === account && what === undefined) return { json: { id, name, username: name } }
    if (id === account && (what === 'posts' || what === 'media'))
      return page(
        url,
        [...comments].map(([post, all]) => ({
          id: post,
          created_time: '2026-11-20T08:00:00+0000',
          timestamp: '2026-11-20T08:00:00+0000',
          permalink_url: `https://www.facebook.com/${post}`,
          permalink: `https://www.instagram.com/p/${post}/`,
          comments_count: all.length
        }))
      )
    if (id === account && what === 'conversations')
      return page(
        url,
        [...conversations.keys()].map(each => ({ id: each }))
      )
    const conversation = conversations.get(decodeURIComponent(id))
    if (conversation !== undefined && what === 'messages') return page(url, conversation)
    if (stub.isBlind) return what === 'comments' ? page(url, []) : notThere(id)
    const thread = comments.get(id)
    if (thread !== undefined && what === 'comments')
      return page(
        url,
        thread.filter(each => kind === 'facebook' || each.parent === null).map(each => shown(each, thread)),
        thread.length
      )
    if (thread !== undefined) return { json: { id, comments_count: thread.length } }
    for (const [post, all] of comments) {
      const at = all.findIndex(each => each.id === id)
      const found = all[at]
      if (found === undefined) continue
      if (method === 'DELETE') {
        all.splice(at, 1)
        return { json: { success: true } }
      }
      if (method === 'POST') {
        found.hidden = (form.get('is_hidden') ?? form.get('hide')) === 'true'
        return { json: { success: true } }
      }
      return { json: { ...shown(found, all), object: { id: post }, media: { id: post } } }
    }
    return notThere(id)
  }

  function shown(
    { id, text, from, at, hidden, parent, likes = 0, attachment }: StubComment,
    all: StubComment[]
  ): object {
    if (kind === 'facebook')
      return {
        id,
        message: text,
        created_time: at,
        permalink_url: `https://www.facebook.com/comment/${id}`,
        is_hidden: hidden,
        can_hide: true,
        can_remove: true,
        like_count: likes,
        ...(attachment === undefined ? {} : { attachment }),
        ...(from === null ? {} : { from }),
        ...(parent === null ? {} : { parent: { id: parent } })
      }
    const replies = all.filter(each => each.parent === id).map(each => shown(each, []))
    return {
      id,
      text,
      timestamp: at,
      hidden,
      like_count: 0,
      ...(from === null ? {} : { username: from.name, from: { id: from.id, username: from.name } }),
      ...(replies.length === 0 ? {} : { replies: { data: replies } })
    }
  }
}

// The address of the next page carries the key, as the platform's own does.
function page(url: URL, all: object[], total?: number): Said {
  const from = Number(url.searchParams.get('after') ?? 0)
  const to = from + Math.min(PER_PAGE, Number(url.searchParams.get('limit') ?? PER_PAGE))
  const next = new URL(url)
  next.searchParams.set('access_token', KEY)
  next.searchParams.set('after', String(to))
  return {
    json: {
      data: all.slice(from, to),
      paging: {
        cursors: { before: String(from), after: String(to) },
        ...(to < all.length ? { next: next.href } : {})
      },
      ...(total === undefined || url.searchParams.get('summary') !== 'true'
        ? {}
        : { summary: { order: 'chronological', total_count: total, can_comment: true } })
    }
  }
}

// What the platform says both of what is gone and of what the account may not see.
function notThere(id: string): Said {
  const why =
    'does not exist, cannot be loaded due to missing permissions, or does not support this operation'
  return refused(400, 100, 33, `Unsupported get request. Object with ID '${id}' ${why}`)
}

function refused(status: number, code: number, subcode: number, message: string): Said {
  return {
    status,
    json: { error: { message, type: 'OAuthException', code, error_subcode: subcode, fbtrace_id: 'A' } }
  }
}
