// Why the core said no, read out of whatever a failed call threw.
import { ORPCError } from '@orpc/client'
import { type ErrorCode, ErrorParams, isErrorCode, type Language } from '#shared/errors.ts'
import { refusalSentence as sentenceOf } from '#shared/refusals.ts'

export type Refusal = { readonly code: ErrorCode; readonly params: ErrorParams }

/** A call may also fail with a bug; that is `internal`, and the details are in the log. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof ORPCError) || !isErrorCode(error.code)) return { code: 'internal', params: {} }
  const params = ErrorParams.safeParse(error.data)
  return { code: error.code, params: params.success ? params.data : {} }
}

/** The refusal as a sentence for the person. */
export function refusalSentence(error: unknown, language: Language): string {
  const { code, params } = refusalOf(error)
  return sentenceOf(code, params, language)
}
