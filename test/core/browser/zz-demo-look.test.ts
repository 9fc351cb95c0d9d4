import { expect, it } from 'vitest'
import { launchBrowser } from '../../../electron/core/captures/browser/browser.ts'
import { captureComment, lookAgain, proposeComments } from '../../../electron/core/captures/browser/comment.ts'
import { startDemoSite } from '../../../resources/demo/site.mjs'

it('demo', { timeout: 240_000 }, async () => {
  const site = await startDemoSite()
  const browser = await launchBrowser()
  const options = { signal: new AbortController().signal, onStep: () => undefined, keep: async () => undefined }
  try {
    const a = site.abusive
    const pages = ['/bilder/p/', '/video/titta/', '/blogg/', '/jobb'].map(p => site.origin + p)
    for (const [address, selector] of [[a.permalink, a.selector], [a.permalink, null], [a.pageUrl, a.selector]] as const) {
      const saved = await captureComment(browser, { address, selector }, options)
      expect(saved.outcome).toBe('saved')
      if (saved.outcome !== 'saved') return
      console.log(address, (await lookAgain(browser, { address, selector, content: saved.content }, options)))
      ;(globalThis as any).last = saved.content
    }
    // one comment of every other channel, found by following links of the channel's page
    for (const slug of ['bilder', 'video', 'blogg', 'jobb']) {
      const html = await (await fetch(`${site.origin}/${slug}`)).text()
      const links = [...new Set([...html.matchAll(/href="(\/[a-z]+\/[^"?#]+)"/g)].map(m => m[1]).filter(h => h?.startsWith(`/${slug}/`) && !/profil|\/om$/.test(h)))]
      links.unshift(`/${slug}`)
      let done = false
      for (const link of links.slice(0, 4)) {
        const found = await proposeComments(browser, { address: site.origin + link }, options)
        const c = 'candidates' in found ? found.candidates.find(c => /\d+$/.test(c.selector)) : undefined
        if (!c) { console.log('none', link, JSON.stringify(found).slice(0, 200)); continue }
        const saved = await captureComment(browser, { address: site.origin + link, selector: c.selector }, options)
        if (saved.outcome !== 'saved') { console.log(link, c.selector, saved); continue }
        const look = () => lookAgain(browser, { address: site.origin + link, selector: c.selector, content: saved.content }, options)
        const before = await look()
        const id = Number(/(\d+)$/.exec(c.selector)?.[1])
        site.unpublishComment(id)
        console.log(link, c.selector, before, await look())
        done = true
        break
      }
      console.log(slug, done)
    }
    site.unpublishComment(a.id)
    const content = (globalThis as any).last
    for (const [address, selector] of [[a.permalink, a.selector], [a.permalink, null], [a.pageUrl, a.selector]] as const)
      console.log('unpublished', address, await lookAgain(browser, { address, selector, content }, options))
    site.removeComment(a.id)
    for (const [address, selector] of [[a.permalink, a.selector], [a.permalink, null], [a.pageUrl, a.selector]] as const)
      console.log('removed', address, await lookAgain(browser, { address, selector, content }, options))
  } finally {
    await browser.close(); await site.close()
  }
})
