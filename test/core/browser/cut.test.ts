// What a page lacks because a script of it did not come, or an answer broke off: told of, whatever the browser says.
import { describe, expect, it } from 'vitest'
import { CUT } from '../../helpers/site/own-pages/cut.ts'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

const visit = (path: string) => take(browser, `${site.origin}${path.replace('OTHER', site.otherOrigin)}`)

describe('what does not come, or not to its end', { timeout: 60_000 }, () => {
  it.each(CUT.filter(({ lacks }) => lacks === null))('is not said of what is whole: $path', async page => {
    const taken = await visit(page.path)
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    for (const words of page.has.words ?? []) expect(taken.text).toContain(words)
  })

  it.each(CUT.filter(({ lacks }) => lacks !== null))('is told of: $path', async ({ path }) => {
    const { state, reasons } = await visit(path)
    expect([state, reasons]).toEqual(['partial', [{ code: 'parts-missing', detail: detailOf(path) }]])
  })
})

function detailOf(path: string): string {
  const { pathname, searchParams: asked } = new URL(path, 'http://site')
  const [as, by] = [asked.get('as') ?? '', asked.get('by')]
  if (pathname === '/cut/page') return 'document cut'
  if (pathname === '/cut/picture') return 'image cut'
  if (pathname === '/cut/call') return 'fetch cut'
  if (as === 'page' || as === 'broken') return 'script cut'
  const status = /^\d+$/.test(as) ? as : 'failed'
  return by === 'frame' ? `frame script ${status}` : `${by === 'styles' ? 'stylesheet' : 'script'} ${status}`
}
