// A word that is masked everywhere is found however it stands: in the genitive, broken, or with what nobody sees in it.
import { expect, it } from 'vitest'
import type { DisclosureField } from '#shared/disclosure.ts'
import {
  passagesWith,
  personalIn,
  proposalsIn,
  wordsAsSpelt
} from '../../electron/core/delivery/disclosures/proposals.ts'

const WORD = 'Kallekulla'
const fieldOf = (text: string) => [{ key: 'text', label: 'Text', text }] as unknown as DisclosureField[]

it.each([
  ['Det är Kallekullas bil.', 'Kallekullas'],
  ['KALLEKULLAS BIL', 'KALLEKULLAS'],
  ["Kallekulla's och ingen annans", "Kallekulla's"],
  ['Hej Kalle\u00ADkulla!', 'Kalle\u00ADkulla'],
  ['Hej Kalle\u200Bkulla\u00ADs bil', 'Kalle\u200Bkulla\u00ADs'],
  ['Hej K\u2060a\u200Dllekulla!', 'K\u2060a\u200Dllekulla'],
  ['Hej Kalle-\nkulla!', 'Kalle-\nkulla'],
  ['Hej Kalle- kulla!', 'Kalle- kulla'],
  ['Kallekulla- och Bokullastigen', 'Kallekulla'],
  ['Kallekulla-stigen', 'Kallekulla']
])('in %j', (text, found) => {
  const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end)
  expect(
    passagesWith(WORD, fieldOf(text), []).map(place => (place.kind === 'passage' ? cut(place) : ''))
  ).toEqual([found])
  expect(wordsAsSpelt(text, WORD).map(cut)).toContain(found)
  expect(personalIn(text, { names: [], words: [WORD] }).map(cut)).toEqual([found])
  expect(proposalsIn(fieldOf(text), [], { names: [WORD], words: [] }).map(({ words }) => words)).toEqual([
    found
  ])
})

it.each(['Kallekullan', 'Storkallekulla', 'Kalle kulla', 'Kullakalles'])(
  'not in %j, which is another',
  text => {
    expect(passagesWith(WORD, fieldOf(text), [])).toEqual([])
  }
)
