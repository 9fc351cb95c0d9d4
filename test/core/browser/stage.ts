// The site of hard pages, and the browser that all files of a process share: it takes a moment to start. Both are there while the tests of
// a file run that has begun with them.
import { afterAll, beforeAll } from 'vitest'
import {
  type CaptureBrowser,
  launchBrowser
} from '../../../electron/core/captures/browser/process/browser.ts'
import { type Site, startSite } from '../../helpers/site/site.ts'

export let site: Site
/** It goes with the process. */
export let browser: CaptureBrowser

/** Gives the file a site of its own, and the browser, which is begun anew where a test before has ended it. */
export function beginStage(): void {
  beforeAll(async () => {
    site = await startSite()
    if (browser === undefined || !browser.isAlive()) browser = await launchBrowser()
  }, 60_000)
  afterAll(() => site?.close())
}
