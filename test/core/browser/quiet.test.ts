// What a page lacks without a word of it, or has in its text and not in its picture: kept, or told of.
import { describe, expect, it } from 'vitest'
import { QUIET } from '../../helpers/site/own-pages/quiet.ts'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

const visit = (path: string) =>
  take(browser, `${site.origin}${path.replace('OTHER', site.otherOrigin).replace('HERE', site.origin)}`)
const REASONS: Readonly<Record<string, { readonly code: string; readonly detail: unknown }>> = {
  call: { code: 'parts-missing', detail: 'call failed' },
  grey: { code: 'parts-missing', detail: 'loading' },
  embed: { code: 'parts-missing', detail: '1 embeds' },
  box: { code: 'text-not-pictured', detail: expect.stringMatching(/^[1-6]$/) },
  thumbs: { code: 'content-not-expanded', detail: '1 slides' },
  'one-of': { code: 'content-not-expanded', detail: '1 pages' },
  counted: { code: 'comments-missing', detail: '0 / 13' },
  cards: { code: 'text-not-pictured', detail: '4' }
}
const kindOf = (path: string): string => /^\/quiet\/([\w-]+)/.exec(path)?.[1] ?? ''

describe('what is not there, or out of sight', { timeout: 60_000 }, () => {
  it.each(QUIET.filter(({ lacks }) => lacks === null))(
    'is in the record, or nothing is: $path',
    async ({ path, has }) => {
      const taken = await visit(path)
      expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
      for (const words of has.words ?? []) expect(taken.text).toContain(words)
    }
  )

  it.each(QUIET.filter(({ path, lacks }) => lacks !== null && REASONS[kindOf(path)] !== undefined))(
    'is told of: $path',
    async ({ path }) => {
      const { state, reasons } = await visit(path)
      expect([state, reasons]).toEqual(['partial', [REASONS[kindOf(path)]]])
    }
  )

  it.each([
    ['plain', 'content-not-expanded'],
    ['late', 'content-not-expanded'],
    ['controls', 'text-vanished'],
    ['drawn', 'content-not-expanded'],
    ['words', 'text-vanished'],
    ['details', 'text-vanished']
  ])('is told of where one answer takes the place of another: %s', async (as, code) => {
    const { state, codes } = await visit(`/quiet/answers?as=${as}`)
    expect([state, codes]).toEqual(['partial', expect.arrayContaining([code])])
  })
})
