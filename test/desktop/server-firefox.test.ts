// A moderator who has Firefox: signs in at the provider, opens the archive as a web page, sees a comment and decides on it. Driven by WebDriver
// BiDi, since Firefox has no other way in.
import { existsSync } from 'node:fs'
import puppeteer from 'puppeteer-core'
import { expect, it, onTestFinished } from 'vitest'
import { registerWithDialogue } from '../desktop/ask.ts'
import { startServerKit } from '../desktop/server-kit.ts'
import { temporaryFolder } from '../helpers/archive.ts'
import { TAKEN } from '../helpers/taken.ts'
import { WebVisitor } from '../helpers/web-visitor.ts'

const FIREFOX = '/usr/bin/firefox-esr'
const missing = existsSync(FIREFOX) ? '' : ` (${FIREFOX} is missing; the package firefox-esr brings it)`

it.skipIf(missing !== '')(`in Firefox a comment is seen and decided on${missing}`, async () => {
  const kit = await startServerKit()
  onTestFinished(() => kit.close())
  const arvid = new WebVisitor(kit.address)
  await arvid.signIn('arvid')
  const call = async (method: string, input: unknown) => {
    const { status, body } = await arvid.call(method.replace('.', '/'), input)
    expect([method, status, body]).toEqual([method, 200, expect.anything()])
    return body as { id: string }
  }
  const channelId = await registerWithDialogue(call, 'https://flode.example/norrby')
  const { id } = await call('comments.take', { ...TAKEN, channelId })

  const browser = await puppeteer.launch({
    ...{ browser: 'firefox', executablePath: FIREFOX, headless: true },
    userDataDir: await temporaryFolder(),
    extraPrefsFirefox: { 'intl.accept_languages': 'sv-SE' }
  })
  onTestFinished(() => browser.close())
  const page = await browser.newPage()
  await page.setViewport({ width: 390, height: 844 })
  page.setDefaultTimeout(60_000)
  const faults: string[] = []
  page.on('pageerror', error => faults.push(String(error)))
  await page.goto(kit.address)
  await page.locator('::-p-text(Moa Ek)').click()
  await page.locator('::-p-text(Idag)').wait()
  await page.goto(`${kit.address}/#/comments`)
  await page.locator('::-p-text(Kalle Påhitt)').click()
  await page.locator('::-p-text(odugliga hela bunten)').wait()
  await page.locator('label:has(input[name="category"][value="a"])').click()
  await page.locator('::-p-text(Spara beslutet)').click()
  await expect
    .poll(async () => ((await arvid.call('comments/find', { id })).body as { state: string }).state)
    .toBe('decided')
  const { body } = await arvid.call('journal/list', { about: id, limit: 1, after: null })
  expect(body).toMatchObject({ items: [{ act: 'comment.decided', actor: 'Moa Ek (oidc:moa)' }] })
  expect(faults).toEqual([])
})
