import { createHash, X509Certificate } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { launch } from 'puppeteer-core'
import { describe, expect, it, vi } from 'vitest'
import { capturePage } from '../../../electron/core/captures/browser/capture-page.ts'
import {
  hasSandbox,
  launchBrowser,
  puppeteerOf
} from '../../../electron/core/captures/browser/process/browser.ts'
import { Deadline } from '../../../electron/core/captures/browser/process/deadline.ts'
import { findBrowser } from '../../../electron/core/captures/browser/process/find-browser.ts'
import { LIMITS } from '../../../electron/core/captures/browser/process/limits.ts'
import { PageWindow } from '../../../electron/core/captures/browser/process/page-window.ts'
import { SELF_SIGNED } from '../../helpers/site/certificate.ts'
import { marksOf, upTo } from '../../helpers/site/marks.ts'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

const POSTS = 10
const OWN_CERTIFICATE = (() => {
  const { publicKey, raw } = new X509Certificate(SELF_SIGNED.cert)
  const of = (bytes: Buffer) => createHash('sha256').update(bytes)
  return {
    sha256: of(raw).digest('hex'),
    spki: of(publicKey.export({ type: 'spki', format: 'der' })).digest('base64')
  }
})()

describe('an address that cannot be captured', { timeout: 60_000 }, () => {
  it.each([
    'inte en adress',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,hej',
    'chrome://version',
    'https://namn:losen@exempel.se/'
  ])('is refused without opening anything: %s', async address => {
    const taken = await take(browser, address)
    expect(taken).toMatchObject({
      state: 'failed',
      codes: ['not-a-web-address'],
      files: [],
      httpStatus: null
    })
    expect(JSON.stringify(taken.provenance)).not.toContain('losen')
  })

  it('is said not to be found when its host has no address', async () => {
    const taken = await take(browser, 'http://finns-inte.invalid/')
    expect(taken).toMatchObject({ state: 'failed', codes: ['host-not-found'], files: [] })
  })

  it('is said to be refused when nobody listens there', async () => {
    const server = createServer()
    const port = await new Promise<number>(resolve =>
      server.listen(0, '127.0.0.1', () => {
        const address = server.address()
        resolve(typeof address === 'object' && address !== null ? address.port : 0)
      })
    )
    await new Promise(resolve => server.close(resolve))
    const taken = await take(browser, `http://127.0.0.1:${port}/`)
    expect(taken).toMatchObject({ state: 'failed', codes: ['connection-refused'], files: [] })
  })

  it('has a port that the browser does not open', async () => {
    // 25 is that of mail (Fetch standard, port blocking).
    const taken = await take(browser, 'http://127.0.0.1:25/')
    expect(taken).toMatchObject({ state: 'failed', codes: ['port-not-opened'], files: [] })
  })

  it.each([
    ['/reset', 'connection-lost', null],
    ['/loop', 'too-many-redirects', null],
    ['/redirect-to-file', 'not-a-web-address', null],
    ['/download', 'download-instead-of-page', 200],
    ['/204', 'http-status', 204],
    ['/404-empty', 'http-status', 404]
  ])('%s fails as %s', async (path, code, httpStatus) => {
    const taken = await take(browser, site.origin + path)
    expect(taken).toMatchObject({ state: 'failed', codes: [code], files: [], httpStatus })
  })

  it.each([
    ['/finns-inte', 404],
    ['/500', 500]
  ])('%s fails with its status, and what was shown is kept', async (path, httpStatus) => {
    const taken = await take(browser, site.origin + path)
    expect(taken).toMatchObject({
      state: 'failed',
      reasons: [{ code: 'http-status', detail: String(httpStatus) }],
      httpStatus
    })
    expect(taken.files.map(({ role }) => role).sort()).toEqual([
      'layout',
      'part',
      'pdf',
      'screenshot',
      'source',
      'text',
      'traffic',
      'view',
      'wacz'
    ])
  })

  it.each(['/login-form', '/members'])('%s is a login, and is not kept as the page', async path => {
    const taken = await take(browser, site.origin + path)
    expect(taken).toMatchObject({ state: 'refused', codes: ['login-required'], retryAfter: null })
    expect(taken.files.map(({ role }) => role)).toEqual(['view'])
    expect(taken.provenance.wall).toMatchObject({ code: 'login-required' })
  })

  it.each([
    ['/401', 'login-required', 401, null],
    ['/limited?retry=120', 'rate-limited', 429, 120],
    ['/limited?retry=soon', 'rate-limited', 429, null],
    ['/limited?empty=1&retry=60', 'rate-limited', 429, 60],
    ['/limited?status=503&retry=3600', 'rate-limited', 503, 3600],
    ['/limited?status=999', 'bot-check', 999, null],
    ['/robot?as=title', 'bot-check', 403, null],
    ['/robot?as=captcha', 'bot-check', 200, null],
    ['/robot?as=swedish', 'bot-check', 200, null]
  ])(
    '%s is refused as %s, and nothing of it is kept as the page',
    async (path, code, httpStatus, retryAfter) => {
      const taken = await take(browser, site.origin + path)
      expect(taken).toMatchObject({ state: 'refused', codes: [code], httpStatus, retryAfter })
      expect(taken.files.every(({ role }) => role === 'view')).toBe(true)
    }
  )

  it.each(['/limited?status=503', '/limited?status=403'])('%s is no refusal by itself', async path => {
    const taken = await take(browser, site.origin + path)
    expect(taken).toMatchObject({ state: 'failed', codes: ['http-status'] })
  })

  it.each(['/robot?as=form', '/robot?as=article'])(
    '%s speaks of robots and is a page all the same',
    async path => {
      expect(await take(browser, site.origin + path)).toMatchObject({ state: 'complete', reasons: [] })
    }
  )

  it('has a certificate that nobody has signed: refused, or captured and marked when a person says so', async () => {
    const address = `${site.secureOrigin}/feed?n=5`
    const refused = await take(browser, address)
    expect(refused).toMatchObject({ state: 'failed', codes: ['bad-certificate'], files: [] })

    const accepted = await take(browser, address, { acceptBadCertificate: true })
    expect(accepted).toMatchObject({ state: 'complete', codes: ['bad-certificate-accepted'] })
    expect(accepted.provenance).toMatchObject({
      badCertificateAccepted: true,
      answer: { certificate: { subject: 'prov.example', protocol: expect.stringContaining('TLS') } },
      certificateChain: {
        links: [{ subject: 'CN=prov.example', issuer: 'CN=prov.example', sha256: OWN_CERTIFICATE.sha256 }],
        isKnown: false
      }
    })
    expect(marksOf(accepted.tiles, POSTS)).toEqual(upTo(5))

    // Consent was for that page alone.
    expect((await take(browser, address)).codes).toEqual(['bad-certificate'])
  })

  it('has a certificate of someone whom only this machine trusts: captured, with the chain and a word of it', async () => {
    // A browser that trusts this one key, as one does whose traffic the authority's own proxy reads.
    const puppeteer = await launch({
      executablePath: findBrowser().path,
      args: [
        `--ignore-certificate-errors-spki-list=${OWN_CERTIFICATE.spki}`,
        ...(hasSandbox ? [] : ['--no-sandbox'])
      ]
    })
    vi.stubEnv('KANALARKIV_BROWSER_WS', puppeteer.wsEndpoint())
    const trusting = await launchBrowser()
    vi.unstubAllEnvs()
    try {
      const taken = await take(trusting, `${site.secureOrigin}/feed?n=5`)
      expect(taken).toMatchObject({
        state: 'complete',
        reasons: [{ code: 'own-authority', detail: 'CN=prov.example' }]
      })
      expect(taken.provenance.certificateChain).toMatchObject({ isKnown: false })
    } finally {
      await trusting.close()
      await puppeteer.close()
    }
  })

  it.each([
    ['ahead=-7200', 'clock-differs'],
    ['ahead=90000', 'clock-differs'],
    ['ahead=20', null],
    // A cache has had it for a day; the clocks agree.
    ['age=86400', null],
    ['ahead=-3600&age=86400', 'clock-differs']
  ])('has a clock that may not be ours: %s', async (query, code) => {
    const taken = await take(browser, `${site.origin}/clock?${query}`)
    expect(taken).toMatchObject({ state: 'complete', codes: code === null ? [] : [code] })
    const ahead = Number(new URLSearchParams(query).get('ahead') ?? 0)
    expect(Math.abs((taken.provenance.answer?.clockAhead ?? 1e9) + ahead)).toBeLessThan(60)
  })

  it('never answers', async () => {
    const quiet = await take(browser, `${site.origin}/never`, { limits: { answer: 400 } })
    expect(quiet).toMatchObject({ state: 'failed', codes: ['no-answer'], files: [] })
    const late = await take(browser, `${site.origin}/never`, { limits: { total: 400 } })
    expect(late).toMatchObject({ state: 'failed', codes: ['time-out'], files: [] })
  })
})

