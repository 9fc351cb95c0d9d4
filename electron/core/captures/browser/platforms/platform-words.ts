// What is particular to the pages of each platform: a small file of words for each, behind one interface. The words are
// what a visitor would press or read, in Swedish and English; a page whose words have changed is captured all the same,
// with what could not be done to it told. Nothing here depends on the class names of a platform.
/**
 * Every text is the source of a regular expression that must fit the whole of a button's words, without regard to case;
 * those of `login.says` and `robot` may stand anywhere in the text of a page that holds little else.
 */
export type PlatformWords = {
  readonly name: string
  /** Raised when the words change, and kept in the provenance. */
  readonly version: number
  /** The platform's own sites, for pages of which no channel is known. */
  readonly sites: readonly string[]
  /** How the platform words its no to cookies, beyond the words that are common everywhere. */
  readonly refuses: readonly string[]
  /** Prompts to log in that lie over the page and can be closed: what they speak of, and what closes them. */
  readonly prompt: { readonly about: string; readonly closes: readonly string[] }
  /** The choice of which comments are shown: the buttons it hides behind, and the choice that hides none. */
  readonly sort: { readonly opens: readonly string[]; readonly chooses: readonly string[] } | null
  /** What unfolds text, comments and replies, beyond the words that are common everywhere. */
  readonly unfolds: readonly string[]
  /** A page that wants a login: parts of its path, and what it says. */
  readonly login: { readonly paths: readonly string[]; readonly says: readonly string[] }
  /** The cookies that a login is kept in, by name; none where they are not known. */
  readonly session: readonly string[]
  /** What a test for robots says. */
  readonly robot: readonly string[]
}
