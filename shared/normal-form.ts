// The normal forms of Unicode, for text that may be from outside. What the language has takes the square of a run of marks that
// stand in no order, so that a message of nothing else would stop the program for minutes. Pure.

export type NormalForm = 'NFC' | 'NFD' | 'NFKC' | 'NFKD'

/** As `text.normalize(form)`, in a time that goes by the length of the text, whatever stands in it. */
export function normalized(text: string, form: NormalForm): string {
  if (!HAS_RUN.test(text)) return text.normalize(form)
  const apart = form === 'NFC' || form === 'NFD' ? 'NFD' : 'NFKD'
  const decomposed = text.replaceAll(RUNS, run => inOrder(run, apart)).normalize(apart)
  return form === apart ? decomposed : decomposed.replaceAll(RUNS, held).normalize(form)
}

// Marks; vowels and endings of Hangul, the voice marks of narrow Katakana and the vowels of Kirat Rai, which join what stands before
// them and are letters. No language has ten in a row, and none of them stands for more than three.
const IN_RUN = /[\p{M}\u1161-\u1175\u11A8-\u11C2\uFF9E\uFF9F\u{16D67}-\u{16D6A}]/u
const HAS_RUN = new RegExp(`${IN_RUN.source}{10}`, 'u')
const RUNS = new RegExp(`${IN_RUN.source}{10,}`, 'gu')

/** The run with its marks in the order of their classes, which is what Unicode does with them: it is the same text. */
function inOrder(run: string, form: 'NFD' | 'NFKD'): string {
  table ??= makeTable()
  let ordered = ''
  let byRank: string[] = []
  for (const mark of run.replaceAll(table.ofSeveral, sign => sign.normalize(form))) {
    const rank = table.ranks.get(mark)
    if (rank !== undefined) byRank[rank] = (byRank[rank] ?? '') + mark
    else {
      ordered += byRank.join('') + mark
      byRank = []
    }
  }
  return ordered + byRank.join('')
}

// The few signs that join their own kind are put together one by one, each time with a move of all that follows. What Unicode
// has for text that streams stands in for that (UAX #15, Stream-Safe Text Format): one that is not seen, after thirty.
const JOIN_THEIR_OWN = /[\u{113C2}\u{1611E}\u{16129}\u{16D67}]/u
const MOST_TOGETHER = /.{30}(?=.)/gu
const held = (run: string): string =>
  JOIN_THEIR_OWN.test(run) ? run.replaceAll(MOST_TOGETHER, '$&\u034F') : run

/** The order of the marks that take a place by their class, and what stands for others in a run. */
type Table = { readonly ranks: ReadonlyMap<string, number>; readonly ofSeveral: RegExp }
let table: Table | undefined

// Made when a run is first met: the language tells the class of a mark by what becomes of it beside others.
function makeTable(): Table {
  const signs = Array.from({ length: 0x20000 }, (_, code) => String.fromCodePoint(code)).filter(sign =>
    IN_RUN.test(sign)
  )
  const marks = signs.filter(sign => sign.normalize('NFD') === sign && hasPlace(sign)).toSorted(byClass)
  const ranks = new Map<string, number>()
  let [rank, before] = [0, '']
  for (const mark of marks) {
    if (before !== '' && byClass(before, mark) !== 0) rank += 1
    ranks.set(mark, rank)
    before = mark
  }
  const ofSeveral = signs.filter(sign => sign.normalize('NFKD') !== sign).join('')
  return { ranks, ofSeveral: new RegExp(`[${ofSeveral}]`, 'gu') }
}

const changesPlace = (one: string, other: string) => (one + other).normalize('NFD') !== one + other
const byClass = (one: string, other: string) =>
  Number(changesPlace(one, other)) - Number(changesPlace(other, one))
/** Whether it goes before one of the last class, or after one of the first. */
const hasPlace = (mark: string) => changesPlace('\u0345', mark) || changesPlace(mark, '\u0334')
