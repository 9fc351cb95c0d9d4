// Platforms that fail in every way they can: each becomes a sentence, nothing waits for ever, and nothing looks gone that is not.
import { expect, it, onTestFinished } from 'vitest'
import type { Language } from '#shared/errors.ts'
import { refusalSentence } from '#shared/refusals.ts'
import { facebook } from '../../electron/core/comments/platforms/facebook.ts'
import { httpTo } from '../../electron/core/comments/platforms/http.ts'
import { wordpress } from '../../electron/core/comments/platforms/wordpress.ts'
import { ArchiveError } from '../../electron/core/kernel/errors.ts'
import { KEY, startGraph } from '../helpers/stubs/graph.ts'
import { type Fault, startStub } from '../helpers/stubs/server.ts'

const stopping = new AbortController()

async function page() {
  const stub = await startGraph('facebook', '1001', 'Kommunen')
  onTestFinished(() => stub.stop())
  stub.comments.set('2002', [
    { id: '550', text: 'Hej', from: null, at: '2026-11-20T09:00:00+0000', hidden: false, parent: null }
  ])
  const make = (signal = stopping.signal) =>
    facebook({ address: stub.address, directory: null, user: '1001', secret: KEY, signal, patience: 300 })
  return { stub, make, client: make() }
}

const again = (fault: Fault): Fault[] => [fault, fault, fault, fault, fault, fault]

it.each<[string, Fault[], string]>([
  ['401', [{ status: 401 }], 'platform-login-refused'],
  ['403', [{ status: 403 }], 'platform-forbidden'],
  ['404 that is no answer of the API', [{ status: 404 }, { status: 404 }], 'platform-not-found'],
  ['500', again({ status: 500 }), 'platform-failed'],
  ['429 for an hour', [{ status: 429, headers: { 'retry-after': '3600' } }], 'platform-busy'],
  ['429 again and again', again({ status: 429, headers: { 'retry-after': '0' } }), 'platform-busy'],
  ['429 without a word on how long', [{ status: 429 }], 'platform-busy'],
  ['half a JSON', again('half-json'), 'platform-bad-answer'],
  ['another shape', [{ status: 200, json: { unexpected: true } }], 'platform-bad-answer'],
  ['a connection that breaks', ['broken'], 'platform-unreachable'],
  ['nothing at all', ['hangs'], 'platform-unreachable'],
  ['a redirect', [{ status: 302, headers: { location: 'https://elsewhere.example/?t=1' } }], 'platform-moved']
])('refuses in words after %s, and does not take the comment for gone', async (_, faults, code) => {
  const { stub, client } = await page()
  stub.faults.push(...faults)
  const refusal = await client.find('550').catch((error: unknown) => error)
  if (!(refusal instanceof ArchiveError)) throw new Error('not refused')
  expect(refusal.code).toBe(code)
  for (const language of ['sv', 'en'] satisfies Language[]) {
    const said = refusalSentence(refusal.code, refusal.params, language)
    expect(said).toContain('Facebook')
    expect(said).not.toMatch(/[{}]|\?$/)
    expect(said).not.toContain(KEY)
  }
})

it('waits as long as it is told and then goes on', async () => {
  const { stub, client } = await page()
  stub.faults.push(
    { status: 429, headers: { 'retry-after': '0' } },
    { status: 503, headers: { 'retry-after': '0' } }
  )
  expect((await client.find('550')).comment?.text).toBe('Hej')
  expect(stub.asked).toHaveLength(3)
})

it('asks once more after a fault of the platform, but never sends a change twice', async () => {
  const { stub, client } = await page()
  stub.faults.push({ status: 502 })
  expect((await client.find('550')).comment?.text).toBe('Hej')
  stub.asked.length = 0
  stub.faults.push({ status: 502 })
  await expect(client.act('550', 'delete')).rejects.toMatchObject({ code: 'platform-failed' })
  expect(stub.asked.filter(({ method }) => method === 'DELETE')).toHaveLength(1)
})

it('ends at once when the archive is closed', async () => {
  const { stub, make } = await page()
  const closing = new AbortController()
  stub.faults.push('hangs')
  const asking = make(closing.signal).find('550')
  closing.abort()
  await expect(asking).rejects.toMatchObject({ code: 'stopped' })
})

it('says that nobody answers, and that a name is unknown', async () => {
  const { stub, client } = await page()
  await stub.stop()
  await expect(client.find('550')).rejects.toMatchObject({ params: { detail: 'refused' } })
  const nowhere = httpTo({
    platform: 'WordPress',
    base: 'https://finns-inte.invalid/',
    signal: stopping.signal,
    headers: () => ({}),
    secrets: () => []
  })
  await expect(nowhere.get('')).rejects.toMatchObject({ code: 'platform-unreachable' })
})

it('gives up an answer without end', async () => {
  const endless = await startStub(() => ({ json: 'x'.repeat(33 << 20) }))
  onTestFinished(() => endless.stop())
  const http = httpTo({
    platform: 'WordPress',
    base: endless.address,
    signal: stopping.signal,
    headers: () => ({}),
    secrets: () => []
  })
  await expect(http.get('')).rejects.toMatchObject({ code: 'platform-bad-answer' })
})

it('finds a WordPress that answers as if nobody had logged in', async () => {
  const index = { name: 'Bloggen', namespaces: ['wp/v2'] }
  const visible = [
    { id: 1, post: 4, parent: 0, author: 0, author_name: 'Åsa', date_gmt: '2026-11-20T09:00:00' }
  ]
  const stub = await startStub(({ url }) => {
    if (url.pathname === '/wp-json/') return { json: index }
    if (url.pathname.endsWith('/users/me'))
      return { status: 401, json: { code: 'rest_not_logged_in', message: 'Du är inte inloggad.' } }
    return { json: visible, headers: { 'x-wp-total': '1', 'x-wp-totalpages': '1' } }
  })
  onTestFinished(() => stub.stop())
  const client = wordpress({
    address: stub.address,
    directory: null,
    user: 'moderator',
    secret: 'fel lösenord',
    signal: stopping.signal
  })
  await expect(client.check()).rejects.toMatchObject({ code: 'platform-login-refused' })
  const read = client.read({ thread: null, since: null })
  await expect(read.next()).rejects.toMatchObject({ code: 'platform-login-refused' })
})
