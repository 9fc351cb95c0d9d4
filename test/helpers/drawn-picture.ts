// Pictures with words in them, drawn by a real browser.
import { onTestFinished } from 'vitest'
import { launchBrowser, puppeteerOf } from '../../electron/core/captures/browser/process/browser.ts'

/** Draws pages as a visitor sees them; the browser ends with the test. */
export async function painter() {
  const browser = await launchBrowser()
  onTestFinished(() => browser.close())
  return async (
    html: string,
    { width = 800, height = 500, type = 'png' as 'png' | 'jpeg' } = {}
  ): Promise<Buffer> => {
    const page = await puppeteerOf(browser).newPage()
    await page.setViewport({ width, height })
    await page.setContent(`<!doctype html><meta charset="utf-8"><style>body{margin:0}</style>${html}`)
    const picture = await page.screenshot({ type, ...(type === 'jpeg' ? { quality: 90 } : {}) })
    await page.close()
    return Buffer.from(picture)
  }
}

/** A notice as a municipality puts it up as a picture: words on a coloured ground. */
export const poster = (words: string, size = 44): string =>
  `<div style="background:linear-gradient(#143a5a,#2d6a8f);color:#fff;font:700 ${size}px sans-serif;padding:40px;height:420px">${words}</div>`
