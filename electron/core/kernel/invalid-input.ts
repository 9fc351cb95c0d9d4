// What a schema says of a value that cannot be used, as a refusal.
import { ArchiveError } from './errors.ts'

type Issue = {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
  /** Of what may be one of several: what is wrong with it as each of them. */
  readonly errors?: readonly (readonly Issue[])[]
  /** Of what is too large: what is, and how large it may be. */
  readonly origin?: string
  readonly maximum?: number | bigint
}

/** The refusal of an input, by the first issue of its schema: the place in it, and a code word for what is wrong. */
export function invalidInput(first: Issue | undefined): ArchiveError {
  const issue = innermost(first)
  const place = (issue?.path ?? []).map(part => String(typeof part === 'object' ? part.key : part)).join('.')
  return new ArchiveError('invalid-input', {
    place: place === '' ? 'input' : place,
    problem: problemOf(issue),
    ...mostOf(issue)
  })
}

/** How many characters there may be of a text that is too long. */
function mostOf(issue: Issue | undefined): { most?: number } {
  return issue?.origin === 'string' && typeof issue.maximum === 'number' ? { most: issue.maximum } : {}
}

// What fits one of the choices but for a part of it is wrong in that part.
function innermost(issue: Issue | undefined): Issue | undefined {
  const inside = issue?.errors?.map(([first]) => first).find(first => (first?.path?.length ?? 0) > 0)
  if (inside === undefined) return issue
  return innermost({ ...inside, path: [...(issue?.path ?? []), ...(inside.path ?? [])] })
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
