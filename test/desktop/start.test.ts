import { mkdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Desktop, type LaunchOptions, launch, startSecond, temporaryFolder } from './launch.ts'

let folder: string
let desktop: Desktop | undefined
const WAIT = { timeout: 60_000, interval: 100 }

beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(async () => {
  await desktop?.close()
  desktop = undefined
  await rm(folder, { recursive: true, force: true })
})

describe('the window', () => {
  it('is a sandboxed page of our own origin, which trips no policy', async () => {
    const { page, output } = await start()
    await page.getByRole('heading', { level: 1 }).waitFor()
    const facts = await page.evaluate(() => ({
      origin: location.origin,
      node: ['require', 'process', 'module', 'Buffer'].filter(name => name in globalThis),
      versions: globalThis.shell.versions
    }))
    expect(facts).toEqual({
      origin: 'app://kanalarkiv',
      node: [],
      versions: {
        app: '0.1.0',
        electron: expect.stringMatching(/^\d+/),
        chrome: expect.stringMatching(/^\d+/)
      }
    })
    expect(output.filter(line => /Content Security Policy|pageerror/.test(line))).toEqual([])
  })

  it('reaches no network, goes nowhere else, and opens no other window', async () => {
    const { app, page } = await start()
    let requests = 0
    const server = createServer((_request, response) => {
      requests += 1
      response.end()
    })
    await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const tried = await page.evaluate(async address => {
      const fetched = await fetch(address).then(
        () => 'fetched',
        () => 'refused'
      )
      const picture = await new Promise(done => {
        const image = new Image()
        image.onload = () => done('shown')
        image.onerror = () => done('refused')
        image.src = `${address}picture.png`
      })
      const opened = window.open(address) === null ? 'refused' : 'opened'
      location.href = address
      return { fetched, picture, opened }
    }, address)
    expect(tried).toEqual({ fetched: 'refused', picture: 'refused', opened: 'refused' })
    expect(await page.evaluate(() => location.origin)).toBe('app://kanalarkiv')
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    expect(requests).toBe(0)
    const rules = await app.evaluate(({ app }) => app.commandLine.getSwitchValue('host-resolver-rules'))
    expect(rules).toBe('MAP * ~NOTFOUND')
    server.close()
  })

  it('gets no permission but to copy', async () => {
    const { page } = await start()
    const states = await page.evaluate(async () => {
      const state = async (name: string) =>
        (await navigator.permissions.query({ name: name as PermissionName })).state
      return Promise.all(
        ['geolocation', 'camera', 'microphone', 'clipboard-read', 'clipboard-write'].map(state)
      )
    })
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied', 'granted'])
  })

  it('is served nothing from outside the built pages', async () => {
    const { app } = await start()
    const statuses = await app.evaluate(
      ({ net }, addresses) =>
        Promise.all(addresses.map(address => net.fetch(address).then(({ status }) => status))),
      ['app://kanalarkiv/', 'app://kanalarkiv/..%2fmain%2fmain.js', 'app://kanalarkiv/%', 'app://elsewhere/']
    )
    expect(statuses).toEqual([200, 404, 403, 403])
  })
})

describe('the archive at start', () => {
  it('is the one named with --archive, else the one that was open last', async () => {
    const dir = join(folder, 'arkiv')
    const userData = join(folder, 'profile')
    await start({ userData })
    expect(await desktop?.call('archive.create', { dir, municipality: 'Åmål' })).toHaveProperty('value')
    await desktop?.close()

    const again = await start({ userData })
    expect(await again.call('archive.current')).toEqual({ value: { dir, municipality: 'Åmål' } })
    expect(await again.call('archive.close')).toEqual({ value: null })
    await again.close()

    const closed = await start({ userData })
    expect(await closed.call('archive.current')).toEqual({ value: null })
    await closed.close()

    const named = await start({ userData, archive: dir })
    expect(await named.call('archive.current')).toEqual({ value: { dir, municipality: 'Åmål' } })
  })

  it('that cannot be opened is told of, and the window is there all the same', async () => {
    const dir = join(folder, 'tom')
    await mkdir(dir)
    const { call, log } = await start({ archive: dir })
    expect(await call('archive.current')).toEqual({ value: null })
    await vi.waitFor(
      async () =>
        expect(await log()).toContainEqual(
          expect.objectContaining({ msg: 'archive not opened', code: 'not-an-archive' })
        ),
      WAIT
    )
  })
})

describe('a second start', () => {
  it('ends at once and hands its archive to the first', async () => {
    const dir = join(folder, 'arkiv Łódź 😀')
    const userData = join(folder, 'profile')
    const first = await start({ userData })
    expect(await first.call('archive.create', { dir, municipality: 'Åmål' })).toHaveProperty('value')
    expect(await first.call('archive.close')).toEqual({ value: null })

    expect(await startSecond(first, ['--archive', dir])).toBe(0)

    await vi.waitFor(
      async () =>
        expect(await first.call('archive.current')).toEqual({ value: { dir, municipality: 'Åmål' } }),
      WAIT
    )
    await first.page.getByText('Åmål').first().waitFor()
    expect(await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })
})

async function start(options: LaunchOptions = {}): Promise<Desktop> {
  desktop = await launch(options)
  return desktop
}
