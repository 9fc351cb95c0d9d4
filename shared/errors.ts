// The closed list of refusals. Each has a sentence for a person, in Swedish and English, that says what to do.
import { z } from 'zod'
import { ARCHIVE } from './sentences/archive.ts'
import { BACKUPS } from './sentences/backups.ts'
import { CAPTURES } from './sentences/captures.ts'
import { COMMENTS } from './sentences/comments.ts'
import { DISPOSAL } from './sentences/disposal.ts'
import { EXPORTS } from './sentences/exports.ts'
import { GENERAL } from './sentences/general.ts'
import { MESSAGES } from './sentences/messages.ts'
import { PLATFORMS } from './sentences/platforms.ts'
import { REGISTER } from './sentences/register.ts'
import type { Language, Sentences } from './sentences/sentences.ts'

export type { Language }

/** Values that fill the `{{…}}` of a sentence. Never message texts or other personal data. */
export const ErrorParams = z.record(z.string(), z.union([z.string(), z.number()]))
export type ErrorParams = z.infer<typeof ErrorParams>

const SENTENCES = {
  ...GENERAL,
  ...REGISTER,
  ...CAPTURES,
  ...COMMENTS,
  ...MESSAGES,
  ...EXPORTS,
  ...DISPOSAL,
  ...PLATFORMS,
  ...BACKUPS,
  ...ARCHIVE
} as const satisfies Sentences

export type ErrorCode = keyof typeof SENTENCES

export const ERROR_CODES = Object.keys(SENTENCES) as ErrorCode[]

/** Whether a string that came from elsewhere is one of our codes. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(SENTENCES, code)
}

/** The sentence of a refusal in the person's language. What stands in brackets, and was not kept, is left out. */
export function sentence(code: ErrorCode, params: ErrorParams, language: Language): string {
  return fill(SENTENCES[code][language], params).replaceAll(' (?)', '')
}

/**
 * Puts the values into the `{{…}}` of a text, as the window's own library does; a missing value leaves a visible `?`.
 * `{{count|row|rows}}` is the word that goes with the value: the first for one, the second for any other number.
 */
export function fill(text: string, params: ErrorParams): string {
  return text.replaceAll(
    /\{\{(\w+)(?:\|([^|{}]+)\|([^|{}]+))?\}\}/g,
    (_, name: string, one?: string, many?: string) => {
      const value = String(params[name] ?? '?')
      return one === undefined || many === undefined ? value : value === '1' ? one : many
    }
  )
}
