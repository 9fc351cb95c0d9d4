// A stub of a program that takes webhooks, as docs/webhooks.md tells one to: it holds the signature and the time against its own
// secret, and keeps each telling once, by its id.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { onTestFinished } from 'vitest'

const MINUTES = 5

export type WebhookReceiver = {
  readonly address: string
  /** What was taken, each once. */
  readonly taken: Map<string, Record<string, unknown>>
  /** Every call with its body, taken or not. */
  readonly calls: { readonly headers: IncomingHttpHeaders; readonly body: string }[]
  /** What it answers instead, and whether it ever does. */
  answer: number | 'nothing' | null
  /** What is answered with a 307. */
  moved: string | null
}

/** Starts one, for the length of the test. `now` is its clock. */
export async function startWebhookReceiver(secret: string, now: () => string): Promise<WebhookReceiver> {
  const taken = new Map<string, Record<string, unknown>>()
  const calls: WebhookReceiver['calls'] = []
  const state: Pick<WebhookReceiver, 'answer' | 'moved'> = { answer: null, moved: null }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    calls.push({ headers: request.headers, body })
    if (state.answer === 'nothing') return
    if (state.moved !== null) return void response.writeHead(307, { location: state.moved }).end()
    if (state.answer !== null) return void response.writeHead(state.answer).end('x'.repeat(100_000))
    if (!isRight(secret, request.headers, body, now())) return void response.writeHead(401).end()
    taken.set(String(request.headers['kanalarkiv-delivery']), JSON.parse(body))
    response.writeHead(204).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const at = server.address()
  if (at === null || typeof at === 'string') throw new Error('no port')
  return Object.assign(state, { address: `http://127.0.0.1:${at.port}/krok`, taken, calls })
}

function isRight(secret: string, headers: IncomingHttpHeaders, body: string, now: string): boolean {
  const timestamp = String(headers['kanalarkiv-timestamp'])
  const expected = `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`
  const given = String(headers['kanalarkiv-signature'])
  const isSigned =
    given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
  return isSigned && Math.abs(Date.parse(now) / 1000 - Number(timestamp)) <= MINUTES * 60
}
