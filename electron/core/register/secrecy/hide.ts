// What is kept from whoever may not see secret records: asked at the door, over every method alike, so that none can forget
// it; and what is kept from everyone in what leaves.
import { maySee, SecrecyKind } from '#shared/secrecy.ts'
import { ROLES, type Role } from '#shared/user.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { remembered } from '../../kernel/db/remembered.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import {
  disposedOf,
  isFileOfAny,
  receiptsOfOnly,
  secretChannels,
  secretConversations,
  secretNames,
  secretRecords,
  sendersOfOnly,
  stayingFiles,
  staysInPage,
  writtenIn
} from './queries.ts'
import { clearOfSecretWords } from './typed.ts'
import { isFinding, withoutNames } from './without-names.ts'

/** The ids that are kept back, with the kind of each, and the names, each with what stands in its place. */
export type Hidden = {
  readonly ids: ReadonlyMap<string, SecrecyKind>
  readonly names: readonly (readonly [name: string, instead: string])[]
  /** In copies: a text without the words of marked records. */
  readonly clear?: (text: string) => string
  /** Of what a person typed of their own accord, such as why pages were captured: the same, and without the names of hidden channels. */
  readonly clearTyped?: (text: string) => string
  /** Files of pages around comments in which secret words stand. */
  readonly files?: ReadonlySet<string>
}

const NOTHING: Hidden = { ids: new Map(), names: [] }

/** What someone with these roles must not see. */
export function hiddenFrom(db: ReadDb, roles: readonly Role[]): Hidden {
  // Most calls, by most people: nothing to look up.
  const kinds = SecrecyKind.options.filter(kind => !maySee(kind, roles))
  if (kinds.length === 0) return NOTHING
  const hidden = hiddenKinds(db, kinds)
  if (hidden.ids.size === 0) return hidden
  return { ...hidden, clearTyped: clearTyped(db, hidden, maySee('message', roles)) }
}

/** The same for all who may not see the same kinds: every call of theirs asks. */
function hiddenKinds(db: ReadDb, kinds: readonly SecrecyKind[]): Hidden {
  const known = byKinds(db)
  const key = kinds.join(' ')
  const before = known.get(key)
  if (before !== undefined) return before
  const isHidden = (kind: SecrecyKind) => kinds.includes(kind)
  const all = hiddenWhere(db, isHidden)
  // What was answered to a secret message may say what stood in it.
  const around =
    all.ids.size > 0 && isHidden('message')
      ? secretConversations(db).map(id => [id, 'conversation'] as const)
      : []
  const files = isHidden('comment') ? stayingFiles(db) : new Set<string>()
  const hidden = { ...all, files, ids: new Map([...all.ids, ...around]) }
  known.set(key, hidden)
  return hidden
}
const byKinds = remembered(() => new Map<string, Hidden>())

/**
 * What nobody takes along into a report, a form or another copy, whatever the role: what is marked, and what lies within it.
 * The other messages of a conversation are records by themselves, and a package holds every record that was chosen for it.
 */
export function hiddenInCopies(db: ReadDb): Hidden {
  return { ...allHidden(db), clear: clearOfSecretWords(db) }
}
const allHidden = remembered(db => hiddenWhere(db, () => true))

function hiddenWhere(db: ReadDb, isHidden: (kind: SecrecyKind) => boolean): Hidden {
  const ids = new Map<string, SecrecyKind>()
  for (const { id, kind } of secretRecords(db)) if (isHidden(kind)) ids.set(id, kind)
  if (ids.size === 0) return NOTHING
  const channels = [...ids].flatMap(([id, kind]) => (kind === 'channel' ? [id] : []))
  if (channels.length > 0) {
    for (const { id, kind } of disposedOf(db, channels)) ids.set(id, kind)
    // Whoever may not see a channel sees nothing that was written there, also where what they may see of others leads to it.
    for (const id of writtenIn(db, channels)) if (!ids.has(id)) ids.set(id, 'channel')
  }
  for (const { id, kind } of receiptsOfOnly(db, [...ids.keys()])) ids.set(id, kind)
  // To name who has written nothing else is to say who wrote it.
  for (const id of sendersOfOnly(db, [...ids.keys()])) ids.set(id, isHidden('sender') ? 'sender' : 'channel')
  const names = secretNames(db)
    .filter(({ kind }) => isHidden(kind))
    // A name may be the beginning of another.
    .toSorted((one, other) => other.name.length - one.name.length)
    .map(({ name, paragraph }) => [name, `[${paragraph}]`] as const)
  return { ids, names }
}

