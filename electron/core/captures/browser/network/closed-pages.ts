// Pages that say that the site is closed or that something went wrong, in the place of what was asked for.

const MOST_HEAD = 20_000
const LONGEST = 200
const SITE = String.raw`(?<!\p{L})(?:webbplats|webbsida|hemsida|sajt|sida|e?-?tjänst|system|server|portal)(?:en|n|et|erna|arna)?(?!\p{L})`
/** By these alone it says so; they are no words of anything else. */
const TECHNICAL =
  'bad gateway|service (?:temporarily )?unavailable|internal (?:server )?error|(?:internt )?serverfel|internt fel|(?:vi är )?(?:strax|snart) tillbaka'
/**
 * Words of a municipality too, which maintains its streets and closes its pools: they tell of the site where nothing else is said,
 * as "Underhållsarbete pågår", or where it is named.
 */
const ALONE =
  'stängd för underhåll|tillfälligt (?:otillgänglig|nere)|underhållsläge|underhållsarbete pågår|under maintenance|maintenance(?: mode)?|scheduled maintenance|down for maintenance|temporarily unavailable|(?:något|nåt|det) gick (?:fel|snett)|ett fel (?:har )?(?:uppstod|uppstått|inträffade|inträffat)|something went wrong|just a moment|attention required'
const AFTER = String.raw`(?:[.!:…]* (?:försök|prova|var god|vänligen|please|try) [^\n]{0,100})?[.!…\s]*(?: (?:[|·•–—-]|&[a-z]{2,8};) [^\n]{0,100})?$`
const IS_SHUT = [
  new RegExp(
    String.raw`^(?:(?:oj|hoppsan|tyvärr|sorry|oops)[,.!]* |\d{3}[\s:–-]{1,3})?(?:${TECHNICAL}|${ALONE})${AFTER}`,
    'iu'
  ),
  new RegExp(
    String.raw`${SITE} (?:är|ligger|har|genomgår|stängs)(?: [^\n]{0,30})? (?:(?:tillfälligt |av)?stängd|(?:tillfälligt )?(?:otillgänglig|nere)|underhåll(?:s?arbete)?|ur funktion)[.!\s]`,
    'iu'
  ),
  new RegExp(String.raw`(?:vi underhåller|underhåll(?:sarbete)? (?:av|på))(?: \p{L}{2,12})? ${SITE}`, 'iu'),
  /(?:site|website|server) is [^\n]{0,30}(?:maintenance|unavailable)/iu
]

/** A whole page, by its title or heading. */
export function isClosedPage(body: Buffer): boolean {
  const page = body.toString('utf8', 0, MOST_HEAD)
  if (!/^\s*<(?:!doctype html|html)[\s>]/i.test(page)) return false
  const heads = [...page.matchAll(/<(title|h1)\b[^<>]*>([^<]{0,200})</gi)].map(([, , words = '']) => words)
  return heads.some(saysClosed)
}

function saysClosed(head: string): boolean {
  const words = `${head.slice(0, LONGEST).replaceAll(/\s+/g, ' ').trim()} `
  return IS_SHUT.some(expression => expression.test(words))
}
