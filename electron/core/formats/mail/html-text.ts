// HTML of a mail as text to read. It is never shown as HTML; the original is kept and is what counts.
import { Tokenizer } from 'htmlparser2'
import { wordsOfLink } from '../text/link-addresses.ts'
import { withoutLast } from '../text/without-last.ts'

/** What an HTML part says, and how many pictures on other servers it asks for. */
export type ReadHtml = { readonly text: string; readonly remotePictures: number }

/** What these hold is not part of the text. */
const UNSHOWN = new Set(['script', 'style', 'title'])
/** Begin and end a line, as HTML's standard has them shown (15.3). */
const LINES = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol optgroup option p pre search section summary table tr ul xmp'
  ).split(' ')
)
const CELLS = new Set(['td', 'th'])

/** What is as short as this and has no markup takes longer to send to a thread than to read. */
const SHORT = 10_000

/** Whether it is worth a thread. */
export const isLongHtml = (html: string): boolean => html.length > SHORT || MARKUP.test(html)

const MARKUP = /[<&]/

/** What is read: the words as they are seen, or with the address of each link after its words. */
export type Reading = 'words' | 'words-and-addresses'

/** The text of an HTML part. */
export function textOfHtml(html: string, reading: Reading = 'words'): string {
  return readHtml(html, reading).text
}

/**
 * Reads an HTML part tag by tag. No tree is built, so that the time it takes grows with its length alone, however its
 * tags are nested or left open.
 */
export function readHtml(given: string, reading: Reading = 'words'): ReadHtml {
  // Most texts have no markup at all.
  if (!MARKUP.test(given)) return { text: tidied(given), remotePictures: 0 }
  // A bracket that no other closes opens no tag, and what stands after it is what somebody wrote.
  const last = given.lastIndexOf('>') + 1
  const html = given.slice(0, last) + given.slice(last).replaceAll('<', '&lt;')
  const parts: string[] = []
  let remotePictures = 0
  let unshown = ''
  let tag = ''
  let isRemote = false
  let attribute = ''
  let value = ''
  const links = linksIn(parts)
  // The first of several, as in a browser.
  let href: string | null = null
  const isRead = () => (tag === 'img' && attribute === 'src') || (tag === 'a' && attribute === 'href')
  // Where a line has just ended none does: an empty line would stand between any two blocks.
  const partLines = (isParted: RegExp) => {
    const before = parts.at(-1)
    if (before !== undefined && !isParted.test(before)) parts.push('\n')
  }
  const nameAt = (start: number, end: number) => html.slice(start, end).toLowerCase()
  const opened = () => {
    if (tag === 'br') parts.push('\n')
    else if (LINES.has(tag)) partLines(/[\n\t]$/)
    if (UNSHOWN.has(tag)) unshown = tag
    if (isRemote) remotePictures += 1
    if (tag === 'a' && unshown === '' && reading === 'words-and-addresses') links.open(href)
  }
  const tokenizer = new Tokenizer(
    {},
    {
      ontext(start, end) {
        if (unshown === '') parts.push(html.slice(start, end))
      },
      ontextentity(code) {
        if (unshown === '') parts.push(code === NO_BREAK_SPACE ? ' ' : String.fromCodePoint(code))
      },
      onopentagname(start, end) {
        tag = nameAt(start, end)
        isRemote = false
        href = null
      },
      onopentagend: opened,
      onselfclosingtag: opened,
      onclosetag(start, end) {
        const name = nameAt(start, end)
        if (name === unshown) {
          unshown = ''
          parts.push(' ') // the words around it are two
        } else if (name === 'a' && unshown === '') links.close()
        else if (LINES.has(name)) partLines(/\n$/)
        else if (CELLS.has(name)) parts.push('\t')
      },
      onattribname(start, end) {
        attribute = nameAt(start, end)
        value = ''
      },
      onattribdata(start, end) {
        if (isRead()) value += html.slice(start, end)
      },
      onattribentity(code) {
        value += String.fromCodePoint(code)
      },
      onattribend() {
        if (tag === 'img' && attribute === 'src' && REMOTE.test(value)) isRemote = true
        if (tag === 'a' && attribute === 'href') href ??= value
      },
      oncdata() {},
      oncomment() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {}
    }
  )
  tokenizer.write(html)
  tokenizer.end()
  links.close()
  return { text: tidied(parts.join('')), remotePictures }
}

/** Writes the address of each link after its words, which are those of the parts that came since it was opened; none lies in another. */
function linksIn(parts: string[]): { open: (href: string | null) => void; close: () => void } {
  let begun: { readonly href: string; readonly at: number } | null = null
  const close = () => {
    if (begun === null) return
    const { href, at } = begun
    begun = null
    parts.push(wordsOfLink(parts.splice(at).join(''), href))
  }
  return {
    open(href) {
      close()
      begun = href === null ? null : { href, at: parts.length }
    },
    close
  }
}

const NO_BREAK_SPACE = 0xa0
const REMOTE = /^\s*(?:https?:)?\/\//i

/** Without spaces before a line's end, and with no more than one empty line at a time. */
function tidied(text: string): string {
  if (!text.includes('\n')) return text.trim()
  const lines: string[] = []
  for (const line of text.split('\n').map(line => withoutLast(line, ' \t')))
    if (line !== '' || lines.at(-1) !== '') lines.push(line)
  return lines.join('\n').trim()
}
