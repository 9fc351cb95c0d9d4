// What a line of the journal has noted, in the words of a report for people.
import { Instant } from '#shared/ids.ts'
import { detailWords } from '#shared/words/fields.ts'
import { valueWords } from '#shared/words/values.ts'
import { swedishTime } from '../../kernel/swedish-time.ts'

/** What no answer of the program has under that name. */
const NAMES: Readonly<Record<string, string>> = {
  files: 'filer',
  sha256: 'fil (SHA-256)',
  state: 'hur',
  number: 'kopians nummer',
  restoredAt: 'återställd'
}

export const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6).toLocaleString('sv-SE')} MB`

/** Each of them as "filer: 3", with a comma between. */
export const notedInWords = (act: string, details: Readonly<Record<string, unknown>>): string =>
  Object.entries(details)
    .map(([name, value]) => `${nameOf(act, name)}: ${saidOf(act, name, value)}`)
    .join(', ')

function nameOf(act: string, name: string): string {
  // Several files that were fetched are numbered.
  const [, count] = /^file(\d+)$/.exec(name) ?? []
  if (count !== undefined) return `fil ${count} (SHA-256)`
  return detailWords(nounOf(act), name)?.sv ?? NAMES[name] ?? name
}

function saidOf(act: string, name: string, value: unknown): string {
  if (name === 'bytes' && typeof value === 'number') return megabytes(value)
  if (typeof value !== 'string') return String(value)
  if (Instant.safeParse(value).success) return swedishTime(Instant.parse(value))
  // What is wrong with a file is found by the checks.
  const noun = act.startsWith('object.') ? 'checks' : `${nounOf(act)}s`
  return valueWords(noun, name, value)?.sv ?? value
}

const nounOf = (act: string) => act.slice(0, act.indexOf('.'))
