// What a press shows, of something that says so by a number, by HTML or by how it looks: in the capture where it can be pressed while
// the page is read, and told of otherwise.
import { describe, expect, it } from 'vitest'
import { PRESSED } from '../../helpers/site/own-pages/pressed.ts'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

const whole = PRESSED.filter(({ lacks }) => lacks === null)
const lacking = PRESSED.filter(({ lacks }) => lacks !== null)
const visit = (path: string) => take(browser, `${site.origin}${path}`)

describe('what a press shows', { timeout: 60_000 }, () => {
  it.each(whole)('is in the text: $path', async ({ path, has }) => {
    const taken = await visit(path)
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    for (const words of has.words ?? []) expect(taken.text).toContain(words)
  })

  it.each(lacking)('is told of where it is not: $path', async ({ path }) => {
    const taken = await visit(path)
    expect(taken.state).toBe('partial')
    expect(['content-not-expanded', 'comments-missing', 'other-view']).toContain(taken.codes[0])
    expect(taken.text).toMatch(/Arbetet pågår till mars|Svaret handlar om bryggan/)
  })
})

it('is told with the capture, of all that was pressed', { timeout: 60_000 }, async () => {
  const { provenance } = await visit('/presses/kinds?as=leads')
  expect(provenance.clicked).toMatchObject({
    whenKept: ['Kommunen tar upp frågan om bryggan', 'Protokollet om bryggan är justerat'],
    count: 2
  })
})

it('goes away from no page, and votes for nothing', { timeout: 60_000 }, async () => {
  site.asked.length = 0
  await visit('/presses/cards?as=leads')
  expect(site.asked).not.toContain('/ordinary')
  expect((await visit('/presses/cards?as=vote')).text).not.toContain('Tack för din röst')
})

it('tells of a list that the button of a row has put something else in the place of', {
  timeout: 60_000
}, async () => {
  const { reasons } = await visit('/presses/row')
  expect(reasons).toEqual(
    expect.arrayContaining([
      { code: 'other-view', detail: '1 buttons' },
      { code: 'text-vanished', detail: 'view' }
    ])
  )
})
