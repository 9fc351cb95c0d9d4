// What a platform says of a comment, in the archive's own form.
import { z } from 'zod'
import type { ActorFacts } from '#shared/actor.ts'
import { type CommentContent, type Lacking, MOST_TEXT } from '#shared/comment.ts'
import { Instant } from '#shared/ids.ts'
import { clean, shortOrNull } from '../../formats/mail/clean.ts'
import { textOfHtml } from '../../formats/mail/html-text.ts'
import type { PlatformComment } from '../platforms/platform.ts'

/** Texts as a visitor sees them. What came, to the letter, is in the evidence and in the platform's answer. */
export function contentOf(comment: PlatformComment): CommentContent {
  const { author, createdRaw, permalink } = comment
  return {
    text: clean(readableOf(comment).slice(0, MOST_TEXT)),
    authorName: shortOrNull(author.displayName ?? author.handle),
    authorAddress: shortOrNull(author.profileUrl, 2000),
    timeShown: null,
    timeMachine: shortOrNull(createdRaw),
    permalink: shortOrNull(permalink, 2000)
  }
}

/** What is known to be lacking in the text of its content. */
export const lackingIn = (comment: PlatformComment): Lacking[] =>
  readableOf(comment).length > MOST_TEXT ? ['truncated'] : []

/** A client has read what is HTML already, but for what is short and has no markup. */
export const readableOf = ({ text, format, readable }: PlatformComment): string =>
  format === 'html' ? (readable ?? textOfHtml(text)) : text

/**
 * Whether a comment says what it said before. One answer leaves out what another gives: a name that is not there is no edit.
 */
export function saysTheSame(
  one: CommentContent | null,
  { comment, content }: { comment: PlatformComment; content: CommentContent }
): boolean {
  const isNamed = comment.author.displayName !== null
  return one?.text === content.text && (!isNamed || one.authorName === content.authorName)
}

export function actorFactsOf({ author }: PlatformComment): ActorFacts {
  return {
    nativeId: shortOrNull(author.nativeId),
    handle: shortOrNull(author.handle),
    displayName: shortOrNull(author.displayName),
    profileUrl: shortOrNull(author.profileUrl, 2000),
    email: shortOrNull(author.email),
    ip: shortOrNull(author.ip),
    userAgent: shortOrNull(author.userAgent, 1000)
  }
}

// It is asked for several times on a comment's way into the archive.
const moments = new WeakMap<PlatformComment, Instant | null>()

/** The platform's time as a point in time, or null where it cannot be read as one. */
export function createdAtOf(comment: PlatformComment): Instant | null {
  const known = moments.get(comment)
  if (known !== undefined) return known
  const at = momentOf(comment.createdRaw)
  moments.set(comment, at)
  return at
}

/** Made once: every comment that comes in has a time. */
const Day = z.iso.date()

/** The same of any time that a platform gives. */
export function momentOf(raw: string | null): Instant | null {
  // Only what names its zone: a time without one is not a point in time.
  if (raw === null || !/(?:Z|[+-]\d\d:?\d\d)$/.test(raw)) return null
  // A day that is in no calendar, such as 30 February, would become another.
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(raw) ?? []
  if (day !== undefined && !Day.safeParse(day).success) return null
  const at = new Date(raw)
  return Number.isNaN(at.getTime()) ? null : (Instant.safeParse(at.toISOString()).data ?? null)
}

/** The value that a JSON pointer (RFC 6901) points at; undefined when there is none. */
export function valueAt(document: unknown, pointer: string): unknown {
  let value = document
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Readonly<Record<string, unknown>>)[key]
  }
  return value
}
