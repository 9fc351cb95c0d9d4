// HTML of a mail as text to read. It is never shown as HTML; the original is kept and is what counts.

/** More of a mail's HTML than this is not looked through for pictures. */
const MOST_HTML = 4_000_000

/**
 * The text of an HTML part. No pattern looks past the next `<`, so that a mail made of them takes no longer than any
 * other.
 */
export function textOfHtml(html: string): string {
  return html
    .replaceAll(/<(script|style|title)\b[\s\S]*?(<\/\1>|$)/gi, ' ')
    .replaceAll(/<(br|\/p|\/div|\/tr|\/h[1-6]|\/li)\b[^<>]*>/gi, '\n')
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll(/&(nbsp|lt|gt|quot|aring|auml|ouml|Aring|Auml|Ouml|#\d{1,7}|#x[0-9a-f]{1,6}|amp);/gi, entity)
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** How many pictures on other servers an HTML part asks for. */
export function remotePicturesIn(html: string): number {
  const tags = html.slice(0, MOST_HTML).match(/<img\b[^<>]*>/gi) ?? []
  return tags.filter(tag => /\bsrc\s*=\s*["']?\s*(?:https?:)?\/\//i.test(tag)).length
}

const NAMED: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  quot: '"',
  amp: '&',
  aring: 'å',
  auml: 'ä',
  ouml: 'ö',
  Aring: 'Å',
  Auml: 'Ä',
  Ouml: 'Ö'
}

function entity(whole: string, name: string): string {
  const named = NAMED[name] ?? NAMED[name.toLowerCase()]
  if (named !== undefined) return named
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : whole
}
