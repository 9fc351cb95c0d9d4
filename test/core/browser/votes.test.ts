// Nothing is pressed that votes, or says what its visitor thinks: that would be an act on somebody else's page.
import { describe, expect, it } from 'vitest'
import { VOTING } from '../../helpers/site/votes.ts'
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

  it('is not seen in questions that others have asked', async () => {
    const { reasons } = await take(browser, `${site.origin}/votes/questions`)
    expect(reasons).toEqual([{ code: 'content-not-expanded', detail: '1 pages' }])
  })
})
