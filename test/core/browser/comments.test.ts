import { PNG } from 'pngjs'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CommentContent } from '#shared/comment.ts'
import { checkComment } from '../../../electron/core/captures/browser/comments/check-comment.ts'
import type { CommentFile } from '../../../electron/core/captures/browser/comments/comment-visit.ts'
import { proposeComments } from '../../../electron/core/captures/browser/comments/propose-comments.ts'
import { captureComment } from '../../../electron/core/captures/browser/comments/save-comment.ts'
import { marksOf } from '../../helpers/site/marks.ts'
import { beginStage, browser, site } from './stage.ts'

beginStage()

beforeEach(() => {
  site.removed.clear()
  site.comments = 'shown'
})

function keeper() {
  const files: CommentFile[] = []
  const options = {
    signal: new AbortController().signal,
    onStep: () => undefined,
    keep: async (file: CommentFile) => {
      files.push(file)
    }
  }
  const marks = (role: string) =>
    marksOf(
      files.filter(file => file.role === role).map(({ bytes }) => ({ bytes, top: 0, position: 0 })),
      12
    )
  return { files, options, marks }
}

async function save(path: string, selector: string | null = null) {
  const { files, options, marks } = keeper()
  const saved = await captureComment(
    browser,
    { address: site.origin + path, selector, mayBePrivate: true },
    options
  )
  return { saved, files, marks }
}

async function contentOf(path: string, selector: string | null = null): Promise<CommentContent> {
  const { saved } = await save(path, selector)
  if (saved.outcome !== 'saved') throw new Error(saved.outcome)
  return saved.content
}

describe('comments on a page', { timeout: 60_000 }, () => {
  it('are proposed, each once, with the one that the address points at marked', async () => {
    const found = await proposeComments(
      browser,
      { address: `${site.origin}/comments#comment-12`, mayBePrivate: true },
      keeper().options
    )
    expect(found).toMatchObject({
      candidates: [
        { selector: '#comment-11', authorName: 'Anna Å', isLinked: false },
        { selector: '#comment-12', authorName: 'Bo', excerpt: 'Första delen. Andra delen.', isLinked: true },
        { selector: '#comment-13', authorName: 'Cilla', excerpt: 'Ett svar till Bo.', isLinked: false },
        { authorName: null, excerpt: 'Utan avsändare och tid.' },
        { selector: '#comment-15', authorName: 'Elak Namn' }
      ]
    })
    const blog = await proposeComments(
      browser,
      { address: `${site.origin}/schema`, mayBePrivate: true },
      keeper().options
    )
    expect(blog).toMatchObject({
      candidates: [{ authorName: 'Dora' }, { authorName: 'Erik', excerpt: 'Svar.' }]
    })
  })

  it('are proposed with small pictures of where they stand, where that is asked for', async () => {
    const page = { address: `${site.origin}/comments`, mayBePrivate: true }
    const found = await proposeComments(browser, page, { ...keeper().options, withPictures: true })
    if ('reason' in found) throw new Error(found.reason.code)
    expect(found.sheets).toHaveLength(1)
    expect(Buffer.from(found.sheets[0] ?? '', 'base64').subarray(0, 3)).toEqual(
      Buffer.from([0xff, 0xd8, 0xff])
    )
    const places = found.candidates.map(({ picture }) => picture)
    expect(places.every(place => place !== null && place.sheet === 0 && place.width > 10)).toBe(true)
    const tops = places.map(place => place?.y ?? -1)
    expect(tops).toEqual(tops.toSorted((one, other) => one - other))
    const without = await proposeComments(browser, page, keeper().options)
    expect(without).toMatchObject({ sheets: [] })
  })

  it('are not proposed from a page that did not come', async () => {
    site.comments = 'gone'
    expect(
      await proposeComments(
        browser,
        { address: `${site.origin}/comments`, mayBePrivate: true },
        keeper().options
      )
    ).toEqual({
      reason: { code: 'http-status', detail: '404' },
      retryAfter: null
    })
  })
})

