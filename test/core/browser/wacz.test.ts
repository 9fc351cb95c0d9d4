// What the browser fetched, as a WACZ: read by others' programs, and opened again with the site gone.
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../helpers/archive.ts'
import { replay } from '../../helpers/replay.ts'
import { marksOf, upTo } from '../../helpers/site/marks.ts'
import { noiseBytes, startSite } from '../../helpers/site/site.ts'
import { readWarc, sha256, unzip } from '../../helpers/wacz.ts'
import { beginStage, browser, site } from './stage.ts'
import { take, waczOf } from './taking.ts'

beginStage()

describe('what the browser fetched', { timeout: 60_000 }, () => {
  it('is whole when it is more than is held in memory, and nothing of it is left beside it', async () => {
    // At once, since the step goes on meanwhile.
    const folders = () =>
      readdirSync(tmpdir()).filter(name => name.startsWith(`kanalarkiv-browser-${process.pid}-`))
    // What a browser before it left may be on its way out.
    const before = folders()
    const newOnes = () => folders().filter(name => !before.includes(name))
    const seen: string[] = []
    const taken = await take(browser, `${site.origin}/heavy-files`, {
      onStep: step => {
        if (step === 'wacz') seen.push(...newOnes())
      }
    })
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', codes: [] })
    expect(taken.text).toContain(`hämtade: ${8 * (8 << 20)}`)
    expect(seen).toHaveLength(1)
    expect(newOnes()).toEqual([])
    const files = await unzip(waczOf(taken))
    const records = await readWarc(files.get('archive/data.warc.gz')?.content ?? Buffer.alloc(0))
    expect(records.every(({ isRight }) => isRight)).toBe(true)
    for (let n = 0; n < 8; n++) {
      const record = records.find(
        ({ type, address }) => type === 'response' && address?.endsWith(`/bytes?n=${n}`)
      )
      expect(record?.payload.equals(noiseBytes(n))).toBe(true)
    }
  })

  it('says what the page was still waiting for, and makes up no answer of it', async () => {
    const files = await unzip(waczOf(await take(browser, `${site.origin}/long-poll`)))
    const described = JSON.parse(String(files.get('datapackage.json')?.content))
    expect(described.description).toMatch(/^Sidan väntade ännu på svar .*: https?:\/\/\S+/)
    const [, waited = ''] = /: (https?:\/\/\S+)/.exec(described.description) ?? []
    const records = await readWarc(files.get('archive/data.warc.gz')?.content ?? Buffer.alloc(0))
    expect(records.filter(({ address }) => address === waited)).toEqual([])
  })

  it('has each answer to a call that was answered otherwise the second time, and one of those that were the same', async () => {
    let asked = 0
    const changing = createServer(({ url = '' }, response) => {
      if (url === '/svar') return response.end(`svar ${++asked}`)
      if (url === '/samma') return response.end('samma')
      const again = `for (const path of ['/svar', '/svar', '/samma', '/samma'])
        document.body.append(await (await fetch(path, { cache: 'no-store' })).text(), ' ')`
      response.setHeader('content-type', 'text/html')
      response.end(`<!DOCTYPE html><title>Svar</title><body><script type="module">${again}</script>`)
    })
    await once(changing.listen(0, '127.0.0.1'), 'listening')
    try {
      const { port } = changing.address() as AddressInfo
      const taken = await take(browser, `http://127.0.0.1:${port}/`)
      expect(taken.text).toContain('svar 1 svar 2 samma samma')
      const files = await unzip(waczOf(taken))
      const records = await readWarc(files.get('archive/data.warc.gz')?.content ?? Buffer.alloc(0))
      const answers = records
        .filter(({ type }) => type === 'response')
        .map(({ payload }) => payload.toString())
      expect(answers.filter(text => /^(?:svar|samma)/.test(text))).toEqual(['svar 1', 'svar 2', 'samma'])
      const index = String(files.get('indexes/index.cdx')?.content)
      expect(index.match(/\/svar /g)).toHaveLength(2)
    } finally {
      changing.close()
      changing.closeAllConnections()
    }
  })

  it('is said not to be whole when it is more answers than are kept', async () => {
    const taken = await take(browser, `${site.origin}/hard/many-answers?count=30`, {
      limits: { answers: 20 }
    })
    expect(taken.text).toContain('hämtade')
    expect(taken).toMatchObject({ state: 'partial', codes: ['wacz-failed'] })
    const step = taken.provenance.steps.find(({ step }) => step === 'wacz')
    expect(step).toMatchObject({ outcome: 'partial', detail: { answers: 20, omitted: { late: 0 } } })
    expect(Number.parseInt(taken.reasons[0]?.detail ?? '', 10)).toBeGreaterThanOrEqual(11)
  })

  it('is a WACZ whose every file is as it is described, and whose every record reads whole', async () => {
    const taken = await take(browser, `${site.origin}/redirect?n=2`)
    expect(taken.state).toBe('complete')
    const files = await unzip(waczOf(taken))
    expect([...files.keys()]).toEqual([
      'archive/data.warc.gz',
      'indexes/index.cdx',
      'pages/pages.jsonl',
      'datapackage.json',
      'datapackage-digest.json'
    ])
    expect([...files.values()].every(({ isStored }) => isStored)).toBe(true)
    const of = (name: string) => files.get(name)?.content ?? Buffer.alloc(0)
    const described = JSON.parse(of('datapackage.json').toString())
    for (const { path, hash, bytes } of described.resources)
      expect([path, hash, bytes]).toEqual([path, `sha256:${sha256(of(path))}`, of(path).length])
    expect(JSON.parse(of('datapackage-digest.json').toString())).toEqual({
      path: 'datapackage.json',
      hash: `sha256:${sha256(of('datapackage.json'))}`
    })
    const [head, page] = of('pages/pages.jsonl')
      .toString()
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(head.format).toBe('json-pages-1.0')
    expect(page).toMatchObject({ url: `${site.origin}/feed?n=5`, title: 'Flöde' })

    const warc = of('archive/data.warc.gz')
    const records = await readWarc(warc)
    expect(records.every(({ isRight }) => isRight)).toBe(true)
    const answers = records.filter(({ type }) => type === 'response')
    expect(answers.map(({ address, status }) => [address?.replace(site.origin, ''), status])).toEqual(
      expect.arrayContaining([
        ['/redirect?n=2', 302],
        ['/redirect?n=1', 302],
        ['/feed?n=5', 200],
        ...upTo(5).map(n => [`/picture/${n}`, 200])
      ])
    )
    // Each line of the index leads to its record.
    const lines = of('indexes/index.cdx').toString().trim().split('\n')
    expect(lines).toEqual(lines.toSorted())
    expect(lines).toHaveLength(answers.length)
    for (const line of lines) {
      const { url, offset, length, digest } = JSON.parse(line.slice(line.indexOf('{')))
      const [record, ...more] = await readWarc(warc.subarray(offset, offset + length))
      expect([record?.type, record?.address, more.length]).toEqual(['response', url, 0])
      expect(digest).toBe(`sha256:${sha256(record?.payload ?? Buffer.alloc(0))}`)
    }
  })

  it('is read without complaint by warcio, on its command line', async () => {
    const taken = await take(browser, `${site.origin}/frames?other=${site.otherOrigin}`)
    const file = join(await temporaryFolder(), 'data.warc.gz')
    await writeFile(file, (await unzip(waczOf(taken))).get('archive/data.warc.gz')?.content ?? '')
    const cli = join(dirname(createRequire(import.meta.url).resolve('warcio')), 'cli.js')
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [cli, 'index', file])
    expect(stderr).toBe('')
    const types = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line)['warc-type'])
    expect(types[0]).toBe('warcinfo')
    expect(types.filter(type => type === 'response').length).toBeGreaterThanOrEqual(3)
    expect(types.filter(type => type === 'request')).toHaveLength(
      types.filter(type => type === 'response').length
    )
    // The frame of the other site is there too, though it is a process of its own.
    expect(stdout).toContain(`${site.otherOrigin}/frame?text=Annan`)
  })

  it('holds no cookie and no word that would let its holder in', async () => {
    const wacz = waczOf(await take(browser, `${site.origin}/cookies?then=picture`))
    const records = await readWarc(
      (await unzip(wacz)).get('archive/data.warc.gz')?.content ?? Buffer.alloc(0)
    )
    const all = records.map(({ headers, httpHeaders }) => headers + httpHeaders).join('\n')
    expect(all).toContain('x-served-by: norrby')
    expect(all).not.toMatch(/^(?:set-)?cookie:|^authorization:/im)
    expect(all).not.toContain('hemlig')
    expect(records[0]?.payload.toString()).toContain('cookie')
  })

  it.each([
    ['/feed?n=12', upTo(12)],
    ['/lazy', upTo(40)],
    ['/infinite', upTo(80)]
  ])('opens again with the site gone, and looks as it did: %s', async (path, marks) => {
    const own = await startSite()
    const address = own.origin + path
    const taken = await take(browser, address)
    expect(taken.state).toBe('complete')
    await own.close()
    const before = own.asked.length
    const opened = await replay(browser, waczOf(taken))
    try {
      const height = taken.tiles.reduce((sum, tile) => sum + (tile.height ?? 0), 0)
      const { picture, text } = await opened.open(address, Math.min(height, 16_000))
      expect(marksOf([{ bytes: picture, top: 0, position: 0 }], 10).slice(0, 8)).toEqual(marks.slice(0, 8))
      expect(text).toContain(`Inlägg 7: Räksmörgås på Åsögatan 🦐`)
      expect(own.asked).toHaveLength(before)
    } finally {
      await opened.close()
    }
  })
})
