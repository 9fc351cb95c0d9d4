// A person who logs in: a program that presses the form's button in the real browser that was opened for them.
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect } from 'puppeteer-core'
import { expect } from 'vitest'
import { setVariable } from './env.ts'

/** The browser with a port that the person's stand-in can reach, and without the screen that a test machine lacks. */
export async function browserWithPort(folder: string): Promise<void> {
  const script = join(folder, 'chromium')
  const real = process.env['KANALARKIV_BROWSER'] ?? '/usr/bin/chromium'
  await writeFile(script, `#!/bin/sh\nexec ${real} --headless=new --remote-debugging-port=0 "$@"\n`)
  await chmod(script, 0o755)
  setVariable('KANALARKIV_BROWSER', script)
  setVariable('KANALARKIV_PROFILES', join(folder, 'profiler'))
}

/** What a person does in the browser that was opened for them: presses the button, and closes it. */
export async function personLogsIn(profile: string): Promise<void> {
  // The file is there before anything is written in it.
  const portSaid = async () =>
    (await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '')).split('\n')[0]
  await expect.poll(portSaid).toMatch(/^\d+$/)
  const port = await portSaid()
  const browser = await connect({ browserURL: `http://127.0.0.1:${port}`, defaultViewport: null })
  const page = (await browser.pages()).at(-1)
  if (page === undefined) throw new Error('no page')
  await page.waitForSelector('button')
  await Promise.all([page.waitForNavigation(), page.click('button')])
  await browser.close()
}
