// The WACZ of a page of each platform, opened with the site gone and gone through by the same steps: the same picture.
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Platform } from '#shared/register.ts'
import {
  type CaptureBrowser,
  launchBrowser
} from '../../../electron/core/captures/browser/process/browser.ts'
import {
  newProfile,
  removeProfile
} from '../../../electron/core/captures/browser/process/temporary-profile.ts'
import { comparePictures } from '../../../electron/core/captures/compare/pictures.ts'
import { temporaryFolder } from '../../helpers/archive.ts'
import { noWordPress, startWordPress, writeComments } from '../../helpers/platforms/wordpress.ts'
import { replay } from '../../helpers/replay.ts'
import { FIXTURES } from '../../helpers/site/fixtures/all.ts'
import { COMMENTS } from '../../helpers/site/fixtures/fixture.ts'
import { startSite } from '../../helpers/site/site.ts'
import { packedAnew, type ReadRecord, readWarc, sha256, unzip } from '../../helpers/wacz.ts'
import { type Taken, take, waczOf } from './taking.ts'
import { tileFile, visitAgain } from './visiting.ts'

/** The part of all pixels that must be alike, each within pixelmatch's threshold of 0.1. */
const ALIKE = 0.9999

let browser: CaptureBrowser
let replayer: CaptureBrowser
let profile: string
beforeAll(async () => {
  browser = await launchBrowser()
  // One profile for all its windows, so that they know the worker that replays.
  profile = await newProfile()
  replayer = await launchBrowser({ profile })
}, 60_000)
afterAll(async () => {
  await Promise.all([browser?.close(), replayer?.close()])
  await removeProfile(profile)
})

async function opensAsItWas(taken: Taken, platform: Platform): Promise<string> {
  const opened = await replay(replayer, waczOf(taken))
  try {
    const again = await visitAgain(replayer, opened.at(taken.finalAddress ?? ''), platform)
    const compared = await comparePictures(taken.tiles.map(tileFile), again.tiles)
    expect(compared.heightAfter).toBe(compared.heightBefore)
    expect(compared.similarity, JSON.stringify(compared.regions)).toBeGreaterThanOrEqual(ALIKE)
    return again.text
  } finally {
    await opened.close()
  }
}

/** To warcio: each record is indexed by its command line, and is the same when it has been packed anew. */
async function isCleanToWarcio(taken: Taken): Promise<void> {
  const files = await unzip(waczOf(taken))
  const warc = files.get('archive/data.warc.gz')?.content ?? Buffer.alloc(0)
  const file = join(await temporaryFolder(), 'data.warc.gz')
  await writeFile(file, warc)
  const cli = join(dirname(createRequire(import.meta.url).resolve('warcio')), 'cli.js')
  const index = async (command: string) => {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [cli, command, file], {
      maxBuffer: 64 << 20
    })
    expect(stderr).toBe('')
    return stdout.trim().split('\n')
  }
  const records = await readWarc(warc)
  expect((await index('index')).map(line => JSON.parse(line)['warc-type'])).toEqual(
    records.map(({ type }) => type)
  )
  // Each line of our index is one of theirs.
  const own = files.get('indexes/index.cdx')?.content.toString().trim().split('\n') ?? []
  const theirs = new Set((await index('cdx-index')).map(keyOf))
  expect(own.map(keyOf).filter(key => !theirs.has(key))).toEqual([])

  const again = await readWarc(await packedAnew(warc))
  const toldOf = (all: ReadRecord[]) =>
    all.map(({ type, address, status, payload, isRight }) => [
      type,
      address,
      status,
      sha256(payload),
      isRight
    ])
  expect(toldOf(again)).toEqual(toldOf(records))
  expect(again.every(({ isRight }) => isRight)).toBe(true)
}

async function recordsOf(taken: Taken): Promise<ReadRecord[]> {
  return readWarc((await unzip(waczOf(taken))).get('archive/data.warc.gz')?.content ?? Buffer.alloc(0))
}

const keyOf = (line: string) => line.slice(0, line.indexOf(' {'))

describe('a page that is opened again from its web archive', { timeout: 120_000 }, () => {
  // The keys are the platforms'.
  it.each(Object.keys(FIXTURES) as Platform[])('looks as when it was captured, as on %s', async platform => {
    const site = await startSite()
    const address = `${site.origin}/fixtures/${platform}?as=page`
    const taken = await take(browser, address, { platform })
    await site.close()
    expect(taken.state).toBe('complete')
    const before = site.asked.length
    const text = await opensAsItWas(taken, platform)
    for (const comment of COMMENTS) expect(text).toContain(comment)
    expect(site.asked).toHaveLength(before)
    await isCleanToWarcio(taken)
  })
})

describe('a page that asks by POST', { timeout: 60_000 }, () => {
  it('is answered as it was, each question with its own answer', async () => {
    const site = await startSite()
    const taken = await take(browser, `${site.origin}/posted`)
    await site.close()
    const told = ['första', 'andra', 'ord', 'delar', 'bytes', 'lang'].map(name => `Svar på ${name}`)
    for (const text of told) expect(taken.text).toContain(text)
    const text = await opensAsItWas(taken, 'website')
    for (const answer of told) expect(text).toContain(answer)
    await isCleanToWarcio(taken)
    const sent = (await recordsOf(taken)).filter(
      ({ type, address }) => type === 'request' && address?.endsWith('/posted/json')
    )
    expect(sent.map(({ payload }) => JSON.parse(payload.toString()).fraga).sort()).toEqual([
      'andra',
      'första'
    ])
  })

  it('has a password that it sends kept nowhere, and that is counted', async () => {
    const site = await startSite()
    const taken = await take(browser, `${site.origin}/posted?losen=1`)
    await site.close()
    expect(taken.text).toContain('Svar på nyckel')
    const records = await recordsOf(taken)
    expect(records.some(({ payload }) => payload.includes('sok='))).toBe(true)
    const wholes = records.filter(({ type }) => type === 'request')
    expect(wholes.some(({ payload }) => payload.includes('hemligt-ord'))).toBe(false)
    expect((await unzip(waczOf(taken))).get('indexes/index.cdx')?.content.includes('hemligt-ord')).toBe(false)
    expect(taken.provenance.steps.find(({ step }) => step === 'wacz')?.detail).toMatchObject({
      omitted: { sent: 1, lost: 0 }
    })
  })
})

const missing = noWordPress()
describe.skipIf(missing !== null)(
  `a page of a real WordPress${missing === null ? '' : ` (${missing})`}`,
  { timeout: 240_000 },
  () => {
    it('is opened again from its web archive as it was', async () => {
      const site = await startWordPress()
      let taken: Taken
      try {
        await writeComments(
          site,
          COMMENTS.map((text, n) => ({
            name: `Besökare ${n}`,
            text,
            ip: `192.0.2.${n}`,
            agent: 'Program/1',
            email: `b${n}@example.se`
          }))
        )
        taken = await take(browser, `${site.address}?p=${site.post}`, { platform: 'blog' })
      } finally {
        await site.stop()
      }
      expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete' })
      const text = await opensAsItWas(taken, 'blog')
      for (const comment of COMMENTS) expect(text).toContain(comment)
      await isCleanToWarcio(taken)
    })
  }
)
