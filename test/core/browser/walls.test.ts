// What holds a page back, and what only looks as if it did: neither is a page called whole that is not, nor the other way round.
import { describe, expect, it } from 'vitest'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

const visit = (path: string, limits = {}) => take(browser, `${site.origin}/walls/${path}`, { limits })
const said = (words: string) => encodeURIComponent(words)

describe('a counter of posts', { timeout: 60_000 }, () => {
  it.each([
    ['grid', '<p><b>36</b> inlägg</p>', '0 / 36'],
    ['empty', '<p>912 inlägg</p>', '0 / 912'],
    ['articles', '<p>36 inlägg · 1 204 följare</p>', '12 / 36'],
    ['articles', '<p><b>36</b> inlägg, <b>6</b> följare</p>', '12 / 36']
  ])('is held against the page, whatever its posts are made of: %s, %s', async (as, says, detail) => {
    const taken = await visit(`counted?as=${as}&says=${said(says)}`)
    expect(taken).toMatchObject({ state: 'partial', reasons: [{ code: 'posts-missing', detail }] })
  })

  it.each([
    ['cards', '<p>12 inlägg · 1 204 följare</p>'],
    ['grid', '<p>12 inlägg</p>'],
    ['articles', '<p>12 inlägg · 1 204 följare</p>'],
    ['elsewhere', '<a href="/forum"><p>36 inlägg</p></a>']
  ])('is met by just as many that are alike, and by none of another page: %s, %s', async (as, says) => {
    expect(await visit(`counted?as=${as}&says=${said(says)}`)).toMatchObject({
      state: 'complete',
      reasons: []
    })
  })
})

describe('comments that nothing marks', { timeout: 60_000 }, () => {
  it('are counted by being alike', async () => {
    const taken = await visit('talk')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.provenance.more['completeness']).toMatchObject({ comments: { shown: 6, saved: 6 } })
  })

  it.each(['talk?lacks', 'talk?teasers'])(
    'are missing where there are fewer, or only something else: %s',
    async path => expect((await visit(path)).codes).toContain('comments-missing')
  )
})

describe('a box over the page', { timeout: 60_000 }, () => {
  it.each([0, 1_800])('is answered when it has a no to all and a yes to all, after %i ms', async ms => {
    const taken = await visit(`covered?asks&ms=${ms}`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.provenance.more['completeness']).toMatchObject({ banners: { cookies: 'dismissed' } })
  })

  it('is hidden from the picture with what darkens the page, whatever it says', async () => {
    const taken = await visit('covered')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.provenance.more['hiddenBars']).toHaveLength(2)
  })

  it('is told of when it asks for an account', async () =>
    expect((await visit('covered?login')).codes).toContain('prompt-not-closed'))
})

describe('a bar that leads to a login', { timeout: 60_000 }, () => {
  it.each(['says=Se mer av Norrby', 'says=Se mer av Norrby&at=top', 'says=Skapa nytt konto eller'])(
    'ends a feed: %s',
    async query =>
      expect(await visit(`bar?${query}`)).toMatchObject({
        state: 'partial',
        reasons: [{ code: 'content-not-expanded', detail: 'login' }]
      })
  )

  it.each(['says=Kontakt', 'says=Skapa nytt konto eller&at=top', 'says=Se mer av Norrby&of=1'])(
    'is no end of it without more behind it, at the head, or on a page without a feed: %s',
    async query => expect(await visit(`bar?${query}`)).toMatchObject({ state: 'complete', reasons: [] })
  )
})

describe('grey rows without a sign', { timeout: 90_000 }, () => {
  it('are waited for', async () => {
    const taken = await visit('rows?ms=4000')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.text).toContain('Nummer 5.')
  })

  it('are told of when they stay', async () => {
    const taken = await visit('rows', { settle: 500, rest: 500, scroll: 1_000 })
    expect(taken.reasons).toContainEqual({ code: 'parts-missing', detail: 'loading' })
  })

  it.each(['picture', 'plain', 'days'])(
    'are none where they show something, or are to be seen through: %s',
    async as => expect(await visit(`rows?as=${as}`)).toMatchObject({ state: 'complete', reasons: [] })
  )
})

describe('words about a login', { timeout: 60_000 }, () => {
  it('may be quoted', async () => {
    const taken = await visit('login?as=quoted')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.text).toContain('kan ladda om sidan')
  })

  it('in a text without anything to log in by may be all that one gets', async () =>
    expect(await visit('login?as=in-text')).toMatchObject({
      state: 'partial',
      reasons: [{ code: 'content-unavailable' }]
    }))

  it.each(['line', 'button', 'password'])('are a wall: %s', async as =>
    expect(await visit(`login?as=${as}`)).toMatchObject({
      state: 'refused',
      reasons: [{ code: 'login-required' }]
    })
  )
})

describe('a call that is never answered', { timeout: 60_000 }, () => {
  const limits = { rest: 500 }

  it('waits for news where the page is there', async () =>
    expect(await visit('hangs?as=posts', limits)).toMatchObject({ state: 'complete', reasons: [] }))

  it.each(['empty', 'place', 'says', 'posts&asks=/never?posts'])('is of what is missing: %s', async as =>
    expect((await visit(`hangs?as=${as}`, limits)).reasons).toContainEqual({
      code: 'parts-missing',
      detail: '1 calls'
    })
  )
})
