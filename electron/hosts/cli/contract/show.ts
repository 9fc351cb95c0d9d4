// An answer of the contract for a person: a list as a table, a thing as titles and values, in the words that the window has.
import { isDeepStrictEqual } from 'node:util'
import { isErrorCode } from '#shared/errors.ts'
import { Instant, objectPath, Sha256 } from '#shared/ids.ts'
import { capitalised } from '#shared/in-language.ts'
import { notOpenedWhy } from '#shared/profile-words.ts'
import { problemSentence } from '#shared/reasons.ts'
import { HistoryField, MovedByMerge } from '#shared/register-history.ts'
import { FIELD_WORDS, movedInWords, valueInWords } from '#shared/register-words.ts'
import type { Method } from '#shared/rules.ts'
import { answerWords } from '#shared/words/fields.ts'
import { nothingValueWords, valueWords } from '#shared/words/values.ts'
import { factLines, listed } from '../listing.ts'
import type { Output } from '../output.ts'
import { visible, visibleLines } from '../terminal.ts'
import { common } from '../texts/common.ts'
import { EMPTY } from '../texts/empty.ts'
import { isObject, isWholeId, localTime, shortId, size } from '../values.ts'
import { COLUMNS } from './columns.ts'
import type { MethodSpec } from './methods.ts'

type Row = Readonly<Record<string, unknown>>
/** `columns`: those of the list, where they are not simply the first. */
type Way = {
  readonly out: Output
  readonly noun: string
  readonly method: Method
  readonly columns: readonly string[] | null
}

/** The lines of an answer. */
export function shown(out: Output, { noun, method }: MethodSpec, output: unknown): string[] {
  const way = { out, noun, method, columns: COLUMNS[method] ?? null }
  if (output === null || output === undefined) return [out.t(EMPTY[method] ?? common.done)]
  // A chain is nothing without its links.
  if (Array.isArray(output)) return listOf(way, output, { next: null, isWhole: method === 'receipts.chain' })
  if (!isObject(output)) return [visible(String(output))]
  const { items, next, ...rest } = output
  if (!Array.isArray(items) || next === undefined) return factsOf(way, output)
  // The mark of the next page.
  return [
    ...listOf(way, items, { next: typeof next === 'string' ? next : null, isWhole: false }),
    ...factsOf(way, rest)
  ]
}

/** What is to be done by itself, and never was, is done as soon as possible. */
const planned = (out: Output, row: Row): Row =>
  row['nextAt'] === null && typeof row['everyMinutes'] === 'number'
    ? { ...row, nextAt: out.t(common.atOnce) }
    : row

type ListWay = { readonly next: string | null; readonly isWhole: boolean }

/** A list as a table; `isWhole`: with the lists inside each of its rows below it. */
function listOf(way: Way, items: readonly unknown[], { next, isWhole }: ListWay): string[] {
  const { out } = way
  if (!items.every(isObject)) return items.flatMap(item => visibleLines(String(item)).split('\n'))
  const rows = items.map(flat).map(row => planned(out, row))
  const isSaid = (path: string) => rows.some(row => says(way, path, row[path]))
  // What is said of few rows has its columns where there are such.
  const wanted = way.columns?.filter(path => !path.startsWith('struck.') || isSaid(path)) ?? null
  const columns = (isWhole ? null : wanted) ?? columnsOf(way, rows, isWhole)
  const table = out.table(
    columns.map(path => ({ title: titleOf(way, path), ...(path === 'id' ? { whole: true as const } : {}) })),
    rows.map(row => columns.map(path => cell(way, path, row[path])))
  )
  const inside = isWhole ? rows.flatMap(row => tablesOf(way, row, nameOf(row))) : []
  return [...listed(out, table, rows.length, next), ...inside]
}

const MOST_COLUMNS = 6

/** The columns that say something: first what a row is called by, and never another record's bare id. */
function columnsOf(way: Way, rows: readonly Row[], isWhole: boolean): string[] {
  const all = [...new Set(rows.flatMap(row => Object.keys(row)))]
  const said = all.filter(path => rows.some(row => says(way, path, row[path])) && !isHidden(path, isWhole))
  const first = said.filter(path => path === 'id')
  return [...first, ...said.filter(path => path !== 'id')].slice(0, isWhole ? said.length : MOST_COLUMNS)
}

const isHidden = (path: string, isWhole: boolean) =>
  (/Id$|^seq$/.test(path) && path !== 'id' && path !== 'ruleId') ||
  (!isWhole && /sha256|By$|mediaType|Basis$/i.test(path))
const isEmpty = (value: unknown) =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0)

/** Whether a value says anything; that there is none may. */
const says = (way: Way, path: string, value: unknown) =>
  value !== undefined && (!isEmpty(value) || nothingWordsOf(way, path) !== null)

function factsOf(way: Way, row: Row): string[] {
  const whole = Object.entries(flat(onceOnly(row)))
  const paths = new Set(whole.map(([path]) => path))
  const facts = whole.filter(
    ([path, value]) =>
      says(way, path, value) &&
      !isTable(value) &&
      !(path.endsWith('Id') && paths.has(path.replace(/Id$/, 'Name')))
  )
  const titles = facts.map(([path]) => titleOf(way, path))
  // Two of one name are told apart by what they are in.
  const titled = titles.map((title, at) => {
    const [outer = '', ...inner] = facts[at]?.[0].split('.') ?? []
    const isOne = titles.indexOf(title) === titles.lastIndexOf(title)
    return isOne || inner.length === 0
      ? title
      : `${titleOf(way, outer)}: ${way.out.t(wordsOf(way, inner.join('.')))}`
  })
  return [
    ...(facts.length === 0
      ? []
      : factLines(
          facts.map(
            ([path, value], at) =>
              [titled[at] ?? '', path === 'id' ? String(value) : cell(way, path, value)] as const
          )
        )),
    ...tablesOf(way, flat(onceOnly(row)), null)
  ]
}

