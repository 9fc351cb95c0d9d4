// The program `kanalarkiv-server` as whoever runs it meets it: its configuration, its addresses, two of them at once, and its end.
import { type ChildProcess, spawn } from 'node:child_process'
import { hash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { join, resolve } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../helpers/archive.ts'
import { freePort } from '../helpers/free-port.ts'

const PROGRAM = resolve(import.meta.dirname, '../../out/main/server.js')

type Ended = { readonly code: number | null; readonly said: string }
type Running = { readonly child: ChildProcess; readonly ended: Promise<Ended>; said(): string }

function start(file: string, env: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(process.execPath, [PROGRAM, '--config', file, '--lang', 'sv'], {
    env: { ...process.env, ...env }
  })
  let said = ''
  child.stdout.on('data', part => {
    said += part
  })
  const ended = new Promise<Ended>(done => child.once('close', code => done({ code, said })))
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })
  return { child, ended, said: () => said }
}

/** Two archives, each with an address of its own, and a key that only the first takes. */
async function configured(key: string) {
  const folder = await temporaryFolder()
  const [port, metrics] = [await freePort(), await freePort()]
  const archive = (host: string, name: string, ofKey: string) => ({
    address: `http://${host}:${port}`,
    dir: join(folder, name),
    municipality: `${name} kommun`,
    keys: [{ name: 'diariet', roles: ['archivist'], sha256: hash('sha256', ofKey) }]
  })
  const archives = [archive('127.0.0.1', 'Norrby', key), archive('localhost', 'Söderby', 'tistel')]
  const file = join(folder, 'server.json')
  await writeFile(file, JSON.stringify({ listen: { port }, metrics: { port: metrics }, archives }))
  return { folder, file, port, metrics, archives }
}

/** By the address of an archive, which its name need not lead to. */
function ask(
  port: number,
  host: string,
  path: string,
  key?: string
): Promise<{ status: number; text: string }> {
  const headers = {
    host: `${host}:${port}`,
    ...(key === undefined ? {} : { authorization: `Bearer ${key}`, 'content-type': 'application/json' })
  }
  return new Promise((done, failed) => {
    const asked = request({
      port,
      path,
      host: '127.0.0.1',
      method: key === undefined ? 'GET' : 'POST',
      headers
    })
    asked.once('error', failed)
    asked.once('response', answer => {
      let text = ''
      answer.on('data', part => {
        text += part
      })
      answer.once('end', () => done({ status: answer.statusCode ?? 0, text }))
    })
    asked.end(key === undefined ? undefined : '{}')
  })
}

/** What is answered first to a head that is written as it is. */
function firstLine(port: number, head: string): Promise<string> {
  return new Promise((done, failed) => {
    const line = connect(port, '127.0.0.1', () => line.write(`${head}\r\nConnection: close\r\n\r\n`))
    line.once('data', part => {
      done(part.toString('latin1').split('\r\n', 1)[0] ?? '')
      line.destroy()
    })
    line.once('error', failed)
  })
}

