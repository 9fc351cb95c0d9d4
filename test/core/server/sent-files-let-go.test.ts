// Files that were sent and are done with: they count no more, and leave room for the next.
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { ROLES } from '#shared/user.ts'
import { openLog } from '../../../electron/core/kernel/log.ts'
import { openArchiveServer } from '../../../electron/hosts/server/archive-server.ts'
import type { ArchiveConfig } from '../../../electron/hosts/server/config.ts'
import { newKey } from '../../../electron/hosts/server/keys.ts'
import { SentFiles } from '../../../electron/hosts/server/sent-files.ts'
import { temporaryFolder } from '../../helpers/archive.ts'
import { freePort } from '../../helpers/free-port.ts'
import { serve } from '../../helpers/serve.ts'

const MINUTE = 60_000
const onFault = (error: unknown): never => {
  throw error
}

/** A server that takes files, as Moa and Eva send them. */
async function sending({ mostBytes = 1000 } = {}) {
  const clock = { now: 0 }
  const files = new SentFiles({ mostBytes, now: () => clock.now, onFault })
  onTestFinished(() => files.close())
  const origin = await serve(
    createServer((asked, answer) => {
      const [user, id] = [asked.headers.from ?? 'moa', asked.url?.split('/')[2] ?? '']
      if (asked.method === 'HEAD') files.said(user, id, answer)
      else if (asked.method === 'PATCH') void files.goOn(user, id, asked, answer)
      else if (asked.method === 'DELETE') void files.withdraw(user, id, answer)
      else void files.take(user, asked, answer)
    })
  )
  const ask = (method: string, path: string, headers = {}, body?: string) =>
    fetch(origin + path, { method, headers, ...(body === undefined ? {} : { body }) })
  const send = (body = 'hej', headers = {}) => ask('POST', '/files?name=a.eml', headers, body)
  const begin = async () => {
    const begun = await ask('POST', '/files?name=film.mp4', { 'upload-complete': '?0' })
    return begun.headers.get('location') ?? ''
  }
  const pathOf = async (sent: Response) => ((await sent.json()) as { path: string }).path
  return { clock, files, origin, ask, send, begin, pathOf }
}

it('lets go of each file that a method took in, so that it counts no more', async () => {
  const { files, send, pathOf } = await sending()
  let path = ''
  for (let at = 0; at < 120; at++) {
    const sent = await send()
    expect(sent.status).toBe(201)
    path = await pathOf(sent)
    await files.use('moa', { path }, 'messages.takeFile').end(null)
    expect(files.isOf('moa', path, 'messages.takeFile')).toBe(false)
  }
  expect(await readdir(dirname(dirname(path)))).toEqual([])
})

it('keeps a file that was refused, that was only looked at, or that another call has in use', async () => {
  const { clock, files, send, pathOf } = await sending()
  const path = await pathOf(await send())
  const root = dirname(dirname(path))
  await files.use('moa', { path }, 'messages.takeFile').end('sender-unknown')
  await files.use('moa', { path }, 'comments.propose').end(null)
  expect(files.isOf('moa', path, 'messages.takeFile')).toBe(true)

  const long = files.use('moa', { paths: [path] }, 'imports.start')
  const ended = Promise.withResolvers<boolean>()
  long.until(ended.promise)
  await long.end(null)
  clock.now = 61 * MINUTE
  await files.sweep()
  await files.use('moa', { files: [{ path }] }, 'comments.take').end(null)
  expect(await readdir(root)).toHaveLength(1)
  expect(files.isOf('moa', path, 'comments.take')).toBe(false)
  ended.resolve(true)
  await expect.poll(() => readdir(root)).toEqual([])
})

it('withdraws an upload for whoever sent it, also while it comes', async () => {
  const { origin, ask, begin, send, pathOf } = await sending()
  const root = dirname(dirname(await pathOf(await send())))
  const to = await begin()
  expect((await ask('DELETE', to, { from: 'eva' })).status).toBe(404)
  expect((await ask('DELETE', to)).status).toBe(204)
  expect((await ask('HEAD', to)).status).toBe(404)
  expect((await ask('DELETE', to)).status).toBe(404)

  const coming = await begin()
  const headers = { 'upload-offset': '0', 'upload-complete': '?1', 'content-length': 900 }
  const cut = request(origin + coming, { method: 'PATCH', headers })
  cut.on('error', () => undefined)
  cut.write('halva')
  await expect.poll(async () => (await ask('HEAD', coming)).status).toBe(409)
  expect((await ask('DELETE', coming)).status).toBe(204)
  await expect.poll(async () => (await readdir(root)).length).toBe(1)
})

it('says when there is room again, and lets an upload that nobody goes on with give way', async () => {
  const { clock, ask, begin, send } = await sending()
  const first = await begin()
  for (let at = 1; at < 100; at++) expect((await send('')).status).toBe(201)
  clock.now = 4 * MINUTE
  const refused = await send()
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, String(6 * 60)])
  expect(await refused.json()).toMatchObject({
    code: 'sent-files-too-many',
    status: 429,
    data: { most: 100, megabytes: 0.004, minutes: 6 }
  })
  expect((await send('hej', { from: 'eva' })).status).toBe(201)
  clock.now = 10 * MINUTE
  expect((await send()).status).toBe(201)
  expect((await ask('HEAD', first)).status).toBe(404)
  const last = await send()
  expect([last.status, last.headers.get('retry-after')]).toEqual([429, String(50 * 60)])
})

