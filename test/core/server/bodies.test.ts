// What is sent with a call: no more of it is taken than its method can need, from no one who may not make it, and not for ever.

import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { refusalSentence } from '#shared/refusals.ts'
import { openLog } from '../../../electron/core/kernel/log.ts'
import { type ArchiveServer, openArchiveServer } from '../../../electron/hosts/server/archive-server.ts'
import { Bodies } from '../../../electron/hosts/server/bodies.ts'
import type { ArchiveConfig } from '../../../electron/hosts/server/config.ts'
import { newKey } from '../../../electron/hosts/server/keys.ts'
import { freePort } from '../../helpers/free-port.ts'
import { serve } from '../../helpers/serve.ts'

const [moderator, other, nobody] = [newKey('moderator'), newKey('annan'), newKey('ingen')]
let address: string
let folder: string
let server: ArchiveServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kanalarkiv-server-test-'))
  const port = await freePort()
  address = `http://127.0.0.1:${port}`
  const keys = [
    { ...moderator.entry, roles: ['moderator'] },
    { ...other.entry, roles: ['moderator'] },
    { ...nobody.entry, roles: [] }
  ] as ArchiveConfig['keys']
  server = await openArchiveServer(
    {
      address,
      dir: join(folder, 'arkiv'),
      municipality: 'Norrby kommun',
      adopt: false,
      sessionHours: 12,
      idleMinutes: 60,
      mostMegabytes: 1,
      keys
    },
    { log: openLog(null) }
  )
  await server.listen({ host: '127.0.0.1', port })
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

type Answered = { readonly status: number; readonly body: { code?: string; message?: string } }

