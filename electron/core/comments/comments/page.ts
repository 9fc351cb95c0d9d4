// Looking at the page a comment stands on: to propose, to save, and to see that it is gone.

import type { Reason } from '#shared/capture.ts'
import type {
  CommentCandidate,
  CommentContent,
  CommentDetail,
  CommentFileRole,
  CommentRow,
  CommentsFound,
  Lacking,
  RemovalKind
} from '#shared/comment.ts'
import type { Language } from '#shared/errors.ts'
import { Instant, type Sha256 } from '#shared/ids.ts'
import type { Platform } from '#shared/register.ts'
import { checkComment } from '../../captures/browser/comments/check-comment.ts'
import { pickElement } from '../../captures/browser/comments/pick-by-hand.ts'
import { proposeComments } from '../../captures/browser/comments/propose-comments.ts'
import { captureComment } from '../../captures/browser/comments/save-comment.ts'
import type { CaptureBrowser } from '../../captures/browser/process/browser.ts'
import { mayBePrivate } from '../../captures/captures/channel-settings.ts'
import { inProfileOf, type OpenBrowser, type PageOfChannel } from '../../captures/captures/logins.ts'
import { wordsOf } from '../../captures/captures/platform-words.ts'
import { noteLoggedOut } from '../../captures/profiles/profiles.ts'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError, refusalOf } from '../../kernel/errors.ts'
import type { StoredObject } from '../../kernel/objects/store.ts'
import { addressKey, webAddressWithFragment } from '../../register/register/addresses.ts'
import { channelKeyed } from '../../register/register/read.ts'
import { keepAttachments } from '../readings/attachments.ts'
import { factsOnly, isFactsOnly, refuseFactsOnly } from './facts-only.ts'
import type { Extras, Known } from './record.ts'
import { shownRange } from './shown-time.ts'

export type SavedComment = {
  readonly content: CommentContent
  readonly lacking: readonly Lacking[]
  readonly known: Known
  /** What hangs on it and how it was reacted to, as the page shows it. */
  readonly extras: Extras
  /** The object that speaks for all the files. */
  readonly evidence: Sha256
  readonly files: readonly { role: CommentFileRole; object: StoredObject }[]
}

/** What on the page looks like a comment, seen in the channel's profile, the authority's own last. Nothing is written. @throws ArchiveError page-failed */
export async function candidatesOn(
  ctx: Context,
  { withPictures = false, ...page }: PageOfChannel & { readonly withPictures?: boolean }
): Promise<CommentsFound> {
  const { candidates, left, sheets } = await withBrowser(ctx, page, ({ browser }) =>
    commentsOnPage(ctx, browser, page, { withPictures })
  )
  const isLast = ({ byChannel, isLinked }: CommentCandidate) => byChannel && !isLinked
  return {
    candidates: candidates.toSorted((one, other) => Number(isLast(one)) - Number(isLast(other))),
    ...{ left, sheets }
  }
}

/** What looks like comments, and how many the page itself says there are. @throws ArchiveError page-failed */
export async function commentsOnPage(
  ctx: Context,
  browser: CaptureBrowser,
  page: PageOfChannel,
  {
    under = null,
    withPictures = false
  }: { readonly under?: { readonly selector: string | null } | null; readonly withPictures?: boolean }
): Promise<CommentsFound & { shown: number | null }> {
  const target = webAddressWithFragment(page.address)
  const request = {
    ...{ address: target, mayBePrivate: mayBePrivate(ctx.db.read, page), under },
    ...{ words: wordsOf(ctx.db.read, page), factsOnly: factsOnly(ctx.db.read).links }
  }
  const found = await proposeComments(browser, request, { signal: ctx.closing, withPictures })
  if ('reason' in found) throw pageFailed(target, found.reason)
  const candidates = found.candidates.map(({ authorAddress, ...each }) => ({
    ...each,
    byChannel: isOwnChannel(ctx.db.read, authorAddress)
  }))
  return { ...found, candidates }
}