const markedChannels = remembered(secretChannels)

/** What is secret is read with the first such text. */
function clearTyped(db: ReadDb, { ids }: Hidden, seesWords: boolean): (text: string) => string {
  let clear: ((text: string) => string) | null = null
  let channels: readonly (readonly [name: string, instead: string])[] | null = null
  return text => {
    clear ??= seesWords ? same => same : clearOfSecretWords(db)
    channels ??= markedChannels(db).flatMap(({ id, name, paragraph }) =>
      ids.has(id) ? [[name, `[${paragraph}]`] as const] : []
    )
    return channels.reduce((rest, [name, instead]) => rest.replaceAll(name, instead), clear(text))
  }
}

// Who works in the archive is no record of it, and events carry ids and counts only.
const SHOWN_ANYWAY = new Set(['archive.events', 'users.list', 'users.me'])
// Every line of the journal stays to be seen; of one about a hidden record, what was noted is kept back.
const JOURNAL = 'journal.list'
// Methods that answer nothing but what a person typed.
const ONLY_TYPED = new Set([
  'inbox.redirectText',
  'inbox.setRedirectText',
  'inbox.automaticReplies',
  'inbox.setAutomaticReplies'
])

// What is made of two records, one of which the core may choose: the field that says which it was.
const MADE_OF: Readonly<Record<string, string>> = { 'captures.compare': 'before' }

/** Refuses an input that asks for a hidden record. @throws ArchiveError record-secret */
export function refuseHidden(input: unknown, { ids }: Hidden, who: Who): void {
  if (ids.size === 0) return
  refuse(firstHidden(input, ids), ids, who)
}

/** Whether someone with these roles may see a file: it is of no record that is kept from them. */
export function maySeeFile(db: ReadDb, sha256: string, roles: readonly Role[]): boolean {
  const { ids } = hiddenFrom(db, roles)
  if (ids.has(sha256) || (ids.size > 0 && isFileOfAny(db, sha256, [...ids.keys()]))) return false
  // Also when nothing is marked any more: what was may have been disposed of.
  return maySee('comment', roles) || !staysInPage(db, sha256)
}

type Who = { readonly osUser: string; readonly roles: readonly Role[] }

function refuse(found: string | undefined, ids: Ids, who: Who): void {
  const kind = found === undefined ? undefined : ids.get(found)
  if (found === undefined || kind === undefined) return
  throw new ArchiveError('record-secret', {
    what: found,
    user: who.osUser,
    own: who.roles.length === 0 ? 'none' : who.roles.join(', '),
    roles: whoMaySee(kind)
  })
}

/** The roles that see marked records of the kind, for a refusal. */
function whoMaySee(kind: SecrecyKind): string {
  return ROLES.filter(role => maySee(kind, [role])).join(', ')
}

/**
 * The answer of a method without the rows that are, or belong to, a hidden record.
 * @throws ArchiveError record-secret where all of the answer is one
 */
export function withoutHidden<Value>(method: string, value: Value, hidden: Hidden, who: Who): Value {
  const isAllShown = hidden.ids.size === 0 && (hidden.files?.size ?? 0) === 0
  if (isAllShown || SHOWN_ANYWAY.has(method)) return value
  if (method === JOURNAL) return bareLines(value, hidden) as Value
  if (ONLY_TYPED.has(method)) return clearedAll(value, hidden) as Value
  if (isPlain(value)) {
    refuse(belongsTo(value, hidden.ids), hidden.ids, who)
    const other = MADE_OF[method]
    if (other !== undefined) refuse(firstHidden(value[other], hidden.ids), hidden.ids, who)
  }
  return cutOut(value, hidden)
}