it('serves each archive at its own address alone, is refused a second time, and ends in order', async () => {
  const { folder, file, port, metrics, archives } = await configured('sesam')
  const running = start(file)
  await expect.poll(running.said).toContain('Servern tar emot på')
  expect(await ask(port, 'vem-som-helst.example', '/readyz')).toEqual({ status: 200, text: 'ready' })

  const norrby = await ask(port, '127.0.0.1', '/api/archive/current', 'sesam')
  expect(JSON.parse(norrby.text)).toMatchObject({ municipality: 'Norrby kommun' })
  expect((await ask(port, 'localhost', '/api/archive/current', 'sesam')).status).toBe(401)
  const soderby = await ask(port, 'localhost', '/api/archive/current', 'tistel')
  expect(JSON.parse(soderby.text)).toMatchObject({ municipality: 'Söderby kommun' })
  expect((await ask(port, 'vem-som-helst.example', '/')).status).toBe(421)
  expect(
    await firstLine(port, `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nHost: localhost:${port}`)
  ).toContain('400')

  // Who sends more than a method takes is told so, also through the process that listens.
  for (const sent of [Buffer.alloc(5_000_000, 0x20), Buffer.alloc(40_000_000, 0x20)]) {
    const long = await fetch(`http://127.0.0.1:${port}/api/archive/current`, {
      method: 'POST',
      headers: { authorization: 'Bearer sesam', 'content-type': 'application/json' },
      body: sent
    })
    expect([long.status, ((await long.json()) as { code: string }).code]).toEqual([413, 'input-too-large'])
  }

  const told = await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text()
  const count = /kanalarkiv_call_seconds_count\{.*method="archive.current".*archive="(.*?)"\} 1/g
  expect([...told.matchAll(count)].map(([, archive]) => archive)).toEqual([
    `127.0.0.1:${port}`,
    `localhost:${port}`
  ])

  const second = join(folder, 'andra.json')
  await writeFile(second, JSON.stringify({ listen: { port: 0 }, archives: archives.slice(0, 1) }))
  const refused = await start(second).ended
  expect(refused).toMatchObject({
    code: 5,
    said: expect.stringMatching(/öppet hos \S+ i kanalarkiv-server på datorn/)
  })

  running.child.kill('SIGTERM')
  expect(await running.ended).toMatchObject({ code: 0 })
})

// The process of an archive is found by its parent, which Linux tells in a file.
it.runIf(process.platform === 'linux')('starts an archive again whose process was killed', async () => {
  const { file, port } = await configured('sesam')
  const running = start(file)
  await expect.poll(running.said).toContain('Servern tar emot på')
  const { pid } = running.child
  const [archive = ''] = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).split(' ')
  process.kill(Number(archive), 'SIGKILL')
  const status = async (path: string) => (await ask(port, '127.0.0.1', path)).status
  await expect.poll(() => status('/readyz')).toBe(503)
  // The other archive does not notice.
  expect((await ask(port, 'localhost', '/api/archive/current', 'tistel')).status).toBe(200)
  await expect.poll(() => status('/readyz')).toBe(200)
  expect((await ask(port, '127.0.0.1', '/api/archive/current', 'sesam')).status).toBe(200)
})

it.runIf(process.platform === 'linux')(
  'ends an archive’s process that no longer answers, and starts it again',
  async () => {
    const { file, port } = await configured('sesam')
    const running = start(file, { KANALARKIV_CORE_PATIENCE: '2' })
    let log = ''
    running.child.stderr?.on('data', part => {
      log += part
    })
    await expect.poll(running.said).toContain('Servern tar emot på')
    const archives = () => readFile(`/proc/${running.child.pid}/task/${running.child.pid}/children`, 'utf8')
    const [hung = ''] = (await archives()).split(' ')
    process.kill(Number(hung), 'SIGSTOP')
    await expect.poll(async () => (await archives()).split(' ').includes(hung)).toBe(false)
    await expect.poll(async () => (await ask(port, '127.0.0.1', '/readyz')).status).toBe(200)
    expect((await ask(port, '127.0.0.1', '/api/archive/current', 'sesam')).status).toBe(200)
    expect(log.match(/does not answer and is killed/g)).toHaveLength(1)
  }
)

it('says all that is wrong in its configuration, and does not start', async () => {
  const file = join(await temporaryFolder(), 'server.json')
  await writeFile(file, JSON.stringify({ listen: { port: '8080' }, archives: [] }))
  const { code, said } = await start(file).ended
  expect(code).toBe(2)
  expect(said.trim().split('\n')).toEqual([
    `Servern startar inte. Rätta det här i ${file}:`,
    expect.stringMatching(/^listen\.port: ska vara ett heltal/),
    expect.stringMatching(/^archives: ska vara en lista/)
  ])
})
