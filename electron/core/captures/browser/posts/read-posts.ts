// The posts that a channel's pages list, back to a date: the addresses of all that have been on them at any moment, and what may be missing.
import type { Reason } from '#shared/capture.ts'
import { Instant } from '#shared/ids.ts'
import type { PlatformWords } from '#shared/platform-words.ts'
import { type PageProvenance, provenanceOf } from '../artefacts/provenance.ts'
import { cleanAddress, cleanOrNull, cleanText } from '../clean-text.ts'
import { type CommentOptions, type PageTrouble, quietly, visitComments } from '../comments/comment-visit.ts'
import { doubtOf, findFactsOnly } from '../comments/read-comments.ts'
import type { SeenPosts } from '../in-page/posts/seen-posts.ts'
import type { Limit } from '../network/traffic.ts'
import { preparePage } from '../prepare/prepare-page.ts'
import { latestSaid } from '../prepare/stated-times.ts'
import type { CaptureBrowser } from '../process/browser.ts'
import { Trouble } from '../trouble.ts'
import type { OpenPage } from '../visit.ts'

export type ListedPost = {
  readonly address: string
  /** What the list says of it; empty for a picture only. */
  readonly text: string
  readonly timeShown: string | null
  readonly timeMachine: string | null
  /** Not later than this, as far as the list says; null where it says nothing that can be read. */
  readonly notAfter: Instant | null
}

export type PostList = {
  readonly posts: readonly ListedPost[]
  readonly byOthers: number
  /** Why a post that was not seen may still be there; null when the list was read whole, back to the date. */
  readonly doubt: Reason | null
  readonly pages: readonly PageProvenance[]
  readonly limit: Limit | null
}

type Request = {
  readonly address: string
  readonly words: PlatformWords
  /** What the channel is called in addresses. */
  readonly names: readonly string[]
  readonly since: Date
  readonly mayBePrivate: boolean
  readonly factsOnly: readonly string[]
}

type Options = Pick<CommentOptions, 'signal' | 'limits'> & {
  /** Waits between two pages. */
  rest(address: string): Promise<void>
}

const MOST_PAGES = 30
const MOST_TEXT = 20_000
/** With one of these, a post that was not seen may still be there. */
const HIDES = new Set<Reason['code']>([
  'prompt-not-closed',
  'rate-limited',
  'content-not-expanded',
  'login-required'
])

/** Reads every page that lists the channel's posts. A list that says no is a reason, unless another was read. */
export async function readPosts(
  browser: CaptureBrowser,
  request: Request,
  options: Options
): Promise<PostList | PageTrouble> {
  const lists = listsOf(request)
  const read: PagePosts[] = []
  const doubts: Reason[] = []
  for (const [at, list] of lists.entries()) {
    let next: string | null = list
    for (let pages = 0; next !== null; pages++) {
      if (pages === MOST_PAGES) {
        doubts.push({ code: 'posts-missing', detail: `${MOST_PAGES} pages` })
        break
      }
      if (read.length > 0) await options.rest(next)
      const page: PagePosts | PageTrouble = await readList(browser, { ...request, address: next }, options)
      if ('reason' in page) {
        // A channel need not have every kind of post.
        if (lists.length > 1 && page.reason.code === 'http-status') break
        if (read.length === 0 && at === lists.length - 1) return page
        doubts.push(page.reason)
        break
      }
      read.push(page)
      next = hasPassed(page, request.since) ? null : page.next
    }
  }
  return together(read, doubts)
}

type PagePosts = {
  readonly posts: readonly ListedPost[]
  readonly byOthers: number
  readonly next: string | null
  readonly doubt: Reason | null
  readonly provenance: PageProvenance
  readonly limit: Limit | null
}

