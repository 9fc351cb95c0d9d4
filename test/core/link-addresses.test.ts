// Where the links of a comment lead stands after their words, and not where the words are the address; what counts as an edit.
import { expect, it } from 'vitest'
import { wordsKey } from '../../electron/core/comments/comments/keys.ts'
import type { PlatformComment } from '../../electron/core/comments/platforms/platform.ts'
import { contentOf, type SaidBefore, saysTheSame } from '../../electron/core/comments/readings/content.ts'
import { textOfHtml } from '../../electron/core/formats/mail/html-text.ts'
import { hasSameWords, withoutAddresses } from '../../electron/core/formats/text/link-addresses.ts'
import { findSecretWords } from '../../electron/core/register/secrecy/carriers/words.ts'

const key = (text: string) => wordsKey({ text, authorName: 'Bo', authorAddress: null })
const read = (html: string) => textOfHtml(html, 'words-and-addresses')

it.each([
  ['<a href="https://evil.example">hej</a>', 'hej ‹https://evil.example/›'],
  [
    'Se <b><a title="x" href=\'https://norrby.example/a?b=1&amp;c\'>här </a></b>, du',
    'Se här ‹https://norrby.example/a?b=1&c› , du'
  ],
  ['<a href="//evil.example/x">hej</a>', 'hej ‹https://evil.example/x›'],
  ['<a href="/bad">badet</a> och <a href="?p=7">mer</a>', 'badet ‹…/bad› och mer ‹…/?p=7›'],
  [
    '<a href="https://norrby.example/b%C3%B6cker?q=a%20%3Cb">böcker</a>',
    'böcker ‹https://norrby.example/böcker?q=a%20%3Cb›'
  ],
  ['<a href="bankid:///?x">logga in</a>', 'logga in ‹bankid:///?x›'],
  [
    '<a href="https://a.example" href="https://b.example">ett<a href="https://c.example">två</a> tre',
    'ett ‹https://a.example/›två ‹https://c.example/› tre'
  ],
  ['<p>Bild</p><a href="https://a.example/1.png"><img src="x"></a>', 'Bild\n‹https://a.example/1.png›'],
  ['<a href="https://a.example">öppen', 'öppen ‹https://a.example/›'],
  // The words are the address, however they are written.
  ['<a href="https://www.norrby.example/">https://www.norrby.example</a>', 'https://www.norrby.example'],
  ['<a href="http://norrby.example/b%C3%B6cker">norrby.example/böcker</a>', 'norrby.example/böcker'],
  ['<a href="mailto:anna@norrby.example">anna@norrby.example</a>', 'anna@norrby.example'],
  [
    '<a href="https://social.example/@anna">@<span>anna</span></a> <a href="https://social.example/tags/Bad">#<span>Bad</span></a>',
    '@anna ‹https://social.example› #Bad ‹https://social.example›'
  ],
  // Others than those that the words say.
  [
    '<a href="https://evil.example/">https://norrby.example/</a>',
    'https://norrby.example/ ‹https://evil.example/›'
  ],
  [
    '<a href="https://norrby.example/lång/adress">norrby.example/lån…</a>',
    'norrby.example/lån… ‹https://norrby.example/lång/adress›'
  ],
  // Letters of two parts, or half of one.
  ['<a href="https://x.example/">😀 kolla</a>', '😀 kolla ‹https://x.example/›'],
  [
    '<a href="https://x.example/">🔥</a> <a href="https://x.example/">#\ud83d</a>',
    '🔥 ‹https://x.example/› #\ud83d ‹https://x.example/›'
  ],
  // Whatever it is an address of.
  ['<a href="magnet:?xt=urn:btih:abc">film</a>', 'film ‹magnet:?xt=urn:btih:abc›'],
  // Neither leads anywhere.
  ['<a name="x">hej</a> <a href="http://">du</a>', 'hej du']
])('of %s', (html, text) => {
  expect(read(html)).toBe(text)
  // Without them it is what a page shows.
  const flat = (words: string) => words.replaceAll(/\s+/g, ' ').trim()
  expect(flat(withoutAddresses(text))).toBe(flat(textOfHtml(html)))
})

it('leaves what is no address of a link in the text', () => {
  for (const text of ['a <b> c', '</b>', 'x < y > z', 'anna <anna@norrby.example>', 'I <3 dig'])
    expect(withoutAddresses(text)).toBe(text)
})

