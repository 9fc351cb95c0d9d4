// A word that is masked everywhere is found however it stands: in the genitive, broken, or with what nobody sees in it.
import { expect, it } from 'vitest'
import type { DisclosureField } from '#shared/disclosure.ts'
import {
  holdsWords,
  passagesWith,
  personalIn,
  proposalsIn,
  wordsAsSpelt
} from '../../electron/core/delivery/disclosures/proposals.ts'

const WORD = 'Kallekulla'
const PACKED = Buffer.from('Hej på dig, Kallekulla, och hej då').toString('base64')
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
  ['Hej &#75;allekulla!', '&#75;allekulla'],
  ['Hej K%61%6Cle&#x6b;ulla!', 'K%61%6Cle&#x6b;ulla'],
  ['Hej \\u004Ballekulla!', '\\u004Ballekulla'],
  [`data:text/plain;base64,${PACKED} läs`, PACKED],
  [`Läs ${PACKED} och ${Buffer.from('Ingenting om någon alls står här').toString('base64')}`, PACKED],
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

it.each([
  ['Hej Zelmerlo\u0308wa!', 'Zelmerlöwa', 'Zelmerlo\u0308wa'],
  ['Hej Zelmerlöwas hund!', 'Zelmerlo\u0308wa', 'Zelmerlöwas'],
  ['Hej ZELMERLO\u0308\u200BWAS hund!', 'Zelmerlöwa', 'ZELMERLO\u0308\u200BWAS'],
  ['A\u030Asa \uFF2Ball\u00E9n och O\u0308', 'Kallén', '\uFF2Ball\u00E9n'],
  ['Hej Zelmer-\nlo\u0308wa!', 'Zelmerlöwa', 'Zelmer-\nlo\u0308wa'],
  ['https://x.example/Zelmerlo%CC%88wa.pdf', 'Zelmerlöwa', 'Zelmerlo%CC%88wa'],
  ['Hej Zelmerlo&#776;wa!', 'Zelmerlöwa', 'Zelmerlo&#776;wa'],
  [String.raw`{"n":"Zelmerlo\u0308was"}`, 'Zelmerlöwa', String.raw`Zelmerlo\u0308was`],
  ['Hej Zelmеrlо\u0308wа!', 'Zelmerlöwa', 'Zelmеrlо\u0308wа'],
  ['Hej Ольга!', 'ольга', 'Ольга'],
  ['Hej Ka\uFE0Flle\u034Fn!', 'Kallen', 'Ka\uFE0Flle\u034Fn'],
  ['Hej K\u0336a\u0336l\u0336l\u0336e\u0336n\u0336!', 'Kallen', 'K\u0336a\u0336l\u0336l\u0336e\u0336n\u0336'],
  ['Hej STRAUẞ!', 'Strauß', 'STRAUẞ']
])('in %j, whichever form %j has', (text, word, found) => {
  const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end)
  expect(
    passagesWith(word, fieldOf(text), []).map(place => (place.kind === 'passage' ? cut(place) : ''))
  ).toEqual([found])
  expect(holdsWords(text, [word])).toBe(true)
  expect(proposalsIn(fieldOf(text), [], { names: [word], words: [] }).map(({ words }) => words)).toEqual([
    found
  ])
})

it('in an address that spells the letter as two, where the word itself has its mark apart', () => {
  expect(wordsAsSpelt('https://x.example/zelmerloewa.pdf', 'Zelmerlo\u0308wa')).toHaveLength(1)
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
  const words = ['morbus Quetzal är']
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

const foundIn = (text: string, words: string) =>
  personalIn(text, { names: [], words: [words] }).map(({ start, end }) => text.slice(start, end))

it.each([
  ['https://www.facebook.com/tindra.ek', 'https://www.facebook.com/norrby/posts/1', []],
  ['https://www.facebook.com/profile.php?id=1', 'https://www.facebook.com/profile.php?id=2', []],
  ['www.facebook.com/tindra.ek', 'https://www.facebook.com/norrby', []],
  ['https://www.facebook.com/tindra.ek', 'Se https://flode.example/tindra', ['tindra']],
  ['https://www.tiktok.com/@tindra.ek', 'https://www.tiktok.com/@tindra', ['@tindra']],
  ['tindra@norrby.example', 'https://norrby.example/kontakt', []],
  ['tindra@norrby.example', 'https://flode.example/tindra', ['tindra']]
])('of the masked address %j in %j the scheme and the host are nobody', (words, text, found) => {
  expect(foundIn(text, words)).toEqual(found)
})

it('what is masked elsewhere is proposed as that, also where it looks like personal data by itself', () => {
  for (const words of ['tindra.ek@exempel.example', '070-123 45 67', '@tindra_ek'])
    expect(personalIn(`Se ${words}!`, { names: [], words: [words] })).toMatchObject([
      { reason: 'same-words' }
    ])
})

it.each([
  ['Kommunstyrelsen har lovat min son en plats', 'Kommunstyrelsen och sonen', []],
  ['hans skola', 'En skola till hans barn', []],
  ['När Kommunstyrelsen lovade', 'Kommunstyrelsen', []],
  ['Hej Tindra', 'Hej! Tindra var här.', ['Tindra']],
  ['Det var Tindra Ekström som ringde', 'tindra. Ekströms bil', ['tindra', 'Ekströms']],
  ['Tindra von Ekström', 'Ekström', ['Ekström']],
  ['Tindra A. Ekström', 'Ekström', ['Ekström']],
  ['Så sade Tindra. Ekström teg', 'Ekström och Tindra', []]
] as const)('the names in %j are looked for one by one, in %j', (words, text, found) => {
  expect(foundIn(text, words)).toEqual(found)
  // One rule: what is proposed in a record is what is kept out of what is typed.
  expect(holdsWords(text, [words])).toBe(found.length > 0)
})
