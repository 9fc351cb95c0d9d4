// Panels that a script holds still and shows one at a time as the page is scrolled: the picture, which is of one moment, has one of them.
import { describe, expect, it } from 'vitest'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

const BY = ['opacity', 'autoalpha', 'class', 'display', 'up', 'stack', 'stack&smooth']

describe('panels that a script holds still', { timeout: 60_000 }, () => {
  it.each([...['track', 'track?smooth', 'smooth'], ...BY.map(by => `fades?by=${by}`)])(
    'are told of where the picture lacks three of four: %s',
    async path => {
      const { state, reasons } = await take(browser, `${site.origin}/pinned/${path}`)
      // A heading and a paragraph of each.
      expect([state, reasons]).toEqual(['partial', [{ code: 'text-not-pictured', detail: '6' }]])
    }
  )

  it.each(['wheel', 'wheel?by=top', 'stays', 'stays?sheets'])(
    'are not suspected where the picture has them all: %s',
    async path => {
      const { state, reasons } = await take(browser, `${site.origin}/pinned/${path}`)
      expect([state, reasons]).toEqual(['complete', []])
    }
  )
})
