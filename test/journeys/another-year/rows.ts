// The rows of another municipality's list as they have grown for some years in the hands of several people, what is to be asked about each,
// and what the office answers. Nothing in them is there for the program's sake.

export const HEADINGS = [
  ...['Kanal', 'Namn på kontot', 'Länk', 'Förvaltning', 'Ansvarig', 'E-post', 'Ersättare'],
  ...['Beslutad av', 'Beslutsdatum', 'Kommentar']
]
const KLF = 'Kommunledningsförvaltningen'
const KOF = 'Kultur- och fritidsförvaltningen'
const AK = 'anna-karin.svensson@alvmora.example'
const SOCIAL = 'social@alvmora.example'

/** Each row with what the trial has to say of it, beside what it says of every row. */
type Row = readonly [cells: readonly string[], outcome: 'created' | 'refused', ...codes: string[]]

export const cells = (...said: readonly string[]) => said
export const FIRST: readonly Row[] = [
  [
    cells(
      'Facebook',
      'Älvmora kommun',
      'www.facebook.com/alvmora',
      KLF,
      'Anna-Karin Svensson',
      AK,
      'Bo Ek',
      'Kommunchefen',
      '2023-02-14',
      'Inloggning i kassaskåpet'
    ),
    'created'
  ],
  // The same person, written in two more ways and without the address.
  [
    cells(
      'Instagram',
      'Älvmora kommun',
      'https://instagram.com/alvmora/',
      KLF,
      'Annakarin Svensson',
      '',
      '',
      '',
      '',
      'samma bilder som FB'
    ),
    'refused',
    'person-alike'
  ],
  [
    cells('YouTube', 'Älvmora kommun', 'https://www.youtube.com/@alvmora', KLF, 'Svensson, Anna-Karin', ''),
    'refused',
    'person-alike'
  ],
  [cells('LinkedIn', 'Jobba i Älvmora', 'https://www.linkedin.com/company/alvmora', KLF, AK), 'created'],
  [
    cells(
      'X',
      'Älvmora kommun',
      'https://twitter.com/alvmora',
      KLF,
      'dito',
      '',
      '',
      '',
      '',
      'används sällan'
    ),
    'refused',
    'no-person'
  ],
  [
    cells('FB', 'Biblioteket', 'facebook.com/alvmorabibliotek', KOF, 'Lena Ek / Per Ås'),
    'refused',
    'no-person'
  ],
  [
    cells(
      'Insta',
      'Biblioteket',
      '@alvmorabibliotek',
      'Kultur & Fritid',
      'Lena Ek',
      'lena.ek@alvmora.example'
    ),
    'refused',
    'like-a-formula',
    'address-bad'
  ],
  [
    cells(
      'Facebook-sida',
      'Kulturskolan',
      'https://www.facebook.com/kulturskolanalvmora?ref=page_internal',
      KOF,
      'Lena Ek',
      'lena.ek@alvmora.example',
      'vakant'
    ),
    'created',
    'stand-in-no-person'
  ],
  [
    cells(
      'Facebook',
      'Kulturskolan',
      'https://m.facebook.com/KulturskolanAlvmora/',
      'Kultur och fritid',
      'Lena Ek',
      'lena.ek@alvmora.example'
    ),
    'refused',
    'address-twice',
    'department-maybe-known'
  ],
  [
    cells(
      'Instagram',
      'Ungdomens hus',
      'https://www.instagram.com/ungdomenshus',
      KOF,
      'Vakant (tidigare Siv Lo)',
      '',
      '',
      '',
      '',
      'läggs ner?'
    ),
    'refused',
    'no-person'
  ],
  [
    cells(
      'Blogg',
      'Rektorsbloggen',
      'https://blogg.alvmora.example',
      'Barn- och utbildningsförvaltningen',
      'Per Ås',
      'per.as@alvmora.example',
      '',
      'Rektor',
      '3/4/19'
    ),
    'refused',
    'date-unclear'
  ],
  [
    cells(
      'Facebookgrupp',
      'Föräldrar i Älvmora',
      'https://facebook.com/groups/foraldrar',
      'Barn- och utbildningsförvaltningen',
      'Per Ås',
      'per.as@alvmora.example',
      '',
      'Rektor',
      '2019-04-03'
    ),
    'created'
  ],
  [
    cells(
      'Facebook',
      'Elevhälsan',
      'https://www.facebook.com/elevhalsan',
      'BUF',
      'Per Ås',
      'per.as@alvmora.example',
      '',
      'Rektor',
      '2019-13-01'
    ),
    'refused',
    'department-maybe-known',
    'date-unclear'
  ],
  [
    cells(
      'Facebook',
      'Hemtjänsten',
      'https://www.facebook.com/hemtjanstenalvmora',
      'Socialförvaltningen',
      'Eva Lund',
      SOCIAL
    ),
    'created',
    'email-shared'
  ],
  // One address that two share; and the department as a program without Swedish letters wrote it.
  [
    cells(
      'Instagram',
      'Boendestödet',
      'https://www.instagram.com/boendestodet',
      'Socialförvaltningen',
      'Ulla Berg',
      SOCIAL
    ),
    'created',
    'email-shared'
  ],
  [
    cells(
      'Facebook',
      'Björken',
      'https://www.facebook.com/bjorken',
      'Socialforvaltningen',
      'Eva Lund',
      SOCIAL
    ),
    'refused',
    'department-maybe-known',
    'email-shared',
    'person-maybe-known'
  ],
  // It was a merged cell before it was CSV.
  [
    cells('Facebook', 'Granen', 'https://www.facebook.com/granen', '', 'Eva Lund', SOCIAL),
    'refused',
    'email-shared',
    'value-missing'
  ],
  [
    cells(
      'Facebook',
      'Lediga lokaler',
      'https://www.facebook.com/lediga',
      '?',
      'Bo Ek',
      'bo.ek@alvmora.example'
    ),
    'refused',
    'no-department',
    'person-maybe-known'
  ]
]
/** What the office answers by the sheet: the rows that were asked about, as they should have been. */
export const ANSWERS: Readonly<Record<number, Readonly<Record<number, string>>>> = {
  1: { 4: 'Anna-Karin Svensson' },
  2: { 4: 'Anna-Karin Svensson' },
  4: { 4: 'Bo Ek' },
  5: { 4: 'Lena Ek', 5: 'lena.ek@alvmora.example' },
  6: { 2: 'https://www.instagram.com/alvmorabibliotek', 3: KOF },
  9: { 4: 'Lena Ek', 5: 'lena.ek@alvmora.example' },
  10: { 8: '2019-04-03' },
  12: { 3: 'Barn- och utbildningsförvaltningen', 8: '2019-01-13' },
  14: { 5: 'ulla.berg@alvmora.example' },
  15: { 3: 'Socialförvaltningen' },
  16: { 3: 'Socialförvaltningen' },
  17: { 3: KLF, 5: '' }
}
/** Rows that were in the list twice. */
export const TWICE = 8
