// WordPress: comments of every status with their author's address, read and acted on through its REST API.
import { z } from 'zod'
import type { PlatformAction } from '#shared/account.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { type Answer, type Http, httpTo } from './http.ts'
import type {
  ClientOptions,
  CommentPage,
  Found,
  PlatformClient,
  PlatformComment,
  PlatformStatus
} from './platform.ts'
import { unknownThread } from './refusals.ts'
import { latestOf } from './wordpress-latest.ts'
import { WpComment } from './wordpress-shape.ts'
import { wordpressTime } from './wordpress-time.ts'

const PER_PAGE = 100
/** A comment's time is filtered in the site's own zone; this is wider than any zone is from UTC. */
const ZONE_MARGIN = 26 * 3_600_000

const STATUSES: Readonly<Record<string, PlatformStatus>> = {
  approved: 'visible',
  hold: 'held',
  spam: 'spam',
  trash: 'trash'
}
/** Sent to change a status. `trash` and `delete` are other requests. */
const SENT: Partial<Record<PlatformAction, string>> = {
  unhide: 'approve',
  hide: 'hold',
  hold: 'hold',
  spam: 'spam'
}

/** A WordPress site. `user` is a user with the role editor or above, `secret` an application password. */
export function wordpress(options: ClientOptions): PlatformClient {
  const site = options.address.endsWith('/') ? options.address : `${options.address}/`
  const http = httpTo({
    platform: 'WordPress',
    base: site,
    signal: options.signal,
    patience: options.patience,
    headers: () => ({
      authorization: `Basic ${Buffer.from(`${options.user}:${options.secret}`).toString('base64')}`,
      'user-agent': 'Kanalarkiv'
    }),
    secrets: () => [options.secret],
    trouble
  })
  const api = apiOf(http, site)
  const native = (id: number) => `${site}#comment-${id}`
  const threadId = (post: number) => `${site}?p=${post}`
  const idOf = (nativeId: string) => numbered(nativeId, `${site}#comment-`)
  let own: number | undefined

  async function me() {
    const answer = await http.get(await api('users/me'), { context: 'edit' })
    const { id, name, capabilities } = http.read(
      answer,
      z.object({ id: z.int(), name: z.string(), capabilities: z.record(z.string(), z.boolean()) })
    )
    if (capabilities['moderate_comments'] !== true)
      throw new ArchiveError('platform-forbidden', { platform: 'WordPress' })
    own = id
    return name
  }

  const commentOf = (found: WpComment, pointer: string): PlatformComment => ({
    nativeId: native(found.id),
    threadId: threadId(found.post),
    parentId: found.parent === 0 ? null : native(found.parent),
    author: {
      nativeId: found.author === 0 ? null : `${site}?author=${found.author}`,
      handle: null,
      displayName: found.author_name || null,
      // The address that a visitor writes is no profile: it is in the answer, and nobody is known by it.
      profileUrl: null,
      email: found.author_email || null,
      ip: found.author_ip || null,
      userAgent: found.author_user_agent || null
    },
    isOwn: found.author !== 0 && found.author === own,
    text: found.content.raw,
    format: 'html',
    language: null,
    createdRaw: wordpressTime(found.date_gmt, found.date ?? null),
    editedRaw: null,
    permalink: found.link,
    status: STATUSES[found.status] ?? 'held',
    attachments: [],
    reactions: null,
    pointer
  })

  async function* read({
    thread,
    since
  }: Parameters<PlatformClient['read']>[0]): AsyncGenerator<CommentPage> {
    // A wrong password is no error for WordPress: it would answer as if nobody had logged in.
    await me()
    const query = {
      context: 'edit',
      status: 'any',
      per_page: PER_PAGE,
      orderby: 'id',
      order: 'asc',
      post: thread === null ? undefined : numbered(thread, `${site}?p=`),
      after: since === null ? undefined : new Date(Date.parse(since) - ZONE_MARGIN).toISOString()
    }
    let [least, page] = [Number.POSITIVE_INFINITY, 1]
    for (;;) {
      const answer = await http.get(await api('comments'), { ...query, page }, { allow: [400] })
      // The last page was emptied while it was read.
      if (answer.status === 400) {
        if (wpCode(answer) === 'rest_invalid_param' || page === 1) throw trouble(answer) ?? badAnswer(answer)
        return
      }
      const [total, pages] = ['x-wp-total', 'x-wp-totalpages'].map(name =>
        Number(answer.headers.get(name) ?? 0)
      )
      const found = http.read(answer, z.array(WpComment))
      yield {
        answer,
        comments: found.map((each, at) => commentOf(each, `/${at}`)),
        shown: thread === null || page > 1 ? [] : [{ threadId: thread, count: total ?? 0 }]
      }
      // Something went away while it was read, so that what followed has moved up: the pages are read from the start.
      page = (total ?? 0) < least && page > 1 && least !== Number.POSITIVE_INFINITY ? 1 : page + 1
      least = total ?? 0
      if (page > (pages ?? 0)) return
    }
  }

  async function find(nativeId: string): Promise<Found> {
    const answer = await http.get(
      await api(`comments/${idOf(nativeId)}`),
      { context: 'edit' },
      { allow: [404] }
    )
    if (answer.status === 404) {
      if (wpCode(answer) !== 'rest_comment_invalid_id') throw badAnswer(answer)
      // What is gone is said to anybody; asked who we are, a wrong password is found here too.
      await me()
      return { answer, comment: null }
    }
    return { answer, comment: commentOf(http.read(answer, WpComment), '') }
  }

  return {
    kind: 'wordpress',
    actions: ['hide', 'unhide', 'hold', 'spam', 'trash', 'delete'],
    async check() {
      const answer = await http.get(await api('../../..'), {})
      const { name } = http.read(answer, z.object({ name: z.string() }))
      return { user: await me(), site: name || null }
    },
    async threadOf(address) {
      const url = URL.parse(address, site)
      if (url === null || url.origin !== new URL(site).origin) throw unknownThread(address)
      const [plain] = ['p', 'page_id'].map(name => url.searchParams.get(name)).filter(id => id !== null)
      if (plain !== undefined && /^\d+$/.test(plain)) return threadId(Number(plain))
      const slug = url.pathname.split('/').filter(Boolean).at(-1)
      if (slug === undefined) throw unknownThread(address)
      for (const kind of ['posts', 'pages']) {
        const answer = await http.get(await api(kind), { slug: decoded(slug), _fields: 'id,link' })
        const same = http
          .read(answer, z.array(z.object({ id: z.int(), link: z.string() })))
          .find(({ link }) => new URL(link, site).pathname === url.pathname)
        if (same !== undefined) return threadId(same.id)
      }
      throw unknownThread(address)
    },
    read,
    find,
    ...latestOf({
      http,
      api,
      // A wrong password is no error for WordPress, and which comments are the account's own is known by this.
      async commentOf() {
        if (own === undefined) await me()
        return commentOf
      }
    }),
    async act(nativeId, action) {
      const path = await api(`comments/${idOf(nativeId)}`)
      if (action === 'delete') {
        path.searchParams.set('force', 'true')
        return http.send('DELETE', path)
      }
      if (action === 'trash') return http.send('DELETE', path)
      // A change of status would put our own address and program in the place of the author's; both are sent back.
      const before = http.read(await http.get(path, { context: 'edit' }), WpComment)
      return http.send('POST', path, {
        json: {
          status: SENT[action] ?? 'hold',
          author_ip: before.author_ip,
          author_user_agent: before.author_user_agent
        }
      })
    }
  }
}

