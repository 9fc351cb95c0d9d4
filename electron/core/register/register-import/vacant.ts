// What a cell says where there is nobody yet, or nobody to name: such words are no person's name, and no department's.
import { sameName } from './same-name.ts'

/** Whole cells, by what is meant. */
const ALONE: Readonly<Record<string, readonly string[]>> = {
  'there is nobody': [
    'ingen',
    'saknas',
    'none',
    'nobody',
    'no one',
    'missing',
    'nil',
    'null',
    'x',
    'xx',
    'xxx'
  ],
  // Nomen nescio: the name is not known.
  'it is not known who': ['okänd', 'okänt', 'oklar', 'oklart', 'vet ej', 'vet inte', 'unknown', 'nn', 'n n'],
  'it comes later': ['tba', 'tbc', 'tbd', 'pending'],
  'it does not apply': ['na', 'n a', 'ej aktuellt', 'inte aktuellt'],
  'it is as above': [
    'dito',
    'ditto',
    'd o',
    'se ovan',
    'samma',
    'samma som ovan',
    'samma person',
    'see above',
    'as above',
    'same as above'
  ]
}
const WORDS = new Set(Object.values(ALONE).flat())

/** How a cell begins that may go on: with who had it, since when, or who sees to it meanwhile. */
const BEGINNINGS: readonly RegExp[] = [
  // The post is empty.
  /^(?:vakan[ts]|vakanser|vacan(?:t|cy)|ledigt?|ledig tjänst|obesatt|otillsatt|unfilled|open position|position open)(?!\p{L})/u,
  // Somebody is to be found.
  /^(?:ska |skall )?(?:tillsätts?|tillsättas|tillsättning|utses|rekryteras|(?:ny)?rekrytering|annonseras)(?!\p{L})/u,
  /^(?:under (?:rekrytering|tillsättning)|recruit(?:ment|ing)|being recruited|to be \p{L}+(?:ed|d)|kommer senare)(?!\p{L})/u,
  // Nobody has been found yet.
  /^(?:(?:ännu )?(?:ej|inte|icke)(?: ännu)?|not(?: yet)?) (?:tillsatt|klart?|bestämt?|bestämd|utsedd|besatt|angiven|känd|appointed|filled|decided|set|known|named|applicable)(?!\p{L})/u
]

/** Whether a cell says that there is nobody or nothing, or only points at the cell above. Dashes, signs and figures name nobody. */
export function isNothing(text: string): boolean {
  const words = sameName(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
  const said = words.join(' ')
  if (!/\p{L}/u.test(said)) return text.trim() !== ''
  return WORDS.has(said) || BEGINNINGS.some(each => each.test(said))
}
