// A server as those reach it who sit at other computers: who is let in, what they may, and what is recorded of them.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { Contract } from '#shared/contract.ts'
import { openLog } from '../../../electron/core/kernel/log.ts'
import { type ArchiveServer, openArchiveServer } from '../../../electron/hosts/server/archive-server.ts'
import type { ArchiveConfig } from '../../../electron/hosts/server/config.ts'
import { newKey } from '../../../electron/hosts/server/keys.ts'
import { type SignInProvider, startSignInProvider } from '../../../scripts/lib/sign-in-provider.mjs'
import { freePort } from '../../helpers/free-port.ts'
import { WebVisitor } from '../../helpers/web-visitor.ts'

const { key, entry } = newKey('diariet')
const keyEntry = { ...entry, roles: ['archivist'] } as ArchiveConfig['keys'][number]

let folder: string
let address: string
let provider: SignInProvider
let server: ArchiveServer
let now = Date.parse('2026-11-29T08:00:00Z')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kanalarkiv-server-test-'))
  const port = await freePort()
  address = `http://127.0.0.1:${port}`
  provider = await startSignInProvider({
    people: [
      { id: 'moa', name: 'Moa Ek', groups: ['Kommunikation'] },
      { id: 'Moa', name: 'Moa Alm', groups: [] },
      { id: 'arvid', name: 'Arvid Lund', groups: ['Arkiv', 'Kommunikation'] }
    ],
    addresses: [address]
  })
  server = await openArchiveServer(
    {
      address,
      dir: join(folder, 'arkiv'),
      municipality: 'Norrby kommun',
      adopt: false,
      signIn: {
        issuer: provider.issuer,
        clientId: provider.clientId,
        clientSecret: provider.clientSecret,
        scope: 'openid profile',
        userClaim: 'sub',
        nameClaim: 'name',
        groupsClaim: 'groups',
        roles: { Kommunikation: ['moderator'], Arkiv: ['archivist'] }
      },
      sessionHours: 12,
      idleMinutes: 60,
      mostMegabytes: 1,
      keys: [keyEntry]
    },
    { log: openLog(null), now: () => now }
  )
  await server.listen({ host: '127.0.0.1', port })
})

afterAll(async () => {
  await server.close()
  await provider.close()
  await rm(folder, { recursive: true, force: true })
})

const signedIn = async (person: string) => {
  const visitor = new WebVisitor(address)
  await visitor.signIn(person)
  return visitor
}
const codeOf = ({ body }: { body: unknown }) => (body as { code: string }).code