/** On these whoever comments writes the address of a page of their own by hand. */
const TYPED_BY_WRITER: readonly Platform[] = ['blog', 'website', 'other']

/** Whether this is the sender's address of a channel of the authority's. A name tells nothing: anybody may call themselves so. */
function isOwnChannel(db: ReadDb, authorAddress: string | null): boolean {
  if (authorAddress === null || !URL.canParse(authorAddress)) return false
  const channel = channelKeyed(db, addressKey(authorAddress))
  return channel !== undefined && !TYPED_BY_WRITER.includes(channel.platform)
}

/**
 * Opens the page in a window that the person sees, for them to point at the comment. Nothing is written; null when they
 * leave without choosing. @throws ArchiveError page-failed, no-browser
 */
export async function pickOn(
  ctx: Context,
  { language, ...page }: PageOfChannel & { language: Language }
): Promise<string | null> {
  const target = webAddressWithFragment(page.address)
  return withBrowser(
    ctx,
    page,
    async ({ browser }) => {
      const request = {
        address: target,
        mayBePrivate: mayBePrivate(ctx.db.read, page),
        words: POINT[language]
      }
      const picked = await pickElement(browser, request, ctx.closing)
      if ('reason' in picked) throw pageFailed(target, picked.reason)
      return picked.selector
    },
    true
  )
}

const POINT: Readonly<Record<Language, string>> = {
  sv: 'Klicka på kommentaren, eller gå med piltangenterna och tryck på Retur. Esc avbryter.',
  en: 'Click the comment, or use the arrow keys and press Enter. Esc leaves.'
}

/**
 * Saves the comment: pictures of it and of its context, source, content and sender; `enter` puts it on file while the browser,
 * where it is the comment's own, is ending. Of one that is noted without a picture nothing is kept.
 * @throws ArchiveError facts-only, comment-not-on-page, page-failed
 */
export async function saveFromPage<T>(
  ctx: Context,
  comment: CommentRow,
  { open, onSaved }: { open: OpenBrowser | undefined; onSaved(saved: SavedComment): T | Promise<T> }
): Promise<T> {
  refuseFactsOnly(ctx.db.read, comment.address)
  if (open !== undefined) return onSaved(await saveIn(ctx, comment, open, { endsBrowser: false }))
  return withBrowser(ctx, comment, async own =>
    onSaved(await saveIn(ctx, comment, own, { endsBrowser: true }))
  )
}

async function saveIn(
  ctx: Context,
  comment: CommentRow,
  { browser, profile }: OpenBrowser,
  { endsBrowser }: { endsBrowser: boolean }
): Promise<SavedComment> {
  const { id, address, selector, kind } = comment
  const files: { role: CommentFileRole; object: StoredObject }[] = []
  const noted = factsOnly(ctx.db.read)
  const got = await captureComment(
    browser,
    {
      ...{ address, selector, kind, mayBePrivate: mayBePrivate(ctx.db.read, comment) },
      ...{ words: wordsOf(ctx.db.read, comment), factsOnly: noted.links }
    },
    {
      signal: ctx.closing,
      onStep: () => undefined,
      endsBrowser,
      keep: async ({ role, mediaType, bytes }) => {
        files.push({ role, object: await ctx.objects.put(bytes, mediaType) })
      }
    }
  )
  if (got.outcome === 'not-on-page') throw new ArchiveError('comment-not-on-page', { address })
  if (got.outcome === 'facts-only') throw isFactsOnly(noted.of(got.link)?.id ?? id)
  if (got.outcome === 'refused')
    throw new ArchiveError(got.why, { selector: selector ?? '', count: got.count, address })
  if (got.outcome === 'failed') {
    if (profile !== null && got.reason.code === 'login-required') noteLoggedOut(ctx, profile.id)
    throw pageFailed(address, got.reason)
  }
  const attachments = await keepAttachments(ctx, got.finalAddress ?? address, got.extras)
  for (const object of attachments.objects) files.push({ role: 'attachment', object })
  const extras = { attachments: attachments.known, reactions: got.extras.reactions }
  const evidence = await putEvidence(ctx, {
    format: 'kanalarkiv-comment/1',
    comment: id,
    kind,
    channel: comment.channelId,
    savedBy: ctx.actor,
    program: { name: 'Kanalarkiv', version: ctx.appVersion },
    content: got.content,
    lacking: got.lacking,
    ...got.place,
    ...extras,
    pictured: got.pictured,
    ...got.provenance,
    // Whose login the page was seen with; null for what every visitor sees.
    browserProfile: profile?.name ?? null,
    files: files.map(({ role, object }) => ({ role, ...object }))
  })
  files.push({ role: 'provenance', object: evidence })
  const { startedUtc, endedUtc } = got.provenance.time
  const shown = { from: Instant.parse(startedUtc), to: Instant.parse(endedUtc) }
  const known = { ...got.place, range: shownRange(got.content, shown) }
  for (const { object } of files)
    if ((await ctx.objects.verify(object.sha256)).state !== 'right')
      throw new ArchiveError('evidence-missing', { what: object.sha256 })
  return { content: got.content, lacking: got.lacking, known, extras, evidence: evidence.sha256, files }
}

