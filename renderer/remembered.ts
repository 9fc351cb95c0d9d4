// What a list was last set to show, so that one comes back to the same list: while the window is open, or from then on.
import { useState } from 'react'
import { z } from 'zod'
import { api, queries } from './api.ts'
import { jsonIn } from './json.ts'

const remembered = new Map<string, unknown>()

/** The archive is open no longer: the next one has channels, filters and receivers of its own. */
export const forgetRemembered = (): void => remembered.clear()

/**
 * As `useState`, but the value outlives the page. Each key is used with one type only. With a schema it outlives the program too: of
 * choices, and never of words that somebody has typed; what the schema lets through is kept.
 */
export function useRemembered<Value>(
  key: string,
  initial: Value,
  schema?: z.ZodType<Value>
): [Value, (value: Value) => void] {
  const [value, setValue] = useState<Value>(() => {
    // What lies under a key was put there by the setter below, for the same key.
    if (remembered.has(key)) return remembered.get(key) as Value
    return schema === undefined ? initial : keptOf(key, initial, schema)
  })
  return [
    value,
    next => {
      remembered.set(key, next)
      if (schema !== undefined) keep(key, schema.safeParse(next).data)
      setValue(next)
    }
  ]
}

/** Of one archive: channels and people are others in another. */
const KEPT = 'kanalarkiv.kept'
const Kept = z.object({ dir: z.string(), values: z.record(z.string(), z.unknown()) })

function keptOf<Value>(key: string, initial: Value, schema: z.ZodType<Value>): Value {
  const { data } = schema.safeParse(kept().values[key])
  // What is chosen is told from what nobody has chosen by being another object.
  return data === undefined || JSON.stringify(data) === JSON.stringify(initial) ? initial : data
}

function keep(key: string, value: unknown): void {
  const { dir, values } = kept()
  localStorage.setItem(KEPT, JSON.stringify({ dir, values: { ...values, [key]: value } }))
}

function kept(): z.infer<typeof Kept> {
  const dir = queries.getQueryData(api.archive.current.queryKey())?.dir ?? ''
  const { data } = Kept.safeParse(jsonIn(localStorage.getItem(KEPT)))
  return data?.dir === dir ? data : { dir, values: {} }
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
