// Which elements are comments, where they stand and what an address points at: what a page's structure tells without being drawn.
import { afterEach, describe, expect, it } from 'vitest'
import { countsIn, countsOf } from '../../electron/core/captures/browser/in-page/comments/counts.ts'
import {
  layersOf,
  markedComments,
  ownPart
} from '../../electron/core/captures/browser/in-page/comments/marks.ts'
import { idsInLink, linkOf, placeOf } from '../../electron/core/captures/browser/in-page/comments/place.ts'
import { pointsAt, targetOf } from '../../electron/core/captures/browser/in-page/comments/target.ts'
import { inLines } from '../../electron/core/captures/browser/in-page/comments/words.ts'

const show = (html: string) => {
  document.body.innerHTML = html
  const page = markedComments()
  return { page, comments: [...page.comments] }
}
const the = (id: string): Element => {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`no ${id}`)
  return element
}

afterEach(() => {
  document.body.innerHTML = ''
  document.body.className = ''
})

describe('what looks like a comment', () => {
  it('is marked as one in any of the usual ways, and lists, forms and headings are not', () => {
    const { comments } = show(`
      <ol id="comment-list" class="comments"><li id="comment-1">A</li><li data-comment-id="2">B</li></ol>
      <h2 id="comment-title">Kommentarer</h2><form id="comment-form"></form>
      <article><p>Inlägg</p><article id="inner">C</article></article>
      <div class="kommentar" id="k">D</div>`)
    expect(comments.map(one => one.id || one.getAttribute('data-comment-id'))).toEqual([
      'comment-1',
      '2',
      'inner',
      'k'
    ])
  })

  it('is one where two elements stand around the same sender, and the inner one has it without the replies', () => {
    const { page, comments } = show(`
      <li id="comment-1"><div class="comment" id="body-1"><b class="author">Anna</b> Hej</div>
        <ul><li id="comment-2"><div class="comment" id="body-2"><b class="author">Bo</b> Svar</div></li></ul></li>`)
    expect(comments.map(({ id }) => id)).toEqual(['body-1', 'body-2'])
    expect(layersOf(page, the('body-1')).map(({ id }) => id)).toEqual(['body-1', 'comment-1'])
  })

  it('has parts of its own, without those of the comments within it', () => {
    const { page } = show(`
      <div class="comment" id="a"><div class="comment" id="b"><time id="tb">2</time></div><time id="ta">1</time></div>`)
    expect(ownPart(page, the('a'), 'time')?.id).toBe('ta')
    expect(ownPart(page, the('b'), 'time')?.id).toBe('tb')
  })
})

describe('where a comment stands', () => {
  it('is told by its ids, its post, and the comment it stands in', () => {
    document.body.className = 'single postid-17'
    const { page } = show(`
      <div class="comment" id="comment-5"><p>Fråga</p><div class="comment" id="comment-6"><p>Svar</p></div></div>`)
    expect(placeOf(page, the('comment-5'), null)).toEqual({
      nativeId: '5',
      threadId: '17',
      parentId: null,
      isReply: false
    })
    expect(placeOf(page, the('comment-6'), null)).toMatchObject({
      nativeId: '6',
      parentId: '5',
      isReply: true
    })
  })

  it('is told by what it says that it answers; 0 is nothing', () => {
    const { page } = show(`
      <div class="comment" id="a" data-comment-id="9" data-parent-id="4">A</div>
      <div class="comment" id="b" data-comment-id="8" data-parent-id="0">B</div>`)
    expect(placeOf(page, the('a'), null)).toMatchObject({ nativeId: '9', parentId: '4', isReply: true })
    expect(placeOf(page, the('b'), null)).toMatchObject({ nativeId: '8', parentId: null, isReply: false })
  })

  it.each([
    ['https://f.example/p?comment_id=7', { id: '7', parent: null }],
    ['https://f.example/p?comment_id=7&reply_comment_id=9', { id: '9', parent: '7' }],
    ['https://y.example/watch?lc=Ug1.9x', { id: 'Ug1.9x', parent: 'Ug1' }],
    ['https://b.example/p', { id: null, parent: null }],
    [null, { id: null, parent: null }]
  ])('reads the link %j', (link, ids) => expect(idsInLink(link)).toEqual(ids))

  it('has the link that its time is', () => {
    const { page } = show(`
      <div class="comment" id="a"><a href="https://b.example/p#comment-3"><time>i går</time></a></div>
      <div class="comment" id="b"><a href="javascript:void(0)"><time>i går</time></a></div>`)
    expect(linkOf(page, the('a'))).toBe('https://b.example/p#comment-3')
    expect(linkOf(page, the('b'))).toBeNull()
  })
})

describe('what an address points at', () => {
  const HTML = '<div class="comment" id="comment-7">A</div><div class="comment" data-comment-id="8">B</div>'
  const pointed = (address: string, links: readonly (string | null)[] = [null, null]) => {
    const { page, comments } = show(HTML)
    return comments.map((one, at) => pointsAt(targetOf(address), page, one, links[at] ?? null))
  }

  it('is the comment of that name or number', () => {
    expect(pointed('https://b.example/p#comment-7')).toEqual([true, false])
    expect(pointed('https://b.example/p?comment_id=8')).toEqual([false, true])
  })

  it('is the comment with that very link', () => {
    const link = 'https://b.example/p?comment_id=99'
    expect(pointed(link, [null, link])).toEqual([false, true])
    expect(pointed('https://b.example/p', ['https://b.example/p', null])).toEqual([false, false])
  })

  it('is nothing where the name cannot be read', () => {
    expect(pointed('https://b.example/p#%E0%A4%A')).toEqual([false, false])
  })
})

describe('words of a comment', () => {
  it.each([
    ['12 gilla-markeringar', 12],
    ['1 234 gillar detta', 1234],
    ['3 likes', 3],
    ['Gilla', null],
    [`Vi fick ${'många '.repeat(15)} 12 likes`, null]
  ])('%j', (words, likes) => expect(countsIn(words).like).toBe(likes))

  it.each([
    ['3 kommentarer', { comment: 3 }],
    ['1 svar', { comment: 1 }],
    ['2 delningar', { repost: 2 }],
    ['3 replies, 5 reposts, 12 likes, 120 views', { comment: 3, repost: 5, like: 12 }],
    ['1,2 tn kommentarer', {}],
    ['Visa 2 svar', {}],
    ['Efter 40 kommentarer stängdes tråden', {}]
  ])('say how many answered and passed it on: %j', (words, said) =>
    expect(countsIn(words)).toEqual({ like: null, comment: null, repost: null, ...said })
  )

  it.each([
    [
      'its words are marked',
      '<p class="comment-text" id="ord">WORDS</p><span>3 svar, 12 likes</span>',
      'ord'
    ],
    [
      'its words are not',
      '<p>WORDS</p><div role="button" aria-label="12 likes"></div><button>3 svar</button>',
      null
    ]
  ])('are not taken for what the page says of it where %s', (_, html, id) => {
    const words = 'Tre frågor, 2 svar, 300 likes. 5 kommentarer. 7 delningar'
    const { page, comments } = show(
      `<div class="comment"><a id="av">9 reposts</a>${html.replace('WORDS', words)}</div>`
    )
    const [comment] = comments
    if (comment === undefined) throw new Error('there is one')
    const written = { words: id === null ? [] : [the(id)], sender: the('av') }
    expect(countsOf(page, comment, written)).toEqual({ like: 12, comment: 3, repost: null })
  })

  it('are lines without spaces around them', () => {
    expect(inLines('\n  Hej \n\n\n  på dig  \n')).toBe('Hej\npå dig')
  })
})
