// A list is shown when the rows in view are drawn; the rest of them is made ready after that.
import { useDeferredValue } from 'react'

/** As many as fill a window. */
const FIRST = 24

/** The rows that fill a window when a list is drawn for the first time, and at once after that all of them. */
export function useFirstRows<Row>(rows: readonly Row[]): readonly Row[] {
  const isReady = useDeferredValue(true, false)
  return isReady ? rows : rows.slice(0, FIRST)
}
