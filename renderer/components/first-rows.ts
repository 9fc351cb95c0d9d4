// A list is shown when the rows in view are drawn; the rest of them is made ready after that.
import { startTransition, useEffect, useState } from 'react'

/** As many as fill a window. */
const FIRST = 24
/** Whoever only passes by does not wait for what nobody has scrolled to. */
const SOON = 100

/** The rows that fill a window when a list is drawn for the first time, and soon after that all of them. */
export function useFirstRows<Row>(rows: readonly Row[]): readonly Row[] {
  const [isReady, setReady] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setReady(true)), SOON)
    return () => clearTimeout(timer)
  }, [])
  return isReady || rows.length <= FIRST ? rows : rows.slice(0, FIRST)
}