/**
 * Looks at the page again and gives the picture that shows the comment gone. One that is unpublished is still shown to those
 * who look after the page, so it is looked for as a visitor. @throws ArchiveError still-on-page, page-failed
 */
export async function pictureOfGone(
  ctx: Context,
  comment: CommentDetail,
  kind: RemovalKind
): Promise<StoredObject> {
  const { address, selector, content, nativeId, kind: what } = comment
  if (content === null) throw new ArchiveError('evidence-missing', { what: 'content' })
  let picture: StoredObject | undefined
  const page = { address, channelId: kind === 'deleted' ? comment.channelId : null }
  const seen = await withBrowser(ctx, page, ({ browser }) =>
    checkComment(
      browser,
      {
        kind: what,
        ...{ address, selector, content, nativeId, mayBePrivate: mayBePrivate(ctx.db.read, comment) },
        ...{ words: wordsOf(ctx.db.read, comment), factsOnly: factsOnly(ctx.db.read).links }
      },
      {
        signal: ctx.closing,
        onStep: () => undefined,
        keep: async ({ mediaType, bytes }) => {
          picture = await ctx.objects.put(bytes, mediaType)
        }
      }
    )
  )
  if (seen.outcome === 'still-there') throw new ArchiveError('still-on-page', { address })
  if (seen.outcome === 'failed') throw pageFailed(address, seen.reason)
  if (picture === undefined) throw new ArchiveError('evidence-missing', { what: 'confirmation' })
  return picture
}

/**
 * Opens a browser for the work, in the channel's profile, and closes it again.
 * @throws ArchiveError facts-only, not-a-web-address, not-http, no-browser, browser-did-not-start
 */
export async function withBrowser<T>(
  ctx: Context,
  page: PageOfChannel,
  work: (open: OpenBrowser) => Promise<T>,
  isVisible = false
): Promise<T> {
  refuseFactsOnly(ctx.db.read, webAddressWithFragment(page.address))
  ctx.events.publish('event', { kind: 'page-opening' })
  try {
    return await inProfileOf(ctx, { address: page.address, channelId: page.channelId, isVisible }, work)
  } catch (error) {
    throw refusalOf(error, ctx.dir)
  }
}

/** Keeps what speaks for a comment and all that was saved of it. */
export async function putEvidence(ctx: Context, evidence: object): Promise<StoredObject> {
  return ctx.objects.put(
    new TextEncoder().encode(`${JSON.stringify(evidence, null, 2)}\n`),
    'application/json'
  )
}

function pageFailed(address: string, { code, detail }: Reason): ArchiveError {
  const reason = detail === null ? `${code}.` : `${code} (${detail}).`
  return new ArchiveError('page-failed', { address, code, reason })
}
