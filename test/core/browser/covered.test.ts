// What lies under a cover that says no more than "Visa", or behind words of its own, is uncovered; what may act is left alone.
import { describe, expect, it } from 'vitest'
import { UNDER_COVER } from '../../helpers/site/own-pages/pressed.ts'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

const visit = (path: string) => take(browser, `${site.origin}${path}`)
const known = UNDER_COVER.filter(({ doubt }) => doubt === null)

describe('what is covered', { timeout: 60_000 }, () => {
  it.each(known)('is in the text: $path', async ({ path, has }) => {
    const taken = await visit(path)
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    for (const words of has.words ?? []) expect(taken.text).toContain(words)
  })

  it('is readable in the picture, though it has the colour that it stands on', async () => {
    const { provenance } = await visit('/covered?as=painted')
    expect(provenance.clicked.expand).toHaveLength(1)
  })

  it('stays so where a press would do something', async () => {
    site.asked.length = 0
    await visit('/covered?as=others')
    expect(site.asked.filter(asked => asked.startsWith('/covered/acted'))).toEqual([])
  })
})
