// One telling over HTTP: signed, bounded in time, no redirect followed, and to no private address unless that was allowed. The number
// that the name leads to is asked about at the very connection, so that it cannot be another one then.
import { createHmac } from 'node:crypto'
import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP } from 'node:net'
import type { WebhookProblem } from '#shared/webhook.ts'
import { INSIDE, insideOnly, OUTSIDE, outsideOnly } from '../../kernel/guarded-lookup.ts'
import { isPrivateHost, isPrivateIp } from '../../kernel/private-network.ts'

const PATIENCE = 10_000

/** What became of it; `status` is null where nothing was answered. */
export type Told = { readonly problem: WebhookProblem | null; readonly status: number | null }

type Telling = {
  readonly address: string
  readonly privateAddress: boolean
  readonly secret: string
  /** Names the telling: the same each time that it is tried. */
  readonly id: string
  readonly event: string
  readonly body: string
  /** Seconds since 1970. */
  readonly timestamp: number
  readonly signal: AbortSignal
  readonly patience?: number | undefined
}

/** HMAC-SHA256 over the time and the body, so that neither can be changed, nor an old telling be told anew. */
function signatureOf(secret: string, timestamp: number, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`
}

/** Tells. Whatever goes wrong is an answer. */
export function post(telling: Telling): Promise<Told> {
  const url = new URL(telling.address)
  const { body, timestamp, secret, id, event, privateAddress } = telling
  const isPlain = url.protocol !== 'https:'
  if (!privateAddress && isPrivateHost(url.hostname))
    return Promise.resolve({ problem: 'private-address', status: null })
  const host = url.hostname.replaceAll(/[[\]]/g, '')
  if (isPlain && (!privateAddress || (isIP(host) !== 0 && !isPrivateIp(host))))
    return Promise.resolve({ problem: 'not-secure', status: null })
  const patience = AbortSignal.timeout(telling.patience ?? PATIENCE)
  return new Promise(resolve => {
    const failed = (error: Error) => resolve({ problem: problemOf(error, patience), status: null })
    const request = (isPlain ? requestPlain : requestSecure)(
      url,
      {
        method: 'POST',
        signal: AbortSignal.any([telling.signal, patience]),
        // A connection of its own: one that is kept was asked about for somebody else.
        agent: false,
        ...(privateAddress && !isPlain ? {} : { lookup: isPlain ? insideOnly : outsideOnly }),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Kanalarkiv',
          'kanalarkiv-event': event,
          'kanalarkiv-delivery': id,
          'kanalarkiv-timestamp': String(timestamp),
          'kanalarkiv-signature': signatureOf(secret, timestamp, body)
        }
      },
      response => {
        // What it says besides is not read: nothing of it is needed, and it may have no end.
        response.destroy()
        const status = response.statusCode ?? 0
        resolve({ problem: problemOfStatus(status), status })
      }
    )
    request.on('error', failed)
    request.end(body)
  })
}

function problemOfStatus(status: number): WebhookProblem | null {
  if (status >= 200 && status < 300) return null
  return status >= 300 && status < 400 ? 'moved' : 'refused'
}

function problemOf(error: Error, patience: AbortSignal): WebhookProblem {
  if ('code' in error && error.code === INSIDE) return 'private-address'
  if ('code' in error && error.code === OUTSIDE) return 'not-secure'
  return patience.aborted ? 'no-answer' : 'unreachable'
}
