import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  type CaptureBrowser,
  launchBrowser,
  puppeteerOf
} from '../../../electron/core/captures/browser/process/browser.ts'

const started: CaptureBrowser[] = []
afterEach(async () => {
  vi.unstubAllEnvs()
  await Promise.all(started.splice(0).map(browser => browser.close()))
})

const start = async () => {
  const browser = await launchBrowser()
  started.push(browser)
  return browser
}
const allProfiles = async () =>
  (await readdir(tmpdir())).filter(name => name.startsWith(`kanalarkiv-browser-${process.pid}-`))
// The browser that other files of this process share has one.
let others: string[] = []
beforeEach(async () => {
  others = await allProfiles()
})
const profiles = async () => (await allProfiles()).filter(name => !others.includes(name))
const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** A program that answers as a browser does, but not what its version is, and that does not end when asked to. */
const MUTE = `#!${process.execPath}
const fs = require('node:fs')
fs.writeFileSync(__filename + '.pid', String(process.pid))
process.on('SIGTERM', () => undefined)
setInterval(() => undefined, 1000)
let text = ''
fs.createReadStream(null, { fd: 3 }).on('data', chunk => {
  const asked = (text + chunk).split('\\0')
  text = asked.pop()
  for (const { id, method } of asked.map(one => JSON.parse(one))) {
    const answer = method === 'Browser.getVersion' ? { error: { code: 1, message: 'nej' } } : { result: { browserContextIds: [] } }
    if (method !== 'Browser.close') fs.writeSync(4, JSON.stringify({ id, ...answer }) + '\\0')
  }
})
`

describe('a browser', { timeout: 60_000 }, () => {
  it('starts with a profile of its own, and leaves neither it nor a process behind', async () => {
    const browser = await start()
    expect(browser.version).toMatch(/\d+\.\d+/)
    expect(browser.isAlive()).toBe(true)
    expect(await profiles()).toHaveLength(1)
    const pid = puppeteerOf(browser).process()?.pid ?? 0
    expect(isRunning(pid)).toBe(true)

    await browser.close()
    await browser.close()
    expect(browser.isAlive()).toBe(false)
    expect(isRunning(pid)).toBe(false)
    expect(await profiles()).toEqual([])
  })

  it('is closed in order even when it was killed or hangs', async () => {
    const killed = await start()
    puppeteerOf(killed).process()?.kill('SIGKILL')
    await vi.waitFor(() => expect(killed.isAlive()).toBe(false), { timeout: 30_000 })
    await killed.close()

    const stopped = await start()
    const pid = puppeteerOf(stopped).process()?.pid ?? 0
    process.kill(pid, 'SIGSTOP')
    await stopped.close()
    expect(isRunning(pid)).toBe(false)
    expect(await profiles()).toEqual([])
  })

  it('that is no browser is said not to have started, by its path', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'kanalarkiv-test-'))
    const path = join(dir, 'falsk')
    await writeFile(path, '#!/bin/sh\nexit 7\n', { mode: 0o755 })
    vi.stubEnv('KANALARKIV_BROWSER', path)
    await expect(launchBrowser()).rejects.toMatchObject({
      code: 'browser-did-not-start',
      params: { browser: path }
    })
    expect(await profiles()).toEqual([])
    await rm(dir, { recursive: true })
  })

  it('that starts but does not say what it is is ended, and its profile removed', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'kanalarkiv-test-'))
    const path = join(dir, 'stum')
    await writeFile(path, MUTE, { mode: 0o755 })
    vi.stubEnv('KANALARKIV_BROWSER', path)
    await expect(launchBrowser()).rejects.toMatchObject({
      code: 'browser-did-not-start',
      params: { detail: expect.stringContaining('Browser.getVersion') }
    })
    const pid = Number(await readFile(`${path}.pid`, 'utf8'))
    expect(isRunning(pid)).toBe(false)
    expect(await profiles()).toEqual([])
    await rm(dir, { recursive: true })
  })

  it('is not started when the work is stopped already', async () => {
    await expect(launchBrowser({ signal: AbortSignal.abort(new Error('stopp')) })).rejects.toThrow('stopp')
    expect(await profiles()).toEqual([])
  })
})
