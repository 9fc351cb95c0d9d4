// What is asked for again after a change: by the part of the contract that a person's act went to, and by the noun of an event.
import type { Contract } from '#shared/contract.ts'
import type { Noun } from '#shared/events.ts'

/** A part of the contract, such as `comments`. */
export type Part = keyof Contract

/** Whether what a query of this part shows may have changed. */
export type Touched = (part: Part) => boolean

const COMMENTS: readonly Part[] = ['comments', 'posts', 'watch', 'readings', 'moderation', 'consents']
const MESSAGES: readonly Part[] = ['messages', 'reports', 'inbox', 'imports', 'mailboxes']
const CAPTURES: readonly Part[] = ['captures', 'rounds', 'profiles']
const HANDED_OVER: readonly Part[] = ['exports', 'receipts', 'diarySystem', 'disclosures', 'webhooks']
const LET_GO: readonly Part[] = ['retention', 'disposal']
/** Pages of records, which say what is to be done with each, where it was handed over and what keeps it. */
const RECORDS: readonly Part[] = ['captures', 'comments', 'posts', 'consents', 'messages', 'inbox']

// Counts, what there is to tell of, hits and lines of the journal follow from all the others.
const ALWAYS: readonly Part[] = ['archive', 'alerts', 'search', 'journal']

const aroundComments = [
  ...COMMENTS,
  ...CAPTURES,
  'accounts',
  'deadlines',
  'outbox',
  'disclosures',
  'secrecy'
] as const
const aroundMessages = [
  ...MESSAGES,
  'accounts',
  'comments',
  'deadlines',
  'outbox',
  'disclosures',
  'secrecy'
] as const
const aroundCaptures = [
  ...[...CAPTURES, ...COMMENTS, 'channels', 'coverage', 'checklists', 'websites', 'secrecy'],
  ...['publicList', 'attestations']
] as const satisfies readonly Part[]
const aroundPackages = [...HANDED_OVER, ...LET_GO, ...RECORDS] as const
const aroundChecklists = [
  'checklists',
  'attestations',
  'coverage',
  'channels',
  'departments',
  'outbox'
] as const

/**
 * Where a person's act in one part shows, besides in itself and in what follows from everything. `everywhere` is what names stand for, such
 * as that of a channel, and what takes records out of many lists at once.
 */
export const SHOWN_IN: Readonly<Record<Part, readonly Part[] | 'everywhere'>> = {
  archive: 'everywhere',
  users: 'everywhere',
  departments: 'everywhere',
  people: 'everywhere',
  channels: 'everywhere',
  registerHistory: 'everywhere',
  registerImport: 'everywhere',
  websites: 'everywhere',
  secrecy: 'everywhere',
  disposal: 'everywhere',
  computer: [],
  documents: [],
  credentials: ['channels', 'people', 'departments'],
  accounts: ['readings', 'channels', 'imports', 'moderation', 'watch', 'credentials'],
  comments: aroundComments,
  posts: aroundComments,
  watch: aroundComments,
  readings: aroundComments,
  moderation: aroundComments,
  consents: aroundComments,
  messages: aroundMessages,
  reports: aroundMessages,
  inbox: aroundMessages,
  imports: [...aroundMessages, 'watch'],
  mailboxes: aroundMessages,
  deadlines: [...aroundMessages, 'channels'],
  outbox: [...RECORDS, 'diarySystem', 'deadlines', 'attestations', 'mailboxes'],
  captures: aroundCaptures,
  rounds: aroundCaptures,
  profiles: aroundCaptures,
  coverage: aroundChecklists,
  attestations: aroundChecklists,
  checklists: [...aroundChecklists, 'retention'],
  exports: aroundPackages,
  receipts: aroundPackages,
  diarySystem: aroundPackages,
  disclosures: aroundPackages,
  retention: [...aroundPackages, 'processing'],
  processing: ['channels'],
  publicList: ['channels'],
  webhooks: [],
  alerts: ['outbox'],
  backups: ['checks'],
  checks: ['backups'],
  timestamps: ['checks'],
  search: [],
  journal: []
}

/** Acts of a part that is shown everywhere which change nothing themselves. */
const CHANGES_NOTHING: readonly string[] = ['archive.verify', 'archive.checkFolder', 'registerImport.read']

/** What a person's act may have touched; `key` is that of the mutation, if it has one. What goes to several parts at once has none. */
export function touchedByAct(key: readonly unknown[] | undefined): Touched {
  const [path] = key ?? []
  if (!isPath(path)) return () => true
  const [part, verb] = path
  if (CHANGES_NOTHING.includes(`${part}.${verb}`)) return () => false
  const shown = SHOWN_IN[part]
  return shown === 'everywhere' ? () => true : among([part, ...shown, ...ALWAYS])
}

const SHOWS: Readonly<Record<Noun, readonly Part[]>> = {
  archive: ['archive'],
  users: ['users'],
  register: [
    ...['departments', 'people', 'channels', 'registerHistory', 'coverage', 'attestations'],
    ...['processing', 'checklists', 'credentials', 'secrecy', 'websites', 'publicList', 'registerImport'],
    // A key that is refused is a fact of its channel.
    ...['accounts', 'readings', 'watch']
  ] as const satisfies readonly Part[],
  captures: ['captures', 'channels', 'coverage', 'checklists', 'posts'],
  comments: ['comments', 'consents', 'readings', 'moderation', 'watch', 'deadlines', 'posts'],
  consents: ['consents'],
  messages: ['messages', 'reports', 'inbox', 'deadlines'],
  rounds: ['rounds', 'profiles'],
  imports: ['imports', 'messages', 'inbox', 'reports', 'comments', 'watch', 'deadlines'],
  deadlines: ['deadlines'],
  alerts: ['alerts'],
  outbox: ['outbox', 'diarySystem'],
  mailboxes: ['mailboxes'],
  webhooks: ['webhooks'],
  exports: ['exports', 'receipts', 'diarySystem'],
  disclosures: ['disclosures'],
  retention: ['retention', 'disposal', 'processing'],
  backups: ['backups', 'checks'],
  checks: ['checks'],
  timestamps: ['timestamps', 'checks'],
  search: ['search'],
  journal: ['journal']
}

/** What has changed when the core says so of these nouns. */
export const touchedByEvents = (nouns: ReadonlySet<Noun>): Touched =>
  among([...nouns].flatMap(noun => SHOWS[noun]))

/** The part of a query of the contract; undefined for what is asked of the shell. */
export const partOf = ([path]: readonly unknown[]): Part | undefined => (isPath(path) ? path[0] : undefined)

const isPath = (path: unknown): path is readonly [Part, string] => Array.isArray(path) && path[0] in SHOWN_IN

function among(parts: readonly Part[]): Touched {
  const all = new Set(parts)
  return part => all.has(part)
}
