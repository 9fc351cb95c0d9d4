// What went wrong, in words: refusals of the core, and commands that cannot be used as they were typed.
import { ORPCError } from '@orpc/client'
import { type ErrorCode, ErrorParams, isErrorCode } from '#shared/errors.ts'
import { ArchiveError } from '../../core/kernel/errors.ts'
import { EXIT, type ExitCode, exitOf } from './exit-codes.ts'
import { type Text, textIn, type Values } from './language.ts'
import type { Output } from './output.ts'

/** A command that cannot be used as it was typed. Nothing was done. */
export class UsageError extends Error {
  readonly text: Text
  readonly values: Values
  /** The option whose value it is about. */
  option: string | null = null

  constructor(text: Text, values: Values = {}) {
    super(textIn('en', text, values))
    this.name = 'UsageError'
    this.text = text
    this.values = values
  }

  of(option: string): this {
    this.option = option
    return this
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
export function told(error: unknown, out: Pick<Output, 't' | 'refusal'>): Told {
  if (error instanceof UsageError) {
    const said = out.t(error.text, legible(error.values))
    const message = error.option === null ? said : `${error.option}: ${said}`
    return { code: 'usage', message, params: error.values, exit: EXIT.usage }
  }
  const { code, params } = refusalIn(error)
  return { code, message: out.refusal(code, legible(params)), params, exit: exitOf(code) }
}

const LONGEST = 1000

/** What was typed as it stands in a sentence: seen when it is blank, and not longer than the sentence. */
function legible(values: ErrorParams): ErrorParams {
  const shown = (value: string | number) => {
    if (typeof value === 'number') return value
    if (value.trim() === '') return `”${value}”`
    return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value
  }
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shown(value)]))
}

/** The refusal in whatever was thrown. */
function refusalIn(error: unknown): { code: ErrorCode; params: ErrorParams } {
  if (error instanceof ArchiveError) return error
  if (!(error instanceof ORPCError) || !isErrorCode(error.code)) return { code: 'internal', params: {} }
  const params = ErrorParams.safeParse(error.data)
  return { code: error.code, params: params.success ? params.data : {} }
}
