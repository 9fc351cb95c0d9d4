// Consents to images (P6): kept with their document, and on withdrawal every post is put where it is saved and removed.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { expect, it, onTestFinished } from 'vitest'
import { createSession } from '../../electron/core/app/session.ts'
import { stateOf } from '../../electron/core/comments/consents/consents.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { openOptions, temporaryFolder } from '../helpers/archive.ts'

const DRAFT = { covers: 'A.B. nr 12', isChild: true, givenOn: '2026-08-20', validUntil: '2027-06-15' }

async function archive() {
  const folder = await temporaryFolder()
  const session = createSession({ ...openOptions(), actor: 'asa' })
  onTestFinished(() => session.close())
  await session.create(join(folder, 'arkiv'), 'Norrby kommun')
  const client: Client = createRouterClient(session.router, { context: {} })
  const { id: departmentId } = await client.departments.add({ name: 'Skolan', mailbox: null })
  const { id: responsibleId } = await client.people.add({ name: 'Åsa', email: null, departmentId })
  const register = (name: string) =>
    client.channels.register({
      ...{ platform: 'instagram', name, addresses: [`https://glimten.example/${name}`], departmentId },
      ...{ responsibleId, purpose: 'Skolans vardag', dialogue: true, mandate: null }
    })
  const channel = await register('skolan')
  const documentPath = join(folder, 'samtycke 12.pdf')
  await writeFile(documentPath, '%PDF-1.7 samtycke')
  const post = (n: number) => ({
    ...{ channelId: channel.id, captureId: null },
    address: `https://glimten.example/skolan/p/${n}#bild`
  })
  return { client, channel, register, documentPath, post, folder }
}
const codeOf = (call: Promise<unknown>) =>
  call.then(() => 'let in').catch((error: { code: string; data: object }) => [error.code, error.data])

it('keeps the document to the byte, whom it covers and the posts, and hands the document out again', async () => {
  const { client, documentPath, post } = await archive()
  const consent = await client.consents.add({ draft: DRAFT, documentPath, places: [post(1)] })
  expect(consent).toMatchObject({
    ...DRAFT,
    document: { name: 'samtycke 12.pdf' },
    state: 'valid',
    places: [{ address: 'https://glimten.example/skolan/p/1#bild', commentId: null }]
  })
  const more = await client.consents.addPlace({ id: consent.id, place: post(2) })
  expect(await client.consents.addPlace({ id: consent.id, place: post(2) })).toEqual(more)
  expect(more.places).toHaveLength(2)
  const out = await temporaryFolder()
  const { sha256 } = consent.document ?? {}
  if (sha256 === undefined) throw new Error('no document')
  expect((await client.documents.save({ sha256, dir: out })).path).toBe(join(out, 'samtycke 12.pdf'))
})

it('puts every post among the comments on withdrawal, to be saved and then removed, and says which', async () => {
  const { client, register, documentPath, post } = await archive()
  const closed = await register('nedlagd')
  const { id } = await client.consents.add({
    draft: DRAFT,
    documentPath,
    places: [
      post(1),
      post(2),
      { channelId: closed.id, captureId: null, address: 'https://glimten.example/gammal' }
    ]
  })
  await client.channels.retire({ id: closed.id, because: 'Slut', override: 'Redan borta' })
  expect(await codeOf(client.consents.withdraw({ id, withdrawnOn: '2026-11-26' }))).toMatchObject([
    'invalid-input',
    { place: 'withdrawnOn', problem: 'in-future' }
  ])
  const withdrawn = await client.consents.withdraw({ id, withdrawnOn: '2026-11-20' })
  expect(withdrawn).toMatchObject({
    state: 'withdrawn',
    withdrawnOn: '2026-11-20',
    places: [
      { commentState: 'noticed' },
      { commentState: 'noticed' },
      { commentId: null, commentState: null }
    ]
  })
  const { items } = await client.comments.list({ channelId: null, state: 'noticed' })
  expect(items.map(({ address, problem }) => [address, problem]).sort()).toEqual([
    ['https://glimten.example/skolan/p/1#bild', 'consent-withdrawn'],
    ['https://glimten.example/skolan/p/2#bild', 'consent-withdrawn']
  ])
  // They wait to be handled as posts; nobody has asked anything, so no answer is due.
  expect(items.map(({ kind }) => kind)).toEqual(['post', 'post'])
  expect(await client.deadlines.waiting()).toMatchObject({ waiting: 0 })
  const { items: lines } = await client.journal.list({ about: id, limit: 1, after: null })
  expect(lines[0]).toMatchObject({ act: 'consent.withdrawn', details: { posts: 3, toRemove: 2 } })
  expect(await codeOf(client.consents.withdraw({ id, withdrawnOn: '2026-11-21' }))).toMatchObject([
    'consent-over',
    {}
  ])
  expect(await codeOf(client.consents.addPlace({ id, place: post(3) }))).toMatchObject(['consent-over', {}])
})

