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
    .replaceAll(/<\/t[dh]\b[^<>]*>/gi, '\t')
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z\d]{1,7});/gi, entity)
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** How many pictures on other servers an HTML part asks for. */
export function remotePicturesIn(html: string): number {
  const tags = html.slice(0, MOST_HTML).match(/<img\b[^<>]*>/gi) ?? []
  return tags.filter(tag => /\bsrc\s*=\s*["']?\s*(?:https?:)?\/\//i.test(tag)).length
}

/** The names of the letters from U+00A0 to U+00FF, in order. */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'

const NAMED: ReadonlyMap<string, string> = new Map([
  ...LATIN.split(' ').map((name, at) => [name, String.fromCodePoint(160 + at)] as const),
  ['nbsp', ' '],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['amp', '&'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['sbquo', '‚'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['bdquo', '„'],
  ['bull', '•'],
  ['hellip', '…'],
  ['euro', '€'],
  ['trade', '™'],
  ['scaron', 'š'],
  ['Scaron', 'Š']
])

function entity(whole: string, name: string): string {
  const named = NAMED.get(name) ?? NAMED.get(name.toLowerCase())
  if (named !== undefined) return named
  if (!name.startsWith('#')) return whole
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : whole
}
