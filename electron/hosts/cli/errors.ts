// What went wrong, in words: refusals of the core, and commands that cannot be used as they were typed.
import { ORPCError } from '@orpc/client'
import { ReasonCode } from '#shared/capture.ts'
import { type ErrorCode, ErrorParams, isErrorCode, type Language, sentence } from '#shared/errors.ts'
import { REASON_SENTENCES } from '#shared/reasons.ts'
import { ArchiveError } from '../../core/errors.ts'
import { EXIT, type ExitCode, exitOf } from './exit-codes.ts'
import { type Text, textIn, type Values } from './language.ts'

/** A command that cannot be used as it was typed. Nothing was done. */
export class UsageError extends Error {
  readonly text: Text
  readonly values: Values

  constructor(text: Text, values: Values = {}) {
    super(textIn('en', text, values))
    this.name = 'UsageError'
    this.text = text
    this.values = values
  }
}

/** What a person and a script are told. `usage` is the one code that the core does not know. */
export type Told = {
  readonly code: ErrorCode | 'usage'
  readonly message: string
  readonly params: ErrorParams
  readonly exit: ExitCode
}

/** Anything that was thrown, as it is told. A bug is told as `internal`. */
export function told(error: unknown, language: Language): Told {
  if (error instanceof UsageError) {
    const message = textIn(language, error.text, error.values)
    return { code: 'usage', message, params: error.values, exit: EXIT.usage }
  }
  const { code, params } = refusalIn(error)
  return { code, message: refusalSentence(code, params, language), params, exit: exitOf(code) }
}

/** The refusal in whatever was thrown. */
function refusalIn(error: unknown): { code: ErrorCode; params: ErrorParams } {
  if (error instanceof ArchiveError) return error
  if (!(error instanceof ORPCError) || !isErrorCode(error.code)) return { code: 'internal', params: {} }
  const params = ErrorParams.safeParse(error.data)
  return { code: error.code, params: params.success ? params.data : {} }
}

/** The sentence of a refusal, with the code words among its values in the person's language. */
export function refusalSentence(code: ErrorCode, params: ErrorParams, language: Language): string {
  const worded = Object.entries(params).map(([name, value]) => [name, inWords(name, value, language)])
  return sentence(code, Object.fromEntries(worded), language)
}

const WORDS: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  state: {
    noticed: { sv: 'uppmärksammad', en: 'noticed' },
    preserved: { sv: 'sparad', en: 'preserved' },
    undecided: { sv: 'inte beslutad', en: 'not decided' },
    cleared: { sv: 'klarerad', en: 'cleared' },
    removed: { sv: 'borttagen', en: 'removed' }
  },
  verb: {
    preserve: { sv: 'Att spara den', en: 'Saving it' },
    decide: { sv: 'Att besluta om den', en: 'Deciding on it' },
    clear: { sv: 'Att klarera den', en: 'Clearing it' },
    remove: { sv: 'Att bekräfta att den är borta', en: 'Confirming that it is gone' }
  },
  why: {
    'run-running': { sv: 'en insamling pågår', en: 'a capture run is going on' },
    'nothing-selected': { sv: 'urvalet är tomt', en: 'nothing is selected' }
  }
}

function inWords(name: string, value: string | number, language: Language): string | number {
  const word = WORDS[name]?.[value]
  if (word !== undefined) return word[language]
  const [, code, detail] = (name === 'reason' && /^([a-z-]+)(?: \((.*)\))?\.$/s.exec(String(value))) || []
  const reason = ReasonCode.safeParse(code)
  if (!reason.success) return value
  const plain = REASON_SENTENCES[reason.data][language]
  return detail === undefined ? plain : `${plain.slice(0, -1)} (${detail}).`
}
