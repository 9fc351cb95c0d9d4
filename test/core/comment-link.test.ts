// Links that a browser hands over: any page can write one, so only what fits the form gets through.
import { expect, it } from 'vitest'
import { BOOKMARKLET } from '#shared/comment-link.ts'
import { commentLinkIn, hasLink, isTooLong } from '../../electron/main/comment-link.ts'

it('carries the address and the words of a page, as the bookmark writes them', () => {
  const script = BOOKMARKLET.replace(/^javascript:/, '')
  const location = { href: 'https://flode.example/norrby?inlägg=1&kommentar=2#åäö' }
  const getSelection = () => 'Ni är "odugliga" & värre 😡'
  new Function('location', 'getSelection', script)(location, getSelection)
  expect(commentLinkIn(['kanalarkiv.exe', '--x', location.href])).toEqual({
    address: 'https://flode.example/norrby?inlägg=1&kommentar=2#åäö',
    text: 'Ni är "odugliga" & värre 😡',
    isCut: false
  })
})

it.each([
  [['kanalarkiv:kommentar'], { address: '', text: '', isCut: false }],
  [
    ['KANALARKIV:kommentar?text=a%00b%ED%A0%80'],
    { address: '', text: 'a\uFFFDb\uFFFD\uFFFD\uFFFD', isCut: false }
  ],
  [
    ['kanalarkiv://kommentar/?adress=https%3A%2F%2Fa.example%2F'],
    { address: 'https://a.example/', text: '', isCut: false }
  ],
  [['kanalarkiv:kommentar?adress=javascript:alert(1)'], null],
  [['kanalarkiv:kommentar?adress=file:///etc/passwd'], null],
  [[`kanalarkiv:kommentar?adress=${'https://a.example/'.padEnd(3000, 'x')}`], null],
  [['kanalarkiv:radera?adress=https://a.example/'], null],
  [[`kanalarkiv:${'x'.repeat(300_000)}`], null],
  [['https://a.example/'], null],
  [[], null]
])('%j', (words, link) => {
  expect(commentLinkIn(words)).toEqual(link)
})

it('is never longer than what can be handed over, as the bookmark writes it', () => {
  const script = BOOKMARKLET.replace(/^javascript:/, '')
  const location = { href: `https://flode.example/?${'%'.repeat(1900)}` }
  new Function('location', 'getSelection', script)(location, () => '”'.repeat(50_000))
  expect(isTooLong([location.href])).toBe(false)
  expect(commentLinkIn([location.href])).toMatchObject({ text: '”'.repeat(2000), isCut: true })
  expect(isTooLong([`kanalarkiv:kommentar?text=${'x'.repeat(30_000)}`])).toBe(true)
})

it('is seen among other words', () => {
  expect(hasLink(['--archive', '/a', 'Kanalarkiv:x'])).toBe(true)
  expect(hasLink(['--archive', '/a/kanalarkiv:x'])).toBe(false)
})
