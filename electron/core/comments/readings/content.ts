// What a platform says of a comment, in the archive's own form.
import { z } from 'zod'
import type { ActorFacts } from '#shared/actor.ts'
import { type CommentContent, type Lacking, MOST_TEXT } from '#shared/comment.ts'
import { Instant } from '#shared/ids.ts'
import { isSameTime } from '#shared/same-time.ts'
import { clean, shortOrNull } from '../../formats/mail/clean.ts'
import { type Reading, textOfHtml } from '../../formats/mail/html-text.ts'
import { hasSameWords, withoutAddresses } from '../../formats/text/link-addresses.ts'
import type { PlatformComment } from '../platforms/platform.ts'

/**
 * Texts as a visitor sees them, with where their links lead. What came, to the letter, is in the evidence and in the platform's
 * answer.
 */
export function contentOf(comment: PlatformComment): CommentContent {
  const { author, createdRaw, permalink } = comment
  return {
    text: clean(textOf(comment).slice(0, MOST_TEXT)),
    authorName: shortOrNull(author.displayName ?? author.handle),
    authorAddress: shortOrNull(author.profileUrl, 2000),
    timeShown: null,
    timeMachine: shortOrNull(createdRaw),
    permalink: shortOrNull(permalink, 2000)
  }
}

/** What is known to be lacking in the text of its content. */
export const lackingIn = (comment: PlatformComment): Lacking[] =>
  textOf(comment).length > MOST_TEXT ? ['truncated'] : []

/** A client has read what is HTML already, but for what is short and has no markup. */
export const readableOf = (
  { text, format, readable }: Pick<PlatformComment, 'text' | 'format' | 'readable'>,
  reading: Reading = 'words'
): string => (format === 'html' ? (readable ?? textOfHtml(text, reading)) : text)

const textOf = (comment: Pick<PlatformComment, 'text' | 'format' | 'readable'>): string =>
  readableOf(comment, 'words-and-addresses')

/** What a source has said of a comment before. */
export type SaidBefore = {
  /** Null where nothing is saved. */
  readonly content: CommentContent | null
  /** Its platform has told it, in an answer or an export, and so where links lead and when it was written: no page or picture of it does. */
  readonly isPlatforms: boolean
  /** To the letter, where that is kept and is not the text. */
  readonly raw: string | null
}

/**
 * Whether a comment says what it said before. One answer leaves out what another gives: a name that is not there is no edit, nor is where a link
 * leads, or when it was written, that the source before did not tell of.
 */
export function saysTheSame(
  one: SaidBefore,
  { comment, content }: { comment: PlatformComment; content: CommentContent }
): boolean {
  const { content: before, isPlatforms } = one
  if (before === null) return false
  if (isPlatforms && !isSameTime(before.timeMachine, content.timeMachine)) return false
  const isNamed = comment.author.displayName !== null
  return hasSameText(one, comment, content.text) && (!isNamed || before.authorName === content.authorName)
}

/** Longer ones of programs before this one are compared by their words. */
const MOST_RAW = 100_000

function hasSameText(one: SaidBefore, { format }: PlatformComment, text: string): boolean {
  const before = one.content?.text ?? ''
  // An answer has the ends of lines as they were typed, and an export as XML has them.
  if (before === text || inLines(before) === inLines(text)) return true
  if (format === 'plain' || !hasSameWords(before, text)) return false
  if (!one.isPlatforms) return true
  if (one.raw === null || withoutAddresses(before) !== before) return false
  // The program before this one kept where its links lead to the letter alone.
  if (one.raw.length > MOST_RAW) return true
  return inLines(clean(textOf({ text: one.raw, format }).slice(0, MOST_TEXT))) === inLines(text)
}

const inLines = (text: string) => text.replaceAll('\r\n', '\n')

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
