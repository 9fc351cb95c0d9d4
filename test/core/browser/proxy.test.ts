// A network that lets nothing out but through a proxy with a password.
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { launchBrowser, puppeteerOf } from '../../../electron/core/captures/browser/process/browser.ts'
import {
  findProxy,
  forgetProxy,
  proxyLogin,
  saveProxy
} from '../../../electron/core/captures/captures/proxy.ts'
import { newArchive, temporaryFolder } from '../../helpers/archive.ts'
import { kanalarkiv } from '../../helpers/cli/in-process.ts'
import { describeWithKeychain } from '../../helpers/keychain.ts'
import { startProxy, type TestProxy } from '../../helpers/proxy.ts'
import { marksOf, upTo } from '../../helpers/site/marks.ts'
import { type Site, startSite } from '../../helpers/site/site.ts'
import { take } from './taking.ts'

const PASSWORD = 'läs-inte-detta'
let site: Site
let proxy: TestProxy
beforeAll(async () => {
  site = await startSite()
  proxy = await startProxy(new URL(site.origin), { anna: PASSWORD })
})
afterAll(async () => {
  await proxy?.close()
  await site?.close()
})

async function through(password: string) {
  const browser = await launchBrowser({
    proxy: { host: proxy.host, port: proxy.port, login: { user: 'anna', password } }
  })
  onTestFinished(() => browser.close())
  proxy.asked.length = 0
  return browser
}
const resolve = async () => ['93.184.215.14']