describe('a page that gets in the way', { timeout: 60_000 }, () => {
  it('has its dialogs closed, and their texts left out of the record', async () => {
    const taken = await take(browser, `${site.origin}/dialogs`)
    expect(taken).toMatchObject({ state: 'complete', codes: ['dialog-closed'] })
    const { dialogs } = taken.provenance
    expect(dialogs.slice(0, 3)).toEqual([
      { type: 'alert', textLength: 3 },
      { type: 'confirm', textLength: 7 },
      { type: 'prompt', textLength: 5 }
    ])
    expect(JSON.stringify(taken.provenance)).not.toContain('Säkert')
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(5))
  })

  // The browser asks only where somebody has clicked.
  it('does not keep the window when it asks whether to leave', async () => {
    const deadline = new Deadline(LIMITS.total, new AbortController().signal)
    const window = await PageWindow.open(browser, deadline, LIMITS)
    try {
      await window.page.goto(`${site.origin}/dialogs`)
      // The page's own boxes have come and gone; one that came while it is left would take the answer meant for the next.
      await expect.poll(() => window.dialogs.length).toBe(4)
      await window.page.mouse.click(10, 10)
      await window.page.goto(`${site.origin}/feed?n=1`)
      expect(window.dialogs.at(-1)).toMatchObject({ type: 'beforeunload' })
      expect(window.page.url()).toBe(`${site.origin}/feed?n=1`)
    } finally {
      await window.close()
      deadline.over()
    }
  })

  it('has its windows closed and counted', async () => {
    const taken = await take(browser, `${site.origin}/popups`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [{ code: 'popup-closed', detail: '3' }] })
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(5))
  })

  it('is held when it wants to go elsewhere', async () => {
    const taken = await take(browser, `${site.origin}/goes-away`)
    expect(taken).toMatchObject({ state: 'complete', finalAddress: `${site.origin}/goes-away` })
    expect(taken.provenance.navigationsHeld).toBeGreaterThan(0)
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(40))
  })

  it('reaches no file of this machine, gets no permission, and downloads nothing', async () => {
    const reaching = await take(browser, `${site.origin}/to-file`)
    expect(reaching.finalAddress).toBe(`${site.origin}/to-file`)
    expect(reaching.codes).toEqual(['pictures-missing'])
    const before = await readdir(process.cwd())
    const asking = await take(browser, `${site.origin}/asks`)
    expect(asking.text).toContain('svar denied')
    expect(await readdir(process.cwd())).toEqual(before)
  })

  it('is left with its question when that can only be answered with a yes', async () => {
    const taken = await take(browser, `${site.origin}/consent/only-yes`)
    expect(taken).toMatchObject({ state: 'partial', codes: ['consent-not-dismissed'] })
    expect(taken.provenance.clicked.consent).toEqual([])
  })

  it('is partial when a script of it hangs, and the rest is kept', async () => {
    const limits = { evaluate: 1_000, document: 1_000 }
    // Its document is there before: how long that takes is the machine's matter.
    const later = await take(browser, `${site.origin}/hang`, { limits: { evaluate: 1_000 } })
    expect(later).toMatchObject({ state: 'partial', codes: ['script-hung'] })
    expect(marksOf(later.tiles, POSTS)).toEqual(upTo(5))
    const atOnce = await take(browser, `${site.origin}/hang-at-once`, { limits })
    expect(atOnce).toMatchObject({ state: 'partial', codes: ['time-out', 'script-hung'] })
    expect(marksOf(atOnce.tiles, POSTS)).toEqual(upTo(4))
  })

  it('is partial when its document never ends', async () => {
    const taken = await take(browser, `${site.origin}/drip`, { limits: { document: 500 } })
    expect(taken).toMatchObject({ state: 'partial', codes: ['time-out'] })
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(3))
  })

  it('is partial when it has no end, and is whole down to where it was cut', async () => {
    const taken = await take(browser, `${site.origin}/endless`, { limits: { height: 17_000 } })
    expect(taken).toMatchObject({ state: 'partial', codes: ['height-limit'] })
    expect(taken.tiles.map(({ height }) => height)).toEqual([15_000, 2000])
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(60).slice(0, marksOf(taken.tiles, POSTS).length))
    const byTime = await take(browser, `${site.origin}/endless`, { limits: { scroll: 300 } })
    expect(byTime.codes).toContain('scroll-limit')
  })

  it('is partial when pictures are missing or folds never end', async () => {
    const broken = await take(browser, `${site.origin}/broken`)
    expect(broken).toMatchObject({ state: 'partial', reasons: [{ code: 'pictures-missing', detail: '2' }] })
    const behind = await take(browser, `${site.origin}/broken-behind`)
    expect(behind).toMatchObject({ state: 'partial', reasons: [{ code: 'pictures-missing', detail: '1' }] })
    const folded = await take(browser, `${site.origin}/folded-endless`, { limits: { expandClicks: 5 } })
    expect(folded).toMatchObject({ state: 'partial', codes: ['content-not-expanded'] })
    expect(folded.provenance.clicked.count).toBe(5)
  })
})