const said = (text: string, format: PlatformComment['format'] = 'html'): PlatformComment => ({
  ...{ nativeId: '1', threadId: '7', parentId: null, isOwn: false, text, format, language: null },
  author: {
    ...{ nativeId: null, handle: null, displayName: 'Bo', profileUrl: null },
    ...{ email: null, ip: null, userAgent: null }
  },
  ...{ createdRaw: null, editedRaw: null, permalink: null, status: 'visible', attachments: [] },
  ...{ reactions: null, pointer: '' }
})
const LINKED = '<a href="https://a.example">hej</a>'
/** Saved by the program, by the one before it, or from a page. */
const before = (text: string, more: Partial<SaidBefore> = {}): SaidBefore => ({
  content: { ...contentOf(said('')), text },
  ...{ isPlatforms: true, raw: null },
  ...more
})

it.each<[string, SaidBefore, string, boolean]>([
  ['the same link', before('hej ‹https://a.example/›', { raw: LINKED }), LINKED, true],
  ['the ends of lines as a form and as XML has them', before('hej\r\ndu'), 'hej\ndu', true],
  ['the same, with a link', before('hej ‹https://a.example/›\n\ndu'), `${LINKED}\r\n\r\ndu`, true],
  ['another address', before('hej ‹https://b.example/›'), LINKED, false],
  ['a link where none was', before('hej'), LINKED, false],
  ['no link where one was', before('hej ‹https://a.example/›'), 'hej', false],
  [
    'a link that was kept to the letter',
    before('hej\r\ndu', { raw: `<b>${LINKED}</b>\r\ndu` }),
    `${LINKED}\ndu`,
    true
  ],
  [
    'another than the one kept to the letter',
    before('hej', { raw: LINKED.replace('a.ex', 'b.ex') }),
    LINKED,
    false
  ],
  ['a link where a page was read', before('hej', { isPlatforms: false }), LINKED, true],
  ['other words where a page was read', before('hå', { isPlatforms: false }), LINKED, false]
])('knows %s', (_, one, html, isSame) => {
  const comment = said(html)
  expect(saysTheSame(one, { comment, content: contentOf(comment) })).toBe(isSame)
})

it.each<[string, string | null, string | null, boolean, boolean]>([
  ['one instant in two zones', '2026-11-24T22:37:49Z', '2026-11-24T23:37:49+0100', true, true],
  ['one with parts of a second', '2026-11-24T22:37:49.512Z', '2026-11-24T22:37:49Z', true, true],
  ['another time', '2026-11-24T22:37:49Z', '2026-11-24T22:38:49Z', true, false],
  ['another time where a page was read', '2026-11-24T22:37:49Z', '2026-11-24T22:38:49Z', false, true],
  ['a time where none was', null, '2026-11-24T22:37:49Z', true, true],
  ['none where there was one', '2026-11-24T22:37:49Z', null, true, true],
  ['one whose zone is not known', '2026-11-24T22:37:49', '2026-11-20T10:00:00Z', true, true],
  ['words that are no time', 'igår Z', '2026-11-24T22:37:49Z', true, true]
])('takes %s for what it is', (_, one, other, isPlatforms, isSame) => {
  const comment = { ...said('hej'), createdRaw: other }
  const content = { ...contentOf(said('hej')), timeMachine: one }
  const known = before('hej', { content, isPlatforms })
  expect(saysTheSame(known, { comment, content: contentOf(comment) })).toBe(isSame)
})

it('compares what a person wrote as an address to the letter', () => {
  const comment = said('se ‹https://b.example/›', 'plain')
  const content = contentOf(comment)
  expect(saysTheSame(before('se ‹https://a.example/›'), { comment, content })).toBe(false)
})

it('has one key for the words, wherever the links lead', () => {
  expect(key('hej ‹https://a.example/› du')).toBe(key('hej du'))
  expect(key('hej ‹https://a.example/› du')).not.toBe(key('hå du'))
})

it('finds secret words also where links lead in between, on either side, and in an address', () => {
  const [plain, linked] = ['Hillevi bor på Storgatan', 'Hillevi bor ‹https://a.example/karta› på Storgatan']
  const marks = (secret: string, text: string) =>
    findSecretWords([{ mark: 1, text: secret, author: null }])(text).size
  expect([marks(linked, plain), marks(plain, linked), marks(linked, linked)]).toEqual([1, 1, 1])
  const name = findSecretWords([{ mark: 1, text: 'Hillevi Qvarnberg', author: null, isName: true }])
  expect(name(read('<a href="https://a.example/hillevi-qvarnberg">hej</a>')).size).toBe(1)
})

it('leaves an address that somebody has written among their words', () => {
  const [one, other] = ['Anmäl dig här <https://a.example/>', 'Anmäl dig här <https://b.example/>']
  expect(key(one)).not.toBe(key(other))
  expect(hasSameWords(one, other)).toBe(false)
})
