// The posts of a channel and the comments under one, on stubs of each platform's pages. The page is not drawn here: what is shown is
// taken for its whole text.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { findComments, findPost } from '../../electron/core/captures/browser/in-page/comments/find.ts'
import { isBy, postAddressOf } from '../../electron/core/captures/browser/in-page/posts/addresses.ts'
import { wrongSelector } from '../../electron/core/captures/browser/in-page/posts/check-hooks.ts'
import { BUILT_IN } from '../../electron/core/captures/browser/platforms/words-for.ts'
import { POST_STUBS, type StubPost } from '../helpers/stubs/platform-posts.ts'
import { drawnDocument } from './drawn.ts'

const ORIGIN = location.origin
const post = (id: string, text: string): StubPost => ({
  ...{ id, text, at: '2026-11-24T09:00:00.000Z' },
  comments: [
    { id: `${id}1`, by: 'Eva Ek', text: 'Vad fint det blev vid lekplatsen' },
    { id: `${id}2`, by: 'Bo Ström', text: 'När öppnar den för barnen igen?' }
  ]
})
const POSTS = [
  post('7101', 'Lekplatsen vid torget är klar'),
  post('7102', 'Simhallen stänger på fredag'),
  post('7103', 'Rösta på nästa konstverk')
]
const show = (html: string) => {
  globalThis.document.documentElement.innerHTML = html.replace(/^.*?<body>/s, '<body>')
}
const hooksOf = (name: string) => {
  const words = BUILT_IN.find(one => one.name === name)
  if (words === undefined) throw new Error(`no words for ${name}`)
  return words.posts
}

// Looking again after a change waits a moment, and no test's document is left by then.
vi.useFakeTimers({ toFake: ['setTimeout'] })

drawnDocument()
afterEach(() => {
  history.replaceState(null, '', '/')
})

/** What is remembered of a page goes with its document. */
async function postsOn(path: string, html: string, name: string, names: readonly string[]) {
  vi.resetModules()
  const { beginPosts, postsSeen } = await import(
    '../../electron/core/captures/browser/in-page/posts/seen-posts.ts'
  )
  history.replaceState(null, '', path)
  show(html)
  beginPosts(hooksOf(name), names)
  return postsSeen()
}

describe.each(Object.entries(POST_STUBS))('as on %s', (name, stub) => {
  it('each post of the channel is found once, by its own address without tracking, and none of others', async () => {
    const [path = ''] = stub.lists
    const seen = await postsOn(path, stub.list(POSTS), name, ['@norrby', 'norrby', 'norrby.test'])
    expect(seen?.posts.map(({ address }) => address)).toEqual(POSTS.map(one => ORIGIN + stub.address(one)))
    expect(seen?.withoutAddress).toBe(0)
    const isGrid = name === 'instagram'
    expect(seen?.posts.map(({ text }) => text.includes('Simhallen'))).toEqual([false, !isGrid, false])
    expect(seen?.posts[0]?.text).not.toContain('Överst bland kommentarerna')
  })

  it('the post of a page is told from the comments, which have their senders, texts and addresses', () => {
    const [one] = POSTS
    if (one === undefined) throw new Error('there are posts')
    const address = ORIGIN + stub.address(one)
    history.replaceState(null, '', stub.address(one))
    show(stub.page(one))
    const hooks = hooksOf(name)
    const [saved] = findPost(address, null, 5000, hooks).comments
    expect(saved?.text).toContain('Lekplatsen vid torget är klar')
    expect(saved?.text).not.toContain('När öppnar den')
    const { comments } = findComments(address, null, 50, 5000, { hooks })
    expect(
      comments.map(({ authorName, text }) => [
        authorName
          ?.toLowerCase()
          .replace(/^@|\.test$/g, '')
          .replace(' ', '.'),
        text
      ])
    ).toEqual([
      ['eva.ek', 'Vad fint det blev vid lekplatsen'],
      ['bo.ström', 'När öppnar den för barnen igen?']
    ])
    const link = one.comments.map(comment => stub.commentAddress(one, comment))
    expect(comments.map(({ permalink }) => permalink)).toEqual(
      link.map(path => path && ORIGIN + encodeURI(path))
    )
    for (const { authorAddress, permalink, timeShown } of comments) {
      expect(authorAddress).toMatch(/eva\.ek|bo\.str/)
      expect(authorAddress).not.toBe(permalink)
      if (name !== 'tiktok') expect(timeShown).toMatch(/\d/)
    }
  })
})

describe('addresses of posts', () => {
  const facebook = (link: string) =>
    postAddressOf(hooksOf('facebook').addresses, link, 'https://www.facebook.com/norrby')?.address
  it.each([
    ['/norrby/posts/pfbid02Ab?__cft__[0]=AZ&__tn__=R', 'https://www.facebook.com/norrby/posts/pfbid02Ab'],
    ['/norrby/posts/nu-oppnar-badet/123456', 'https://www.facebook.com/norrby/posts/123456'],
    ['https://m.facebook.com/norrby/posts/123', 'https://www.facebook.com/norrby/posts/123'],
    [
      '/permalink.php?story_fbid=pfbid0x&id=100&__tn__=R',
      'https://www.facebook.com/permalink.php?story_fbid=pfbid0x&id=100'
    ],
    ['/watch/?v=55&ref=sharing', 'https://www.facebook.com/watch/?v=55'],
    ['/reel/77/?s=single', 'https://www.facebook.com/reel/77/'],
    ['/norrby/about', undefined],
    ['https://evil.example/norrby/posts/1', undefined],
    ['/norrby?comment_id=1', undefined]
  ])('%s', (link, address) => expect(facebook(link)).toBe(address))

  it('are of the channel by its name in them, however it is written', () => {
    expect(isBy('Norrby', ['@norrby'])).toBe(true)
    expect(isBy('grannen', ['norrby'])).toBe(false)
    expect(isBy('100064', ['norrby'])).toBe(true)
    expect(isBy(null, ['norrby'])).toBe(true)
  })

  it('are looked for by selectors that a browser takes', () => {
    for (const { posts } of BUILT_IN) expect(wrongSelector(posts)).toBeNull()
    expect(wrongSelector({ ...hooksOf('x'), post: 'article[' })).toBe('article[')
  })
})

it('an address that names a post which is gone is not that of the post that is left', () => {
  const left = '<article class="post" id="post-2"><p>Badet är stängt.</p></article>'
  show(`<body><main>${left}</main>`)
  const found = (address: string) => findPost(address, null, 5000).comments.map(({ text }) => text)
  expect(found(`${ORIGIN}/flode#post-2`)).toEqual(['Badet är stängt.'])
  expect(found(`${ORIGIN}/flode`)).toEqual(['Badet är stängt.'])
  expect(found(`${ORIGIN}/flode#innehall`)).toEqual(['Badet är stängt.'])
  expect(found(`${ORIGIN}/flode#post-1`)).toEqual([])
  show('<body><main><p>Inga inlägg.</p></main>')
  expect(found(`${ORIGIN}/flode#post-1`)).toEqual([])
})
