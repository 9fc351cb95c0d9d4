// A comment saved from its address and verified, against the barest picture of the same element.

import { launchBrowser, puppeteerOf } from '../../electron/core/captures/browser/process/browser.ts'
import { setChannelSettings } from '../../electron/core/captures/captures/channel-settings.ts'
import { preserveComment } from '../../electron/core/comments/comments/comments.ts'
import { newArchive, newChannel } from '../lib/archive.ts'
import { demoSite } from '../lib/demo-site.ts'
import { type Measure, secondsOf } from '../lib/measure.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'

const VIEWPORT = { width: 1280, height: 900 }
const ROOM = 256 << 20

export const commentSave: Measure = {
  name: 'comment-save',
  goal: 1.5,
  ours: 'from an address to a comment saved and verified: the browser started, the page opened, pictures, source, all read back',
  baseline:
    'puppeteer: the same browser started, newPage, goto until load, screenshot of the comment’s element, closed',
  async prepare() {
    const site = await demoSite()
    const address = await commentOn(site.origin)
    return {
      async ours() {
        const folder = await temporaryFolder(ROOM)
        const archive = await newArchive(folder)
        try {
          const channelId = newChannel(archive.context, 'blog', `${site.origin}/blogg`)
          // The demo municipality is this computer.
          setChannelSettings(archive.context, {
            channelId,
            viewport: 'desktop',
            reach: 'ordinary',
            privateAddresses: true,
            filmProgram: false
          })
          return await secondsOf(async () => {
            const { state } = await preserveComment(archive.context, { channelId, address, selector: null })
            if (state !== 'verified') throw new Error(`The comment is ${state}.`)
          })
        } finally {
          await archive.close()
          await removeFolder(folder)
        }
      },
      baseline: () => secondsOf(() => shot(address)),
      close: () => site.close()
    }
  }
}

/** The address of the first comment in the blog. */
async function commentOn(origin: string): Promise<string> {
  const textAt = async (path: string) => (await fetch(origin + path)).text()
  const post = /href="(\/blogg\/[a-z-]+)#comments"/.exec(await textAt('/blogg'))?.[1] ?? ''
  const comment = /href="(\/blogg\/[a-z-]+\?kommentar=\d+#comment-\d+)"/.exec(await textAt(post))?.[1]
  if (comment === undefined) throw new Error('The blog of the demo municipality has no comments.')
  return origin + comment
}

async function shot(address: string): Promise<void> {
  const browser = await launchBrowser()
  try {
    const page = await puppeteerOf(browser).newPage()
    await page.setViewport(VIEWPORT)
    await page.goto(address, { waitUntil: 'load' })
    const element = await page.$(new URL(address).hash)
    if (element === null) throw new Error('The comment is not on its page.')
    await element.screenshot()
  } finally {
    await browser.close()
  }
}
