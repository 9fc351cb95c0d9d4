// Pages whose program shows one view in the place of another when a button is pressed: the view that the address led to is what is kept,
// and it is told that a button led elsewhere.
import { describe, expect, it } from 'vitest'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

const visit = (path: string) => take(browser, `${site.origin}/routed/${path}`)

describe('a button that leads from a feed to one post of it', { timeout: 60_000 }, () => {
  it.each([
    'by=push',
    'by=push&as=part',
    'by=push&low',
    'by=hash',
    'by=later',
    'by=hides',
    'by=replace',
    'by=stays'
  ])('is left alone, and told of: %s', async asked => {
    const taken = await visit(`feed?${asked}`)
    expect(taken.state).toBe('partial')
    expect(taken.reasons).toContainEqual({ code: 'other-view', detail: '1 buttons' })
    for (const n of 'abcdef') expect(taken.text).toContain(`Synpunkt ${n} handlar`)
  })
})

describe('a feed that gives way to one post of it at the same address', { timeout: 60_000 }, () => {
  it.each([
    'by=state',
    'by=state&back&high',
    'by=state&back&high&plain',
    'by=state&plain',
    'by=state&as=part&low',
    'by=state-later'
  ])('is fetched anew, and told of: %s', async asked => {
    const taken = await visit(`feed?${asked}`)
    expect(taken.state).toBe('partial')
    expect(taken.reasons).toContainEqual({ code: 'other-view', detail: '1 buttons' })
    for (const n of 'abcdef') expect(taken.text).toContain(`Synpunkt ${n} handlar`)
  })

  it('is fetched anew for each kind of button that leads there', async () => {
    const taken = await visit('feed?by=state&as=both')
    expect(taken.codes).toContain('other-view')
    for (const n of 'abcdef') expect(taken.text).toContain(`Synpunkt ${n} handlar`)
  })
})

it.each([
  'more',
  'wrapped',
  'fold',
  'mark',
  ...['anew', 'anew&in=article', 'waits', 'waits&in=article', 'over', 'over&in=article']
])(
  'keeps what a button shows where the page only changes its address, or draws its list anew: %s',
  { timeout: 60_000 },
  async as => {
    const taken = await visit(`stays?as=${as}`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    for (const name of ['bryggan', 'parken', 'torget', 'stationen'])
      expect(taken.text).toContain(`Inlägget är om ${name}`)
  }
)

it.each(['leaf', 'row'])(
  'is left again where the next of a row has a view of its own: %s',
  { timeout: 60_000 },
  async as => {
    const taken = await visit(`onward?as=${as}`)
    expect(taken.codes).toContain('other-view')
    expect(taken.text).not.toContain('Här visas bara nummer två')
    expect(taken.text).toContain('Inlägget är om torget')
  }
)

describe('a page that is fetched anew', { timeout: 60_000 }, () => {
  it('is that, also by an address with a #', async () => {
    const taken = await visit('feed?by=fragment#alla')
    // The buttons that lead to the other view are left alone, and what is behind them is told of.
    expect(taken.codes).toEqual(['other-view', 'comments-missing', 'content-not-expanded'])
    for (const n of 'abcdef') expect(taken.text).toContain(`Synpunkt ${n} handlar`)
  })

  it('has its question about cookies answered again', async () => {
    const taken = await visit('feed?by=replace&asks')
    expect(taken.codes).toEqual(['other-view', 'comments-missing', 'content-not-expanded'])
    expect(taken.provenance.clicked.consent).toEqual(['Avvisa alla', 'Avvisa alla'])
    expect(taken.text).not.toContain('Vi använder kakor')
    expect(taken.text).toContain('Synpunkt f handlar')
  })

  it.each([
    ['fails', 'failed', 'http-status'],
    ['login', 'refused', 'login-required'],
    ['elsewhere', 'partial', 'navigated-away'],
    ['another', 'partial', 'navigated-away'],
    ['ends', 'partial', 'connection-lost']
  ])('is judged anew: %s', async (then, state, code) => {
    const taken = await visit(`once?then=${then}`)
    expect(taken.state).toBe(state)
    expect(taken.codes).toContain(code)
    if (then !== 'fails') expect(taken.text).toBe('')
  })
})
