// A capture changes nothing on a site: what is pressed only to see what comes of it sends nothing, and what it was not let do is told.
import { describe, expect, it } from 'vitest'
import { SENDS, TO_TRY } from '../../helpers/site/acts.ts'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

const LIMIT = { timeout: 60_000 }
const visit = (path: string) => take(browser, `${site.origin}/acts${path}`)
const acted = () => site.asked.filter(path => path === '/acted')
const COMMENTS = [...'abcdef'].map(letter => `Kommentar ${letter} om älven`)

describe('a press of which nothing says that it only shows', LIMIT, () => {
  it.each(Object.keys(TO_TRY).flatMap(as => Object.keys(SENDS).map(how => `?as=${as}&how=${how}`)))(
    'does nothing on the site: %s',
    async path => {
      site.asked.length = 0
      await visit(path)
      expect(acted()).toEqual([])
    }
  )

  it.each(['tickets', 'card', 'time', 'people'])('is told of where it was not let send: %s', async as => {
    const taken = await visit(`?as=${as}&thanks`)
    const words = TO_TRY[as]?.match(/([^>]+)<\/button>$/)?.[1]
    expect(taken.state).toBe('partial')
    expect(taken.reasons).toContainEqual({
      code: 'press-held-back',
      detail: `${words}: ${site.origin}/acted`
    })
    expect(taken.provenance.pressesHeld).toEqual([{ words, address: `${site.origin}/acted` }])
  })

  it.each(['tickets', 'signs'])('does nothing in a frame of another site: %s', async as => {
    site.asked.length = 0
    const taken = await visit(`/frame?as=${as}&other=${site.otherOrigin}`)
    expect(acted()).toEqual([])
    if (as === 'tickets') expect(taken.provenance.pressesHeld).toMatchObject([{ words: 'Fler biljetter' }])
  })

  it('is told of where a beacon or a form was held back', async () => {
    for (const how of ['beacon', 'form', 'away'])
      expect((await visit(`?as=tickets&how=${how}&thanks`)).codes, how).toContain('press-held-back')
  })

  it('brings what it shows by itself', async () => {
    const taken = await visit('/brings?as=try')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    for (const line of COMMENTS) expect(taken.text).toContain(line)
  })

  it('is told of where it asks by POST for what it shows', async () => {
    const taken = await visit('/brings?as=try&post')
    expect(taken.reasons).toContainEqual({
      code: 'press-held-back',
      detail: `Fler från älven: ${site.origin}/posted/graphql`
    })
  })

  it('is not told of for what the page asks by itself', async () => {
    const taken = await visit('/brings?as=try&polls')
    expect(taken.codes).not.toContain('press-held-back')
    for (const line of COMMENTS) expect(taken.text).toContain(line)
  })
})

it.each(['post', 'post&polls'])('lets words that say it ask by POST: %s', LIMIT, async asked => {
  const taken = await visit(`/brings?as=sure&${asked}`)
  expect(taken.codes).not.toContain('press-held-back')
  for (const line of COMMENTS) expect(taken.text).toContain(line)
})
