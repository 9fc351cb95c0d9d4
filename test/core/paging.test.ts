// Lists are read a page at a time: how much one may ask for has an end, and no query has its limit bound bare.
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { contract } from '#shared/contract.ts'

const CORE = resolve(import.meta.dirname, '../../electron/core')
const MOST = 500

const Node = z.looseObject({ properties: z.record(z.string(), z.looseObject({})).optional() })

/** What each method of the contract says of its `limit`, in the words of JSON Schema. */
function limits(): [method: string, limit: Record<string, unknown>][] {
  const found: [string, Record<string, unknown>][] = []
  for (const [noun, verbs] of Object.entries(contract))
    for (const [verb, method] of Object.entries(verbs)) {
      const schema = method['~orpc'].inputSchema
      if (schema === undefined) continue
      const json = Node.parse(z.toJSONSchema(schema as z.ZodType, { io: 'input', unrepresentable: 'any' }))
      const limit = json.properties?.['limit']
      if (limit !== undefined) found.push([`${noun}.${verb}`, limit])
    }
  return found
}

it('asks for no more rows of any list than the contract allows', () => {
  // Letters of a text, and not rows of a list.
  const lists = limits().filter(([method]) => method !== 'captures.text')
  expect(lists.length).toBeGreaterThan(20)
  for (const [method, { minimum, maximum }] of lists) {
    expect([method, minimum]).toEqual([method, 1])
    expect(maximum, method).toBeLessThanOrEqual(MOST)
  }
})

it('binds no limit bare, since SQLite prepares such a statement anew each time', async () => {
  const names = (await readdir(CORE, { recursive: true })).filter(name => name.endsWith('.ts'))
  const bare: string[] = []
  // In a query, and not in the comment that says why.
  for (const name of names) if (/LIMIT @\w+/.test(await readFile(join(CORE, name), 'utf8'))) bare.push(name)
  expect(bare).toEqual([])
})
