// A person points at the comment in the page: with the mouse and with the keys. What the page itself sends counts for nothing.
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest'
import { pickOn } from '../../electron/core/comments/comments/page.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { type Site, startSite } from '../helpers/site/site.ts'

let site: Site
let browser: Browser
beforeAll(async () => {
  site = await startSite()
  // The person's own eyes and hands: a browser that the test sees into, and that the program uses.
  browser = await puppeteer.launch({
    executablePath: process.env['KANALARKIV_BROWSER'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox']
  })
  process.env['KANALARKIV_BROWSER_WS'] = browser.wsEndpoint()
})
afterAll(async () => {
  delete process.env['KANALARKIV_BROWSER_WS']
  await browser.close()
  await site.close()
})

/** The page that the program has opened, once the frame is on it; seen by one who comes after it was opened. */
function opened(): Promise<Page> {
  return vi.waitFor(
    async () => {
      const person = await puppeteer.connect({
        browserWSEndpoint: browser.wsEndpoint(),
        defaultViewport: null
      })
      onTestFinished(() => person.disconnect())
      const pages = await person.pages()
      const page = pages.find(one => one.url().includes('/thread'))
      if (page === undefined) throw new Error('not opened yet')
      if (
        !(await page.evaluate(() =>
          document.documentElement.lastElementChild?.textContent?.startsWith('Klicka')
        ))
      )
        throw new Error('not ready yet')
      return page
    },
    { timeout: 30_000, interval: 300 }
  )
}

it('is the element clicked on, and no click of the page’s own', async () => {
  const { ctx } = await newArchive()
  newChannel(ctx, { addresses: [site.origin] })
  const picking = pickOn(ctx, { address: `${site.origin}/thread`, channelId: null, language: 'sv' })
  const page = await opened()
  await page.evaluate(() => document.querySelector<HTMLElement>('h1')?.click())
  const comment = await page.waitForSelector('#rad-31')
  await comment?.click()
  const selector = await picking
  expect(selector).toMatch(/rad-31/)
})

it('is reached with the arrow keys, and left with Escape', async () => {
  const { ctx } = await newArchive()
  newChannel(ctx, { addresses: [site.origin] })
  const picking = pickOn(ctx, { address: `${site.origin}/thread`, channelId: null, language: 'sv' })
  const page = await opened()
  const comment = await page.waitForSelector('#rad-31')
  await comment?.hover()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  expect(await picking).not.toBeNull()

  const leaving = pickOn(ctx, { address: `${site.origin}/thread`, channelId: null, language: 'sv' })
  await (await opened()).keyboard.press('Escape')
  expect(await leaving).toBeNull()
})
