// Buttons that show something though nothing tells what: what they show is in the capture, or told of.
import { describe, expect, it } from 'vitest'
import { marksOf, upTo } from '../../helpers/site/marks.ts'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

const POSTS = 10
const SAYS = ['bryggan', 'parken', 'torget', 'stationen', 'skolgården']
const visit = (path: string) => take(browser, `${site.origin}/tries/${path}`)
const left = (detail: string) => [{ code: 'content-not-expanded', detail }]

describe('what is pressed to see what it shows', { timeout: 60_000 }, () => {
  it.each([
    'panels',
    'panels?wait=300',
    'panels?one',
    'sign?posts',
    'gallery',
    'gallery?as=aria-haspopup=dialog',
    'cards'
  ])('is in the text: %s', async path => {
    const taken = await visit(path)
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    for (const says of SAYS) expect(taken.text.split(`Svaret handlar om ${says} vid älven`)).toHaveLength(2)
  })

  it.each([
    ['sign', 6],
    [`words?says=${encodeURIComponent('Visa fler inlägg från Norrby kommun')}`, 9],
    ['words?says=Mer…', 9]
  ])('is pressed for as long as it brings more: %s', async (path, count) => {
    const taken = await visit(path)
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(count))
  })

  it('is shown where HTML itself keeps it', async () => {
    const taken = await visit('popovers')
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    for (const says of SAYS) expect(taken.text).toContain(`Avgiften gäller ${says} vid älven`)
  })
})

describe('what shows nothing when it is pressed, or is not', { timeout: 60_000 }, () => {
  it.each([
    ['menu?dead', '1 buttons'],
    [`words?dead&says=${encodeURIComponent('Hämta resultat för skolan')}`, '1 buttons'],
    ['sign?posts&heart', '5 buttons'],
    ['gallery?dead', '5 buttons'],
    ['cards?stuck', '4 slides']
  ])('is told of: %s', async (path, detail) => {
    expect((await visit(path)).reasons).toEqual(left(detail))
  })

  it('is a menu, which is closed again', async () => {
    const taken = await visit('menu')
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.text).not.toContain('Länk till sidan')
  })
})

it('presses once what opens a dialog', { timeout: 60_000 }, async () => {
  const taken = await visit('dialog')
  expect(taken.codes).not.toContain('content-not-expanded')
  expect(taken.text.split('Svaret handlar om torget vid älven')).toHaveLength(2)
})
