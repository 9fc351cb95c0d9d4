// Calls that were answered that all is well, with errors in the place of what they asked for, as GraphQL does (its specification, 7.1),
// and as many a site of its own says in a field that it did not go well.
import { digestOf } from '../../wacz/pieces.ts'
import { isOfContent, isOfSite, listensForNews } from './calls.ts'
import { isClosedPage } from './closed-pages.ts'

type Told = { readonly path: readonly unknown[] | null; readonly isForOthers: boolean }

const MOST_BODY = 8 << 20
/** What an address that answers everything is asked for, in a body or after the `?`. */
const OPERATION = ['operationName', 'doc_id', 'queryId', 'fb_api_req_friendly_name', 'query']
/** Before the JSON, so that no other page can run it as a script. */
const GUARD = /^(?:for\s*\(;;\);|\)\]\}',?)\s*/
const ARE_NONE =
  /not.?found|_missing|no status found|does not exist|has been deleted|no (?:results|matches)|hittades inte|inga träffar|finns (?:inte|ing)/i
const FOR_OTHERS =
  /unauth|forbidden|not (?:logged|signed) in|log ?in|permission|logga in|inloggad|behörig|authenti|access denied/i
const IS_OWN_DOING = /nonce|csrf|token|session|expired|captcha|consent/i
/** As fields say that it did not go well. */
const WENT_WELL = ['success', 'ok', 'succeeded', 'isSuccess']
const WENT_WRONG = /^(?:error|err|fail|failed|failure)$/i
const MOST_SAID = 600
/** What is asked about whoever visits the page is no part of it. */
const OF_VISITOR = /^(?:viewer|me|currentUser|session|visitor)$/i

export class LackingAnswers {
  /** Host and path of each, by the question. */
  readonly #lacking = new Map<string, string>()
  readonly #answered = new Set<string>()

  /** The first that has not been answered since, as host and path. */
  get first(): string | null {
    return [...this.#lacking.values()][0] ?? null
  }

  /** Whether its answer was lacking, and another is to be read. */
  isLacking(url: string, sent: Buffer | null): boolean {
    return this.#lacking.size > 0 && this.#lacking.has(questionOf(new URL(url), sent).whole)
  }

  /** `site`: the address of the page. */
  note(url: string, sent: Buffer | null, body: Buffer, site: string): void {
    const at = new URL(url)
    if (listensForNews(at.pathname) || !(isOfContent(url) || isOfSite(url, site))) return
    const { operation, whole } = questionOf(at, sent)
    const answers = answersIn(body)
    const isShut = isClosedPage(body)
    if (answers.length === 0 && !isShut) return
    if (isShut || answers.some(answer => isLacking(answer, this.#answered.has(operation))))
      this.#lacking.set(whole, `${at.host}${at.pathname}`.slice(0, 200))
    else {
      this.#lacking.delete(whole)
      this.#answered.add(operation)
    }
  }
}

/** `operation`: what is asked for, whichever part of it; a list asks for each of its parts by the same. */
function questionOf({ host, pathname, search, searchParams }: URL, sent: Buffer | null) {
  const asked = fieldsOf(sent) ?? Object.fromEntries(searchParams)
  const by = OPERATION.flatMap(name => asked[name] ?? [])
  const operation = `${host}${pathname} ${jsonOf(by)}`
  const rest =
    (by.length === 0 ? null : jsonOf(asked['variables'])) ?? `${search} ${digestOf(sent ?? Buffer.alloc(0))}`
  return { operation, whole: `${operation} ${rest}` }
}

function fieldsOf(sent: Buffer | null): Record<string, unknown> | null {
  if (sent === null || sent.length > MOST_BODY) return null
  const said = sent.toString('utf8')
  const json = parsed(said)
  if (isRecord(json)) return json
  return json === undefined ? Object.fromEntries(new URLSearchParams(said)) : null
}

/** Those that may lack something: several may come as a list, or line by line. */
function answersIn(body: Buffer): Record<string, unknown>[] {
  if (body.length > MOST_BODY || !/^\s*[[{f)]/.test(body.toString('latin1', 0, 20))) return []
  const text = body.toString('utf8').replace(GUARD, '')
  const whole = parsed(text)
  const all = whole === undefined ? text.split('\n').map(parsed) : [whole].flat()
  return all.filter(isRecord)
}

function isLacking(answer: Record<string, unknown>, hasBeenAnswered: boolean): boolean {
  const { errors, data } = answer
  if (hasFailed(answer, hasBeenAnswered)) return true
  const told = (Array.isArray(errors) ? errors : []).flatMap(error => toldBy(error) ?? [])
  return told
    .filter(({ isForOthers }) => hasBeenAnswered || !isForOthers)
    .some(({ path }) => data == null || (path === null ? holdsNull(data) : valueAt(data, path) == null))
}

/** It says that it did not go well, and why; what there is none of, or what is for others, is no failure. */
function hasFailed(answer: Record<string, unknown>, hasBeenAnswered: boolean): boolean {
  const { status, error, message, code, data } = answer
  const isNo =
    WENT_WELL.some(name => answer[name] === false) || (typeof status === 'string' && WENT_WRONG.test(status))
  const why = [error, message, isNo ? data : null].filter(one => typeof one === 'string' || isRecord(one))
  const isInstead = isRecord(error) ? data == null : typeof error === 'string' && holdsNothingElse(answer)
  if (why.length === 0 || !(isNo || isInstead)) return false
  const said = (jsonOf([why, code]) ?? '').slice(0, MOST_SAID)
  return !ARE_NONE.test(said) && !IS_OWN_DOING.test(said) && (hasBeenAnswered || !FOR_OTHERS.test(said))
}

const SAID = new Set(['error', 'message', 'code', 'status'])

/** Beside what it says of itself. */
const holdsNothingElse = (answer: Record<string, unknown>): boolean =>
  Object.entries(answer).every(
    ([name, value]) => SAID.has(name) || value == null || (Array.isArray(value) && value.length === 0)
  )

function toldBy(error: unknown): Told | null {
  if (!isRecord(error) || error['severity'] === 'WARNING') return null
  const message = error['message'] ?? error['title'] ?? error['detail']
  if (typeof message !== 'string') return null
  const path = Array.isArray(error['path']) ? error['path'] : null
  const extensions = isRecord(error['extensions']) ? error['extensions'] : {}
  const said = `${message} ${wordOf(extensions['code'])} ${wordOf(error['code'])}`
  const isPart = path?.some(step => typeof step === 'number') === true && ARE_NONE.test(said)
  if (isPart || OF_VISITOR.test(wordOf(path?.[0]))) return null
  return { path, isForOthers: FOR_OTHERS.test(said) }
}

const DEEP = 3

/** Near its top, where the parts that were asked for are. */
const holdsNull = (value: unknown, depth = 0): boolean =>
  value === null ||
  (isRecord(value) && depth < DEEP && Object.values(value).some(one => holdsNull(one, depth + 1)))

const valueAt = (value: unknown, path: readonly unknown[]): unknown =>
  path.reduce<unknown>((at, step) => {
    if (Array.isArray(at)) return at[Number(wordOf(step))]
    return isRecord(at) ? at[wordOf(step)] : undefined
  }, value)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a site sends may be an object with a `toString` that is none, which nothing may make words of. */
const wordOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

/** Null of what is too deep to be written. */
function jsonOf(value: unknown): string | null {
  try {
    return JSON.stringify(value) ?? null
  } catch {
    return null
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
