// What lists call departments: which names may be one, though they are shortened, turned round, or written after what kind of part it is.
import { isAlike } from './names.ts'
import { withoutMarks } from './same-name.ts'

/** What kind of part it is and not which; the same one is called by the board, its office and its administration. */
const KIND =
  /s?(?:forvaltning|forv|namnd|kontor|avdelning|avd|enhet|sektor|verksamhet|tjanst|stab|kansli)(?:en|et|n|ens|ets|ns|er|s|ar|\.)?$/

/** What stands between the names and says nothing. */
const BETWEEN: readonly string[] = ['och', 'o', 'samt', 'for', 'i', 'and']

const isBetween = (word: string): boolean => BETWEEN.includes(word.replace('.', ''))

/** How one word ends where it stands alone, with another, or before the kind of part: teknik, tekniska; bygg, byggnads; skola, skol. */
const ENDING = /^(?:[aeks]|e?n|e?t|e?ns|e?ts|s?ka|nads?|nings?|ar|or|er|na)?$/

/** Where a word within a word begins that has a letter in a shortening: KommunStyrelseFörvaltningen, SamhällsByggnad. */
const WITHIN = /.(?=forvaltning|namnd|kontor|avdelning|styrelse|ledning|bygg|marknad|tjanst|sektor)/g

/** Nämnd, förvaltning, kontor. */
const KIND_LETTERS = 'nfk'

/** What has no more letters in common than this is another word. */
const LEAST_IN_COMMON = 4

/** A word that is cut short keeps its full stop: tekn. */
const wordsIn = (name: string): string[] =>
  withoutMarks(name)
    .replaceAll('&', ' och ')
    .match(/[\p{L}\p{N}]+\.?/gu) ?? []

/** The words that say which part it is, whatever kind it is; all of them where it is called by its kind alone. */
function ownWords(name: string): string[] {
  const all = wordsIn(name).filter(word => !isBetween(word))
  const own = all.map(word => word.replace(KIND, '')).filter(word => word !== '')
  return own.length === 0 ? all : own
}

function isOneWord(one: string, other: string): boolean {
  if (one === other || isCutShort(one, other) || isCutShort(other, one)) return true
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return at >= LEAST_IN_COMMON && ENDING.test(one.slice(at)) && ENDING.test(other.slice(at))
}

const isCutShort = (one: string, other: string): boolean =>
  one.length >= LEAST_IN_COMMON && one.endsWith('.') && other.startsWith(one.slice(0, -1))

/** Whether the words of one are among those of the other, in whatever order. */
function isAmong(one: readonly string[], other: readonly string[]): boolean {
  const [fewer, left] = one.length <= other.length ? [one, [...other]] : [other, [...one]]
  return fewer.every(word => {
    const at = left.findIndex(each => isOneWord(word, each))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

type Form = {
  /** The words that say which part it is. */
  readonly own: readonly string[]
  readonly joined: string
  /** Its letters alone, where they are so few that they may stand for a longer name. */
  readonly short: string | null
  /** What a shortening has the letters of: each word, and what may have one or not. */
  readonly long: { readonly starts: string; readonly parts: readonly { letter: string; mayLack: boolean }[] }
}

function formOf(name: string): Form {
  const letters = withoutMarks(name).replaceAll(/[^\p{L}\p{N}]/gu, '')
  const words = wordsIn(name)
  const parts = words.flatMap(word =>
    word
      .replaceAll(WITHIN, '$& ')
      .split(' ')
      .map((part, at) => ({ letter: part[0] ?? '', mayLack: at > 0 || isBetween(word) }))
  )
  const own = ownWords(name)
  return {
    own,
    joined: own.join(' '),
    short: /^\p{L}{2,5}$/u.test(letters) ? letters : null,
    long: { starts: words[0] ?? '', parts }
  }
}

/** Whether a name of a few letters stands for a longer one: BUF for "Barn- och utbildningsförvaltningen", Soc for "Socialförvaltningen". */
function isShortFor(short: string | null, { starts, parts }: Form['long']): boolean {
  if (short === null) return false
  if (starts.startsWith(short)) return true
  let reached = new Set([0])
  for (const { letter, mayLack } of parts) {
    const taken = [...reached].filter(place => short[place] === letter).map(place => place + 1)
    reached = new Set([...(mayLack ? reached : []), ...taken])
    if (reached.size === 0) return false
  }
  // What kind it is may have a letter and not be said: BUN for "Barn & utbildning".
  const isWithKind = short.length > 2 && KIND_LETTERS.includes(short.at(-1) ?? '')
  return reached.has(short.length) || (isWithKind && reached.has(short.length - 1))
}

/** What a name says in several ways: the name, its shortening in brackets, and each of several parts. */
function formsOf(name: string): Form[] {
  const short = [...name.matchAll(/\(([^()]*)\)/g)].flatMap(([, text = '']) =>
    /^\p{L}{2,6}$/u.test(text) && text.replaceAll(/\P{Lu}/gu, '').length > 1 ? [text] : []
  )
  const bare = name.replaceAll(/\([^()]*\)/g, ' ')
  const parts = [bare, ...short, ...(/[/;\n]/.test(bare) ? bare.split(/[/;\n]/) : [])]
  return parts.filter(part => wordsIn(part).length > 0).map(formOf)
}

const isOneForm = (one: Form, other: Form): boolean =>
  isAlike(one.joined, other.joined) ||
  isAmong(one.own, other.own) ||
  isShortFor(one.short, other.long) ||
  isShortFor(other.short, one.long)

/** Compares names of departments, and reads each once. */
export function departmentNames() {
  const read = new Map<string, Form[]>()
  const forms = (name: string) => {
    const known = read.get(name) ?? formsOf(name)
    read.set(name, known)
    return known
  }
  return {
    /** Whether a name may be another way to write that of a department, short for it, or several with it among them. */
    mayBeOne: (name: string, other: string): boolean =>
      forms(name).some(one => forms(other).some(two => isOneForm(one, two)))
  }
}

/** Whether a word is one of those that a department is called by, or short for it. */
export function isOfDepartment(word: string, department: string): boolean {
  const { own, long } = formOf(department)
  return (
    own.some(each => each.length >= LEAST_IN_COMMON && isOneWord(word, each)) ||
    isShortFor(formOf(word).short, long)
  )
}