/**
 * The value without what is hidden. Lists are shorter, what may be missing is missing, and a person or department that is
 * only mentioned has the paragraph for a name.
 */
export function cutOut<Value>(value: Value, hidden: Hidden): Value {
  // What is left has the shape it had.
  return hidden.ids.size === 0 ? value : (cut(value, hidden) as Value)
}

/** The value as methods may show it to whom something is hidden from. */
export const waysShown = <Value>(value: Value, hidden: Hidden): Value[] =>
  hidden.ids.size === 0 ? [] : [cutOut(value, hidden), clearedAll(value, hidden) as Value]

/**
 * What happens in the archive, without what happens to hidden records: who listens learns their names by it. Whoever stops listening is
 * answered at once, also while nothing happens, as a generator would not.
 */
export function openEvents(
  events: AsyncIterable<unknown>,
  hiddenNow: () => Hidden
): AsyncIterableIterator<unknown> {
  const source = events[Symbol.asyncIterator]()
  const isShown = (event: unknown) =>
    !isPlain(event) || event['channelId'] === undefined || belongsTo(event, hiddenNow().ids) === undefined
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    async next() {
      for (;;) {
        const result = await source.next()
        if (result.done === true || isShown(result.value)) return result
      }
    },
    return: async () => (await source.return?.()) ?? { done: true, value: undefined }
  }
}

/** A refusal without the names that are kept back: it may speak of another record than the one that was asked for. */
export function unnamedRefusal(error: unknown, db: ReadDb, { ids, names }: Hidden): unknown {
  if (ids.size === 0 || !(error instanceof ArchiveError)) return error
  const channels = markedChannels(db).flatMap(({ id, name, paragraph }) =>
    ids.has(id) ? [[name, `[${paragraph}]`] as const] : []
  )
  const all = [...names, ...channels].toSorted(([one], [other]) => other.length - one.length)
  return new ArchiveError(error.code, withoutNames(error.params, { names: all }))
}

function bareLines(page: unknown, hidden: Hidden): unknown {
  if (!isPlain(page) || !Array.isArray(page['items'])) return page
  const items = page['items'].map((line: unknown) => {
    if (!isPlain(line)) return line
    const isBare = firstHidden([line['about'], line['details']], hidden.ids) !== undefined
    return { ...line, details: isBare ? {} : clearedAll(line['details'], hidden) }
  })
  return { ...page, items }
}

/** Every text in it without secret words. */
function clearedAll(value: unknown, hidden: Hidden): unknown {
  if (typeof value === 'string') return hidden.clearTyped?.(value) ?? value
  if (Array.isArray(value)) return value.map(each => clearedAll(each, hidden))
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, clearedAll(part, hidden)]))
}

type Ids = Hidden['ids']

function firstHidden(value: unknown, ids: Ids): string | undefined {
  if (typeof value === 'string') return ids.has(value) ? value : undefined
  if (typeof value !== 'object' || value === null) return undefined
  for (const part of Object.values(value)) {
    const found = firstHidden(part, ids)
    if (found !== undefined) return found
  }
  return undefined
}

function cut(value: unknown, hidden: Hidden): unknown {
  if (Array.isArray(value))
    return value
      .filter(item => !isOf(item, hidden.ids) && !isStaying(item, hidden))
      .map(item => cut(item, hidden))
  if (!isPlain(value)) return value
  if (isFinding(value)) {
    const { values, asks, ...rest } = value
    // A question that was answered with one who is hidden is theirs who see them.
    const asked = asks === undefined || isOf(asks, hidden.ids) ? {} : { asks: cut(asks, hidden) }
    return {
      ...(cut(rest, hidden) as object),
      ...asked,
      values: withoutNames(values, { ...hidden, meant: hiddenChoice(asks, hidden) })
    }
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      if (typeof part === 'string') {
        const typed = TYPED.has(key) ? (hidden.clearTyped?.(part) ?? part) : part
        return [key, cleared(unnamed(key, typed, hidden), hidden)]
      }
      return [key, isPlain(part) && isOf(part, hidden.ids) ? null : cut(part, hidden)]
    })
  )
}

