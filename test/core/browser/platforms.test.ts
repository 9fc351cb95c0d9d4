// A page of each platform, as our own fixtures have it: cookies refused, prompts closed, all comments chosen, everything
// unfolded; and a wall, a test for robots and a limit told from a page.
import { describe, expect, it } from 'vitest'
import type { Platform } from '#shared/register.ts'
import { wordsFor } from '../../../electron/core/captures/browser/platforms/words-for.ts'
import { FIXTURES } from '../../helpers/site/fixtures/all.ts'
import { COMMENTS } from '../../helpers/site/fixtures/fixture.ts'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

// The keys are the platforms'.
const platforms = Object.keys(FIXTURES) as Platform[]

describe.each(platforms)('a page as on %s', { timeout: 60_000 }, platform => {
  const at = (face: string) => `${site.origin}/fixtures/${platform}?as=${face}`

  it('is whole, with every comment and text that was folded away', async () => {
    const taken = await take(browser, at('page'), { platform })
    expect(taken, JSON.stringify([taken.reasons, taken.provenance.steps])).toMatchObject({
      state: 'complete',
      reasons: []
    })
    for (const text of [...COMMENTS, 'Entrén kostar 40 kronor']) expect(taken.text).toContain(text)
    const { clicked, platformSteps } = taken.provenance
    expect(platformSteps).toEqual({ name: wordsFor(platform, '').name, version: 1 })
    // A no to cookies, wherever there was a question; and never a yes.
    expect(taken.text).not.toContain('JA TILL KAKOR')
    expect(clicked.consent.join()).not.toMatch(/godkänn|tillåt|acceptera/i)
    const page = FIXTURES[platform]?.page ?? ''
    expect(clicked.consent.length > 0).toBe(page.includes('cookie-box'))
    expect(clicked.prompts.length > 0).toBe(page.includes('class="ruta"'))
    expect(clicked.sort).toHaveLength(page.includes('id="val"') ? 1 : 0)
  })

  it.each([
    ['wall', 'login-required', null],
    ['robot', 'bot-check', null],
    ['limit', 'rate-limited', 90]
  ])('is no page when it is a %s', async (face, code, retryAfter) => {
    const taken = await take(browser, at(face), { platform })
    expect(taken).toMatchObject({ state: 'refused', codes: [code], retryAfter })
    expect(taken.files.every(({ role }) => role === 'view')).toBe(true)
  })
})

it('knows the platform of a page without a channel by its site, and nothing of one that only looks like it', () => {
  expect(wordsFor(null, 'https://www.facebook.com/norrby').name).toBe('facebook')
  expect(wordsFor(null, 'https://sv-se.facebook.com/norrby').name).toBe('facebook')
  expect(wordsFor(null, 'https://facebook.com.flode.example/').name).toBe('web page')
  expect(wordsFor(null, 'https://notx.com/').name).toBe('web page')
})