/** Where the REST API is: at `wp-json/`, or behind a query on sites without pretty addresses. Asked once. */
function apiOf(http: Http, site: string): (path: string) => Promise<URL> {
  let root: Promise<URL> | undefined
  const find = async () => {
    const pretty = new URL('wp-json/', site)
    const answer = await http.get(pretty, {}, { allow: [404] })
    if (isApi(answer)) return pretty
    const plain = new URL('?rest_route=/', site)
    if (isApi(await http.get(plain, {}, { allow: [404] }))) return plain
    throw new ArchiveError('platform-not-found', { platform: 'WordPress' })
  }
  return async path => {
    root ??= find()
    const found = new URL(
      await root.catch(error => {
        root = undefined
        throw error
      })
    )
    const whole = path === '../../..' ? '' : `wp/v2/${path}`
    if (found.searchParams.has('rest_route')) found.searchParams.set('rest_route', `/${whole}`)
    else found.pathname += whole
    return found
  }
}

function isApi(answer: Answer): boolean {
  const index = z.object({ namespaces: z.array(z.string()) }).safeParse(answer.json)
  return index.success && index.data.namespaces.includes('wp/v2')
}

/** The error's code; its message is in the site's language. */
function wpCode(answer: Answer): string {
  return z.object({ code: z.string() }).safeParse(answer.json).data?.code ?? ''
}

function trouble(answer: Answer): ArchiveError | null {
  const code = wpCode(answer)
  // Asked as nobody: the password was passed over in silence.
  const isNobody = [
    'rest_not_logged_in',
    'rest_forbidden_context',
    'rest_forbidden_status',
    'incorrect_password'
  ]
  if (answer.status === 401 || isNobody.includes(code))
    return new ArchiveError('platform-login-refused', { platform: 'WordPress' })
  if (code === 'rest_invalid_param') return badAnswer(answer)
  return null
}

const badAnswer = ({ status }: Answer) =>
  new ArchiveError('platform-bad-answer', { platform: 'WordPress', status })

function numbered(text: string, prefix: string): number {
  const number = text.startsWith(prefix) ? text.slice(prefix.length) : ''
  if (!/^\d+$/.test(number)) throw unknownThread(text)
  return Number(number)
}

function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug)
  } catch {
    return slug
  }
}