describe('who is let in', () => {
  it('leads whoever has not signed in to the provider, and answers no call', async () => {
    const nobody = new WebVisitor(address)
    expect((await nobody.goTo(`${address}/`)).at).toContain(provider.issuer)
    expect((await nobody.call('users/me')).status).toBe(401)
    expect(await nobody.line()).toBe(401)
  })

  it('lets them in as the provider and its groups say', async () => {
    const visitor = await signedIn('arvid')
    expect((await visitor.call('users/me')).body).toEqual({
      osUser: 'oidc:arvid',
      name: 'Arvid Lund',
      roles: ['moderator', 'archivist'],
      leftOn: null
    })
  })

  it('takes two whose names differ by a capital letter for two', async () => {
    const [one, other] = [await signedIn('moa'), await signedIn('Moa')]
    expect((await one.call('users/me')).body).toMatchObject({ name: 'Moa Ek', roles: ['moderator'] })
    expect((await other.call('users/me')).body).toMatchObject({ name: 'Moa Alm', roles: [] })
  })

  it('refuses the cookie of a browser that another origin has sent here', async () => {
    const visitor = await signedIn('moa')
    expect((await visitor.call('users/me', {}, 'https://ond.example')).status).toBe(403)
    expect(await visitor.line('https://ond.example')).toBe(403)
    const bare = await visitor.ask(`${address}/api/users/me`, { method: 'POST', body: '{}' })
    expect(bare.status).toBe(403)
  })

  it('takes an attempt to sign in once, and from the browser that began it', async () => {
    const visitor = new WebVisitor(address)
    const asked = await visitor.goTo(`${address}/sign-in`)
    const body = new URLSearchParams({ person: 'moa' }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    let at = asked.at
    let answered = await visitor.ask(at, { method: 'POST', body, headers })
    while (!answered.headers.get('location')?.startsWith(`${address}/sign-in/callback`)) {
      at = new URL(answered.headers.get('location') ?? '', at).href
      answered = await visitor.ask(at)
    }
    const callback = answered.headers.get('location') ?? ''
    expect((await new WebVisitor(address).ask(callback)).status).toBe(403)
    expect((await visitor.ask(callback)).status).toBe(303)
    expect((await visitor.ask(callback)).status).toBe(403)
    expect((await visitor.ask(callback.replace(/code=[^&]+/, 'code=påhittad'))).status).toBe(403)
  })

  it('ends a session that nobody has used, with its lines, and signs out everywhere when asked to', async () => {
    const [here, there] = [await signedIn('moa'), await signedIn('moa')]
    const line = await there.line()
    if (!(line instanceof WebSocket)) throw new Error('the line was refused')
    const closed = new Promise<number>(done => line.once('close', done))
    await here.post('/sign-out-everywhere')
    expect(await closed).toBe(4401)
    expect((await there.call('users/me')).status).toBe(401)
    const idle = await signedIn('moa')
    now += 61 * 60_000
    expect((await idle.call('users/me')).status).toBe(401)
  })

  it('takes a hundred lines of one person, and others beside them', async () => {
    const [moa, arvid] = [await signedIn('moa'), await signedIn('arvid')]
    const lines = await Promise.all(Array.from({ length: 100 }, () => moa.line()))
    expect(lines.filter(line => !(line instanceof WebSocket))).toEqual([])
    expect(await moa.line()).toBe(429)
    // In another browser they are the same person.
    expect(await (await signedIn('moa')).line()).toBe(429)
    const other = await arvid.line()
    expect(other).toBeInstanceOf(WebSocket)
    const [first] = lines
    if (first instanceof WebSocket) first.close()
    await expect.poll(() => moa.line()).toBeInstanceOf(WebSocket)
    for (const line of [other, ...lines]) if (line instanceof WebSocket) line.terminate()
  })

  it('counts among them the answers that go on for as long as somebody listens', async () => {
    const leave = new AbortController()
    const listen = async () => {
      const answered = await fetch(`${address}/api/archive/events`, {
        ...{ method: 'POST', body: '{}', signal: leave.signal },
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
      })
      return answered.status
    }
    const answers = []
    for (let at = 0; at < 101; at++) answers.push(await listen())
    expect(answers).toEqual([...Array.from({ length: 100 }, () => 200), 429])
    leave.abort()
    const again = () =>
      fetch(`${address}/api/archive/current`, { headers: { authorization: `Bearer ${key}` }, method: 'POST' })
    // The server hears of it when its end of the lines closes.
    await expect.poll(async () => (await again()).status).toBe(200)
  })

  it('lets a program in by its key, in its role, and by no other', async () => {
    const ask = (sent: string, method: string) =>
      fetch(`${address}/api/${method}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${sent}`, 'content-type': 'application/json' },
        body: '{}'
      })
    const me = await ask(key, 'users/me')
    expect(await me.json()).toMatchObject({ osUser: 'api:diariet', roles: ['archivist'] })
    expect((await ask(key, 'departments/add')).status).toBe(403)
    expect((await ask(`${key}x`, 'users/me')).status).toBe(401)
  })
})

