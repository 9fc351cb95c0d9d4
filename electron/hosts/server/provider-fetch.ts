// Asks the sign-in provider, and reads no more of its answer than an answer of a provider may be: the server keeps all archives, and what
// one of their providers says without end must not take its memory.
import type { CustomFetch } from 'openid-client'

/** Tokens and keys are some KB. */
const MOST_BYTES = 1_000_000

/** As `fetch`. @throws Error where the answer is longer */
export const askProvider: CustomFetch = async (address, { body, signal, ...options }) => {
  const response = await fetch(address, {
    ...options,
    ...(body === undefined ? {} : { body }),
    ...(signal === undefined ? {} : { signal })
  })
  const { status, statusText, headers } = response
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body ?? []) {
    bytes += part.length
    if (bytes > MOST_BYTES) throw new Error(`the provider answers with more than ${MOST_BYTES} bytes`)
    parts.push(part)
  }
  return new Response(bytes === 0 ? null : Buffer.concat(parts), { status, statusText, headers })
}
