// Pages as platforms make them today, of which a part is shown until somebody chooses or presses: all of it is in the record, or told of.
import { describe, expect, it } from 'vitest'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

const visit = (path: string) => take(browser, `${site.origin}/choices/${path}`)

describe('a menu that shows a part', { timeout: 60_000 }, () => {
  it.each(['utvalda', 'relevanta', 'order'])('has all where the menu has a choice of all: %s', async as => {
    const taken = await visit(`menu?as=${as}`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    for (const name of ['bryggan', 'parken', 'torget', 'stationen', 'skolgården'])
      expect(taken.text).toContain(`handlar om ${name}`)
  })

  it('is told of where another choice shows more', async () => {
    expect(await visit('menu?as=top')).toMatchObject({
      state: 'partial',
      reasons: [{ code: 'content-not-expanded', detail: '1 pages' }]
    })
  })
})

it.each(['anyway', 'sensitive', 'english', 'brackets', 'more', 'till', 'counted', 'back'])(
  'has what is shown when it is pressed: %s',
  { timeout: 60_000 },
  async as => {
    const taken = await visit(`warned?as=${as}`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.text).toContain('visas först när man vill')
  }
)
