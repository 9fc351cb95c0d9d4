// A call passed on to the process of an archive, and its answer back. Each of the two lines is ended by whoever has it (RFC 9110, 7.6.1).
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { PASSED_OVER_MS } from './http.ts'

/** `path` is where the process listens. `onError` is told when it does not answer: nothing has been answered then. */
export function passOn(
  path: string,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
  onError: (error: Error) => void
): void {
  const { method, url, headers } = request
  // One that ends its line after each answer would have the archive's ended too, and the answer is lost while the call is still being sent.
  const { connection: _, ...others } = headers
  const onward = httpRequest({ socketPath: path, method, path: url, headers: others }, answered => {
    response.writeHead(answered.statusCode ?? 502, withoutLine(answered.rawHeaders))
    answered.pipe(response, { end: false })
    answered.on('end', () => void whenSent(request).then(() => response.end()))
    answered.on('error', () => response.destroy())
  })
  onward.on('error', error => (response.headersSent ? void response.destroy() : onError(error)))
  // Whoever leaves in the middle is not answered to the end.
  response.on('close', () => onward.destroy())
  request.pipe(onward)
}

/** The headers of an answer, but for those of its line. Names and values follow one another. */
function withoutLine(headers: readonly string[]): string[] {
  return headers.flatMap((name, at) =>
    at % 2 === 0 && !['connection', 'keep-alive'].includes(name.toLowerCase())
      ? [name, headers[at + 1] ?? '']
      : []
  )
}

/** When all of a call has come, or nobody waits any more: a line that is ended before that may take the answer along. */
function whenSent(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return Promise.resolve()
  return new Promise(resolve => {
    const timer = setTimeout(resolve, PASSED_OVER_MS)
    const over = () => {
      clearTimeout(timer)
      resolve()
    }
    request.once('end', over).once('close', over)
  })
}
