// What a person does about a capture that came to nothing.
import type { CaptureRow, ReasonCode } from '#shared/capture.ts'

/** Log in to the platform; try again, since it may go by itself; look, since a new try would end the same way. */
export type Remedy = 'log-in' | 'retry' | 'look'

const LOG_IN: readonly ReasonCode[] = ['login-required', 'network-login']
const LOOK: readonly ReasonCode[] = [
  'not-a-web-address',
  'host-not-found',
  'port-not-opened',
  'too-many-redirects',
  'bad-certificate',
  'http-status',
  'bot-check',
  'private-address',
  'download-instead-of-page'
]

/** Whether it came to nothing; what is partial has something to show, and says itself what it lacks. */
export const cameToNothing = ({ state }: CaptureRow) =>
  state === 'refused' || state === 'failed' || state === 'interrupted'

export function remedyOf({ reasons }: CaptureRow): Remedy {
  const isAnyOf = (codes: readonly ReasonCode[]) => reasons.some(({ code }) => codes.includes(code))
  if (isAnyOf(LOG_IN)) return 'log-in'
  return isAnyOf(LOOK) ? 'look' : 'retry'
}
