// What in a masked passage says who it is by itself: names as they are written, and words of addresses.

const WORD = /[\p{L}\p{M}\p{N}]+/gu

/** Words so common that they say of nobody who it is: masked somewhere, they are not looked for elsewhere. */
const COMMON = new Set(
  `jag du han hon hen den det vi ni de dem mig dig sig oss er min din sin mitt ditt sitt mina dina sina vår vårt våra ert era
  och att som för med inte på är av till om men har hade kan ska vill var vad när hur där här då nu så en ett från eller ut upp
  in man vid efter bara mycket bra alla the and you she her his our your not for with that this from are was
  https http www mailto profile people posts`.split(/\s+/)
)
/** Before a name, with a capital letter as it has: no part of it. */
const GREETINGS = new Set(
  'hej hejsan hallå tjena tack kära käre bästa bäste hi hello dear mvh hälsning hälsningar hälsar vänligen'.split(
    ' '
  )
)
/** Within a name, in small letters. */
const PARTICLES = new Set('von af de la du van der den el al'.split(' '))

const MOST_IN_NAME = 4

const lower = (word: string) => word.toLocaleLowerCase('sv')
const isIn = (those: ReadonlySet<string>, word: string) => those.has(lower(word))

/** Whether the words, masked in one place, are worth looking for in others. */
export const isTelling = (words: string): boolean =>
  (words.match(WORD) ?? []).some(word => !isIn(COMMON, word) && !isIn(GREETINGS, word))

/**
 * Each part of the names in a passage: two to four words in a row that have a capital letter each. One alone begins a sentence, or is
 * an authority; what follows a greeting is a name also alone.
 */
export function namesIn(said: string): string[] {
  return rowsIn(said).flatMap(row => {
    const parts = row.filter(word => !isIn(GREETINGS, word))
    return row.length > 1 && parts.length <= MOST_IN_NAME ? parts : []
  })
}

/** Words with a capital letter that stand in a row. */
function rowsIn(said: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let end = 0
  for (const { index, 0: word } of said.matchAll(WORD)) {
    if (row.length > 0 && !isOneName(said.slice(end, index), row.at(-1) ?? '')) row = []
    end = index + word.length
    if (row.length > 0 && PARTICLES.has(word)) continue
    if (!/^\p{Lu}/u.test(word) || isIn(COMMON, word)) {
      row = []
      continue
    }
    if (row.length === 0) rows.push(row)
    row.push(word)
  }
  return rows
}

/** Whether what stands between two words holds them together, as in `Eva Ek`, `Eva-Lisa`, `Eva.Ek` and `Eva A. Ek`. */
const isOneName = (between: string, before: string) =>
  /^(?:\s+|[-._'’+])$/.test(between) || (before.length === 1 && /^\.\s$/.test(between))

/** Words of a passage; of an address those that say whose it is, and neither its scheme nor its host, which are everybody's. */
export const wordsOf = (said: string): string[] =>
  said.split(/\s+/).flatMap(piece => ownPart(piece).match(WORD) ?? [])

function ownPart(piece: string): string {
  const scheme = piece.indexOf('://')
  const address = scheme < 0 ? piece : piece.slice(scheme + '://'.length)
  const slash = address.indexOf('/')
  const [host, rest] = slash < 0 ? [address, ''] : [address.slice(0, slash), address.slice(slash)]
  const at = host.indexOf('@')
  // `@eva` is a name in a channel.
  if (at > 0) return `${host.slice(0, at)} ${rest}`
  return scheme >= 0 || (rest !== '' && host.includes('.')) ? rest : piece
}
