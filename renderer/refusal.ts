// Why the core said no, read out of whatever a failed call threw.
import { ORPCError } from '@orpc/client'
import { type ErrorCode, ErrorParams, isErrorCode, type Language } from '#shared/errors.ts'
import { refusalSentence as sentence } from '#shared/refusals.ts'

export type Refusal = { readonly code: ErrorCode; readonly params: ErrorParams }

/** A call may also fail with a bug; that is `internal`, and the details are in the log. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof ORPCError) || !isErrorCode(error.code)) return { code: 'internal', params: {} }
  const params = ErrorParams.safeParse(error.data)
  return { code: error.code, params: params.success ? params.data : {} }
}

/** What a failed call threw as a sentence for the person. */
export function refusalSentence(error: unknown, language: Language): string {
  return sentenceOf(refusalOf(error), language)
}

/** A refusal as a sentence for the person. */
export function sentenceOf({ code, params }: Refusal, language: Language): string {
  return withoutCommands(sentence(code, params, language))
}

/** What a sentence for both faces says of the command line is for those who are there. */
export function withoutCommands(text: string): string {
  return text.replaceAll(
    /,? (?:eller kör kommandot|or run the command|i kommandoraden med|on the command line with) [^.]*--[^.]*/g,
    ''
  )
}
