// The people whom the register has and the rows above make, to be found by names that are written in another way or nearly alike.
import type { PersonId } from '#shared/ids.ts'
import { isNearly, isWrittenOtherwise, sameName, wordsOfName } from './names.ts'

export type KnownPerson = {
  /** Undefined for one whom a row above makes. */
  readonly id?: PersonId
  readonly name: string
  readonly email: string | null
  /** By name, since it may have to be made. */
  readonly department: string
}

type Entry = KnownPerson & { readonly words: readonly string[] }

export interface KnownPeople {
  add(person: KnownPerson): void
  /** Those whose name is the same however it is written, wherever they are; and in the same department those whose is nearly the same. */
  maybe(name: string, department: string): KnownPerson[]
}

export function knownPeople(): KnownPeople {
  const entries = new Map<string, Entry[]>()
  return {
    add(person) {
      const entry = { ...person, words: wordsOfName(person.name) }
      for (const key of keysOf(entry.words, person.department)) {
        const same = entries.get(key)
        if (same === undefined) entries.set(key, [entry])
        else same.push(entry)
      }
    },
    maybe(name, department) {
      const words = wordsOfName(name)
      const found = new Set(keysOf(words, department).flatMap(key => entries.get(key) ?? []))
      return [...found].filter(
        each =>
          isWrittenOtherwise(each.words, words) ||
          (sameName(each.department) === sameName(department) && isNearly(each.words, words))
      )
    }
  }
}

/** So many letters at one end of a name are right, whatever slip there is elsewhere in it. */
const RIGHT = 4

/** Two names that may be one have one of these in common; a sheet of thousands is not compared row by row. */
function keysOf(words: readonly string[], department: string): string[] {
  const [joined, here] = [words.join(''), sameName(department)]
  if (joined === '') return []
  return [
    ...[`= ${joined}`, `~ ${words.toSorted().join('')}`],
    ...[joined.slice(0, RIGHT), joined.slice(-RIGHT), words[0], words.at(-1)].map(part => `${here} ${part}`)
  ]
}
