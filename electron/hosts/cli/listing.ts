// How lists and single records are laid out.
import type { Output } from './output.ts'
import { columnsOf, visibleLines } from './terminal.ts'
import { common } from './texts/common.ts'

/** A list as it is printed: its table, or that it is empty, and how to go on. */
export function listed(out: Output, table: readonly string[], rows: number, next: string | null): string[] {
  const [head = '', ...body] = table
  const shown = rows === 0 ? [out.t(common.nothing)] : [out.heading(head), ...body]
  return next === null ? shown : [...shown, out.t(common.more, { next })]
}

/** Titles and values in two columns. A value of several lines keeps them, each below the one before. */
export function factLines(facts: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...facts.map(([title]) => columnsOf(title)))
  return facts.flatMap(([title, value]) =>
    visibleLines(value)
      .trimEnd()
      .split('\n')
      .map((line, at) => `${(at === 0 ? title : '').padEnd(width)}  ${line}`.trimEnd())
  )
}
