// What a page holds folded behind a control is shown without pressing it, and read and pictured; what cannot be shown in its place is told.
import { describe, expect, it } from 'vitest'
import { marksOf } from '../../helpers/site/marks.ts'
import { KEPT_FOLDED } from '../../helpers/site/own-pages/pressed.ts'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

const visit = (path: string) => take(browser, `${site.origin}${path}`)
const shown = KEPT_FOLDED.filter(({ lacks }) => lacks === null)

describe('what is folded', { timeout: 60_000 }, () => {
  it.each(shown)('is in the text, and seen: $path', async ({ path, has }) => {
    site.asked.length = 0
    const taken = await visit(path)
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    for (const words of has.words ?? []) expect(taken.text).toContain(words)
    for (const { at, all } of has.marks ?? []) expect(marksOf(taken.tiles, at[0] ?? 0)).toEqual(all)
    expect(site.asked.filter(asked => asked.includes('pressed'))).toEqual([])
  })

  it('is told of where it lies over what is shown', async () => {
    const taken = await visit('/kept?as=point')
    expect(taken.reasons).toEqual([{ code: 'content-not-expanded', detail: '3 folds' }])
  })

  it('stays so in a form, a menu, and what says only that something has been done', async () => {
    const { text } = await visit('/kept?as=others')
    for (const words of ['Öppet kl.', 'Länken är kopierad', 'Skriv ett svar', 'Din röst är'])
      expect(text).not.toContain(words)
  })
})
