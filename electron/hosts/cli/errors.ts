// What went wrong, in words: refusals of the core, and commands that cannot be used as they were typed.
import { ORPCError } from '@orpc/client'
import { type ErrorCode, ErrorParams, isErrorCode } from '#shared/errors.ts'
import { ArchiveError } from '../../core/errors.ts'
import { EXIT, type ExitCode, exitOf } from './exit-codes.ts'
import { type Text, textIn, type Values } from './language.ts'
import type { Output } from './output.ts'

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
export function told(error: unknown, out: Pick<Output, 't' | 'refusal'>): Told {
  if (error instanceof UsageError) {
    const message = out.t(error.text, error.values)
    return { code: 'usage', message, params: error.values, exit: EXIT.usage }
  }
  const { code, params } = refusalIn(error)
  return { code, message: out.refusal(code, params), params, exit: exitOf(code) }
}

/** The refusal in whatever was thrown. */
function refusalIn(error: unknown): { code: ErrorCode; params: ErrorParams } {
  if (error instanceof ArchiveError) return error
  if (!(error instanceof ORPCError) || !isErrorCode(error.code)) return { code: 'internal', params: {} }
  const params = ErrorParams.safeParse(error.data)
  return { code: error.code, params: params.success ? params.data : {} }
}