describe('a comment', { timeout: 60_000 }, () => {
  it('is saved whole however long it is, and where it is longer than that, it says so', async () => {
    const [whole, cut] = [
      await save('/long?letters=1200000#comment-71'),
      await save('/long?letters=4000010#comment-71')
    ]
    expect(whole.saved).toMatchObject({ outcome: 'saved', lacking: [] })
    expect(cut.saved).toMatchObject({ outcome: 'saved', lacking: ['truncated'] })
    const lengths = [whole.saved, cut.saved].map(each =>
      each.outcome === 'saved' ? each.content.text.length : 0
    )
    expect(lengths).toEqual([1_200_001, 3_999_999])
  })

  it('is saved with sender, time, permalink, and pictures of it and of what it belongs to', async () => {
    const { saved, files, marks } = await save('/comments?kommentar=11')
    expect(saved).toMatchObject({
      outcome: 'saved',
      content: {
        text: 'Tack för 🌼 <b>blommorna</b> på torget!',
        authorName: 'Anna Å',
        authorAddress: `${site.origin}/profil/anna`,
        timeShown: '2 maj',
        timeMachine: '2026-05-02T08:15:00+02:00',
        permalink: `${site.origin}/comments?kommentar=11#comment-11`
      },
      finalAddress: `${site.origin}/comments?kommentar=11`
    })
    expect(files.map(({ role }) => role).sort()).toEqual(['comment', 'context', 'source', 'view'])
    expect(marks('comment')).toEqual([11])
    const context = files.find(({ role }) => role === 'context')
    expect(PNG.sync.read(Buffer.from(context?.bytes ?? [])).height).toBeGreaterThan(400)
  })

  it('is saved unfolded, with its picture, and without the replies to it', async () => {
    const { saved, files } = await save('/comments#comment-12')
    expect(saved).toMatchObject({
      outcome: 'saved',
      content: {
        text: 'Första delen. Andra delen.',
        authorName: 'Bo',
        authorAddress: null,
        timeShown: 'i går',
        permalink: null
      }
    })
    const shot = files.find(({ role }) => role === 'comment')
    const { height } = PNG.sync.read(Buffer.from(shot?.bytes ?? []))
    expect(height).toBeGreaterThan(130)
    expect(height).toBeLessThan(190)
  })

  it('is saved by the element a person chose, and says only what is shown', async () => {
    expect(await contentOf('/comments', '#comment-13')).toEqual({
      text: 'Ett svar till Bo.',
      authorName: 'Cilla',
      authorAddress: null,
      timeShown: null,
      timeMachine: null,
      permalink: null
    })
    expect(await contentOf('/comments', '[data-comment-id="14"]')).toMatchObject({
      text: 'Utan avsändare och tid.',
      authorName: null
    })
    expect(await contentOf('/themed#comment-61')).toMatchObject({
      text: 'Är fisken svensk?',
      authorName: 'Olga',
      timeShown: '2 maj'
    })
    expect(await contentOf('/schema#li-comment-21')).toMatchObject({
      text: 'Rad ett.\nRad två.',
      authorName: 'Dora',
      authorAddress: 'https://exempel.example/dora',
      timeMachine: '2026-04-01'
    })
  })

  it('keeps no trick that its writer put in it', async () => {
    const content = await contentOf('/comments', '#comment-15')
    expect(content).toMatchObject({ authorName: 'Elak Namn', authorAddress: null })
    expect(content.text).toMatch(/^x{50}.?y{50}$/u)
  })

  it.each([
    ['/comments', '#finns-inte'],
    ['/comments?kommentar=99', null],
    ['/comments', null]
  ])('is not on the page: %s %s', async (path, selector) => {
    const { saved, files } = await save(path, selector)
    expect(saved).toEqual({ outcome: 'not-on-page' })
    expect(files).toEqual([])
  })

  it.each([
    ['/restless', '#comment-41'],
    ['/restless?at-once&kommentar=41', null]
  ])('that changes between words and picture is saved as pictured: %s', async (path, selector) => {
    const { saved, files } = await save(path, selector)
    expect(saved).toMatchObject({ outcome: 'saved', content: { text: 'Lydelse nummer 1 av orden.' } })
    if (saved.outcome !== 'saved') return
    // The page was pictured anew, and only what was pictured last is kept.
    expect(saved.provenance.steps.filter(({ step }) => step === 'pictures')).toHaveLength(3)
    expect(files.map(({ role }) => role).sort()).toEqual(['comment', 'context', 'source', 'view'])
    const source = Buffer.from(files.find(({ role }) => role === 'source')?.bytes ?? []).toString('utf8')
    expect(source).toContain('Lydelse nummer 1 av orden.')
  })

  it('that its address points at is saved without going through the page, with all that is around it', async () => {
    const { saved, marks } = await save('/slow-post?kommentar=42')
    if (saved.outcome !== 'saved') throw new Error(saved.outcome)
    expect(saved.provenance.steps).toContainEqual(
      expect.objectContaining({ step: 'scroll', outcome: 'skipped' })
    )
    expect(marks('context')).toEqual([51, 52])
    const pointed = await save('/slow-post', '#comment-42')
    if (pointed.saved.outcome !== 'saved') throw new Error(pointed.saved.outcome)
    expect(pointed.saved.provenance.steps).toContainEqual(
      expect.objectContaining({ step: 'scroll', outcome: 'done' })
    )
    expect(pointed.marks('context')).toEqual([51, 52])
  })

  it.each([
    ['/restless?forever', '#comment-41'],
    ['/restless?forever&at-once&kommentar=41', null]
  ])('that never stops changing is not saved, and says why: %s', async (path, selector) => {
    const { saved, files } = await save(path, selector)
    expect(saved).toEqual({ outcome: 'failed', reason: { code: 'comment-changed', detail: null } })
    expect(files).toEqual([])
  })

  it('is not saved from behind a login', async () => {
    site.comments = 'locked'
    expect((await save('/comments#comment-11')).saved).toEqual({
      outcome: 'failed',
      reason: { code: 'login-required', detail: 'redirect' }
    })
  })
})

