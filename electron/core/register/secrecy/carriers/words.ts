// Whether a text holds the words of a secret one: any six words in a row of it, or all of one that is shorter. Pure.

/** What is secret, with the mark it is so by. */
export type SecretText = { readonly mark: number; readonly text: string; readonly author: string | null }

/** Answers the marks whose words stand in a text. */
export type FindSecretWords = (text: string) => ReadonlySet<number>

/** So many words in a row are enough to know a text by. */
const ROW = 6
/** Fewer letters than this in a row say nothing: "det är så att du är". */
const LEAST_IN_ROW = 20
/** A whole text of fewer words than a row is known by itself when it has so many letters; else together with its sender. */
const LEAST_ALONE = 14
/** A number of so many digits, such as a personal identity number, is known by itself. */
const LEAST_DIGITS = 10

/** The words of a text as they are compared: composed, in small letters, without signs and what is not to be seen, as soft hyphens are. */
export function comparable(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .replaceAll(/\p{Cf}/gu, '')
      .toLowerCase()
      .match(WORD) ?? []
  )
}
const WORD = /[\p{L}\p{M}\p{N}]+/gu

type Row = { readonly words: readonly string[]; readonly mark: number; readonly author: readonly string[] }

/** The rows by which a text is known; none where it says too little. */
export function rowsOf({ text, author, mark }: SecretText): Row[] {
  const words = comparable(text)
  const numbers = numbersIn(words).map(row => ({ words: row, mark, author: [] }))
  if (words.length >= ROW) {
    const rows = words.flatMap((_, at) => {
      const row = words.slice(at, at + ROW)
      return row.length === ROW && lettersIn(row) >= LEAST_IN_ROW ? [{ words: row, mark, author: [] }] : []
    })
    if (rows.length > 0) return [...rows, ...numbers]
  }
  if (words.length === 0) return []
  if (lettersIn(words) >= LEAST_ALONE) return [{ words, mark, author: [] }, ...numbers]
  const by = comparable(author ?? '')
  return by.length === 0 ? numbers : [{ words, mark, author: by }, ...numbers]
}

const lettersIn = (words: readonly string[]) => words.reduce((sum, { length }) => sum + length, 0)

/** Long numbers, also where a sign parts them: 19121212-1212. */
function numbersIn(words: readonly string[]): string[][] {
  return words.flatMap((word, at) => {
    if (!isNumber(word)) return []
    if (word.length >= LEAST_DIGITS) return [[word]]
    const next = words[at + 1] ?? ''
    return isNumber(next) && word.length >= 6 && word.length + next.length >= LEAST_DIGITS
      ? [[word, next], [word + next]]
      : []
  })
}
const isNumber = (word: string) => /^\d+$/.test(word)

/** One search for all of them, in the time that the text is long. */
export function findSecretWords(secrets: readonly SecretText[]): FindSecretWords {
  const byFirst = new Map<string, Row[]>()
  for (const secret of secrets)
    for (const row of rowsOf(secret)) {
      const [first = ''] = row.words
      const others = byFirst.get(first)
      if (others === undefined) byFirst.set(first, [row])
      else others.push(row)
    }
  return text => {
    const found = new Set<number>()
    if (byFirst.size === 0) return found
    const words = comparable(text)
    const withAuthors: Row[] = []
    for (const [at, word] of words.entries())
      for (const row of byFirst.get(word) ?? []) {
        if (found.has(row.mark) || !startsAt(words, at, row.words)) continue
        if (row.author.length === 0) found.add(row.mark)
        else withAuthors.push(row)
      }
    for (const { author, mark } of withAuthors)
      if (!found.has(mark) && words.some((_, at) => startsAt(words, at, author))) found.add(mark)
    return found
  }
}

function startsAt(words: readonly string[], at: number, row: readonly string[]): boolean {
  for (let offset = 1; offset < row.length; offset++) if (words[at + offset] !== row[offset]) return false
  return words[at] === row[0]
}
