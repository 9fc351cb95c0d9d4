// Answers by which a site, or the network on the way to it, says that it is not to be asked: by their status alone.
import type { Reason } from '#shared/capture.ts'

/** The refusal that an answer by itself is: too many requests (429), closed for a stated while (503), no robots (999). */
export function limitOf({
  status,
  retryAfter
}: {
  readonly status: number
  readonly retryAfter: number | null
}): Reason | null {
  // RFC 6585 and 9110: what answered is not the site but the network, or a proxy, on the way to it.
  if (status === 511 || status === 407) return { code: 'network-login', detail: String(status) }
  if (status === 999) return { code: 'bot-check', detail: '999' }
  if (status !== 429 && !(status === 503 && retryAfter !== null)) return null
  return {
    code: 'rate-limited',
    detail: retryAfter === null ? String(status) : `${status}, ${retryAfter} s`
  }
}