/** Lists without what is told by itself, such as the decision that holds among the decisions. */
const onceOnly = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => {
      const alone = row[key.replace(/s$/, '')]
      if (!Array.isArray(value) || !isObject(alone)) return [key, value]
      return [key, value.filter(each => !isDeepStrictEqual(each, alone))]
    })
  )

const NUMBERED: readonly string[] = ['disclosures.fields', 'disclosures.pictures']

/** The lists inside a thing, each under what it is. */
function tablesOf(way: Way, row: Row, name: string | null): string[] {
  return Object.entries(row).flatMap(([path, value]) => {
    if (!isTable(value)) return []
    const title = name === null ? titleOf(way, path) : `${name}: ${way.out.t(wordsOf(way, path))}`
    // Others point at these by their number.
    const isNumbered = NUMBERED.includes(`${way.noun}.${path}`)
    const rows = isNumbered ? value.map((each, at) => ({ number: at + 1, ...each })) : value
    return ['', way.out.heading(visible(title)), ...listOf(way, rows, { next: null, isWhole: true })]
  })
}

const nameOf = (row: Row): string =>
  String(row['name'] ?? row['channelName'] ?? row['departmentName'] ?? row['title'] ?? row['id'] ?? '')

const isTable = (value: unknown): value is Row[] =>
  Array.isArray(value) && value.length > 0 && value.every(each => isObject(each) && !isPoint(each))

/** A thing with the things within it at their paths; what is said with one word stays together. */
function flat(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).flatMap(([key, value]): [string, unknown][] => {
      if (!isObject(value) || isPoint(value) || PAIRS.includes(key)) return [[key, value]]
      return Object.entries(flat(value)).map(([inside, each]) => [`${key}.${inside}`, each])
    })
  )
}

/** A record by kind and id, two ends of a period, a reason, a change, or what a merge moved: said in one cell. */
const isPoint = (value: Row) => POINTS.includes(Object.keys(value).join())
const POINTS: readonly string[] = [
  ...['kind,id', 'scope,id', 'scope', 'from,to', 'code,detail', 'at,problem', 'field,before,after'],
  'what,id,name,cameBack'
]

function cell(way: Way, path: string, value: unknown): string {
  const { out, noun } = way
  if (isEmpty(value)) {
    const nothing = nothingWordsOf(way, path)
    return nothing === null ? '–' : out.t(nothing)
  }
  if (isTable(value)) return String(value.length)
  if (Array.isArray(value)) return value.map(each => cell(way, path, each)).join(', ')
  const name = path.slice(path.lastIndexOf('.') + 1)
  if (isObject(value)) return PAIRS.includes(name) ? pairs(value) : point(way, value)
  if (typeof value === 'boolean') return out.t(value ? common.yes : common.no)
  if (typeof value === 'number') {
    if (/bytes$/i.test(name)) return size(value, out.language)
    return String(ORDINALS.includes(name) ? value + 1 : value)
  }
  const text = String(value)
  const moment = Instant.safeParse(text)
  if (moment.success) return localTime(moment.data, '–')
  if (name === 'problem') return problem(out, text)
  if ((name === 'id' || name === 'ruleId') && isWholeId(text)) return shortId(text)
  if (name === 'sha256' && !LIES_ELSEWHERE.includes(way.method)) return objectPath(Sha256.parse(text))
  const word = valueWords(noun, path, text)
  return word === null ? text.slice(0, LONGEST) : out.t(word)
}

/** Where the titles are data too, and have no words. */
export const PAIRS: readonly string[] = ['details', 'problemValues', 'values']
const pairs = (value: Row) =>
  Object.entries(value)
    .map(([name, each]) => `${name}=${String(each)}`)
    .join(' ')

const ORDINALS: readonly string[] = ['position', 'picture', 'field']
const LONGEST = 2000
/** Whose file is not in the archive, and is told by its digest. */
const LIES_ELSEWHERE: readonly string[] = ['exports.pack']

function point(way: Way, value: Row): string {
  const { out } = way
  const { data: moved } = MovedByMerge.safeParse(value)
  if (moved !== undefined) return visible(movedInWords(moved, out.language))
  if ('field' in value) {
    const field = HistoryField.safeParse(value['field'])
    const said = (each: unknown) =>
      each === null || !field.success ? '–' : valueInWords(field.data, String(each), out.language)
    const title = field.success ? out.t(FIELD_WORDS[field.data]) : ''
    return `${title}: ${said(value['before'])} → ${said(value['after'])}`
  }
  if ('problem' in value) return notOpenedWhy(String(value['problem']), out.language)
  if ('from' in value) return `${cell(way, 'from', value['from'])} – ${cell(way, 'to', value['to'])}`
  if ('code' in value) {
    const { detail } = value
    return problemSentence(String(value['code']), typeof detail === 'string' ? detail : null, out.language)
  }
  const { id } = value
  const kind = String(value['kind'] ?? value['scope'])
  return id === undefined ? cell(way, 'scope', kind) : `${kind}:${shortId(String(id))}`
}

const problem = (out: Output, code: string) =>
  isErrorCode(code) ? out.refusal(code, {}) : problemSentence(code, null, out.language)

const wordsOf = ({ noun, method }: Way, path: string) => answerWords(noun, path, method)
const nothingWordsOf = ({ noun, method }: Way, path: string) => nothingValueWords(noun, path, method)
const titleOf = (way: Way, path: string) => capitalised(way.out.t(wordsOf(way, path)))
