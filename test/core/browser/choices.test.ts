// Pages as platforms make them today, of which a part is shown until somebody chooses or presses: all of it is in the record, or told of.
import { describe, expect, it } from 'vitest'
import { marksOf } from '../../helpers/site/marks.ts'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

const visit = (path: string) => take(browser, `${site.origin}/choices/${path}`)

describe('a menu that shows a part', { timeout: 60_000 }, () => {
  it.each(['utvalda', 'relevanta', 'order'])('has all where the menu has a choice of all: %s', async as => {
    const taken = await visit(`menu?as=${as}`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    for (const name of ['bryggan', 'parken', 'torget', 'stationen', 'skolgården'])
      expect(taken.text).toContain(`handlar om ${name}`)
  })

  it('is told of where another choice shows more', async () => {
    expect(await visit('menu?as=top')).toMatchObject({
      state: 'partial',
      reasons: [{ code: 'content-not-expanded', detail: '1 pages' }]
    })
  })
})

it.each(['anyway', 'sensitive', 'english', 'brackets', 'more', 'till', 'counted', 'back'])(
  'has what is shown when it is pressed: %s',
  { timeout: 60_000 },
  async as => {
    const taken = await visit(`warned?as=${as}`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.text).toContain('visas först när man vill')
  }
)

it.each(['swedish', 'english'])(
  'has what its writer said, and what the translation did: %s',
  { timeout: 60_000 },
  async as => {
    const taken = await visit(`translated?as=${as}`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    for (const words of ['Bussen gick', 'Parken är fin', 'The bus left', 'Puisto on kaunis'])
      expect(taken.text).toContain(words)
  }
)

it.each([80, 400])(
  'has the words that come into a box %s ms after it has opened',
  { timeout: 60_000 },
  async ms => {
    const taken = await visit(`box?ms=${ms}`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    for (const name of ['bryggan', 'parken', 'torget'])
      expect(taken.text).toContain(`gäller ${name} vid älven`)
  }
)

it.each(['open', 'closed'])(
  'has a thread that is folded by a sign in a tree that is %s',
  { timeout: 60_000 },
  async mode => {
    const taken = await visit(`tree?mode=${mode}`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.text).toContain('visas först när man vill')
  }
)

const odd = (says: string, how: string) => `words?${how}&says=${encodeURIComponent(says)}`
const asked = (text: string) => `starts?says=${encodeURIComponent(text)}`
describe('is not called whole', { timeout: 60_000 }, () => {
  it.each([
    ['blocked?as=complianz', 'parts-missing', '1 blocked'],
    ['blocked?as=english', 'parts-missing', '1 blocked'],
    ['blocked?as=cookiebot', 'parts-missing', '1 blocked'],
    ['blocked?as=line', 'parts-missing', '1 blocked'],
    ['blocked?as=frame', 'parts-missing', '1 blocked'],
    ['blocked?as=category', 'parts-missing', '1 blocked'],
    ['blocked?as=borlabs', 'parts-missing', '1 blocked'],
    ['blocked?as=hidden', 'parts-missing', '1 blocked'],
    ['blocked?as=shows', 'parts-missing', '1 blocked'],
    [asked('Startar…'), 'blank-page', null],
    [asked('Please wait...'), 'blank-page', null],
    [asked('Vänta, hämtar appen'), 'blank-page', null],
    ['leaf?as=still', 'content-not-expanded', '3 slides'],
    ['leaf?as=webgl', 'content-not-expanded', '3 slides'],
    ['album?as=over', 'content-not-expanded', '5 slides'],
    ['album?as=link', 'content-not-expanded', '2 slides'],
    ['album?as=button', 'content-not-expanded', '2 slides'],
    ['wheel', 'content-not-expanded', '1 pages'],
    ['moved', 'content-not-expanded', '1 pages'],
    ['points?as=drawing', 'content-not-expanded', '1 pages'],
    ['points?as=headings', 'content-not-expanded', '1 pages'],
    ['arrow?as=drawn', 'content-not-expanded', '1 pages'],
    ['arrow?as=dots', 'content-not-expanded', '1 pages'],
    [odd('Hela snacket', 'as=button'), 'content-not-expanded', '1 pages'],
    [odd('Fram med resten', 'as=button'), 'content-not-expanded', '1 pages'],
    [odd('Ta del av hela inlägget', 'as=button'), 'content-not-expanded', '1 pages'],
    [odd('Allt i ett svep', 'as=div'), 'content-not-expanded', '1 pages'],
    [odd('Öppna tråden', 'as=a'), 'content-not-expanded', '1 pages'],
    [odd('Rulla fram äldre', 'as=span&beside'), 'content-not-expanded', '1 pages']
  ])('%s', async (path, code, detail) => {
    expect(await visit(path)).toMatchObject({ state: 'partial', reasons: [{ code, detail }] })
  })
})

it.each([
  'blocked?as=told',
  'blocked?as=necessary',
  'blocked?as=pixel',
  'album?as=days',
  'wheel?still',
  odd('Hela snacket', 'as=button&dead'),
  odd('Boka hela salen', 'as=button&dead'),
  // What these would do anybody may do, and none of it is to read.
  odd('Markera alla som lästa', 'as=button'),
  odd('Rensa allt', 'as=button'),
  odd('Tillåt alla', 'as=div'),
  odd('Clear everything', 'as=button')
])('is whole: %s', { timeout: 60_000 }, async path => {
  expect(await visit(path)).toMatchObject({ state: 'complete', reasons: [] })
})

it.each([
  ['rows', 90],
  ['rows?count=18', 18]
] as const)(
  'has each row of a list that draws those in view: %s',
  { timeout: 60_000 },
  async (path, count) => {
    const taken = await visit(path)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    for (let n = 0; n < count; n++) expect(taken.text).toContain(`Protokoll ${n} om vägen`)
  }
)

it.each(['title', 'button', 'canvas', 'layers'])(
  'has each page that is leafed to: %s',
  { timeout: 60_000 },
  async as => {
    const taken = await visit(`leaf?as=${as}`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(new Set(marksOf(taken.tiles, 10))).toEqual(new Set([1, 2, 3, 4]))
  }
)
