// Who wrote a comment, when, and its own address, on markup without marks for them.
import { describe, expect, it } from 'vitest'
import { readPage } from '../../../electron/core/captures/browser/comments/read-page.ts'
import { nameIn, saysWhen } from '../../../electron/core/captures/browser/in-page/comments/sender.ts'
import { beginStage, browser, site } from './stage.ts'

beginStage()

async function commentsOf(path: string) {
  const read = await readPage(
    browser,
    { address: `${site.origin}${path}`, platform: 'website', mayBePrivate: true, factsOnly: [] },
    { signal: new AbortController().signal, choose: () => new Set() }
  )
  if ('reason' in read) throw new Error(read.reason.code)
  return read.comments.map(({ found }) => [
    found.authorName,
    found.authorAddress?.replace(site.origin, '').split('?')[0],
    found.timeShown,
    found.permalink?.replace(site.origin, ''),
    found.text
  ])
}
const said = (n: number) => `Det här är vad nummer ${n} tycker om lekplatsen`

describe('a comment without marks', { timeout: 60_000 }, () => {
  it('has the sender that it is called by, and an address of its own', async () => {
    expect(await commentsOf('/senders/called')).toEqual([
      ['Eva Ek-A', '/eva.ek.1', '1 d', '/senders/called?comment_id=Y29t1&__cft__[0]=x', said(1)],
      ['Eva Ek-B', '/eva.ek.2', '2 d', '/senders/called?comment_id=Y29t2&__cft__[0]=x', said(2)],
      ['Bo Ström', '/bo.strom', '3 tim', '/senders/called?comment_id=Y29t1&reply_comment_id=Y29t3', said(3)]
    ])
  })

  it('has the sender of its heading', async () => {
    expect(await commentsOf('/senders/headed')).toEqual([
      ['Person Nummer-A', '/in/person-1', '1 v.', '/p/abc/c/1/', said(1)],
      ['Person Nummer-B', '/in/person-2', '2 v.', '/p/abc/c/2/', said(2)]
    ])
  })

  it('has the name in bold that it begins with, where the time follows at once', async () => {
    expect((await commentsOf('/senders/bold')).map(([name, , , , text]) => [name, text])).toEqual([
      ['Kjell Öberg', said(1)],
      ['Rut Ek', said(2)],
      [null, `Viktigt: ${said(3)}`]
    ])
  })

  it('has no sender in a label before the time, nor in what several begin with', async () => {
    expect((await commentsOf('/senders/labels')).map(([name]) => name)).toEqual([
      ...[null, null, null, null, null, null],
      'Rut Ek'
    ])
  })
})

describe('words', () => {
  it.each([
    ['Kommentar av Eva Ek för 2 dagar sedan', 'Eva Ek'],
    ['Comment by Eva Ek 2 days ago', 'Eva Ek'],
    ['Comment by Eva Ek a week ago', 'Eva Ek'],
    ['Svar från Bo Ström till Eva Eks kommentar för 3 tim sedan', 'Bo Ström'],
    ["Reply by Bo Ström to Eva Ek's comment 3 hours ago", 'Bo Ström'],
    ['Kommentera inlägget', null]
  ])('call a comment by its sender: %s', (words, name) => expect(nameIn(words)).toBe(name))

  it.each([
    '2 d',
    '3 v.',
    '1 tim',
    'för 2 dagar sedan',
    '5 min',
    'igår',
    '12 mars',
    '12 mars 2025',
    '4 days ago',
    '1w'
  ])('say when: %s', words => expect(saysWhen(words)).toBe(true))

  it.each(['Eva Ek', 'Gilla', '12 svar', 'Visa mer'])('do not say when: %s', words =>
    expect(saysWhen(words)).toBe(false)
  )
})