describe('a page behind a proxy', { timeout: 60_000 }, () => {
  it.each([true, false])(
    'is captured with its password, whether it may be private (%s)',
    async mayBePrivate => {
      const browser = await through(PASSWORD)
      const taken = await take(browser, 'http://norrby.example/feed?n=3', { resolve, mayBePrivate })
      expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', codes: [] })
      expect(marksOf(taken.tiles, 10).filter(mark => mark < 900)).toEqual(upTo(3))
      expect(proxy.asked).toContain('GET norrby.example/feed anna')
      // Asked once for the page; what belongs to it is fetched with what the browser then knew.
      expect(proxy.asked.filter(line => line.startsWith('GET norrby.example/feed')).length).toBe(2)
      for (const { bytes } of taken.files)
        for (const secret of [PASSWORD, Buffer.from(`anna:${PASSWORD}`).toString('base64')])
          expect(Buffer.from(bytes).includes(secret)).toBe(false)
    }
  )

  it('gets nothing from the computer that captures it, nor has the proxy ask within', async () => {
    const heard: string[] = []
    const inner = createServer(socket => socket.on('data', data => heard.push(String(data)))).listen(
      0,
      '127.0.0.1'
    )
    onTestFinished(() => void inner.close())
    await once(inner, 'listening')
    const { port } = inner.address() as AddressInfo
    const browser = await through(PASSWORD)
    for (const to of [`ws://127.0.0.1:${port}/`, 'ws://10.0.0.5:8080/']) {
      const path = `/socket?to=${encodeURIComponent(to)}`
      const taken = await take(browser, `http://norrby.example${path}`, { resolve, mayBePrivate: false })
      expect(taken.codes).toEqual(['private-parts-kept-out'])
      expect(taken.text).toContain('nådde in: nej')
    }
    expect(heard).toEqual([])
    expect(proxy.asked.filter(line => line.includes('10.0.0.5'))).toEqual([])
    // What the browser itself sees to, where the page gets round what is run in it.
    const page = await puppeteerOf(browser).newPage()
    await page.authenticate({ username: 'anna', password: PASSWORD })
    await page.goto(`http://norrby.example/socket?to=${encodeURIComponent(`ws://127.0.0.1:${port}/`)}`)
    await page.waitForFunction("document.body.innerText.includes('nådde in')")
    expect(await page.evaluate('svar.textContent')).toBe('nådde in: nej')
    expect(heard).toEqual([])
  })

  it('is refused with a wrong password, which is offered once, and that is said', async () => {
    const browser = await through('fel')
    for (const scheme of ['http', 'https']) {
      proxy.asked.length = 0
      const taken = await take(browser, `${scheme}://norrby.example/feed?n=3`, {
        resolve,
        mayBePrivate: false
      })
      expect(taken, JSON.stringify(taken.reasons)).toMatchObject({
        state: 'refused',
        codes: ['network-login']
      })
      expect(taken.tiles).toEqual([])
      // Without, and once with what it does not take.
      const own = proxy.asked.filter(line => line.includes('norrby.example') && !line.includes('favicon'))
      const asked = scheme === 'http' ? 'GET norrby.example/feed' : 'CONNECT norrby.example:443'
      expect(new Set(own)).toEqual(new Set([`${asked} nobody`]))
      expect(own.length).toBeLessThanOrEqual(3)
    }
  })

  it('gets nothing of it when the page itself asks for a password', async () => {
    const browser = await through(PASSWORD)
    const taken = await take(browser, 'http://norrby.example/401', { resolve, mayBePrivate: false })
    expect(taken.codes).toEqual(['login-required'])
    expect(site.authorizations).toEqual([])
  })
})

describeWithKeychain('the setting', () => {
  it('keeps the password in the keychain alone, for the same proxy and user, and takes it away again', async () => {
    const { ctx, dir } = await newArchive()
    const draft = { host: 'proxy.norrby.example', port: 8080, user: 'anna' }
    await expect(saveProxy(ctx, { proxy: draft, secret: null })).rejects.toMatchObject({
      code: 'proxy-password-missing'
    })
    expect(findProxy(ctx.db.read)).toBeNull()
    expect(await saveProxy(ctx, { proxy: draft, secret: PASSWORD })).toMatchObject(draft)
    const { host, port } = draft
    const login = { user: 'anna', password: PASSWORD }
    expect(await proxyLogin(ctx)).toEqual({ host, port, login })
    expect(await saveProxy(ctx, { proxy: draft, secret: null })).toMatchObject(draft)
    for (const other of [{ host: 'annan.example' }, { port: 81 }, { user: 'bo' }])
      await expect(saveProxy(ctx, { proxy: { ...draft, ...other }, secret: null })).rejects.toMatchObject({
        code: 'proxy-password-missing'
      })
    expect(await proxyLogin(ctx)).toEqual({ host, port, login })
    for (const name of await readdir(dir, { recursive: true, withFileTypes: true }))
      if (name.isFile())
        expect((await readFile(join(name.parentPath, name.name))).includes(PASSWORD)).toBe(false)

    await ctx.secrets.forget('captures/proxy')
    await expect(proxyLogin(ctx)).rejects.toMatchObject({ code: 'proxy-password-missing', params: { host } })
    await forgetProxy(ctx)
    expect(await proxyLogin(ctx)).toBeNull()
    expect(await saveProxy(ctx, { proxy: { ...draft, user: null }, secret: null })).toMatchObject({
      user: null
    })
    expect(await proxyLogin(ctx)).toEqual({ host, port, login: null })
  })

  it('is shown, set and removed at the command line', async () => {
    const dir = join(await temporaryFolder(), 'arkiv')
    expect((await kanalarkiv(['init', dir, '--municipality', 'Norrby'])).code).toBe(0)
    const say = (command: string, args: readonly string[] = [], input = '') =>
      kanalarkiv(['capture', command, ...args, '--archive', dir, '--json'], { input })
    expect((await say('proxy')).json()).toEqual({ proxy: null })
    expect((await say('set-proxy', ['--host', 'proxy.norrby.example'])).code).toBe(2)
    expect((await say('set-proxy', ['--host', 'http://x', '--port', '80'])).code).toBe(2)
    const set = await say(
      'set-proxy',
      ['--host', 'proxy.norrby.example', '--port', '8080', '--user', 'anna'],
      `${PASSWORD}\n`
    )
    expect(set.json()).toMatchObject({ proxy: { host: 'proxy.norrby.example', port: 8080, user: 'anna' } })
    expect(set.out + set.err).not.toContain(PASSWORD)
    // Nothing is there by that name; the proxy is set all the same.
    expect(set.json()).toMatchObject({ proxy: { answers: false } })
    expect((await say('proxy')).json()).toMatchObject({ proxy: { host: 'proxy.norrby.example' } })
    const there = await say('set-proxy', ['--host', proxy.host, '--port', String(proxy.port)])
    expect(there.json()).toMatchObject({ proxy: { host: proxy.host, user: null, answers: true } })
    expect((await say('forget-proxy')).code).toBe(0)
    expect((await say('proxy')).json()).toEqual({ proxy: null })
  })
})