it('leads from a consent that has run out to its posts, which are saved and taken down', async () => {
  const { client, documentPath, post } = await archive()
  const draft = { ...DRAFT, validUntil: '2026-11-24' }
  const { id } = await client.consents.add({ draft, documentPath, places: [post(1), post(2)] })
  const valid = await client.consents.add({ draft: DRAFT, documentPath, places: [post(3)] })
  expect((await client.consents.list()).map(({ state }) => state).toSorted()).toEqual(['expired', 'valid'])
  expect(await client.archive.status()).toMatchObject({ consentsEnded: 1, mandatesLacking: 2 })
  expect(await codeOf(client.consents.takeDown({ id: valid.id }))).toMatchObject(['consent-in-force', {}])
  const led = await client.consents.takeDown({ id })
  expect(led).toMatchObject({
    state: 'expired',
    places: [{ commentState: 'noticed' }, { commentState: 'noticed' }]
  })
  const { items } = await client.comments.list({ channelId: null, state: 'noticed' })
  expect(items.map(({ kind, problem }) => [kind, problem])).toEqual([
    ['post', 'consent-ended'],
    ['post', 'consent-ended']
  ])
  expect(await client.archive.status()).toMatchObject({ consentsEnded: 0 })
  // What is led to already is not put there again.
  await client.consents.takeDown({ id })
  expect((await client.comments.list({ channelId: null, state: 'noticed' })).items).toHaveLength(2)
})

it.each([
  ['a personal identity number', { covers: '20150101-1234' }, 'identity-number'],
  ['a whole story', { covers: 'x'.repeat(41) }, 'too-long'],
  ['nobody', { covers: ' ' }, 'too-short'],
  ['one that ends before it begins', { validUntil: '2026-08-19' }, 'ends-before-it-begins'],
  ['a day that is none', { givenOn: '2026-02-30' }, 'wrong-form'],
  ['a slip of the year', { givenOn: '0026-02-03', validUntil: null }, 'year-far-away'],
  ['a day to come', { givenOn: '2026-11-26', validUntil: null }, 'in-future']
])('refuses %s', async (_, changes, problem) => {
  const { client, documentPath } = await archive()
  const added = client.consents.add({ draft: { ...DRAFT, ...changes }, documentPath, places: [] })
  expect(await codeOf(added)).toMatchObject(['invalid-input', { problem }])
  expect(await client.consents.list()).toEqual([])
})

it('refuses one without a document that can be read, and posts that cannot be', async () => {
  const { client, documentPath, post, folder } = await archive()
  const add = (more: object) => client.consents.add({ draft: DRAFT, documentPath, places: [], ...more })
  expect(await codeOf(add({ documentPath: join(folder, 'saknas.pdf') }))).toMatchObject([
    'file-unreadable',
    {}
  ])
  expect(await codeOf(add({ places: [{ ...post(1), address: 'javascript:alert(1)' }] }))).toMatchObject([
    'not-http',
    {}
  ])
  const captureId = '00000000-0000-4000-8000-000000000001'
  expect(await codeOf(add({ places: [{ ...post(1), captureId }] }))).toMatchObject(['not-found', {}])
  expect(await client.consents.list()).toEqual([])
})

it('is valid through its last day, and runs out the day after', () => {
  const consent = { validUntil: '2026-11-25', withdrawnOn: null }
  expect(stateOf(consent, '2026-11-25')).toBe('valid')
  expect(stateOf(consent, '2026-11-26')).toBe('expired')
  expect(stateOf({ ...consent, validUntil: null }, '2099-01-01')).toBe('valid')
  expect(stateOf({ ...consent, withdrawnOn: '2026-01-01' }, '2026-11-25')).toBe('withdrawn')
})
