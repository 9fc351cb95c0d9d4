// One question in JSON over HTTP, on a line of its own: one that is kept open may have died without a word.
import { request as plain } from 'node:http'
import { request as secure } from 'node:https'
import { NoAnswer, NotAllowed } from './engine.ts'
import type { Tls } from './settings.ts'

type Asked = {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: object
  readonly tls: Tls
  readonly signal: AbortSignal
}

const MOST_BYTES = 1 << 20

/** @throws NoAnswer, NotAllowed */
export async function askJson(asked: Asked): Promise<{ readonly status: number; readonly body: unknown }> {
  const { status, text } = await ask(asked)
  if (status === 401 || status === 403) throw new NotAllowed(`HTTP ${status}`)
  if (status >= 500 || status === 429 || status === 408) throw new NoAnswer(`HTTP ${status}`)
  try {
    return { status, body: JSON.parse(text) }
  } catch {
    throw new NoAnswer(`HTTP ${status}, no JSON`)
  }
}

function ask({ method, url, headers, body, tls, signal }: Asked): Promise<{ status: number; text: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>()
  const fail = (error: Error) => {
    const code = signal.aborted ? 'ETIMEDOUT' : 'code' in error ? error.code : ''
    reject(new NoAnswer(`${code} ${error.message}`))
  }
  const sent = body === undefined ? undefined : JSON.stringify(body)
  const request = (url.startsWith('https:') ? secure : plain)(
    url,
    {
      ...{ method, signal, agent: false },
      ...(url.startsWith('https:') && tls),
      headers: { ...headers, ...(sent !== undefined && { 'content-type': 'application/json' }) }
    },
    response => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
        if (text.length > MOST_BYTES) request.destroy(new Error('the answer is too long'))
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 500, text }))
      response.on('error', fail)
    }
  )
  request.on('error', fail)
  request.end(sent)
  return promise
}
