// What was measured, as a table for people and as one line for programs.
import { FEWEST_RUNS, type Measure, median, type Result } from './measure.ts'

const HEAD = ['measure', 'ours', 'baseline', 'ratio', 'goal', 'met']

/** The table, and under it what was compared with what. */
export function table(results: readonly Result[], runs: number): string {
  const rows = [HEAD, ...results.map(rowOf)]
  const widths = HEAD.map((_, column) => Math.max(...rows.map(row => (row[column] ?? '').length)))
  const lines = rows.map(row =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)
      )
      .join('  ')
  )
  const counts = runs < FEWEST_RUNS ? ` Fewer than ${FEWEST_RUNS} runs: for trying out, not a result.` : ''
  return `${lines.join('\n')}\n\nMedians of ${runs} runs each, in turn.${counts}\n\n${results.map(footOf).join('')}`
}

/** `{"measures":{NAME:{"ratio":R,"goal":G,"atLeast":false,"unmet":[]}}}` */
export function jsonLine(results: readonly Result[]): string {
  const measures = results.map(result => [
    result.measure.name,
    {
      ratio: Number(ratioOf(result).toFixed(3)),
      goal: result.measure.goal,
      atLeast: result.measure.atLeast === true,
      unmet: result.unmet
    }
  ])
  return JSON.stringify({ measures: Object.fromEntries(measures) })
}

function ratioOf({ ours, baseline }: Result): number {
  return median(ours) / median(baseline)
}

/** Whether the goal is reached, and every other bound kept. */
function isMet(result: Result): boolean {
  const { goal, atLeast } = result.measure
  const ratio = ratioOf(result)
  return (atLeast === true ? ratio >= goal : ratio <= goal) && result.unmet.length === 0
}

function rowOf(result: Result): string[] {
  const { measure, ours, baseline } = result
  return [
    measure.name,
    said(measure, median(ours)),
    said(measure, median(baseline)),
    ratioOf(result).toFixed(2),
    `${measure.atLeast === true ? '≥' : '≤'} ${measure.goal}`,
    isMet(result) ? 'yes' : 'NO'
  ]
}

function footOf({ measure, ours, baseline, notes, unmet, load }: Result): string {
  const span = (values: readonly number[]) =>
    `${said(measure, Math.min(...values))} to ${said(measure, Math.max(...values))}`
  return [
    `${measure.name} (load before it: ${load.toFixed(1)})\n`,
    `  ours: ${measure.ours} (${span(ours)})\n`,
    `  baseline: ${measure.baseline} (${span(baseline)})\n`,
    ...notes.map(note => `  ${note}\n`),
    ...unmet.map(bound => `  NOT KEPT: ${bound}\n`)
  ].join('')
}

const said = ({ unit = 's' }: Measure, value: number) => `${value.toFixed(value < 10 ? 3 : 1)} ${unit}`
