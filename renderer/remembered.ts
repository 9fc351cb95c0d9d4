// What a list was last set to show, kept while the window is open, so that one comes back to the same list.
import { useState } from 'react'

const remembered = new Map<string, unknown>()

/** As `useState`, but the value outlives the page. Each key is used with one type only. */
export function useRemembered<Value>(key: string, initial: Value): [Value, (value: Value) => void] {
  const [value, setValue] = useState<Value>(() =>
    // What lies under a key was put there by the setter below, for the same key.
    remembered.has(key) ? (remembered.get(key) as Value) : initial
  )
  return [
    value,
    next => {
      remembered.set(key, next)
      setValue(next)
    }
  ]
}
