// The forms of the server's own pages in real browsers: the first administrator's code, and signing out.
import { existsSync } from 'node:fs'
import puppeteer, { type Browser } from 'puppeteer-core'
import { expect, it, onTestFinished } from 'vitest'
import { findBrowser } from '../../electron/core/captures/browser/process/find-browser.ts'
import { startServerKit } from '../desktop/server-kit.ts'
import { temporaryFolder } from '../helpers/archive.ts'

const FIREFOX = '/usr/bin/firefox-esr'
const missing = existsSync(FIREFOX) ? '' : ` (${FIREFOX} is missing; the package firefox-esr brings it)`

const firefox = async () =>
  puppeteer.launch({
    ...{ browser: 'firefox', executablePath: FIREFOX, headless: true },
    userDataDir: await temporaryFolder(),
    extraPrefsFirefox: { 'intl.accept_languages': 'sv-SE' }
  })
const chromium = () =>
  puppeteer.launch({
    executablePath: findBrowser().path,
    args: ['--no-sandbox', '--lang=sv-SE', '--accept-lang=sv-SE']
  })

it('a person becomes the first administrator by the code, and signs out, in Chromium', () => walk(chromium))
it.skipIf(missing !== '')(`and in Firefox${missing}`, () => walk(firefox))

async function walk(launch: () => Promise<Browser>): Promise<void> {
  const kit = await startServerKit([])
  onTestFinished(() => kit.close())
  const browser = await launch()
  onTestFinished(() => browser.close())
  const page = await browser.newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(kit.address)
  await page.locator('::-p-text(Moa Ek)').click()
  await page.locator('input[name="code"]').fill(kit.firstCode ?? '')
  await page.locator('button').click()
  await page.locator('::-p-text(Idag)').wait()
  // As the page's own menu does it.
  const signOut = () => {
    const form = document.createElement('form')
    form.method = 'post'
    form.action = '/sign-out'
    document.body.append(form)
    form.submit()
  }
  const [answered] = await Promise.all([
    page.waitForResponse(response => response.url().endsWith('/sign-out')),
    page.evaluate(signOut)
  ])
  expect(answered.status()).toBe(303)
}
