// Asking a site now and then what has changed: the comments written last each time, the older ones page by page, and how many there are. Only
// where those numbers do not agree with what is known is all of it read.
import type { Account } from '#shared/account.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { pageKey } from '../../register/register/addresses.ts'
import { withClient } from '../accounts/accounts.ts'
import type { CommentPage, Latest, PlatformClient, PublishedPage } from '../platforms/platform.ts'
import { meetPublished, missingAmong, notePost } from '../posts/told.ts'
import { momentOf } from '../readings/content.ts'
import { hasNews, keepComments } from '../readings/keep.ts'
import { coverGap } from './cover-gap.ts'
import * as queries from './queries.ts'

/** Of the posts, so many pages are looked through for those that are gone. */
const MOST_PAGES = 20

/** What is remembered from one time to the next, while the program runs. */
export type PollState = {
  /** The page of older comments whose turn it is. */
  page: number
  /** Numbers that did not agree although all was read: they are the site's own. */
  agreed: string | null
  posts: number | null
}

export const newPollState = (): PollState => ({ page: 2, agreed: null, posts: null })

/** Asks once. @throws ArchiveError what the platform says, key-missing, no-keychain, stopped */
export async function poll(ctx: Context, account: Account, state: PollState): Promise<void> {
  const isToBeRead = await withClient(ctx, account, async client => {
    const isShort = await pollComments(ctx, account, client, state)
    await pollPosts(ctx, account, client, state)
    return isShort
  })
  if (!isToBeRead) return
  await coverGap(ctx, account.channelId)
  const counts = await withClient(ctx, account, client => client.latest?.(1) ?? Promise.resolve(null))
  state.agreed = counts === null ? null : disagreement(ctx, account, counts)
}

/** Whether all of the comments are to be read. */
async function pollComments(
  ctx: Context,
  { channelId }: Account,
  client: PlatformClient,
  state: PollState
): Promise<boolean> {
  const first = await client.latest?.(1)
  if (first === undefined) return false
  const keep = async (page: CommentPage) => {
    if (!hasNews(ctx.db.read, channelId, page.comments)) return
    await keepComments(ctx, { channelId, client }, page)
    tellChanged(ctx, 'comments')
  }
  await keep(first)
  if (state.page > first.pages) state.page = 2
  if (first.pages > 1) {
    const older = await client.latest?.(state.page)
    if (older !== undefined) await keep(older)
    state.page++
  }
  const differs = disagreement(ctx, { channelId }, first)
  return differs !== null && differs !== state.agreed
}

/** Fewer comments, or fewer that visitors see, than are known; null for no difference. */
function disagreement(
  ctx: Context,
  { channelId }: Pick<Account, 'channelId'>,
  { all, visible }: Latest
): string | null {
  const known = queries.shownCounts(ctx.db.read, channelId)
  if (known.all === all && known.visible === visible) return null
  return [known.all, all, known.visible, visible].join(' ')
}

async function pollPosts(
  ctx: Context,
  { channelId }: Account,
  client: PlatformClient,
  state: PollState
): Promise<void> {
  const first = await client.published?.(1)
  if (first === undefined) return
  meetPublished(ctx, channelId, first.posts.map(asPublished))
  const before = state.posts
  state.posts = first.all
  if (before !== null && before === first.all) return
  // Asked for twice: what moves to another page between two answers is not gone.
  const keys = await allKeys(ctx, client, first)
  const missing = keys === null ? [] : missingAmong(ctx.db.read, channelId, keys)
  if (missing.length === 0) return
  const again = await client.published?.(1)
  const there = again === undefined ? null : await allKeys(ctx, client, again)
  if (there === null) return
  for (const post of missing) if (!there.has(post.addressKey)) notePost(ctx, post, 'vanished')
  tellChanged(ctx, 'comments')
}

/** The keys of all posts; null where they are on more pages than are looked through. */
async function allKeys(
  ctx: Context,
  client: PlatformClient,
  first: PublishedPage
): Promise<Set<string> | null> {
  const keys = new Set(first.posts.map(post => asPublished(post).key))
  if (first.pages > MOST_PAGES) return null
  for (let page = 2; page <= first.pages; page++) {
    ctx.closing.throwIfAborted()
    for (const post of (await client.published?.(page))?.posts ?? []) keys.add(asPublished(post).key)
  }
  return keys
}

function asPublished({ address, said, changedRaw }: PublishedPage['posts'][number]) {
  return { key: pageKey(address), said, changedAt: momentOf(changedRaw) }
}
