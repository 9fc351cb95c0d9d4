// A refusal as a person reads it: its sentence, with the code words among its values in the person's language.

import { ReasonCode } from './capture.ts'
import { type ErrorCode, type ErrorParams, fill, type Language, sentence } from './errors.ts'
import { reasonSentence } from './reasons.ts'
import {
  BESIDE_CELLS,
  DATABASE_TROUBLE,
  DOING,
  EVIDENCE,
  EXPORT_TROUBLE,
  FILE_TROUBLE,
  FOLDER_TROUBLE,
  KEYCHAIN_TROUBLE,
  NETWORK_TROUBLE,
  PACKAGE_TROUBLE,
  ROLE_WORDS,
  ROLES,
  SHEET_TROUBLE,
  STATES,
  WORDS,
  type Words
} from './refusal-words.ts'
import { FIELD_WORDS } from './register-words.ts'
import { swedishClock } from './swedish-clock.ts'
import { PLACE_ITEMS, PLACES } from './words/inputs.ts'

/** The sentence of a refusal. The code words among its values, and its moments, are put in words. */
export function refusalSentence(code: ErrorCode, params: ErrorParams, language: Language): string {
  return sentence(code, valuesInWords(code, params, language), language)
}

/** The values of a refusal, the code words among them in words. */
export function valuesInWords(code: ErrorCode, params: ErrorParams, language: Language): ErrorParams {
  const worded = Object.entries(params).map(([name, value]) => [
    name,
    inShort((VALUES[`${code} ${name}`] ?? VALUES[name] ?? listInWords(name))(String(value), language, params))
  ])
  return Object.fromEntries(worded)
}

