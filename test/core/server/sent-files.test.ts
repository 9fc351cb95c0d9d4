// Files on their way: one that is cut off leaves nothing, and one that was cut off on its way back is gone on with.
import { execFileSync } from 'node:child_process'
import { readdir, writeFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { basename, dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { sendRanged } from '../../../electron/hosts/server/file-answers.ts'
import { SentFiles } from '../../../electron/hosts/server/sent-files.ts'
import { temporaryFolder } from '../../helpers/archive.ts'
import { canMount } from '../../helpers/can-mount.ts'
import { serve } from '../../helpers/serve.ts'

const onFault = (error: unknown): never => {
  throw error
}

it('leaves nothing of a file that was cut off, or that nobody has used for an hour', async () => {
  let now = 0
  const files = new SentFiles({ mostBytes: 1000, now: () => now, onFault })
  onTestFinished(() => files.close())
  const origin = await serve(createServer((asked, answer) => void files.take('moa', asked, answer)))
  const sent = await fetch(`${origin}/files?name=a.txt`, { method: 'POST', body: 'hej' })
  const { path } = (await sent.json()) as { path: string }
  const root = dirname(dirname(path))
  expect(files.isOf('moa', path, 'comments.propose')).toBe(true)

  const cut = request(`${origin}/files?name=b.txt`, { method: 'POST', headers: { 'content-length': 900 } })
  cut.on('error', () => undefined)
  cut.write('halva')
  await expect.poll(async () => (await readdir(root)).length).toBe(2)
  cut.destroy()
  await expect.poll(async () => (await readdir(root)).length).toBe(1)

  // One whose length is not said beforehand is measured on the way.
  const body = new ReadableStream({
    start(stream) {
      stream.enqueue(new Uint8Array(1001))
      stream.close()
    }
  })
  const large = await fetch(`${origin}/files?name=c.txt`, {
    method: 'POST',
    body,
    duplex: 'half'
  } as RequestInit)
  expect(large.status).toBe(413)
  expect(await readdir(root)).toHaveLength(1)

  now = 61 * 60_000
  await files.sweep()
  expect(await readdir(root)).toEqual([])
  expect(files.isOf('moa', path, 'comments.propose')).toBe(false)
})

/** Files that Moa sends. */
async function sendingFiles(options: ConstructorParameters<typeof SentFiles>[0]) {
  const files = new SentFiles(options)
  onTestFinished(() => files.close())
  const origin = await serve(createServer((asked, answer) => void files.take('moa', asked, answer)))
  const send = async (name: string) => {
    const sent = await fetch(`${origin}/files?name=${name}`, { method: 'POST', body: 'hej' })
    return ((await sent.json()) as { path: string }).path
  }
  return { files, send }
}
const method = 'exports.takeSigner'

it.each([null, 'signing-file-weak', 'signing-file-unfit', 'no-keychain', 'internal'])(
  'keeps a file with a key no longer than another password may open it: %s',
  async refused => {
    const { files, send } = await sendingFiles({ mostBytes: 1000, now: () => 0, onFault })
    const [key, sheet] = [await send('nyckel.p12'), await send('personer.csv')]
    const root = dirname(dirname(key))
    const input = { file: key, password: 'hemligt' }
    // One whose password was wrong can be named again; what is somebody else's goes by no name.
    await files.use('moa', input, method).end('signing-file-password')
    await files.use('eva', input, method).end(null)
    await files.use('moa', { path: sheet }, 'comments.propose').end(null)
    expect(await readdir(root)).toHaveLength(2)
    await files.use('moa', input, method).end(refused)
    expect(await readdir(root)).toEqual([basename(dirname(sheet))])
    expect(files.isOf('moa', key, method)).toBe(false)
  }
)

it.skipIf(!canMount)(
  'tries again to remove a file that something held, which nobody can name meanwhile (needs the right to mount)',
  async () => {
    let now = 0
    const faults: unknown[] = []
    const { files, send } = await sendingFiles({
      ...{ mostBytes: 1000, now: () => now },
      onFault: error => void faults.push(error)
    })
    const key = await send('nyckel.p12')
    const folder = dirname(key)
    execFileSync('mount', ['--bind', folder, folder])
    let isHeld = true
    const letGo = () => {
      if (isHeld) execFileSync('umount', ['-l', folder])
      isHeld = false
    }
    onTestFinished(letGo)
    await files.use('moa', { file: key }, method).end(null)
    expect(faults).toMatchObject([{ code: 'EBUSY' }])
    expect(files.isOf('moa', key, method)).toBe(false)
    letGo()
    now = 61 * 60_000
    await files.sweep()
    expect(await readdir(dirname(folder))).toEqual([])
    expect(faults).toHaveLength(1)
  }
)

it('sends the part of a file that is asked for', async () => {
  const path = join(await temporaryFolder(), 'paket.zip')
  await writeFile(path, '0123456789')
  const origin = await serve(createServer((asked, answer) => void sendRanged(path, asked, answer)))
  const ask = async (range: string) => {
    const got = await fetch(origin, { headers: { range } })
    return [got.status, await got.text(), got.headers.get('content-range')]
  }
  expect(await ask('bytes=7-')).toEqual([206, '789', 'bytes 7-9/10'])
  expect(await ask('bytes=-2')).toEqual([206, '89', 'bytes 8-9/10'])
  expect(await ask('bytes=2-4')).toEqual([206, '234', 'bytes 2-4/10'])
  expect((await ask('bytes=10-'))[0]).toBe(416)
  expect(await ask('annat')).toEqual([200, '0123456789', null])
})

it('keeps no more of one person’s than may wait, however many ask at once', async () => {
  const files = new SentFiles({ mostBytes: 1000, now: () => 0, onFault })
  onTestFinished(() => files.close())
  const origin = await serve(
    createServer((asked, answer) => {
      const user = asked.headers.from ?? ''
      void (asked.url === '/folders' ? files.open(user, answer) : files.take(user, asked, answer))
    })
  )
  const ask = (path: string, from: string, body = '') =>
    fetch(`${origin}${path}`, { method: 'POST', headers: { from }, body }).then(({ status }) => status)
  const folders = await Promise.all(Array.from({ length: 110 }, () => ask('/folders', 'moa')))
  expect(folders.filter(status => status === 201)).toHaveLength(100)
  expect(folders.filter(status => status === 429)).toHaveLength(10)

  // Four of the largest size at the most, which others are not counted in.
  const sent: number[] = []
  for (let at = 0; at < 5; at++) sent.push(await ask('/files', 'eva', 'x'.repeat(900)))
  sent.push(await ask('/files', 'eva', 'x'.repeat(900)))
  expect(sent).toEqual([201, 201, 201, 201, 429, 429])
  expect(await ask('/files', 'olle', 'x'.repeat(900))).toBe(201)
})
