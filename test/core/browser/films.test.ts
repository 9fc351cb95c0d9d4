// Films that a page shows: kept as files and in the web archive where they can be had without trickery, and told with their address and length
// where they cannot.
import { createServer } from 'node:http'
import type { LookupFunction } from 'node:net'
import { describe, expect, it } from 'vitest'
import { fetchHops } from '../../../electron/core/captures/browser/films/fetch-file.ts'
import { readHls } from '../../../electron/core/captures/browser/films/hls.ts'
import { outsideOnly } from '../../../electron/core/kernel/guarded-lookup.ts'
import { serve } from '../../helpers/serve.ts'
import { filmFile } from '../../helpers/site/films.ts'
import { readWarc, unzip } from '../../helpers/wacz.ts'
import { beginStage, browser, site } from './stage.ts'
import { take, waczOf } from './taking.ts'

beginStage()

const visit = (path: string, options: Parameters<typeof take>[2] = {}) =>
  take(browser, `${site.origin}/films/${path}`, options)
type Taken = Awaited<ReturnType<typeof take>>
const filmsOf = (taken: Taken) => taken.of('film').map(({ bytes }) => Buffer.from(bytes))
const toldOf = ({ provenance }: Taken) =>
  provenance.steps.find(({ step }) => step === 'films')?.detail?.['films']

describe('a film', { timeout: 60_000 }, () => {
  it.each(['mp4', 'webm'])(
    'that is a file is kept whole, though it is asked for in stretches: %s',
    async kind => {
      const taken = await visit(kind)
      expect(taken).toMatchObject({ state: 'complete', reasons: [] })
      expect(filmsOf(taken)).toEqual([filmFile(`clip.${kind}`)])
      expect(taken.of('film')[0]?.mediaType).toBe(`video/${kind}`)
      expect(toldOf(taken)).toMatchObject([
        { address: `${site.origin}/films/file/clip.${kind}`, seconds: 2, missing: null }
      ])
    }
  )

  it('has what there is to read of it', async () => {
    const taken = await visit('mp4')
    expect(taken.of('captions').map(({ bytes }) => Buffer.from(bytes).toString())).toEqual([
      expect.stringContaining('Badhuset öppnar i mars')
    ])
    expect(toldOf(taken)).toMatchObject([{ captions: ['sv'] }])
  })

  it('that a script plays piece by piece is put together, and all its pieces are in the web archive', async () => {
    const taken = await visit('pieces')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    const pieces = ['fmp4-init.mp4', 'fmp4-0.m4s', 'fmp4-1.m4s']
    expect(filmsOf(taken)).toEqual([Buffer.concat(pieces.map(filmFile))])
    const warc = (await unzip(waczOf(taken))).get('archive/data.warc.gz')?.content ?? Buffer.alloc(0)
    const kept = await readWarc(warc)
    for (const name of ['fmp4.m3u8', ...pieces])
      expect(
        kept.find(({ type, address }) => type === 'response' && address?.endsWith(`/${name}`))
      ).toMatchObject({
        status: 200,
        isRight: true,
        payload: filmFile(name)
      })
  })

  it('of several sizes is kept in the best, with its captions', async () => {
    const taken = await visit('list')
    expect(filmsOf(taken)).toEqual([Buffer.concat(['ts-0.mpegts', 'ts-1.mpegts'].map(filmFile))])
    expect(taken.of('film')[0]?.mediaType).toBe('video/mp2t')
    expect(taken.of('captions')).toHaveLength(1)
    expect(taken.codes).not.toContain('film-missing')
  })

  it.each([
    ['locked', 'locked'],
    ['live', 'live'],
    ['gone', 'not-answered']
  ])('that cannot be had is told: %s', async (path, why) => {
    const taken = await visit(path)
    expect(taken.state).toBe('partial')
    expect(taken.codes).toContain('film-missing')
    expect(taken.of('film')).toEqual([])
    expect(toldOf(taken)).toMatchObject([{ missing: why }])
  })

  it('that is larger than is kept is told, with its address and length, and not fetched', async () => {
    const taken = await visit('mp4', { limits: { filmBytes: 1_000 } })
    expect(taken.reasons).toContainEqual({
      code: 'film-missing',
      detail: `1: ${site.origin}/films/file/clip.mp4 2 s too-large`
    })
  })

  it('in a player of another site is told by the address of that', async () => {
    const taken = await visit('player?of=https://www.youtube-nocookie.com')
    expect(taken.reasons).toContainEqual({
      code: 'film-missing',
      detail: '1: https://www.youtube-nocookie.com/embed/abc player of another site'
    })
  })

  it('that nobody sees is none', async () => {
    const taken = await visit('hidden')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.of('film')).toEqual([])
  })
})

