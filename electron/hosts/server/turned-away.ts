// Calls that come to nothing before anybody has looked at what they ask for: a person is answered with a page, a program with a line.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { Values } from '../cli/language.ts'
import type { Headers } from './http.ts'
import { showRefusal } from './pages.ts'

const STATUS = { noSuchArchive: 421, signInFirst: 401, otherOrigin: 403, startingAgain: 503 } as const
export type Reason = keyof typeof STATUS

export function turnAway(
  request: IncomingMessage,
  response: ServerResponse,
  why: Reason,
  { values = {}, headers = {} }: { values?: Values; headers?: Headers } = {}
): void {
  showRefusal(request, response, { status: STATUS[why], text: why, values, headers })
}

/** Turns calls to one archive away, and tells its log of what whoever runs the server may have to mend. */
export interface Door {
  signInFirst(request: IncomingMessage, response: ServerResponse): void
  otherOrigin(request: IncomingMessage, response: ServerResponse): void
  /** As `otherOrigin`, where the answer is given in another way. */
  noteOrigin(request: IncomingMessage): void
}

export function openDoor(address: string, log: Logger, now: () => number = Date.now): Door {
  const noteKey = seldom(now, times =>
    log.warn({ times }, 'a key of a program is not known: look at keys in the configuration')
  )
  const noteOrigin = seldom(now, (times, origin) =>
    log.warn({ times, origin, address }, 'a call does not come from a page of the archive: look at address')
  )
  const originOf = ({ headers }: IncomingMessage) => headers.origin?.slice(0, 300) ?? null
  return {
    signInFirst(request, response) {
      if (request.headers.authorization !== undefined) noteKey(null)
      turnAway(request, response, 'signInFirst', { headers: { 'www-authenticate': 'Bearer' } })
    },
    otherOrigin(request, response) {
      noteOrigin(originOf(request))
      turnAway(request, response, 'otherOrigin', { values: { address } })
    },
    noteOrigin: request => noteOrigin(originOf(request))
  }
}

const MINUTE = 60_000

/** Says a thing at once, and then once a minute with how often it was so: whoever asks may ask without end. */
function seldom(now: () => number, say: (times: number, what: string | null) => void) {
  let last: number | null = null
  let times = 0
  return (what: string | null) => {
    times++
    if (last !== null && now() - last < MINUTE) return
    say(times, what)
    last = now()
    times = 0
  }
}
