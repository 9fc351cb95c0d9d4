// What a schema says of a value that cannot be used, as a refusal.
import { ArchiveError } from './errors.ts'

type Issue = {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}

/** The refusal of an input, by the first issue of its schema: the place in it, and a code word for what is wrong. */
export function invalidInput(issue: Issue | undefined): ArchiveError {
  const place = (issue?.path ?? []).map(part => String(typeof part === 'object' ? part.key : part)).join('.')
  return new ArchiveError('invalid-input', {
    place: place === '' ? 'input' : place,
    problem: problemOf(issue)
  })
}

const PROBLEMS: Readonly<Record<string, string>> = {
  invalid_type: 'wrong-kind',
  too_small: 'too-short',
  too_big: 'too-long',
  invalid_format: 'wrong-form',
  invalid_value: 'not-a-choice',
  invalid_union: 'not-a-choice',
  unrecognized_keys: 'unknown-field'
}

// The schemas are zod's, whose issues carry a code; a check of our own carries the code word as its message.
function problemOf(issue: Issue | undefined): string {
  const code = issue !== undefined && 'code' in issue ? String(issue.code) : ''
  return code === 'custom' ? (issue?.message ?? '') : (PROBLEMS[code] ?? 'wrong-form')
}
