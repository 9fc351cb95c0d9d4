// A capture's web archive asked for what its page asks the network for, with no browser in between.
import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import type { ReplayQuestion } from '#shared/replay.ts'
import { answerInReplay, pageToReplay } from '../../electron/core/app/replay.ts'
import { captureWacz } from '../../electron/core/captures/captures/read.ts'
import { waczOf } from '../../electron/core/captures/wacz/wacz.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { exchangeOf } from '../helpers/exchange.ts'
import { newCapture, startRun } from './exports-archive.ts'

const ORIGIN = 'https://www.flode.example'
const at = new Date('2026-11-25T08:00:00Z')
const PAGE = { address: `${ORIGIN}/norrby`, title: 'Norrby', at, unanswered: [] }
/** More than what shares a part with others. */
const FILM = randomBytes(200_000)
const JSON_TYPE = 'application/json'

async function archived() {
  const { ctx } = await newArchive()
  const ask = (path: string, text: string | Buffer, more = {}) =>
    exchangeOf({ address: ORIGIN + path, at, text, ...more })
  const posted = (sent: string, text: string) =>
    ask('/fraga', text, { method: 'POST', sent, sentType: JSON_TYPE, mediaType: JSON_TYPE })
  const exchanges = [
    await ask('/norrby', '<p>Räksmörgås</p>', {
      headers: ['Content-Type: text/html; charset=utf-8', 'Set-Cookie: a=b', 'X-Two: ett', 'X-Two: två']
    }),
    await ask('/film', FILM, { mediaType: 'video/mp4' }),
    await ask('/Bild', 'stor', { mediaType: 'image/png' }),
    await ask('/bild', 'liten', { mediaType: 'image/png' }),
    await ask('/sok?b=2&a=1', 'funnet'),
    await ask('/forr', '', { status: 302, headers: [`Location: ${ORIGIN}/nu`] }),
    await ask('/borta', 'finns inte', { status: 404 }),
    await ask('/svar', 'svar 1'),
    await ask('/svar', 'svar 2'),
    await posted('{"fraga":"första"}', 'svar ett'),
    await posted('{"fraga":"andra"}', 'svar två')
  ]
  const id = await newCapture(ctx, {
    run: startRun(ctx),
    channelId: newChannel(ctx).id,
    address: PAGE.address,
    wacz: (await waczOf(PAGE, exchanges, { software: 'Kanalarkiv 1', signer: null, made: PAGE.at })).pieces
  })
  const answer = (path: string, more: Partial<ReplayQuestion> = {}) =>
    answerInReplay(ctx, id, {
      ...{ method: 'GET', address: ORIGIN + path, sent: new Uint8Array(), sentType: '' },
      ...more
    })
  const said = async (...asked: Parameters<typeof answer>) => {
    const found = await answer(...asked)
    return found === null ? null : Buffer.from(found.body).toString()
  }
  return { ctx, id, answer, said }
}

const post = (sent: string) => ({ method: 'POST', sent: Buffer.from(sent), sentType: JSON_TYPE })

it('answers what was asked for, as it was answered', async () => {
  const { ctx, id, answer, said } = await archived()
  expect(pageToReplay(ctx, id)).toMatchObject({ id, address: `${PAGE.address}/`, viewport: 'desktop' })
  expect(await answer('/norrby#del')).toMatchObject({
    status: 200,
    headers: [
      ['Content-Type', 'text/html; charset=utf-8'],
      ['X-Two', 'ett'],
      ['X-Two', 'två']
    ]
  })
  expect(await said('/norrby')).toBe('<p>Räksmörgås</p>')
  expect(Buffer.from((await answer('/film'))?.body ?? []).equals(FILM)).toBe(true)
  expect(await answer('/forr')).toMatchObject({ status: 302, headers: [['Location', `${ORIGIN}/nu`]] })
  expect(await answer('/borta')).toMatchObject({ status: 404 })
  // What the index takes for one address is told apart by the address itself.
  expect([await said('/Bild'), await said('/bild')]).toEqual(['stor', 'liten'])
  expect(await said('/sok?a=1&b=2')).toBe('funnet')
})

it('answers the same question otherwise the second time, where it was so, until the page is opened anew', async () => {
  const { said } = await archived()
  const three = async () => [await said('/svar'), await said('/svar'), await said('/svar')]
  expect(await three()).toEqual(['svar 1', 'svar 2', 'svar 2'])
  await said('/norrby/')
  expect(await three()).toEqual(['svar 1', 'svar 2', 'svar 2'])
})

it('tells questions by POST apart by what was sent, and makes up no answer', async () => {
  const { said, answer } = await archived()
  expect(await said('/fraga', post('{"fraga":"andra"}'))).toBe('svar två')
  expect(await said('/fraga', post('{"fraga":"första"}'))).toBe('svar ett')
  expect(await answer('/fraga', post('{"fraga":"tredje"}'))).toBeNull()
  expect(await answer('/fraga')).toBeNull()
  expect(await answer('/norrby', { method: 'POST' })).toBeNull()
  expect(await answer('/aldrig')).toBeNull()
  expect(await answer('', { address: 'file:///etc/passwd' })).toBeNull()
  expect(await answer('', { address: 'ingen adress' })).toBeNull()
})

it('gives no answer that is not as it was saved', async () => {
  const { ctx, id, answer, said } = await archived()
  const { parts = [], list } = captureWacz(ctx.db.read, id)?.source ?? {}
  const [, film] = parts
  if (film === undefined || list === undefined) throw new Error('the film is in no part of its own')
  await writeFile(ctx.objects.path(film), Buffer.alloc(FILM.length + 200, 1))
  await expect(answer('/film')).rejects.toMatchObject({ code: 'object-damaged' })
  // The rest is, and is shown.
  expect(await said('/bild')).toBe('liten')
  await writeFile(ctx.objects.path(film), '')
  await expect(answer('/film')).rejects.toMatchObject({ code: 'object-damaged' })
})

it('begins with nothing where the list of its parts is another', async () => {
  const { ctx, id, answer } = await archived()
  const list = captureWacz(ctx.db.read, id)?.source.list
  if (list === undefined) throw new Error('it has no web archive')
  await writeFile(ctx.objects.path(list), 'x')
  await expect(answer('/norrby')).rejects.toMatchObject({ code: 'object-damaged' })
})

it('is kept from whoever may not see the capture, also while it is shown', async () => {
  const { ctx, id, said } = await archived()
  const other = { ...ctx, osUser: 'någon annan' }
  const question = { method: 'GET', address: PAGE.address, sent: new Uint8Array(), sentType: '' }
  expect(await answerInReplay(other, id, question)).not.toBeNull()
  await markSecret(ctx, {
    record: { kind: 'capture', id },
    ...{ paragraph: 'OSL 21 kap. 1 §', note: null }
  })
  expect(() => pageToReplay(other, id)).toThrow(expect.objectContaining({ code: 'record-secret' }))
  await expect(answerInReplay(other, id, question)).rejects.toMatchObject({ code: 'record-secret' })
  expect(await said('/norrby')).toBe('<p>Räksmörgås</p>')
})

it('says which captures have none', async () => {
  const { ctx } = await newArchive()
  const address = PAGE.address
  const id = await newCapture(ctx, { run: startRun(ctx), channelId: newChannel(ctx).id, address })
  expect(() => pageToReplay(ctx, id)).toThrow(expect.objectContaining({ code: 'no-wacz' }))
})
