// Letters that are written otherwise than as themselves: `&aring;` and `&#229;` in pages, `\u00e5` in scripts and JSON, `%C3%A5` in
// addresses. Linear in the length of the text.

/** So much is taken at a time, and parted where no letter is: the longest, `&#1114111;`, has ten signs. */
const PIECE = 1 << 20
const LONGEST = 12
const LOOKED_BACK = 4096
/** An address in a script of a page is written so in three ways at once. */
const MOST_TIMES = 3

const WRITTEN =
  /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));|\\u\{([\da-f]{1,6})\}|(?:\\u|%u)([\da-f]{4})|\\x([\da-f]{2})|\\([nrt"'/\\])|((?:%[\da-f]{2})+)/gi

/** The text with all of them as themselves. */
export function undone(text: string): string {
  let [before, now] = ['', text]
  for (let times = 0; times < MOST_TIMES && now !== before; times++) [before, now] = [now, undoneOnce(now)]
  return now
}

function undoneOnce(text: string): string {
  if (!/[&\\%]/.test(text)) return text
  const pieces: string[] = []
  for (let at = 0, end = 0; at < text.length; at = end) {
    end = seamOf(text, Math.min(at + PIECE, text.length))
    pieces.push(text.slice(at, end).replaceAll(WRITTEN, letterOf))
  }
  return pieces.join('')
}

/** What stands somewhere in a text, and the letters that it is read as. */
export type Written = { readonly start: number; readonly end: number; readonly letters: string }

/** Each letter that is written otherwise. */
export function* otherwiseWritten(text: string): Generator<Written> {
  for (const match of text.matchAll(WRITTEN)) {
    const [whole, ...found] = match
    yield { start: match.index, end: match.index + whole.length, letters: letterOf(whole, ...found) }
  }
}

/** The last place before `end` that no letter is parted at. */
function seamOf(text: string, end: number): number {
  if (end === text.length) return end
  let plain = 0
  for (let at = end; at > end - LOOKED_BACK; at--) {
    plain = '&\\%'.includes(text.charAt(at - 1)) ? 0 : plain + 1
    if (plain === LONGEST) return at - 1 + LONGEST
  }
  return end
}

function letterOf(whole: string, ...found: (string | undefined)[]): string {
  const [decimal, hex, name, braced, four, two, sign, bytes] = found
  if (name !== undefined) return NAMED.get(name) ?? whole
  if (sign !== undefined) return SIGNS.get(sign.toLowerCase()) ?? sign
  if (bytes !== undefined) return lettersOf(Buffer.from(bytes.replaceAll('%', ''), 'hex'))
  const code =
    decimal === undefined
      ? Number.parseInt(hex ?? braced ?? four ?? two ?? '', 16)
      : Number.parseInt(decimal, 10)
  // Halves of a pair are put together by standing beside each other.
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole
}

/** Addresses are in UTF-8 today; older forms are not. */
function lettersOf(bytes: Buffer): string {
  const text = bytes.toString('utf8')
  return text.includes('\uFFFD') ? bytes.toString('latin1') : text
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\n'],
  ['t', '\t']
])

const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ aring: 'å', auml: 'ä', ouml: 'ö', Aring: 'Å', Auml: 'Ä', Ouml: 'Ö', eacute: 'é', uuml: 'ü' },
    ...{ Eacute: 'É', egrave: 'è', agrave: 'à', oslash: 'ø', Oslash: 'Ø', aelig: 'æ', AElig: 'Æ' },
    ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '\u00ad' },
    ...{ ndash: '–', mdash: '—', hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”' }
  })
)
