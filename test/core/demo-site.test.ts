// The demo municipality: what demonstrations and other tests rely on, not how it looks.
import { type Browser, launch, type Page } from 'puppeteer-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBrowser } from '../../electron/core/captures/browser/process/find-browser.ts'
import { type DemoSite, startDemoSite } from '../../resources/demo/site.mjs'

const START = Date.parse('2026-11-25T10:12:00Z')
const GONE = 'Kommentaren är inte längre tillgänglig'

let clock: Date
let site: DemoSite

beforeEach(async () => {
  clock = new Date(START)
  site = await startDemoSite({ now: () => clock })
})

afterEach(() => site.close())

describe('the channels', () => {
  it('are at least six, each with an owner, a purpose, a mandate and addresses that answer', async () => {
    expect(site.channels.length).toBeGreaterThanOrEqual(6)
    expect(new Set(site.channels.map(channel => channel.department)).size).toBeGreaterThanOrEqual(3)
    for (const channel of site.channels) {
      expect(channel.responsibleEmail).toContain('@')
      expect(channel.purpose).not.toBe('')
      expect(channel.mandate.decidedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      for (const address of channel.addresses) expect((await fetch(address)).status, address).toBe(200)
    }
    for (const message of site.directMessages) {
      expect(site.channels.map(channel => channel.slug)).toContain(message.channelSlug)
      expect(Date.parse(message.receivedAt)).toBeLessThan(START)
    }
  })

  it('lead only to addresses that exist', async () => {
    const unknown: string[] = []
    const waiting = new Set(['/', ...site.channels.flatMap(channel => channel.addresses.map(pathOf))])
    const links = (text: string) => [...text.matchAll(/(?:href|src|data-src|data-hamta)="(\/[^"#]*)/g)]
    for (const path of waiting) {
      const response = await fetch(site.origin + path)
      const isPage = response.headers.get('content-type')?.startsWith('text/html')
      if (response.status !== 200) unknown.push(path)
      for (const [, link = ''] of links(isPage ? await response.text() : '')) waiting.add(link)
    }
    expect(waiting.size).toBeGreaterThan(200)
    expect(unknown).toEqual([])
  })

  it('answer in Swedish when an address leads nowhere', async () => {
    for (const path of [
      '/finns/inte',
      '/flode/inlagg/9999',
      '/stil/..%2fsite.mjs',
      '/bild/okand-1.svg',
      '/bild/constructor-1.svg'
    ]) {
      const response = await fetch(site.origin + path)
      expect(response.status, path).toBe(404)
      expect(await response.text()).toContain('Sidan finns inte')
    }
  })

  it('are the same in two starts with the same clock', async () => {
    const other = await startDemoSite({ now: () => clock })
    try {
      for (const address of ['/', ...site.channels.flatMap(channel => channel.addresses.map(pathOf))]) {
        const [one, two] = await Promise.all([site, other].map(each => read(each, address)))
        expect(two?.replaceAll(other.origin, site.origin), address).toBe(one)
      }
    } finally {
      await other.close()
    }
  })
})

describe('the abusive comment', () => {
  it('is on its page and its permalink until it is removed, and then on neither', async () => {
    const { id, pageUrl, permalink, author, text } = site.abusive
    for (const address of [pageUrl, permalink]) {
      expect(await read(site, address)).toContain(`id="kommentar-${id}"`)
      expect(await read(site, address)).toContain(text)
      expect(await read(site, address)).toContain(author)
    }

    site.removeComment(id)
    for (const address of [pageUrl, permalink, `${site.origin}/flode`, `${site.origin}/moderera`]) {
      expect(await read(site, address)).not.toContain(text)
      expect(await read(site, address)).not.toContain(`id="kommentar-${id}"`)
    }
    expect(await read(site, permalink)).toContain(GONE)
    expect(await read(site, pageUrl)).toContain(GONE)
  })

  it('is hidden from the public but kept for moderators when it is unpublished', async () => {
    site.unpublishComment(site.abusive.id)
    expect(await read(site, site.abusive.permalink)).toContain(GONE)
    expect(await read(site, site.abusive.permalink)).not.toContain(site.abusive.text)
    expect(await moderatorsPage()).toContain(site.abusive.text)
  })

  it('is removed by the form of a moderator, and not by anybody without the code', async () => {
    const form = { kommentar: String(site.abusive.id), atgard: 'ta-bort' }
    expect((await post('/moderera', { ...form, token: 'gissning' })).status).toBe(403)
    expect(await read(site, site.abusive.permalink)).toContain(site.abusive.text)

    expect((await post('/moderera', { ...form, token: site.moderatorToken })).status).toBe(303)
    expect(await read(site, site.abusive.permalink)).not.toContain(site.abusive.text)
    expect(await moderatorsPage()).toContain('Borttagen')
  })

  it('cannot be removed under a number that no comment has', () => {
    expect(() => site.removeComment(1)).toThrow('nummer 1')
  })
})

describe('as time passes', () => {
  it('new posts, comments, likes and rows appear, and nothing old is lost', async () => {
    const ids = async () => (await read(site, '/flode')).match(/id="inlagg-\d+"/g) ?? []
    const before = { posts: await ids(), pages: await pages() }
    expect(before.posts.length).toBeGreaterThanOrEqual(30)

    clock = new Date(START + 3_600_000)
    site.advance()
    const after = await ids()
    expect(after.slice(1)).toEqual(before.posts)
    expect(after[0]).not.toBe(before.posts[0])
    const changed = await pages()
    for (const [slug, text] of Object.entries(before.pages)) expect(changed[slug], slug).not.toBe(text)
    expect(changed['lang']).toContain('1001 rader')
  })

  it('the time as shown moves from minutes to days', async () => {
    const shown = async () => /<time[^>]*>([^<]*)</.exec(await read(site, '/flode'))?.[1]
    expect(await shown()).toBe('2 tim')
    clock = new Date(START + 24 * 3_600_000)
    expect(await shown()).toMatch(/^i går kl\. \d\d\.\d\d$/)
  })

  async function pages(): Promise<Record<string, string>> {
    const slugs = ['flode', 'bilder', 'video', 'jobb', 'lang', 'blogg']
    return Object.fromEntries(
      await Promise.all(slugs.map(async slug => [slug, await read(site, `/${slug}`)]))
    )
  }
})

describe('behind the login', () => {
  it('there is a form, and the members page only for the one who has logged in', async () => {
    const form = await read(site, '/internt')
    expect(form).toContain('type="password"')
    expect(form).not.toContain('Handlingar till kommande möten')

    const wrong = await post('/internt/logga-in', { anvandare: 'ledamot', losenord: 'fel' })
    expect(wrong.headers.get('set-cookie')).toBeNull()

    const { user, password } = site.demoLogin
    const right = await post('/internt/logga-in', { anvandare: user, losenord: password })
    const cookie = right.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(await read(site, '/internt', { cookie })).toContain('Handlingar till kommande möten')
  })
})

describe('in a browser', () => {
  let browser: Browser

  beforeEach(async () => {
    const args = ['--no-sandbox', '--disable-gpu']
    browser = await launch({ executablePath: findBrowser().path, headless: true, args })
  })

  afterEach(() => browser.close())

  it('behaves like the real platforms', { timeout: 60_000 }, async () => {
    const page = await browser.newPage()
    await page.setViewport({ width: 1280, height: 900 })

    await page.goto(`${site.origin}/flode`)
    await page.click('.kakor button.tillat')
    await page.reload()
    expect(await page.$('.kakor'), 'asks about cookies once').toBeNull()
    expect(await heightOf(page)).toBeGreaterThan(12_000)

    const loaded = () => page.$$eval('img.laddad', pictures => pictures.length)
    const all = await page.$$eval('img.lat', pictures => pictures.length)
    await page.waitForSelector('img.laddad')
    expect(await loaded(), 'pictures further down wait').toBeLessThan(5)
    await page.$$eval('img.lat', pictures => pictures.at(-1)?.scrollIntoView())
    await page.waitForFunction(() => document.querySelector('article:last-of-type img.laddad') !== null)
    expect(await loaded(), 'pictures passed in one leap still wait').toBeLessThan(all)

    await page.goto(site.abusive.pageUrl)
    const comments = () => page.$$eval('.kommentar', list => list.length)
    const shown = await comments()
    await page.evaluate(() => document.querySelector<HTMLButtonElement>('[data-hamta]')?.click())
    await page.waitForFunction(before => document.querySelectorAll('.kommentar').length > before, {}, shown)
    expect(await page.$(site.abusive.selector)).not.toBeNull()

    await page.goto(`${site.origin}/lang`)
    expect(Math.abs((await heightOf(page)) - 40_000)).toBeLessThan(1_500)

    await page.goto(`${site.origin}/jobb`)
    await expect(page.waitForNetworkIdle({ concurrency: 2, timeout: 4_000 })).rejects.toThrow('Timed out')

    // Closing while long polls and the event stream are open must not wait for them.
    const closed = site.close().then(() => 'closed')
    const patience = new Promise(resolve => setTimeout(resolve, 5_000, 'still open'))
    expect(await Promise.race([closed, patience])).toBe('closed')
  })
})

function heightOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollHeight)
}

function pathOf(address: string): string {
  return new URL(address).pathname
}

async function read(from: DemoSite, path: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(new URL(path, from.origin), { headers })
  return await response.text()
}

function post(path: string, fields: Record<string, string>): Promise<Response> {
  return fetch(site.origin + path, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
}

async function moderatorsPage(): Promise<string> {
  const response = await post('/moderera', { token: site.moderatorToken })
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  return await read(site, '/moderera', { cookie })
}
