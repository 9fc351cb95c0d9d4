// What is particular to the pages of each platform: words that a visitor would press or read, and what tells posts and comments apart.
// A file of each is built in, and may be mended in the archive's settings. A page whose words have changed is captured all the same,
// with what could not be done to it told.
import { z } from 'zod'

/** Characters of one pattern. */
const MOST_PATTERN = 500

/** The source of a regular expression. Nothing in it may repeat what repeats, since a page could then keep it busy for ever. */
const Pattern = z
  .string()
  .min(1)
  .max(MOST_PATTERN)
  .refine(isPattern, 'not-a-pattern')
  .refine(source => !repeatsRepeat(source), 'repeats-a-repeat')

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'i') instanceof RegExp
  } catch {
    return false
  }
}

/** Whether a group that may come any number of times holds something that may. */
function repeatsRepeat(source: string): boolean {
  const plain = source.replaceAll(/\\./g, 'x').replaceAll(/\[[^\]]*(?:\]|$)/g, 'x')
  const holds: boolean[] = [false]
  for (const [token] of plain.matchAll(/\(|\)?(?:[*+]|\{\d+,\d*\})|\)/g)) {
    if (token === '(') {
      holds.push(false)
      continue
    }
    const isEnd = token.startsWith(')')
    const within = isEnd && (holds.pop() ?? false)
    const isRepeat = token.length > (isEnd ? 1 : 0)
    if (within && isRepeat) return true
    if (within || isRepeat) holds[holds.length - 1] = true
  }
  return false
}

const Patterns = z.array(Pattern).max(100)
/** A list of CSS selectors; whether a browser takes it is seen when it is used. */
const Selector = z.string().trim().min(1).max(2000)

/**
 * An address of a post: what fits the path of a link, with those of its parameters that are kept, such as `^/watch\?v=([\w-]+)$`; and
 * what it is written as, so that every form of it is the same. A group `owner` is whose post it is.
 */
const PostAddress = z.strictObject({
  match: Pattern,
  keeps: z.array(z.string().min(1).max(60)).max(5).default([]),
  to: z.string().regex(/^[/$]/).max(300)
})

/** How posts and comments are marked on the platform's pages, as far as is known, and how it is to be asked for them. */
const PostHooks = z.strictObject({
  /** When somebody last saw these facts to be so, and where they are from. */
  asOf: z.iso.date(),
  whence: z.string().min(1).max(500),
  /** What is known not to be had. */
  limits: z.strictObject({ sv: z.string().min(1).max(500), en: z.string().min(1).max(500) }).nullable(),
  /** Below a channel's address: the pages that list its posts. Empty: the address itself. */
  feeds: z
    .array(
      z
        .string()
        .regex(/^[\w/-]+$/)
        .max(60)
    )
    .max(6),
  /** What a post is in; null: what holds no link to another post. */
  post: Selector.nullable(),
  /** What a post is in on a page of its own, where no link in it tells it from others: the first of these that is there. */
  page: z.array(Selector).max(6),
  /** What is never a post of the channel, such as advertisements. */
  without: Selector.nullable(),
  /** The links that may lead to a post. */
  link: Selector,
  addresses: z.array(PostAddress).max(20),
  /** An attribute of what a post is in that says its number where there is no link; `to` makes its address. */
  numbered: z
    .strictObject({ attribute: z.string().regex(/^[\w-]+$/), match: Pattern, to: z.string().regex(/^\//) })
    .nullable(),
  /** The link to the next page of the list, where it has several. */
  next: Selector.nullable(),
  /** What is a comment on a post's own page, beyond what is marked as one everywhere. What a post is in may be one as well. */
  comment: Selector.nullable(),
  /** The name of whoever wrote a comment, and the comment's own words. */
  sender: Selector.nullable(),
  text: Selector.nullable(),
  /** Seconds between two pages that are opened. */
  pause: z.int().min(0).max(600),
  /** The most posts that are saved in one go. */
  most: z.int().min(1).max(200)
})

/**
 * Every text of words is the source of a regular expression that must fit the whole of a button's words, without regard to case;
 * those of `login.says` and `robot` may stand anywhere in the text of a page that holds little else.
 */
export const PlatformWords = z.strictObject({
  name: z.string().min(1).max(40),
  /** Raised when the words change, and kept in the provenance. */
  version: z.int().min(1),
  /** The platform's own sites, for pages of which no channel is known. */
  sites: z.array(z.string().min(3).max(200)).max(20),
  /** How the platform words its no to cookies, beyond the words that are common everywhere. */
  refuses: Patterns,
  /** Prompts to log in that lie over the page and can be closed: what they speak of, and what closes them. */
  prompt: z.strictObject({ about: Pattern, closes: Patterns }),
  /** The choice of which comments are shown: the buttons it hides behind, and the choice that hides none. */
  sort: z.strictObject({ opens: Patterns, chooses: Patterns }).nullable(),
  /** What unfolds text, comments and replies, beyond the words that are common everywhere. */
  unfolds: Patterns,
  /** A page that wants a login: parts of its path, and what it says. */
  login: z.strictObject({ paths: Patterns, says: Patterns }),
  /** The cookies that a login is kept in, by name; none where they are not known. */
  session: z.array(z.string().min(1).max(100)).max(20),
  /** What a test for robots says. */
  robot: Patterns,
  posts: PostHooks
})
export type PlatformWords = z.infer<typeof PlatformWords>
