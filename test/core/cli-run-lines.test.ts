// What a run that has ended says to a person: what failed in it can be tried again, and by which command.
import { expect, it } from 'vitest'
import type { Run } from '#shared/capture.ts'
import { fill, type Language } from '#shared/errors.ts'
import { runLines } from '../../electron/hosts/cli/capture-run.ts'
import type { Output } from '../../electron/hosts/cli/output.ts'

const output = (language: Language) =>
  ({
    language,
    t: (text: Record<Language, string>, values = {}) => fill(text[language], values)
  }) as unknown as Output

const linesOf = (run: Partial<Run>, language: Language) =>
  runLines(
    {
      run: {
        ...{ id: 'bc4f2f78-3a14-4d28-9cae-d27b547b6254', state: 'finished', pauseReason: null },
        ...{ complete: 1, partial: 0, refused: 0, failed: 0, total: 3, ...run }
      } as Run,
      captures: [],
      problem: null
    },
    output(language)
  )

it('names the command that tries again what failed', () => {
  expect(linesOf({ failed: 2 }, 'sv')[1]).toBe(
    'Försök igen med de adresser som misslyckades: kanalarkiv capture --retry bc4f2f78'
  )
  expect(linesOf({ failed: 1 }, 'en')[1]).toBe(
    'Try the address that failed again with: kanalarkiv capture --retry bc4f2f78'
  )
})

it.each(['sv', 'en'] as const)(
  'says nothing of it where nothing failed, or the run goes on (%s)',
  language => {
    for (const run of [{ failed: 0 }, { failed: 2, state: 'running' }] as const)
      expect(linesOf(run, language).join('\n')).not.toContain('--retry')
  }
)
