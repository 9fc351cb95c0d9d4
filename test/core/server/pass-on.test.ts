// Calls passed on to the process of an archive: its answer comes back, also where it was given before the call had been sent.
import { once } from 'node:events'
import { createServer, request as httpRequest, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { answer, endUnread } from '../../../electron/hosts/server/http.ts'
import { passOn } from '../../../electron/hosts/server/pass-on.ts'
import { temporaryFolder } from '../../helpers/archive.ts'

async function listening(serve: RequestListener, on: string | number): Promise<Server> {
  const server = createServer((request, response) => {
    endUnread(request, response)
    serve(request, response)
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  server.listen(on)
  await once(server, 'listening')
  return server
}

/** An archive that refuses each call as soon as it knows who calls, behind what passes calls on; gives the port of that. */
async function refusing(): Promise<number> {
  const folder = await temporaryFolder()
  const path =
    process.platform === 'win32' ? `\\\\.\\pipe\\pass-on-${process.pid}` : join(folder, 'archive.sock')
  // About when the rest of the call is on its way.
  await listening(async (_, response) => {
    await setTimeout(Math.random() * 3)
    answer(response, 403, 'forbidden')
  }, path)
  const front = await listening(
    (request, response) => passOn(path, { request, response }, error => answer(response, 503, String(error))),
    0
  )
  // Not a pipe: it was told a port.
  return (front.address() as AddressInfo).port
}

function call(port: number, headers: Record<string, string>, wait: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ port, method: 'POST', headers }, answered => {
      answered.resume().on('end', () => resolve(answered.statusCode))
    })
    asked.on('error', reject)
    asked.write('{"id":')
    void setTimeout(wait).then(() => asked.end('"x"}'))
  })
}

it.each([{ connection: 'close' }, {}])('gives the answer of the archive with %j', async headers => {
  const port = await refusing()
  const told: (number | undefined)[] = []
  for (let calls = 0; calls < 200; calls++) told.push(await call(port, headers, calls % 5))
  expect(told).toEqual(told.map(() => 403))
})