describe('a list of pieces', () => {
  it.each([
    ['nothing', ''],
    ['a page', '<html>'],
    ['lines without an end', `#EXTM3U\n${'#EXTINF:1,\n'.repeat(200_000)}`],
    ['attributes without an end', `#EXTM3U\n#EXT-X-MAP:${'A="'.repeat(200_000)}`]
  ])('may be %s', (_, text) => {
    const began = performance.now()
    const list = readHls(text, 'https://a.example/x/list.m3u8')
    expect(list === null || (list.is === 'media' && list.pieces.length === 0)).toBe(true)
    expect(performance.now() - began).toBeLessThan(1_000)
  })

  it('leads only to the web', () => {
    const text =
      '#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n#EXTINF:1,\njavascript:1\n#EXTINF:1,\n../a.ts\n#EXT-X-ENDLIST'
    expect(readHls(text, 'https://a.example/x/list.m3u8')).toMatchObject({
      pieces: ['https://a.example/a.ts'],
      seconds: 3
    })
  })
})

describe('a file of a film', () => {
  it('is followed to no address within, whatever an address on the web leads to', async () => {
    const asked: string[] = []
    const server = createServer(({ url = '', headers }, response) => {
      asked.push(`${headers.host} ${url}`)
      const to = new URL(url, 'http://x').searchParams.get('to')
      if (to === null) response.writeHead(200, { 'content-type': 'video/mp4' }).end('film')
      else response.writeHead(302, { location: to }).end()
    })
    const origin = await serve(server)
    const { port } = new URL(origin)
    // A stub for the network's names: one is on the web, and lies here; all others lead within.
    const lookup: LookupFunction = (name, options, done) => {
      if (name !== 'film.example') return outsideOnly('localhost', options, done)
      if (options.all === true) return done(null, [{ address: '127.0.0.1', family: 4 }])
      return done(null, '127.0.0.1', 4)
    }
    const fetched = (path: string, mayBePrivate = false) =>
      fetchHops(`http://film.example:${port}${path}`, {
        ...{ most: 100, until: performance.now() + 20_000, signal: new AbortController().signal },
        ...{ mayBePrivate, lookup, headersFor: async () => ({}) }
      })
    expect(await fetched('/a')).toMatchObject({ bytes: Buffer.from('film'), mediaType: 'video/mp4' })
    expect(await fetched('/b?to=/a')).toMatchObject({ bytes: Buffer.from('film') })
    for (const to of [`${origin}/inre`, `http://[::1]:${port}/inre`, `http://inre.example:${port}/inre`])
      expect(await fetched(`/c?to=${encodeURIComponent(to)}`)).toEqual({ problem: 'private' })
    expect(await fetched('/d?to=file:///etc/hostname')).toEqual({ problem: 'not-answered' })
    expect(await fetched('/e?to=/e%3Fto=/e')).toMatchObject({ bytes: expect.any(Buffer) })
    expect(asked.filter(line => line.endsWith(' /inre'))).toEqual([])
    expect(
      await fetchHops(`${origin}/f?to=/a`, {
        ...{ most: 3, until: performance.now() + 20_000, signal: new AbortController().signal },
        ...{ mayBePrivate: true, headersFor: async () => ({}) }
      })
    ).toEqual({ problem: 'too-large' })
  })
})