describe('the first administrator', () => {
  it('is whoever writes the code that the server printed, once', async () => {
    const visitor = new WebVisitor(address)
    expect((await visitor.signIn('moa')).text).toContain('/first-administrator')
    expect((await visitor.post('/first-administrator', { code: 'AAAA-BBBB-CCCC-DDDD' })).status).toBe(403)
    await visitor.post('/first-administrator', { code: server.firstCode?.toLowerCase() ?? '' })
    expect((await visitor.call('users/me')).body).toMatchObject({ roles: ['moderator', 'administrator'] })
    const other = await signedIn('arvid')
    await other.post('/first-administrator', { code: server.firstCode ?? '' })
    expect((await other.call('users/me')).body).toMatchObject({ roles: ['moderator', 'archivist'] })
  })
})

describe('what they may, and what is recorded', () => {
  it('refuses at the door what their role does not allow, and paths of the server whatever the role', async () => {
    const visitor = await signedIn('moa')
    expect(await visitor.call('retention/addRule', {})).toMatchObject({ status: 403 })
    const open = await visitor.call('archive/open', { dir: '/srv/annat' })
    expect([open.status, codeOf(open)]).toEqual([403, 'only-at-the-computer'])
    const read = await visitor.call('comments/propose', { path: '/etc/passwd' })
    expect([read.status, codeOf(read)]).toEqual([403, 'path-on-server'])
  })

  it('answers over a line, and notes who did what, where and by what they were let in', async () => {
    const visitor = await signedIn('moa')
    const line = await visitor.line()
    if (!(line instanceof WebSocket)) throw new Error('the line was refused')
    const link = new RPCLink({ websocket: line as unknown as globalThis.WebSocket }) // the same interface
    const client: ContractRouterClient<Contract> = createORPCClient(link)
    const events = await client.archive.events()
    const next = events.next()
    await client.watch.addWord({ word: randomUUID() })
    expect((await next).value).toMatchObject({ kind: 'changed' })
    const { items } = await client.journal.list({ about: null, limit: 1, after: null })
    expect(items[0]).toMatchObject({
      actor: 'Moa Ek (oidc:moa)',
      signedIn: { by: 'sign-in', host: expect.any(String) }
    })
    line.close()
  })

  it('takes a file in for whoever sent it, and for nobody else', async () => {
    const [one, other] = [await signedIn('moa'), await signedIn('arvid')]
    const sent = await one.ask(`${address}/files?name=${encodeURIComponent('../../brev "1".eml')}`, {
      method: 'POST',
      headers: { origin: address },
      body: 'Subject: hej\r\n\r\nhej'
    })
    const { path, bytes } = (await sent.json()) as { path: string; bytes: number }
    expect(bytes).toBe(19)
    expect(path).toMatch(/[/\\]_.._brev _1_\.eml$/)
    expect((await one.call('comments/propose', { path })).status).toBe(200)
    expect(codeOf(await other.call('comments/propose', { path }))).toBe('path-on-server')
    const large = { method: 'POST', headers: { origin: address }, body: Buffer.alloc(1_000_001) }
    expect((await one.ask(`${address}/files?name=stor`, large)).status).toBe(413)
  })

  it('lets what a method writes be fetched by whoever asked for it', async () => {
    const [one, other] = [await signedIn('arvid'), await signedIn('moa')]
    const asked = await one.ask(`${address}/folders`, { method: 'POST', headers: { origin: address } })
    const { dir, fetch: from } = (await asked.json()) as { dir: string; fetch: string }
    const written = one.ask(`${address}${from}`)
    expect((await other.ask(`${address}${from}`)).status).toBe(404)
    const printed = await one.call('coverage/report', { dir })
    expect(printed.status).toBe(200)
    const got = await written
    expect(got.headers.get('content-disposition')).toContain('attachment')
    expect((await got.arrayBuffer()).byteLength).toBeGreaterThan(100)
    expect((await one.ask(`${address}${from}`)).status).toBe(404)
  })
})

it('is not ready while the folder of its archive is moved away', async () => {
  const dir = join(folder, 'arkiv')
  expect(server.isReady()).toBe(true)
  await rename(dir, `${dir} flyttat`)
  expect(server.isReady()).toBe(false)
  await rename(`${dir} flyttat`, dir)
  expect(server.isReady()).toBe(true)
})
