// The site of hard pages and the browser that a file of tests shares; both are there while its tests run.
import { afterAll, beforeAll } from 'vitest'
import {
  type CaptureBrowser,
  launchBrowser
} from '../../../electron/core/captures/browser/process/browser.ts'
import { type Site, startSite } from '../../helpers/site/site.ts'

export let site: Site
export let browser: CaptureBrowser

beforeAll(async () => {
  site = await startSite()
  browser = await launchBrowser()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
})
