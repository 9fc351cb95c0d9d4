// What a person types that is told of outside the archive as it stands: the register, and what the diary shows to all. The words of a
// marked record may not get out by it (P5).
import { hash } from 'node:crypto'
import type { ReadDb } from '../../kernel/db/open.ts'
import { remembered } from '../../kernel/db/remembered.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { sendersNow } from './carriers/names.ts'
import { secretTexts, textsOfFiles } from './carriers/secret-queries.ts'
import { comparable, type FindSecretWords, findSecretWords, type SecretText } from './carriers/words.ts'
import { marksInForce, namesOfMarked } from './queries.ts'

/** Answers the paragraph by which words in a text are secret, or the name of somebody who is marked or wrote what is; null where none are. */
type ParagraphIn = (text: string, withNames?: boolean) => string | null

/** Reads what is secret once, for many texts, and for many calls until something changes. */
const secretWords = remembered((db): ParagraphIn => {
  const paragraphs = new Map(marksInForce(db).map(({ seq, paragraph }) => [seq, paragraph]))
  if (paragraphs.size === 0) return () => null
  const find = finderOf(db)
  const findNames = findSecretWords([...namesOfMarked(db).filter(isTelling), ...sendersNow(db)])
  return (text, withNames = true) => {
    const [mark] = [...find(text), ...(withNames ? findNames(text) : [])]
    return mark === undefined ? null : (paragraphs.get(mark) ?? null)
  }
})

/** A first name, or another short word alone, is in too many texts that are about somebody else. */
const isTelling = ({ text }: SecretText): boolean => {
  const words = comparable(text)
  return words.length > 1 || (words[0]?.length ?? 0) >= LEAST_LONE
}
const LEAST_LONE = 8

/** What is looked for is laid out once for as long as the words are the same, also where something else was written since. */
function finderOf(db: ReadDb): FindSecretWords {
  const texts = [...secretTexts(db, null), ...textsOfFiles(db, MOST_OF_FILES)]
  const digest = hash('sha256', JSON.stringify(texts))
  const last = finders.get(db)
  if (last?.digest === digest) return last.find
  const find = findSecretWords(texts)
  finders.set(db, { digest, find })
  return find
}
/** Of the files of marked records so many letters are held against what is typed: every answer waits for it. */
const MOST_OF_FILES = 2_000_000
const finders = new WeakMap<ReadDb, { readonly digest: string; readonly find: FindSecretWords }>()

/**
 * Asked before such a text is entered. `withNames` is false where a text is the name of somebody in the register.
 * @throws ArchiveError secret-words
 */
export function requireNoSecretWords(
  db: ReadDb,
  texts: readonly (string | null | undefined)[],
  { withNames = true }: { readonly withNames?: boolean } = {}
): void {
  const paragraphIn = secretWords(db)
  for (const text of texts) {
    const paragraph = text == null ? null : paragraphIn(text, withNames)
    if (paragraph !== null) throw new ArchiveError('secret-words', { paragraph })
  }
}

/** Whether a value holds such words anywhere in it. What is secret is read once, for many values. */
export function holdsSecretWords(db: ReadDb): (value: unknown) => boolean {
  const paragraphIn = secretWords(db)
  const holds = (value: unknown): boolean => {
    if (typeof value === 'string') return paragraphIn(value) !== null
    return typeof value === 'object' && value !== null && Object.values(value).some(holds)
  }
  return holds
}

/** A person whose name was cut out has no address either, since it would tell the name. */
export function withoutAddress<Person extends { readonly name: string; readonly email: string | null }>(
  person: Person,
  name: string | undefined
): Person {
  return person.name === name ? person : { ...person, email: null }
}

/** What was entered before the record was marked: such a text goes out as the paragraph in its place. */
export function clearOfSecretWords(db: ReadDb): <Value>(value: Value) => Value {
  const paragraphIn = secretWords(db)
  const clear = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const paragraph = paragraphIn(value)
      return paragraph === null ? value : `[${paragraph}]`
    }
    if (Array.isArray(value)) return value.map(clear)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, clear(part)]))
  }
  // What is left has the shape it had.
  return value => clear(value) as typeof value
}
