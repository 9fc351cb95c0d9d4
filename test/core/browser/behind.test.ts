// What is behind something that is not pressed is told of; a page that only looks as if it held something back is whole.
import { describe, expect, it } from 'vitest'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

const visit = (path: string) => take(browser, `${site.origin}/behind/${path}`)

describe('a page of which a part is behind something', { timeout: 60_000 }, () => {
  it.each([
    ['pages', 'content-not-expanded', '2 pages'],
    ['choices', 'content-not-expanded', '1 tabs'],
    ['document', 'content-not-expanded', '1 documents'],
    ['closed', 'content-unavailable', null]
  ])('is not called whole: %s', async (path, code, detail) => {
    const taken = await visit(path)
    expect(taken.state).toBe('partial')
    expect(taken.reasons).toContainEqual({ code, detail })
  })

  it('has its question for consent answered with what is necessary', async () => {
    const taken = await visit('necessary')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.provenance.more['completeness']).toMatchObject({ banners: { cookies: 'dismissed' } })
    expect(Buffer.from(taken.of('source')[0]?.bytes ?? []).toString()).toContain('Godk=C3=A4nn n=C3=B6dv')
  })

  it('is whole where it only looks so', async () => {
    expect(await visit('nothing')).toMatchObject({ state: 'complete', reasons: [] })
  })
})