/** The pages of the channel that list its posts, as its platform has them. */
function listsOf({ address, words }: Request): readonly string[] {
  const { feeds } = words.posts
  const [page = address] = address.split(/[?#]/, 1)
  const base = page.endsWith('/') ? page.slice(0, -1) : page
  if (feeds.length === 0 || feeds.some(feed => base.endsWith(`/${feed}`))) return [address]
  return feeds.map(feed => `${base}/${feed}`)
}

/** A list of several pages is read until one shows nothing that is not older. */
const hasPassed = ({ posts }: PagePosts, since: Date): boolean =>
  posts.length > 0 &&
  posts.every(({ notAfter }) => notAfter !== null && Date.parse(notAfter) < since.getTime())

async function readList(
  browser: CaptureBrowser,
  request: Request,
  options: Options
): Promise<PagePosts | PageTrouble> {
  const { words, names } = request
  const result = await visitComments(browser, request, quietly(options), async (visit, page) => {
    const { window } = page
    if ((await window.ask('wrongSelector', words.posts)) !== null)
      throw new Trouble('platform-words-wrong', await window.ask('wrongSelector', words.posts))
    await window.ask('beginPosts', words.posts, [...names])
    await visit.run(preparePage())
    if ((await findFactsOnly(page, visit.found.finalAddress, request)).size > 0)
      throw new Trouble('facts-only')
    const seen = await window.ask('postsSeen')
    if (seen === null) throw new Trouble('navigated-away')
    return { seen, doubt: doubtOfList(page, seen) }
  })
  if ('reason' in result) return result
  const { seen, doubt } = result.value
  const { visit } = result
  return {
    posts: seen.posts.flatMap(listed),
    byOthers: seen.byOthers,
    next: seen.next === null ? null : cleanAddress(seen.next),
    doubt,
    provenance: provenanceOf(visit, null, { read: 'posts', found: seen.posts.length }),
    limit: visit.page?.window.traffic.limit ?? null
  }
}

function listed({ address, text, timeShown, timeMachine }: SeenPosts['posts'][number]): ListedPost[] {
  const clean = cleanAddress(address)
  if (clean === null) return []
  const machine = timeMachine === null ? Number.NaN : Date.parse(timeMachine)
  const at = Number.isNaN(machine) ? latestSaid([timeShown ?? ''], new Date()) : machine
  return [
    {
      address: clean,
      text: cleanText(text, MOST_TEXT),
      timeShown: cleanOrNull(timeShown, 200),
      timeMachine: cleanOrNull(timeMachine, 100),
      notAfter: at === null ? null : (Instant.safeParse(new Date(at).toISOString()).data ?? null)
    }
  ]
}

function doubtOfList(page: OpenPage, { posts, byOthers, withoutAddress }: SeenPosts): Reason | null {
  const hidden = page.steps.reasons.find(({ code }) => HIDES.has(code))
  const doubt = doubtOf(page, 0) ?? page.window.traffic.limit?.reason ?? hidden ?? null
  if (doubt !== null) return doubt
  if (withoutAddress > 0) return { code: 'posts-missing', detail: `${withoutAddress} without an address` }
  // What is known of the platform's marks may be old.
  return posts.length + byOthers === 0 ? { code: 'posts-missing', detail: 'none found' } : null
}

function together(read: readonly PagePosts[], doubts: readonly Reason[]): PostList {
  const posts = new Map(read.flatMap(page => page.posts).map(post => [post.address, post]))
  // One list of several may be empty.
  const empty = read.filter(page => page.doubt?.detail === 'none found')
  const isEmpty = empty.length === read.length
  const [doubt] = [
    ...doubts,
    ...read.flatMap(page => (page.doubt === null || (empty.includes(page) && !isEmpty) ? [] : [page.doubt]))
  ]
  return {
    posts: [...posts.values()],
    byOthers: read.reduce((sum, page) => sum + page.byOthers, 0),
    doubt: doubt ?? null,
    pages: read.map(({ provenance }) => provenance),
    limit: read.find(({ limit }) => limit !== null)?.limit ?? null
  }
}
