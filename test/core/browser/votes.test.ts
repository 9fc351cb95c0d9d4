// Nothing is pressed that votes, or says what its visitor thinks: that would be an act on somebody else's page.
import { describe, expect, it } from 'vitest'
import { ACTING, VOTING } from '../../helpers/site/votes.ts'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

describe('a vote', { timeout: 60_000 }, () => {
  it.each(Object.keys(VOTING))('is not given: %s', async as => {
    site.asked.length = 0
    const taken = await take(browser, `${site.origin}/votes?as=${as}`)
    expect(site.asked).not.toContain('/voted')
    expect(taken.text).toContain('Arbetet pågår till mars')
  })

  it.each(Object.keys(ACTING))(
    'and nothing else is done by what is pressed to see what is behind: %s',
    async as => {
      site.asked.length = 0
      const other = encodeURIComponent(site.otherOrigin)
      const { reasons, provenance } = await take(
        browser,
        `${site.origin}/votes/acting?as=${as}&other=${other}`
      )
      expect([provenance.clicked.whenKept.length, site.asked.filter(path => path.includes('acted'))]).toEqual(
        [1, []]
      )
      // A beacon brings nothing back.
      const isTold = as !== 'beacon' && as !== 'frame'
      expect(reasons).toEqual(isTold ? [{ code: 'content-not-expanded', detail: '1 pages' }] : [])
    }
  )

  it('is nothing that is told, where the page only counts', async () => {
    const { state, reasons } = await take(browser, `${site.origin}/votes/counting`)
    expect([state, reasons]).toEqual(['complete', []])
  })

  it('is not seen in questions that others have asked', async () => {
    const { reasons } = await take(browser, `${site.origin}/votes/questions`)
    expect(reasons).toEqual([{ code: 'content-not-expanded', detail: '1 pages' }])
  })
})
