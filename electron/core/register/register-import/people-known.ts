// The people whom the register has and the rows above make, to be found by names that are written in another way or nearly alike. Each is
// kept under all that another name for them may have in common with theirs, so that a sheet of thousands is not compared row by row.
import type { PersonId } from '#shared/ids.ts'
import { isAlike, LEAST_FOR_A_SLIP, wordsOfName } from './names.ts'
import { sameName } from './same-name.ts'
import { isOwnAddress } from './shared-addresses.ts'

export type KnownPerson = {
  /** Undefined for one whom a row above makes. */
  readonly id?: PersonId
  readonly name: string
  readonly email: string | null
  /** By name, since it may have to be made. */
  readonly department: string
}

export interface KnownPeople {
  add(person: KnownPerson): void
  /**
   * Those of whom `isIt` says so: of those whose name is the same however it is written, or is cut short to initials, wherever they are,
   * and in the same department of those whose is nearly the same. So many at the most as somebody chooses among.
   */
  maybe(name: string, department: string, isIt: (person: KnownPerson) => boolean): KnownPerson[]
}

/** No name is longer; what is may be anything. */
const MOST_LETTERS = 60
const MOST_CHOICES = 20

export function knownPeople(): KnownPeople {
  const kinds = new Set<string>()
  const entries = new Map<string, (KnownPerson & { readonly joined: string })[]>()
  return {
    add(person) {
      // Of those whom rows make, one of a name and a department with an address of their own, and one without, say all that is asked.
      const isKnown = isOwnAddress(person.email, person.name)
      const kind = [sameName(person.name), sameName(person.department), isKnown].join('\n')
      if (person.id === undefined && kinds.has(kind)) return
      if (person.id === undefined) kinds.add(kind)
      const keys = keysOf(wordsOfName(person.name), person.department)
      if (keys === null) return
      const entry = { ...person, joined: keys.joined }
      for (const key of [...keys.same, ...keys.slips, ...keys.own]) {
        const there = entries.get(key)
        if (there === undefined) entries.set(key, [entry])
        else there.push(entry)
      }
    },
    maybe(name, department, isIt) {
      const keys = keysOf(wordsOfName(name), department)
      const found = new Set<KnownPerson>()
      if (keys === null) return []
      const take = (key: string, isNear: (joined: string) => boolean) => {
        for (const each of entries.get(key) ?? []) {
          if (found.size === MOST_CHOICES) return
          if (isNear(each.joined) && isIt(each)) found.add(each)
        }
      }
      for (const key of [...keys.same, ...keys.asked]) take(key, () => true)
      for (const key of keys.slips) take(key, joined => isAlike(joined, keys.joined))
      return [...found]
    }
  }
}

function keysOf(words: readonly string[], department: string) {
  const [joined, here] = [words.join(''), sameName(department)]
  const [first = '', last = ''] = [words[0], words.at(-1)]
  if (joined === '' || joined.length > MOST_LETTERS) return null
  const at = (...parts: readonly string[]) => [here, ...parts].join('\n')
  const isOne = words.length === 1
  const initial = (length: 'short' | 'long') => [length, first.slice(0, 1), last].join('\n')
  const isShort = first.length <= 2
  // One of several given names is what somebody is called: Maria Berg for Anna Maria Berg.
  const given = (side: 'own' | 'asked') =>
    words
      .slice(0, -1)
      .map(word => at((words.length === 2) === (side === 'own') ? 'one given' : 'of given', word, last))
  return {
    joined,
    same: [`= ${joined}`, `~ ${words.toSorted().join('')}`],
    // Two names that are a letter apart are one name once a letter is taken from the right place of each.
    slips:
      joined.length < LEAST_FOR_A_SLIP
        ? []
        : [joined, ...Array.from(joined, (_, cut) => joined.slice(0, cut) + joined.slice(cut + 1))].map(
            each => at('slip', each)
          ),
    own: isOne
      ? [at('alone', joined)]
      : [at('part', first), at('part', last), initial(isShort ? 'short' : 'long'), ...given('own')],
    asked: isOne
      ? [at('part', joined)]
      : [
          ...[at('alone', first), at('alone', last), initial('short'), ...(isShort ? [initial('long')] : [])],
          ...given('asked')
        ]
  }
}
