// What the columns of a spreadsheet probably mean, by the words that municipalities use in its headings.
import {
  IMPORT_FIELDS,
  type ImportField,
  type ImportMapping,
  isAddressField
} from '#shared/register-import.ts'
import type { Sheet, SheetRow } from '../../formats/sheets/sheet.ts'
import { sameName } from './same-name.ts'
import { platformOf, yesOrNo } from './values.ts'

// The first that fits a heading is its meaning, so the narrow ones come first.
const WORDS: readonly (readonly [ImportField, RegExp])[] = [
  [
    'standInEmail',
    /(ersättar|ställföreträd)\p{L}*\W.*(e-?post|mejl)|(e-?post|mejl).*(ersättar|ställföreträd)|stand.?in.*e-?mail/u
  ],
  ['standIn', /ersättare|ställföreträdare|stand.?in|deputy/],
  ['hasLogo', /logo/],
  [
    'mandatePeople',
    /beslut\p{L}* (gäller )?för|gäller (för )?person|får uttala sig|behöriga|mandate (is )?for|may speak/u
  ],
  ['websiteRole', /^(kommunens )?roll\b|huvudman|principal|^role\b/],
  ['partners', /tillsammans med|samarbetspart|^partner|partners?$/],
  ['tool', /verktyg|\btools?\b/],
  ['aboutAddresses', /om-?sida|sidan? om kanalen|om kanalen$|about page/],
  [
    'videoAddresses',
    /^(adress\p{L}* till |länk\p{L}* till )?(videor|video|videosida|filmer|videos?( page)?)$/u
  ],
  ['groupAddresses', /^(adress\p{L}* till |länk\p{L}* till )?(grupp|grupper|gruppsida|groups?( page)?)$/u],
  ['otherAddresses', /(övriga|andra|fler) (adresser|sidor|länkar)|other (addresses|pages|links)/],
  ['mailbox', /brevlåda|funktionsadress|förvaltningens e-?post|mailbox/],
  ['validUntil', /gäller (till|t\.?o\.?m)|giltig (till|t)|slutdatum|valid (until|to)|expires/],
  [
    'decidedOn',
    /beslutsdatum|datum (för|på) beslut|beslutad( den)?$|decided on|(date of|decision) (decision|date)/
  ],
  ['decidedBy', /beslut(ad|at|)? ?av|beslutsfattare|beslutande|decided by|decision.?maker/],
  ['reference', /diarienummer|\bdnr\b|beteckning|ärendenummer|reference|diary number/],
  [
    'contact',
    /kontakt(uppgift|väg|adress)|kontakt för allmän|publik kontakt|public contact|contact (details|for the public)/
  ],
  ['responseTime', /svarstid|response time/],
  [
    'commentPurpose',
    /kommentar\p{L}* (är )?till för|syfte\p{L}* med kommentar|purpose of comments|what comments are for/u
  ],
  ['closedOn', /stängd|nedlagd|avslutad|closed/],
  ['openedOn', /öppnad|startdatum|startad|opened/],
  ['email', /e-?post|mejl|e-?mail|\bmail\b/],
  ['platform', /plattform|platform|kanaltyp|typ av kanal|\bmedium\b|tjänst\b|\btyp\b|network/],
  ['addresses', /adress|länk|\burl\b|webbsida|address|\blinks?\b/],
  ['department', /förvaltning|avdelning|\benhet|nämnd|verksamhet|department|\bunit\b/],
  ['responsible', /ansvarig|redaktör|kontaktperson|ägare|responsible|\bowner\b|editor/],
  ['purpose', /syfte|ändamål|beskrivning|purpose|description/],
  ['benefit', /nytta|benefit/],
  ['dialogue', /dialog|kommentar|dialogue|comments/],
  ['name', /kanal|namn|konto|\bsida\b|channel|name|account/]
]

/** Headings are the first row, of the first ten, that has at least two known words. */
export function proposedMapping({ rows }: Sheet, sheet: number): ImportMapping {
  const [first] = rows
  const headings = rows.slice(0, 10).find(row => meanings(row, []).length >= 2) ?? first
  const below = rows.filter(({ number }) => number > (headings?.number ?? 0)).slice(0, MOST_LOOKED_AT)
  return {
    sheet,
    headingRow: headings?.number ?? 1,
    columns: headings === undefined ? [] : meanings(headings, below),
    otherwise: { department: null, responsible: null, purpose: null }
  }
}
const MOST_LOOKED_AT = 200

function meanings({ cells }: SheetRow, below: readonly SheetRow[]): ImportMapping['columns'] {
  const taken = new Set<ImportField>()
  const columns: ImportMapping['columns'] = []
  const saysPlatform = cells.some(({ text }) => wordOf(text) === 'platform')
  for (const [at, { text }] of cells.entries()) {
    const values = below.map(row => row.cells[at]?.text ?? '').filter(value => value !== '')
    const field = meaningOf(text, values, saysPlatform)
    if (field === undefined || (taken.has(field) && !isAddressField(field))) continue
    taken.add(field)
    columns.push({ at, field })
  }
  return columns
}

/** What a heading says, as far as what stands below it can be that. */
function meaningOf(
  heading: string,
  values: readonly string[],
  saysPlatform: boolean
): ImportField | undefined {
  const said = wordOf(heading)
  // "Kommentar" may be about the comments of visitors, or be whatever somebody noted.
  if (said === 'dialogue' && /kommentar|comment/i.test(heading) && values.length > 0)
    return values.some(value => yesOrNo(value) !== undefined) ? said : undefined
  // "Kanal" is what it is called in one list, and the platform in another.
  const platforms = values.filter(value => platformOf(value, undefined) !== undefined)
  return said === 'name' && !saysPlatform && platforms.length * 2 > values.length ? 'platform' : said
}

/** The meaning of one heading. */
function wordOf(heading: string): ImportField | undefined {
  const plain = sameName(heading)
  if (plain === '' || plain.length > 80) return undefined
  const own = IMPORT_FIELDS.find(field => field.toLowerCase() === plain)
  return own ?? WORDS.find(([, words]) => words.test(plain))?.[0]
}