describe('work that ends before its end', { timeout: 60_000 }, () => {
  it('stops at once when it is told to', async () => {
    for (const path of ['/never', '/endless', '/hang']) {
      const controller = new AbortController()
      const taking = take(browser, site.origin + path, { signal: controller.signal })
      await new Promise(resolve => setTimeout(resolve, 700))
      const at = performance.now()
      controller.abort()
      expect(await taking).toMatchObject({ state: 'failed', codes: expect.arrayContaining(['stopped']) })
      expect(performance.now() - at).toBeLessThan(1_000)
    }
  })

  it('fails when the tab crashes, and the next page is captured all the same', async () => {
    const taken = await take(browser, `${site.origin}/endless`, {
      onStep: step => {
        if (step === 'scroll') void crashTab()
      }
    })
    expect(taken).toMatchObject({ state: 'failed', codes: expect.arrayContaining(['page-crashed']) })
    expect((await take(browser, `${site.origin}/feed?n=3`)).state).toBe('complete')
  })

  it('fails quickly when the browser is killed', async () => {
    const mortal = await launchBrowser()
    let at = 0
    const taken = await take(mortal, `${site.origin}/endless`, {
      onStep: step => {
        if (step !== 'scroll') return
        at = performance.now()
        puppeteerOf(mortal).process()?.kill('SIGKILL')
      }
    })
    expect(taken).toMatchObject({ state: 'failed', codes: ['browser-died'] })
    expect(performance.now() - at).toBeLessThan(2_000)
    expect((await take(mortal, `${site.origin}/feed`)).codes).toEqual(['browser-died'])
    await mortal.close()
  })

  it('throws what its keeper throws, and no more is kept', async () => {
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' })
    let kept = 0
    const taking = capturePage(
      browser,
      { address: `${site.origin}/tall`, acceptBadCertificate: false, mayBePrivate: true },
      {
        signal: new AbortController().signal,
        onStep: () => undefined,
        keep: async ({ role }) => {
          if (role === 'text') throw full
          kept++
        }
      }
    )
    await expect(taking).rejects.toBe(full)
    expect(kept).toBe(1)
  })
})

async function crashTab(): Promise<void> {
  const target = puppeteerOf(browser)
    .targets()
    .find(one => one.url().endsWith('/endless'))
  const session = await target?.createCDPSession()
  await session?.send('Page.crash').catch(() => undefined)
}