/** A call whose body goes on for as long as it is not answered; `write` is asked for each next part of it. */
function call(
  { key }: { key: string },
  method: string,
  {
    write,
    headers = {}
  }: { write: (sent: number) => Buffer | null | 'nothing'; headers?: Record<string, string> }
): Promise<Answered & { readonly sent: number }> {
  let sent = 0
  return new Promise((resolve, reject) => {
    const asked = request(`${address}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers }
    })
    let isAnswered = false
    asked.on('response', async answer => {
      isAnswered = true
      const text = await textOf(answer)
      asked.destroy()
      resolve({ status: answer.statusCode ?? 0, body: text.startsWith('{') ? JSON.parse(text) : {}, sent })
    })
    asked.on('error', error => !isAnswered && reject(error))
    const next = () => {
      if (isAnswered) return
      const part = write(sent)
      if (part === null) return void asked.end()
      if (part === 'nothing') return
      sent += part.length
      asked.write(part, next)
    }
    asked.flushHeaders()
    next()
  })
}

async function textOf(answer: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of answer) text += part
  return text
}

const whole = (text: string) => ({ write: (sent: number) => (sent === 0 ? Buffer.from(text) : null) })
const endless = (begin: string) => ({
  write: (sent: number) => (sent === 0 ? Buffer.from(begin) : Buffer.alloc(64_000, 0x20))
})
/** Says that it will send so much, and sends nothing. */
const promised = (bytes: number) => ({
  headers: { 'content-length': String(bytes) },
  write: () => 'nothing' as const
})

it('refuses what is too long by what is said of its length, before any of it has come', async () => {
  const { status, body, sent } = await call(moderator, 'comments/list', promised(3_000_000))
  expect([status, body.code, sent]).toEqual([413, 'input-too-large', 0])
  expect(body.message).toContain('2 MB')
  for (const language of ['sv', 'en'] as const)
    expect(refusalSentence('input-too-large', { method: 'a.b', most: 2 }, language)).not.toContain('?')
})

it('refuses what is too long while it comes, and takes more of a method that needs it', async () => {
  const list = await call(moderator, 'comments/list', endless('{"a":"'))
  expect([list.status, list.body.code]).toEqual([413, 'input-too-large'])
  // What lies between the two in the memory of sockets.
  expect(list.sent).toBeLessThan(20_000_000)
  const text = JSON.stringify({ html: 'a'.repeat(3_900_000), plain: 'b'.repeat(3_900_000) })
  expect((await call(moderator, 'comments/propose', whole(text))).status).toBe(200)
})

it('refuses what is short and holds very many values', async () => {
  const { status, body } = await call(moderator, 'comments/list', whole(`{"a":[${'[],'.repeat(200_000)}[]]}`))
  expect([status, body.code]).toEqual([413, 'input-too-large'])
  // Not those that stand in a text.
  const text = JSON.stringify({ html: null, plain: `${'[],'.repeat(200_000)}\\"` })
  expect((await call(moderator, 'comments/propose', whole(text))).status).toBe(200)
})

it('tells whoever may not call a method so without reading what they send', async () => {
  const { status, body, sent } = await call(nobody, 'comments/take', promised(80_000_000))
  expect([status, body.code, sent]).toEqual([403, 'forbidden', 0])
})

it('refuses what is no JSON, in whatever it is packed, and takes an empty call', async () => {
  const form = { ...whole('a=1'), headers: { 'content-type': 'application/x-www-form-urlencoded' } }
  for (const sent of [whole('{"a":'), whole('{"a":"\xff"'), form]) {
    const { status, body } = await call(moderator, 'users/me', sent)
    expect([status, body.code]).toEqual([400, 'input-not-json'])
  }
  expect((await call(moderator, 'users/me', { write: () => null })).status).toBe(200)
  expect((await call(moderator, 'users/me', whole('{}'))).status).toBe(200)
  expect((await call(moderator, 'no/such', whole('{}'))).status).toBe(404)
})

it('takes no more from one at a time than the longest is, and still from another', async () => {
  const half = (key: { key: string }) => {
    const asked = request(`${address}/api/comments/take`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key.key}`, 'content-length': '85000000' }
    })
    asked.on('error', () => undefined)
    return new Promise<typeof asked>(done => asked.write(Buffer.alloc(60_000_000, 0x20), () => done(asked)))
  }
  const going = await half(moderator)
  await expect
    .poll(
      async () =>
        (
          await call(moderator, 'comments/take', {
            ...endless('{"a":"'),
            headers: { 'content-length': '80000000' }
          })
        ).body.code
    )
    .toBe('inputs-too-many')
  expect((await call(moderator, 'users/me', whole('{}'))).status).toBe(200)
  ;(await half(other)).destroy()
  going.destroy()
  // What was on its way is counted no more.
  await expect
    .poll(
      async () =>
        (await call(moderator, 'comments/take', whole(`{"a":"${'b'.repeat(50_000_000)}"}`))).body.code
    )
    .toBe('invalid-input')
})

it('waits no longer for a body than a working line takes, however little comes of it', async () => {
  const bodies = new Bodies({ ms: 1_500, bytes: 20 })
  const origin = await serve(
    createServer((asked, answer) => {
      bodies.read(asked, 'moa', 'comments.list').then(
        ({ value }) => answer.end(JSON.stringify(value)),
        ({ code }) => answer.end(code)
      )
    })
  )
  const slowly = (parts: number) =>
    new Promise<string>(resolve => {
      const asked = request(origin, { method: 'POST' }, async answer => resolve(await textOf(answer)))
      asked.on('error', () => undefined)
      let left = parts
      const send = setInterval(() => {
        if (left-- > 0) return void asked.write(' ')
        clearInterval(send)
        asked.end('{}')
      }, 200)
    })
  expect(await slowly(1_000)).toBe('input-too-slow')
  expect(await slowly(2)).toBe('{}')
})

it('ends a line on which more comes than a call can need', async () => {
  const line = (key: { key: string }) => {
    const socket = new WebSocket(`${address.replace('http', 'ws')}/rpc`, {
      headers: { authorization: `Bearer ${key.key}` }
    })
    const closed = new Promise<number>(done => socket.once('close', done))
    return new Promise<{ socket: WebSocket; closed: Promise<number> }>((resolve, reject) => {
      socket.once('open', () => resolve({ socket, closed }))
      socket.once('error', reject)
    })
  }
  const short = await line(nobody)
  short.socket.send('a'.repeat(100_000))
  expect(await short.closed).toBe(1009)
  const heavy = await line(moderator)
  heavy.socket.send(JSON.stringify({ i: '1', p: { u: '/users/me', b: { json: Array(200_000).fill([]) } } }))
  expect(await heavy.closed).toBe(1009)
  const right = await line(moderator)
  right.socket.send(JSON.stringify({ i: '1', p: { u: '/users/me', b: {} } }))
  expect(await new Promise(done => right.socket.once('message', data => done(String(data))))).toContain(
    'moderator'
  )
  right.socket.close()
})