/** Who is hidden of those whom a question is about, as the choice says: what is typed may be their name in other letters. */
function hiddenChoice(asks: unknown, { ids }: Hidden): string | undefined {
  const choices = isPlain(asks) && Array.isArray(asks['choices']) ? asks['choices'].filter(isPlain) : []
  const found = choices.find(({ is }) => typeof is === 'string' && ids.has(is))
  return found === undefined ? undefined : String(found['label'])
}

const isStaying = (item: unknown, { files }: Hidden): boolean =>
  isPlain(item) && typeof item['sha256'] === 'string' && (files?.has(item['sha256']) ?? false)

/** Whether a row is a hidden record, or says in one of its fields that it belongs to one. */
const isOf = (item: unknown, ids: Ids): boolean =>
  typeof item === 'string' ? ids.has(item) : isPlain(item) && belongsTo(item, ids) !== undefined

function belongsTo(row: Readonly<Record<string, unknown>>, ids: Ids): string | undefined {
  return Object.entries(row)
    .map(([key, part]) => [key, idIn(part)] as const)
    .find(
      ([key, id]) => id !== undefined && ids.has(id) && !isMention(key, ids.get(id)) && !isReported(row, key)
    )?.[1]
}

/** A field that is an id, or that names a record by its kind and id. */
function idIn(part: unknown): string | undefined {
  if (typeof part === 'string') return part
  if (!isPlain(part) || typeof part['kind'] !== 'string' || typeof part['id'] !== 'string') return undefined
  return Object.keys(part).length === 2 ? part['id'] : undefined
}

// What a person answers for is not about the person: it stays, and the name goes.
const isMention = (key: string, kind: SecrecyKind | undefined) =>
  kind === 'person' && key !== 'id' && key.endsWith('Id')

// A report is a message of its own: it is hidden as one, or shown without what it is about.
const isReported = (row: Readonly<Record<string, unknown>>, key: string) =>
  key === 'record' && 'matter' in row && 'way' in row

/** Fields that are the name of a person or department that the row mentions. */
const NAMING: ReadonlySet<string> = new Set([
  'responsibleName',
  'standInName',
  'holderName',
  'personName',
  'departmentName'
])
// What a person typed in words of their own, of no one record, such as why pages were captured; names in the register wherever they are joined
// in; and what the diary or a mail server answered.
const TYPED: ReadonlySet<string> = new Set([
  ...NAMING,
  ...[
    'name',
    'channelName',
    'websiteName',
    'intoName',
    'contactName',
    'title',
    'label',
    'keptWhere',
    'partners'
  ],
  ...[
    'creator',
    'submitter',
    'preservation',
    'agreement',
    'decidedBy',
    'signedBy',
    'holder',
    'keyHolder',
    'covers'
  ],
  ...[
    'reason',
    'because',
    'retiredBecause',
    'removedBecause',
    'withdrawnBecause',
    'closedBecause',
    'liftedBecause',
    'correctedBecause',
    'what'
  ],
  ...['before', 'after', 'detail', 'purpose', 'benefit', 'commentPurpose', 'contact', 'responseTime'],
  ...['reservation', 'about', 'reference', 'number', 'caseNumber', 'receivedBy', 'reply']
])

// Words in which a name may stand among others.
const TELLING: ReadonlySet<string> = new Set([
  'before',
  'after',
  'detail',
  'holder',
  'keyHolder',
  'signedBy',
  'decidedBy',
  'reason'
])

const cleared = (text: string, { clear }: Hidden) => clear?.(text) ?? text

function unnamed(key: string, text: string, { names }: Hidden): string {
  if (NAMING.has(key)) return names.find(([name]) => name === text)?.[1] ?? text
  return TELLING.has(key)
    ? names.reduce((rest, [name, instead]) => rest.replaceAll(name, instead), text)
    : text
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