it.each([
  [{ 'upload-offset': '3' }],
  [{ 'upload-offset': '3', 'upload-complete': '?2' }],
  [{ 'upload-offset': '3', 'upload-complete': '1' }],
  [{ 'upload-offset': '3', 'upload-complete': 'true' }],
  [{ 'upload-offset': '3', 'upload-complete': '?0, ?1' }],
  [{ 'upload-offset': '0x3', 'upload-complete': '?1' }],
  [{ 'upload-offset': '3.0', 'upload-complete': '?1' }],
  [{ 'upload-offset': '+3', 'upload-complete': '?1' }],
  [{ 'upload-offset': '3, 3', 'upload-complete': '?1' }],
  [{ 'upload-complete': '?1' }]
])('refuses a part whose headers do not say what it is: %j', async headers => {
  const { ask } = await sending()
  const begun = await ask('POST', '/files?name=film.mp4', { 'upload-complete': '?0' }, 'hej')
  const to = begun.headers.get('location') ?? ''
  const refused = await ask('PATCH', to, headers, 'då')
  expect(refused.status).toBe(400)
  expect(await refused.json()).toMatchObject({ code: 'sent-header-unread' })
  const said = await ask('HEAD', to)
  expect([said.headers.get('upload-offset'), said.headers.get('upload-complete')]).toEqual(['3', '?0'])
})

it('refuses to begin a file by a header that says nothing', async () => {
  const { send } = await sending()
  for (const said of ['?2', '0', 'false', ''])
    expect([said, (await send('hej', { 'upload-complete': said })).status]).toEqual([said, 400])
})

it('keeps one copy of a file that is sent again under one key', async () => {
  const { ask, send, pathOf } = await sending()
  const key = { 'idempotency-key': 'samma-fil-igen' }
  const paths = [await pathOf(await send('hej', key)), await pathOf(await send('hej', key))]
  expect(new Set(paths).size).toBe(1)
  for (const other of ['då!', 'hej hej', '']) {
    const refused = await send(other, key)
    expect([refused.status, await refused.json()]).toMatchObject([422, { code: 'sent-key-used' }])
  }
  const begun = { 'idempotency-key': 'en-film-i-delar', 'upload-complete': '?0' }
  const places = [await ask('POST', '/files?name=b', begun), await ask('POST', '/files?name=b', begun)]
  expect(new Set(places.map(({ headers }) => headers.get('location'))).size).toBe(1)
  expect(await readdir(dirname(dirname(paths[0] ?? '')))).toHaveLength(2)
})

it('lets go of a mail that was taken in and of an export whose import has ended, at a server', async () => {
  const { ask, sent } = await servedByKey()
  const place = { platform: 'instagram', addresses: ['https://glimten.example/skolan'], name: 'Skolan' }
  const { id: departmentId } = await ask('departments/add', { name: 'Skolan', mailbox: null })
  const { id: responsibleId } = await ask('people/add', { name: 'Åsa', email: null, departmentId })
  const rest = { departmentId, responsibleId, purpose: 'Skolans vardag', dialogue: true, mandate: null }
  const { id: channelId } = await ask('channels/register', { ...place, ...rest })
  const mail = (text: string) =>
    `From: Eva <eva@x.example>\r\nDate: Wed, 2 Dec 2026 10:00:00 +0100\r\nSubject: Hej\r\n\r\n${text}\r\n`
  const path = await sent('hej.eml', mail('Hej'))
  await ask('messages/takeFile', {
    ...{ channelId, path, senderName: null, senderAddress: null, receivedAt: null, timeShown: null }
  })
  expect(existsSync(path)).toBe(false)
  const other = await sent('fler.eml', mail('Fler'))
  const { id } = await ask('imports/start', { channelId, paths: [other], ownName: null })
  await expect.poll(() => existsSync(other)).toBe(false)
  expect(await ask('imports/find', { id })).toMatchObject({ state: 'finished', seen: 1 })
})

/** A server with one archive, and a program with all roles. */
async function servedByKey() {
  const { key, entry } = newKey('diariet')
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const server = await openArchiveServer(
    {
      ...{
        address,
        dir: join(await temporaryFolder(), 'arkiv'),
        municipality: 'Norrby kommun',
        adopt: false
      },
      ...{ sessionHours: 12, idleMinutes: 60, mostMegabytes: 1 },
      keys: [{ ...entry, roles: [...ROLES] } as ArchiveConfig['keys'][number]]
    },
    { log: openLog(null) }
  )
  onTestFinished(() => server.close())
  await server.listen({ host: '127.0.0.1', port })
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const post = async (to: string, body: string) => {
    const answered = await fetch(address + to, { method: 'POST', headers, body })
    const text = await answered.text()
    if (!answered.ok) throw new Error(text)
    return JSON.parse(text)
  }
  return {
    ask: (method: string, input: object) => post(`/api/${method}`, JSON.stringify(input)),
    sent: async (name: string, body: string): Promise<string> =>
      (await post(`/files?name=${name}`, body)).path
  }
}
