// A file that is sent to the server over a line that breaks.
import { Blob as NodeBlob, File as NodeFile } from 'node:buffer'
import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { connect, createServer as createLine } from 'node:net'
import { dirname } from 'node:path'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { SentFiles } from '../../electron/hosts/server/sent-files.ts'
import { sendParts } from '../../renderer/send-parts.ts'
import { serve } from '../helpers/serve.ts'

const MB = 1_000_000
const real = globalThis.fetch
afterEach(() => void vi.restoreAllMocks())

/** A server of one person, behind a line that breaks after each of so many bytes have gone over it, counted together. */
async function behindLine(breaks: number[], mostBytes = 100 * MB) {
  const onFault = (error: unknown): never => {
    throw error
  }
  const files = new SentFiles({ mostBytes, now: Date.now, onFault })
  onTestFinished(() => files.close())
  const origin = await serve(
    createServer((asked, answer) => {
      const id = asked.url?.split('/')[2] ?? ''
      if (asked.method === 'HEAD') files.said('moa', id, answer)
      else if (asked.method === 'PATCH') void files.goOn('moa', id, asked, answer)
      else if (asked.method === 'DELETE') void files.withdraw('moa', id, answer)
      else void files.take('moa', asked, answer)
    })
  )
  const folder = await real(`${origin}/files?name=a`, { method: 'POST', body: 'a' })
  const root = dirname(dirname(((await folder.json()) as { path: string }).path))
  let bytes = 0
  const line = createLine(client => {
    const there = connect(Number(new URL(origin).port))
    const end = () => void [client.destroy(), there.destroy()]
    for (const socket of [client, there]) socket.on('error', end).on('close', end)
    client.on('data', data => {
      bytes += data.length
      if (bytes < (breaks[0] ?? Number.POSITIVE_INFINITY)) return void there.write(data)
      breaks.shift()
      end()
    })
    there.pipe(client)
  })
  await new Promise<void>(done => line.listen(0, '127.0.0.1', done))
  onTestFinished(() => void line.close())
  const { port } = line.address() as { port: number }
  const asked: string[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation((to, init) => {
    asked.push(init?.method ?? 'GET')
    return real(`http://127.0.0.1:${port}${String(to)}`, { ...init, duplex: 'half' } as RequestInit)
  })
  return { asked, sent: () => bytes, root }
}

/** As a browser has it; what this process sends over its own lines must be of its own kind. */
function fileOf(bytes: Uint8Array): File {
  const file = new NodeFile([new NodeBlob([bytes])], 'film.mp4')
  return file as unknown as File
}

/** What lies at the server, but for the file that told where. */
const lieIn = async (root: string) => (await readdir(root)).length - 1

const pauses = [20, 50, 100, 200, 400]

it('goes on with it from what has come, and sends little of it twice', async () => {
  const bytes = randomBytes(5 * MB)
  const { asked, sent } = await behindLine([1.5 * MB, 3.2 * MB, 3.3 * MB])
  const answered = await sendParts(fileOf(bytes), { part: MB, pauses })
  expect(answered?.status).toBe(201)
  const said = (await answered?.json()) as { path: string; bytes: number; sha256: string }
  expect(said).toMatchObject({
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex')
  })
  expect(bytes.equals(await readFile(said.path))).toBe(true)
  expect(asked).toContain('HEAD')
  expect(sent()).toBeLessThan(7 * MB)
})

it('says so where it is too large, or the server does not answer any more', async () => {
  await behindLine([], 2 * MB)
  expect((await sendParts(fileOf(randomBytes(3 * MB)), { part: MB, pauses }))?.status).toBe(413)
  vi.restoreAllMocks()
  await behindLine(Array.from({ length: 50 }, (_, at) => 0.5 * MB + at))
  expect(await sendParts(fileOf(randomBytes(3 * MB)), { part: MB, pauses: [10, 10] })).toBeUndefined()
})

it('withdraws what it has begun where the server refuses the rest, or the person leaves the page', async () => {
  const { root, asked } = await behindLine([], 2 * MB)
  await sendParts(fileOf(randomBytes(1.5 * MB)), { part: MB, pauses })
  expect([await lieIn(root), asked.includes('DELETE')]).toEqual([1, false])
  const onward = vi.mocked(globalThis.fetch).getMockImplementation() ?? real
  let parts = 0
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (to, init) => {
    if (init?.method === 'PATCH' && ++parts === 4) {
      dispatchEvent(new PageTransitionEvent('pagehide'))
      await expect.poll(() => lieIn(root)).toBe(1)
    }
    return onward(to, init)
  })
  const answered = await sendParts(fileOf(randomBytes(1.5 * MB)), { part: MB / 10, pauses: [5, 5] })
  expect([answered?.status, parts, asked.includes('DELETE')]).toEqual([404, 4, true])
})

it('leaves one copy of a small file whose answer was lost', async () => {
  const { root } = await behindLine([])
  let isLost = true
  const onward = vi.mocked(globalThis.fetch).getMockImplementation() ?? real
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (to, init) => {
    const answered = await onward(to, init)
    if (!isLost) return answered
    isLost = false
    throw new TypeError('the line is broken')
  })
  const answered = await sendParts(fileOf(randomBytes(1_000)), { pauses })
  expect([answered?.status, await lieIn(root)]).toEqual([201, 1])
})
