// A fictional municipality of real size, as its own spreadsheet has it: 12 departments, 140 channels, 200 people.
import type { Value } from './xlsx.ts'

export const REAL_SIZE = { departments: 12, channels: 140, people: 200 }
const STAND_INS = REAL_SIZE.people - REAL_SIZE.channels

const DEPARTMENTS = [
  'Kommunledningskontoret',
  'Barn- och utbildningsförvaltningen',
  'Gymnasieförvaltningen',
  'Socialförvaltningen',
  'Vård- och omsorgsförvaltningen',
  'Kultur- och fritidsförvaltningen',
  'Samhällsbyggnadsförvaltningen',
  'Miljö- och hälsoskyddsförvaltningen',
  'Tekniska förvaltningen',
  'Räddningstjänsten',
  'Arbetsmarknads- och näringslivsförvaltningen',
  'Överförmyndarförvaltningen'
]
const FIRST = [
  'Åsa',
  'Örjan',
  'Linnéa',
  'Göran',
  'Märta',
  'Ahmed',
  'Eleonóra',
  'Björn',
  'Zahra',
  'Käthe',
  'Nils-Erik',
  'Sanna',
  'Mohammed',
  'Ingegärd',
  'Tuomas',
  'Aïcha',
  'Pär',
  'Wilma',
  'Józef',
  'Élise'
]
const LAST = [
  'Öberg',
  'Hagström',
  'Lindqvist',
  'Ängsvik',
  'Söderlund',
  'Nordanå',
  'Fjällgren',
  'Rask',
  'Blåklint',
  'Dahlmark'
]
const PLATFORMS = [
  ['Facebook', 'flode'],
  ['Instagram', 'glimten'],
  ['YouTube', 'rullen'],
  ['LinkedIn', 'jobb'],
  ['X', 'kvitter'],
  ['Blogg', 'blogg'],
  ['Webbplats', 'sajt']
] as const
const PLACES = [
  'Norrby',
  'Älvåsa',
  'Sjövik',
  'Högdal',
  'Björkås',
  'Stenträsk',
  'Åbyn',
  'Östanå',
  'Myrheden',
  'Lillsjö'
]
const THINGS = [
  'biblioteket',
  'simhallen',
  'skolan',
  'förskolan',
  'räddningstjänsten',
  'konsthallen',
  'återbruket',
  'ungdomens hus',
  'turistbyrån',
  'hemtjänsten',
  'gymnasiet',
  'kulturskolan',
  'näringslivet',
  'vattenverket'
]

const HEADINGS = [
  'Förvaltning',
  'Kanal',
  'Plattform',
  'Adress',
  'Ansvarig',
  'E-post',
  'Ersättare',
  'Ersättarens e-post',
  'Syfte',
  'Dialog',
  'Logotyp',
  'Sidan om kanalen',
  'Beslutad av',
  'Beslutsdatum',
  'Gäller till och med',
  'Diarienummer'
]

/** The sheet: a title, an empty row, the headings, and a row for each channel. Every person answers for a channel or stands in. */
export function realSizeRows(origin = 'https://sociala.example'): Value[][] {
  const rows = Array.from({ length: REAL_SIZE.channels }, (_, at): Value[] => {
    const [platform, path] = PLATFORMS[at % PLATFORMS.length] ?? PLATFORMS[0]
    const [place, thing] = [PLACES[at % PLACES.length], THINGS[at % THINGS.length]]
    const [person, standIn] = [personOf(at), personOf(REAL_SIZE.channels + (at % STAND_INS))]
    return [
      DEPARTMENTS[at % DEPARTMENTS.length] ?? '',
      `${place} ${thing} ${Math.floor(at / 70) + 1}`,
      platform,
      `${origin}/${path}/${at + 1}`,
      person.name,
      person.email,
      standIn.name,
      standIn.email,
      `Nyheter och frågor om ${thing} i ${place}.`,
      at % 9 === 0 ? 'Nej' : 'Ja',
      at % 4 === 0 ? 'Nej' : 'Ja',
      at % 3 === 0 ? `${origin}/${path}/${at + 1}/om` : null,
      at % 11 === 0 ? null : 'Förvaltningschefen',
      at % 11 === 0 ? null : { date: `2026-0${(at % 6) + 1}-1${at % 9}` },
      at % 5 === 0 && at % 11 !== 0 ? { date: '2027-12-31' } : null,
      at % 11 === 0 ? null : `KS 2026:${100 + at}`
    ]
  })
  return [['Kanaler i sociala medier, uppdaterad i april'], [], HEADINGS, ...rows]
}

/** A person of the municipality, no two alike. */
function personOf(at: number): { readonly name: string; readonly email: string } {
  const [first, last] = [
    FIRST[at % FIRST.length] ?? '',
    LAST[Math.floor(at / FIRST.length) % LAST.length] ?? ''
  ]
  const plain = `${first}.${last}`.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return { name: `${first} ${last}`, email: `${plain}@norrby.example` }
}
