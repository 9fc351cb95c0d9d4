// What a list was last set to show, so that one comes back to the same list: while the window is open, or from then on.
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

/** One of several ways to show something, which this computer keeps until another is chosen. */
export function useKept<Value extends string>(
  key: string,
  options: readonly [Value, ...Value[]]
): [Value, (value: Value) => void] {
  const stored = `kanalarkiv.${key}`
  const [value, setValue] = useState<Value>(
    () => options.find(option => option === localStorage.getItem(stored)) ?? options[0]
  )
  return [
    value,
    next => {
      localStorage.setItem(stored, next)
      setValue(next)
    }
  ]
}
