// Asks the sign-in provider, and reads no more of its answer than an answer of a provider may be: the server keeps all archives, and what
// one of their providers says without end must not take its memory.
import type { CustomFetch } from 'openid-client'
import { bodyAtMost } from '../../core/kernel/body-at-most.ts'

/** Tokens and keys are some KB. */
const MOST_BYTES = 1_000_000

/** As `fetch`. @throws Error where the answer is longer */
export const askProvider: CustomFetch = async (address, { body: sent, signal, ...options }) => {
  const response = await fetch(address, {
    ...options,
    ...(sent === undefined ? {} : { body: sent }),
    ...(signal === undefined ? {} : { signal })
  })
  const { status, statusText, headers } = response
  const body = await bodyAtMost(response, MOST_BYTES)
  if (body === null) throw new Error(`the provider answers with more than ${MOST_BYTES} bytes`)
  return new Response(body.length === 0 ? null : Uint8Array.from(body), { status, statusText, headers })
}
