// Holds what a capture says of itself against what is true of the page.
import type { Taken } from '../../../core/browser/taking.ts'
import { marksOf } from '../marks.ts'
import type { OwnPage } from './own-page.ts'

/** `outcome`: the state, and the reasons. `lacks`: what is true of it; null when the record has all of the page. */
export type Run = {
  readonly outcome: string
  readonly state: Taken['state']
  readonly lacks: string | null
  readonly seconds: number
}
export type Verdict = 'right' | 'silent miss' | 'false alarm'

export function runOf(page: OwnPage, taken: Taken, seconds: number): Run {
  const reasons = taken.reasons.map(({ code, detail }) => (detail === null ? code : `${code} (${detail})`))
  const outcome = [taken.state, ...[...new Set(reasons)].sort()].join(', ')
  return { outcome, state: taken.state, lacks: page.lacks ?? lackingIn(page, taken), seconds }
}

/** A page that somebody may doubt may be said not to be whole; none may be called whole that is not. */
export function verdictOn(page: OwnPage, { state, lacks }: Run): Verdict {
  if (state === 'complete') return lacks === null ? 'right' : 'silent miss'
  return lacks === null && page.doubt === null ? 'false alarm' : 'right'
}

/** The first thing that the page has and the record has not. */
function lackingIn({ has }: OwnPage, taken: Taken): string | null {
  for (const { at, all } of has.marks ?? []) {
    const seen = new Set(at.flatMap(x => marksOf(taken.tiles, x)))
    const missing = all.filter(mark => !seen.has(mark))
    if (missing.length > 0)
      return `marks ${missing.slice(0, 5).join(', ')}: ${missing.length} of ${all.length}`
  }
  const unsaid = (has.words ?? []).filter(words => !says(taken.text, words))
  if (unsaid.length > 0) return `words “${unsaid[0]}”: ${unsaid.length} of ${has.words?.length}`
  const films = taken.of('film').length
  return films < (has.films ?? 0) ? 'its film' : null
}

/** As words of their own: “Rad 5” is not in “Rad 50”. */
function says(text: string, words: string): boolean {
  const isLetter = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)
  const [first, last] = [[...words].at(0), [...words].at(-1)]
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const isBegun = isLetter(first) && isLetter(text[at - 1])
    const isContinued = isLetter(last) && isLetter(text[at + words.length])
    if (!isBegun && !isContinued) return true
  }
  return false
}

const median = (all: readonly number[]) => [...all].sort((a, b) => a - b)[all.length >> 1] ?? 0
const cell = (text: string) => text.replaceAll('|', '\\|')

/** A table for each kind of page, with what all of them come to above. */
export function tableOf(rows: readonly { readonly page: OwnPage; readonly runs: readonly Run[] }[]): string {
  const verdicts = rows.flatMap(({ page, runs }) => runs.map(run => verdictOn(page, run)))
  const count = (of: Verdict) => verdicts.filter(one => one === of).length
  const unlike = rows.filter(({ runs }) => new Set(runs.map(({ outcome }) => outcome)).size > 1).length
  const head = `${rows.length} pages, ${verdicts.length} captures: ${count('right')} right, ${count('silent miss')} silent misses, ${count('false alarm')} false alarms; ${unlike} pages not alike every time.`
  const kinds = [...new Set(rows.map(({ page }) => page.kind))]
  return `${[
    head,
    ...kinds.map(kind =>
      tableOfKind(
        kind,
        rows.filter(({ page }) => page.kind === kind)
      )
    )
  ].join('\n\n')}\n`
}

function tableOfKind(kind: string, rows: Parameters<typeof tableOf>[0]): string {
  const lines = rows.map(({ page, runs }) => {
    const outcomes = Map.groupBy(runs, ({ outcome }) => outcome)
    const said = [...outcomes].map(([outcome, all]) =>
      outcomes.size === 1 ? `\`${outcome}\`` : `${all.length} × \`${outcome}\``
    )
    const truths = new Set(runs.map(({ lacks }) => (lacks === null ? 'whole' : `lacks ${lacks}`)))
    const truth = [...truths].join(' / ') + (page.doubt === null ? '' : `, but ${page.doubt}`)
    const verdicts = [...new Set(runs.map(run => verdictOn(page, run)))].join(', ')
    const most = Math.max(...[...outcomes.values()].map(all => all.length))
    const seconds = median(runs.map(run => run.seconds)).toFixed(1)
    return `| \`${cell(page.path)}\` | ${cell(truth)} | ${cell(said.join('; '))} | ${verdicts} | ${most} of ${runs.length} | ${seconds} |`
  })
  const head = '| page | true | claimed | verdict | alike | seconds |\n| --- | --- | --- | --- | --- | ---: |'
  return [`### ${kind}`, '', head, ...lines].join('\n')
}