/** Ids and digests by their beginning, as tables show them and commands and searches take them. Scripts are given the whole. */
function inShort(value: string): string {
  return value
    .replaceAll(/\b([0-9a-f]{8})(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '$1')
    .replaceAll(/\b([0-9a-f]{12})[0-9a-f]{52}\b/g, '$1')
}

type InWords = (value: string, language: Language, params: ErrorParams) => string

// By the name of the value, and by the code too where other refusals use the name for something else.
const VALUES: Readonly<Record<string, InWords>> = {
  reason: reasonInWords,
  place: placeInWords,
  'invalid-input problem': problemInWords,
  'evidence-missing what': evidenceInWords,
  'export-not-verified what': packageInWords,
  'package-not-as-written what': packageInWords,
  'system-refused doing': (doing, language) =>
    said(DOING, doing, language) ?? { sv: 'använda', en: 'use' }[language],
  'database-damaged detail': (detail, language) => said(DATABASE_TROUBLE, detail, language) ?? detail,
  'file-unreadable detail': fileTroubleInWords,
  'platform-unreachable detail': (detail, language) => said(NETWORK_TROUBLE, detail, language) ?? detail,
  'diary-system-unreachable detail': (detail, language) => said(NETWORK_TROUBLE, detail, language) ?? detail,
  'lease-unreachable detail': (detail, language) => said(NETWORK_TROUBLE, detail, language) ?? detail,
  'files-unreachable detail': (detail, language) => said(NETWORK_TROUBLE, detail, language) ?? detail,
  'mail-broken detail': (detail, language) => said(NETWORK_TROUBLE, detail, language) ?? detail,
  'mail-unreachable detail': (detail, language) => said(NETWORK_TROUBLE, detail, language) ?? detail,
  'no-keychain detail': (detail, language) => said(KEYCHAIN_TROUBLE, detail, language) ?? detail,
  'zip-refused detail': (detail, language) => said(EXPORT_TROUBLE, detail, language) ?? detail,
  'export-not-recognised detail': (detail, language) => said(EXPORT_TROUBLE, detail, language) ?? detail,
  'sheet-unreadable detail': sheetTroubleInWords,
  'sheet-has-passwords where': besideCellsInWords,
  'sheet-not-kept detail': sheetTroubleInWords,
  'folder-unusable detail': folderTroubleInWords,
  'diary-folder-unusable detail': folderTroubleInWords,
  'capture-partial pages': pagesInWords,
  'archive-locked since': momentInWords,
  'lease-held since': momentInWords,
  'lease-superseded at': momentInWords,
  'changed-meanwhile at': momentInWords,
  'changed-meanwhile fields': fieldsInWords,
  'not-yet at': momentInWords,
  'already-taken-in at': momentInWords,
  'comment-vanished at': momentInWords,
  'forbidden roles': oneOfRoles,
  'record-secret roles': oneOfRoles,
  'part-hidden roles': oneOfRoles
}

/** A value may hold several code words. */
function listInWords(name: string): InWords {
  const words = WORDS[name]
  if (words === undefined) return value => value
  return (value, language) =>
    value
      .split(', ')
      .map(word => said(words, word, language) ?? word)
      .join(', ')
}

/** What is wrong with a value; of one that is too long, how long it may be. */
function problemInWords(problem: string, language: Language, { most }: ErrorParams): string {
  const words = said(WORDS['problem'] ?? {}, problem, language) ?? problem
  if (problem !== 'too-long' || most === undefined) return words
  return language === 'sv' ? `${words} (högst ${most} tecken)` : `${words} (at most ${most} characters)`
}

/** A trouble, and where it is: `cell-too-long Kanaler B2`. */
function sheetTroubleInWords(detail: string, language: Language): string {
  const [, what = '', where = ''] = /^(\S+)(?: (.*))?$/s.exec(detail) ?? []
  const words = said(SHEET_TROUBLE, what, language) ?? what
  return where === '' ? words : `${words} (${where})`
}

/** What stands in no cell of a spreadsheet. */
function besideCellsInWords(where: string, language: Language): string {
  return where.replaceAll(
    /\[(?:note|box|margin|part)\]/g,
    kind => `(${said(BESIDE_CELLS, kind, language) ?? kind})`
  )
}

function said(words: Words, word: string, language: Language): string | undefined {
  return Object.hasOwn(words, word) ? words[word]?.[language] : undefined
}

function reasonInWords(value: string, language: Language): string {
  const [, code, detail] = /^([a-z-]+)(?: \((.*)\))?\.$/s.exec(value) ?? []
  const reason = ReasonCode.safeParse(code)
  return reason.success ? reasonSentence({ code: reason.data, detail: detail ?? null }, language) : value
}

/** On each line an address, and the codes of what is missing in its capture. */
function pagesInWords(pages: string, language: Language): string {
  return pages
    .split('\n')
    .map(page => {
      const [address = '', codes = ''] = page.split(' ')
      const why = codes
        .split(',')
        .flatMap(code => ReasonCode.safeParse(code).data ?? [])
        .map(code => reasonSentence({ code, detail: null }, language))
      return [`${address}:`, ...why].join(' ')
    })
    .join(' ')
}

/** What the register's history calls them, or the forms. */
function fieldsInWords(fields: string, language: Language): string {
  return fields
    .split(', ')
    .map(field => said(FIELD_WORDS, field, language) ?? placeInWords(field, language))
    .join(', ')
}

/** Such as `mandate.validUntil` or `addresses.0`. */
function placeInWords(place: string, language: Language): string {
  const [, parent = '', index] = /^(.*)\.(\d+)$/.exec(place) ?? []
  const nameOf = (path: string) => path.slice(path.lastIndexOf('.') + 1)
  const item = index === undefined ? undefined : said(PLACE_ITEMS, nameOf(parent), language)
  if (item !== undefined) return `${item} ${Number(index) + 1}`
  const lastTwo = place.split('.').slice(-2).join('.')
  const known = [place, lastTwo, nameOf(place)].map(each => said(PLACES, each, language)).find(Boolean)
  if (known !== undefined) return known
  return language === 'sv' ? `”${place}”` : `“${place}”`
}

/** Such as `comment 1a2b3c4d5e6f: changed`, `comment 1a2b3c4d5e6f`, `content`, or a digest. */
function evidenceInWords(what: string, language: Language): string {
  const whole = said(EVIDENCE, what, language)
  if (whole !== undefined) return whole
  if (/^[0-9a-f]{64}$/.test(what))
    return fill(EVIDENCE['not-read-back']?.[language] ?? '', { what: what.slice(0, 12) })
  const [, role = '', digest = '', state = 'missing'] =
    /^([a-z]+) ([0-9a-f]{12})(?:: ([a-z]+))?$/.exec(what) ?? []
  const [subject, trouble] = [said(ROLES, role, language), said(STATES, state, language)]
  return subject === undefined || trouble === undefined ? what : `${subject} (${digest}) ${trouble}`
}

/** Such as `data/records.json: changed` or `data/journal.jsonl:5: line-missing`. */
function packageInWords(what: string, language: Language): string {
  const [, path = '', code = ''] = /^(.*): ([a-z-]+)$/s.exec(what) ?? []
  const trouble = said(PACKAGE_TROUBLE, code, language)
  return trouble === undefined ? what : fill(trouble, { path })
}

/** An error name of the system, `not a file`, or a limit such as `> 100 MiB`. */
function folderTroubleInWords(detail: string, language: Language): string {
  return said(FOLDER_TROUBLE, detail, language) ?? fileTroubleInWords(detail, language)
}

function fileTroubleInWords(detail: string, language: Language): string {
  const limit = /^> (\d+ MiB)$/.exec(detail)?.[1]
  if (limit !== undefined)
    return language === 'sv' ? `den är större än ${limit}` : `it is larger than ${limit}`
  return said(FILE_TROUBLE, detail, language) ?? detail
}

/** Roles, one of which is enough. */
function oneOfRoles(roles: string, language: Language): string {
  const words = roles.split(', ').map(role => said(ROLE_WORDS, role, language) ?? role)
  const last = words.pop() ?? ''
  return words.length === 0 ? last : `${words.join(', ')} ${language === 'sv' ? 'eller' : 'or'} ${last}`
}

/** A moment in Swedish time, to the minute, as `status` and the window show it. */
function momentInWords(at: string, language: Language): string {
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime())) return at
  const parts = swedishClock('sv-SE', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23'
  }).formatToParts(moment)
  const part = (type: string) => parts.find(each => each.type === type)?.value ?? ''
  const zone = language === 'sv' ? 'svensk tid' : 'Swedish time'
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')} (${zone})`
}
