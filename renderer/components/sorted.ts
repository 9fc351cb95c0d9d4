// Rows in the order that a person has chosen, by one column, up or down. It is kept on this computer.
import { useMemo } from 'react'
import type { SortDescriptor } from 'react-aria-components'
import { z } from 'zod'
import { useRemembered } from '../remembered.ts'

export type Sorting = {
  readonly sorted: SortDescriptor
  readonly onChange: (sorted: SortDescriptor) => void
}

/** A column that rows are sorted by, as those of a table are. */
type Sortable<Record> = {
  readonly id: string
  readonly by?: (record: Record) => string | number | null
}

const Sorted = z.object({ column: z.string(), direction: z.enum(['ascending', 'descending']) })

const words = new Intl.Collator('sv', { numeric: true })

/** The rows sorted, and what the table says and does about it. `key` is that of the list, `first` how it begins. */
export function useSorted<Record>(
  key: string,
  first: string,
  rows: readonly Record[],
  columns: readonly Sortable<Record>[]
): { readonly rows: readonly Record[]; readonly sorting: Sorting } {
  const [sorted, onChange] = useRemembered<SortDescriptor>(
    `${key}.sort`,
    { column: first, direction: 'ascending' },
    Sorted
  )
  const by = columns.find(({ id }) => id === sorted.column)?.by
  const inOrder = useMemo(() => {
    if (by === undefined) return rows
    const turn = sorted.direction === 'ascending' ? 1 : -1
    return rows.toSorted((one, other) => compare(by(one), by(other), turn))
  }, [rows, by, sorted.direction])
  return { rows: inOrder, sorting: { sorted, onChange } }
}

/** What is not known comes last, whichever way the rest goes. */
function compare(one: string | number | null, other: string | number | null, turn: 1 | -1): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  const order =
    typeof one === 'number' && typeof other === 'number'
      ? one - other
      : words.compare(String(one), String(other))
  return order * turn
}