describe('looking again', { timeout: 60_000 }, () => {
  const look = async (path: string, content: CommentContent, limits = {}) => {
    const { files, options } = keeper()
    const request = {
      ...{ address: site.origin + path, selector: null, content, nativeId: null },
      mayBePrivate: true
    }
    return { seen: await checkComment(browser, request, { ...options, limits }), files }
  }

  it('finds the comment until it is gone, and keeps a picture of what was seen', async () => {
    const content = await contentOf('/comments#comment-11')
    expect((await look('/comments#comment-11', content)).seen).toEqual({ outcome: 'still-there' })
    site.removed.add(11)
    const { seen, files } = await look('/comments#comment-11', content)
    expect(seen).toEqual({ outcome: 'gone' })
    expect(files.map(({ role }) => role)).toEqual(['confirmation'])
  })

  it('is not misled by the next comment having moved up to its place', async () => {
    const content = await contentOf('/comments', '[data-comment-id="14"]')
    site.removed.add(14)
    expect((await look('/comments', content)).seen).toEqual({ outcome: 'gone' })
    site.removed.clear()
    site.removed.add(11)
    expect((await look('/comments', content)).seen).toEqual({ outcome: 'still-there' })
  })

  it('finds it gone when its page is, with a picture of that', async () => {
    const content = await contentOf('/comments#comment-11')
    site.comments = 'gone'
    const { seen, files } = await look('/comments#comment-11', content)
    expect(seen).toEqual({ outcome: 'gone' })
    expect(files).toHaveLength(1)
  })

  it('says nothing of a page that it could not see, or not wholly', async () => {
    const content = await contentOf('/comments#comment-11')
    site.removed.add(11)
    expect((await look('/comments', content, { expandClicks: 0 })).seen).toMatchObject({
      outcome: 'failed',
      reason: { code: 'content-not-expanded' }
    })
    site.comments = 'locked'
    expect((await look('/comments', content)).seen).toMatchObject({
      outcome: 'failed',
      reason: { code: 'login-required' }
    })
  })
})
