// The clock of the place: what is shown of a moment is Swedish time, with the computer set to another zone, and by one function.
import { glob, readFile } from 'node:fs/promises'
import { afterEach, expect, it, vi } from 'vitest'
import { barAddress } from '../../electron/main/replay-pages.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

it.each([
  ['sv', /Insamlad 26 november 2026 kl\. 00:30\./],
  ['en', /Captured 26 November 2026 at 00:30\./]
] as const)('is in the bar over a saved page, with the computer in New York: %s', (language, said) => {
  vi.stubEnv('TZ', 'America/New_York')
  const capturedAt = '2026-11-25T23:30:00.000Z'
  expect(new Date(capturedAt).getHours()).toBe(18)
  const bar = barAddress({ address: 'https://flode.example/norrby', capturedAt }, language)
  expect(decodeURIComponent(bar)).toMatch(said)
})

it('is asked by all that shows a moment', async () => {
  const own: string[] = []
  for await (const path of glob('{electron,shared,renderer}/**/*.{ts,tsx}')) {
    const text = await readFile(path, 'utf8')
    // Days without a time, and the language of the computer, have no zone.
    for (const [, rest = ''] of text.matchAll(/Intl\.DateTimeFormat\(([\s\S]{0,120})/g))
      if (!rest.includes("timeZone: 'UTC'") && !rest.startsWith(').resolvedOptions().locale')) own.push(path)
    if (/toLocale(?:Date|Time)String\(/.test(text)) own.push(path)
  }
  expect(own).toEqual(['shared/swedish-clock.ts'])
})
