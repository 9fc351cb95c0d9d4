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

it.each([
  ['Se intyg-morbus_Quetzal.txt', ['morbus', 'Quetzal']],
  ['https://flode.example/quetzal?id=1', ['quetzal']],
  ['Skriv till quetzal@norrby.example', ['quetzal@norrby.example']],
  // Of running text only the words together say who it is.
  ['En quetzal är en fågel. Quetzal.', []],
  ['Morbus Quetzal är svårt', ['Morbus Quetzal är']]
] as const)('one word of what is masked is proposed in addresses and names of files: %j', (text, found) => {
  const words = ['Morbus Quetzal är']
  const said = personalIn(text, { names: [], words }).map(({ start, end }) => text.slice(start, end))
  expect(said.filter(each => /morbus|quetzal/i.test(each))).toEqual(found)
})

it('what hangs on a message is called by names of files, and what the program says of them is none', () => {
  const fields = [{ label: 'Bilagor', text: 'intyg om Quetzal (fil, sparad); Quetzal 2 (bild, sparad)' }]
  const words = ['Morbus Quetzal på en sparad bild']
  expect(proposalsIn(fields, [], { names: [], words }).map(each => each.words)).toEqual([
    'Quetzal',
    'Quetzal'
  ])
})

it('each part of a masked name is proposed wherever it stands, in texts and in what pictures show', () => {
  const text = 'Torhild, skriv inte var hon är! Hälsa vrångbäck.'
  const found = (words: string) =>
    personalIn(text, { names: [], words: [words] }).map(({ start, end }) => text.slice(start, end))
  expect(found('Torhild Vrångbäck')).toEqual(['Torhild', 'vrångbäck'])
  // What is no name is looked for as a whole.
  expect(found('Torhild bor kvar')).toEqual([])
})
