// The OpenAPI document in docs is that of the contract. `npm run server -- --openapi > docs/openapi.json` writes it anew.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { appVersion } from '../../../electron/hosts/cli/place.ts'
import { openApiText } from '../../../electron/hosts/server/openapi.ts'

it('the document in docs is the one of the contract', async () => {
  const kept = (await readFile(resolve(import.meta.dirname, '../../../docs/openapi.json'), 'utf8')).split(
    '\n'
  )
  const made = (await openApiText(appVersion())).split('\n')
  expect(made.length).toBeGreaterThan(200)
  // Whole lines are thousands of letters long: the methods are named whose lines differ.
  const names = (lines: readonly string[], others: readonly string[]) => {
    const known = new Set(others.map(line => line.replace(/,$/, '')))
    return lines.filter(line => !known.has(line.replace(/,$/, ''))).map(line => line.slice(0, 50))
  }
  expect({ lacking: names(made, kept), outdated: names(kept, made) }).toEqual({ lacking: [], outdated: [] })
})
