import { beforeEach, describe, expect, it } from 'vitest'
import type { CommentContent } from '#shared/comment.ts'
import { checkComment } from '../../../electron/core/captures/browser/comments/check-comment.ts'
import { isSamePage } from '../../../electron/core/captures/browser/comments/same-comment.ts'
import { captureComment } from '../../../electron/core/captures/browser/comments/save-comment.ts'
import { beginStage, browser, site } from './stage.ts'

beginStage()

beforeEach(() => {
  site.removed.clear()
  site.comments = 'shown'
  site.rowsStatus = 200
})

const roles: string[] = []
const options = {
  signal: new AbortController().signal,
  onStep: () => undefined,
  keep: async ({ role }: { role: string }) => {
    roles.push(role)
  }
}
beforeEach(() => roles.splice(0))

const save = (path: string, selector: string | null) =>
  captureComment(browser, { address: site.origin + path, selector, mayBePrivate: true }, options)

async function contentOf(path: string, selector: string | null): Promise<CommentContent> {
  const saved = await save(path, selector)
  if (saved.outcome !== 'saved') throw new Error(saved.outcome)
  return saved.content
}

const look = (path: string, selector: string | null, content: CommentContent) =>
  checkComment(
    browser,
    { address: site.origin + path, selector, content, nativeId: null, mayBePrivate: true },
    options
  )

describe('a selector', { timeout: 60_000 }, () => {
  it.each([
    ['/comments', '<< ingen väljare', 'selector-invalid', 0],
    ['/comments', 'li.comment', 'selector-not-one', 5],
    ['/comments', 'body', 'selector-not-one', 5],
    ['/comments', 'html', 'selector-not-one', 5],
    ['/thread', '#tom', 'comment-empty', 1]
  ])('on %s, %s, is refused as %s', async (path, selector, why, count) => {
    expect(await save(path, selector)).toEqual({ outcome: 'refused', why, count })
    expect(roles).toEqual([])
  })

  it('that points at a part of one comment, or at what holds just one, saves that', async () => {
    expect(await contentOf('/comments', '#comment-11 .comment-text')).toMatchObject({ authorName: 'Anna Å' })
    site.removed.add(33)
    expect(await contentOf('/thread', '#rows')).toMatchObject({ text: 'Hämtad efteråt, rad 34.' })
  })
})

describe('a comment that is hard to see', { timeout: 60_000 }, () => {
  it.each([
    ['that nothing marks as one, and is short', '#rad-31', 31, 'Gun\nNej!'],
    ['that nothing marks as one, and has no words', '#rad-32', 32, ''],
    ['that has no words', '#comment-33', 33, '']
  ])('%s, is there until it is gone', async (_, selector, id, text) => {
    const content = await contentOf('/thread', selector)
    expect(content.text).toBe(text)
    if (id === 32) site.removed.add(33)
    if (id === 33) site.removed.add(32)
    expect(await look('/thread', selector, content)).toEqual({ outcome: 'still-there' })
    site.removed.add(id)
    expect(await look('/thread', selector, content)).toEqual({ outcome: 'gone' })
  })

  it('is not gone because its page sends the visitor elsewhere', async () => {
    const content = await contentOf('/comments', '#comment-13')
    site.comments = 'moved'
    expect(await look('/comments', '#comment-13', content)).toEqual({
      outcome: 'failed',
      reason: { code: 'navigated-away', detail: null }
    })
    expect(roles).toContain('confirmation')
  })

  it('is gone from the page that its address leads to, when its permalink is of that page', async () => {
    const content = await contentOf('/short', '#rad-31')
    site.removed.add(31)
    expect(await look('/short', '#rad-31', content)).toMatchObject({ reason: { code: 'navigated-away' } })
    const permalink = `${site.origin}/thread?kommentar=31`
    expect(await look('/short', '#rad-31', { ...content, permalink })).toEqual({ outcome: 'gone' })
  })

  it.each([
    [503, 'fetch 503'],
    [404, 'fetch 404'],
    [0, 'fetch failed']
  ])('is not gone because the page could not fetch it: %s', async (status, detail) => {
    const content = await contentOf('/thread#comment-34', null)
    site.rowsStatus = status
    expect(await look('/thread#comment-34', null, content)).toEqual({
      outcome: 'failed',
      reason: { code: 'content-not-expanded', detail }
    })
    site.rowsStatus = 200
    expect(await look('/thread#comment-34', null, content)).toEqual({ outcome: 'still-there' })
    site.removed.add(34)
    expect(await look('/thread#comment-34', null, content)).toEqual({ outcome: 'gone' })
  })

  it('is not gone because the page came empty', async () => {
    const content = await contentOf('/thread', '#rad-31')
    expect(await look('/empty', '#rad-31', content)).toEqual({
      outcome: 'failed',
      reason: { code: 'blank-page', detail: null }
    })
  })
})

describe('an address', () => {
  it.each([
    ['http://a.se/p/1?kommentar=5#c', 'https://www.a.se/p/1/'],
    ['https://a.se/p?id=1&comment_id=9', 'https://a.se/p?utm_source=x&id=1'],
    ['https://a.se/p?b=2&a=1', 'https://a.se/p?a=1&b=2']
  ])('%s is of the same page as %s', (one, other) => expect(isSamePage(one, other)).toBe(true))

  it.each([
    ['https://a.se/p/1', 'https://a.se/'],
    ['https://a.se/p?id=1', 'https://a.se/p?id=2'],
    ['https://a.se/p', 'https://b.se/p'],
    ['https://a.se/p', 'https://a.se:8443/p']
  ])('%s is of another page than %s', (one, other) => expect(isSamePage(one, other)).toBe(false))
})
