// Everything a window, the CLI or a server may ask of the core. To add a method, start in the file of its noun.
import { accounts } from './contract/accounts.ts'
import { alerts } from './contract/alerts.ts'
import { archive } from './contract/archive.ts'
import { attestations } from './contract/attestations.ts'
import { backups } from './contract/backups.ts'
import { captures } from './contract/captures.ts'
import { checklists } from './contract/checklists.ts'
import { checks } from './contract/checks.ts'
import { comments } from './contract/comments.ts'
import { computer } from './contract/computer.ts'
import { consents } from './contract/consents.ts'
import { coverage } from './contract/coverage.ts'
import { credentials } from './contract/credentials.ts'
import { deadlines } from './contract/deadlines.ts'
import { diarySystem } from './contract/diary-system.ts'
import { disclosures } from './contract/disclosures.ts'
import { disposal } from './contract/disposal.ts'
import { exports } from './contract/exports.ts'
import { imports } from './contract/imports.ts'
import { inbox } from './contract/inbox.ts'
import { journal } from './contract/journal.ts'
import { mailboxes } from './contract/mailboxes.ts'
import { messages } from './contract/messages.ts'
import { moderation } from './contract/moderation.ts'
import { outbox } from './contract/outbox.ts'
import { posts } from './contract/posts.ts'
import { processing } from './contract/processing.ts'
import { profiles } from './contract/profiles.ts'
import { publicList, websites } from './contract/public-list.ts'
import { readings } from './contract/readings.ts'
import { receipts } from './contract/receipts.ts'
import { channels, departments, documents, people, registerHistory } from './contract/register.ts'
import { registerImport } from './contract/register-import.ts'
import { reports } from './contract/reports.ts'
import { retention } from './contract/retention.ts'
import { rounds } from './contract/rounds.ts'
import { search } from './contract/search.ts'
import { secrecy } from './contract/secrecy.ts'
import { timestamps } from './contract/timestamps.ts'
import { users } from './contract/users.ts'
import { watch } from './contract/watch.ts'
import { webhooks } from './contract/webhooks.ts'

/** Named noun by noun: written out, the type is longer than the compiler will write down. */
export type Contract = {
  readonly archive: typeof archive
  readonly computer: typeof computer
  readonly users: typeof users
  readonly departments: typeof departments
  readonly people: typeof people
  readonly channels: typeof channels
  readonly registerHistory: typeof registerHistory
  readonly documents: typeof documents
  readonly credentials: typeof credentials
  readonly secrecy: typeof secrecy
  readonly consents: typeof consents
  readonly accounts: typeof accounts
  readonly readings: typeof readings
  readonly moderation: typeof moderation
  readonly watch: typeof watch
  readonly alerts: typeof alerts
  readonly captures: typeof captures
  readonly coverage: typeof coverage
  readonly checklists: typeof checklists
  readonly processing: typeof processing
  readonly attestations: typeof attestations
  readonly rounds: typeof rounds
  readonly profiles: typeof profiles
  readonly comments: typeof comments
  readonly posts: typeof posts
  readonly messages: typeof messages
  readonly reports: typeof reports
  readonly imports: typeof imports
  readonly deadlines: typeof deadlines
  readonly inbox: typeof inbox
  readonly outbox: typeof outbox
  readonly mailboxes: typeof mailboxes
  readonly webhooks: typeof webhooks
  readonly exports: typeof exports
  readonly backups: typeof backups
  readonly receipts: typeof receipts
  readonly diarySystem: typeof diarySystem
  readonly disclosures: typeof disclosures
  readonly retention: typeof retention
  readonly disposal: typeof disposal
  readonly journal: typeof journal
  readonly timestamps: typeof timestamps
  readonly checks: typeof checks
  readonly websites: typeof websites
  readonly publicList: typeof publicList
  readonly registerImport: typeof registerImport
  readonly search: typeof search
}

export const contract: Contract = {
  archive,
  computer,
  users,
  departments,
  people,
  channels,
  registerHistory,
  documents,
  credentials,
  secrecy,
  consents,
  accounts,
  readings,
  moderation,
  watch,
  alerts,
  captures,
  coverage,
  attestations,
  rounds,
  checklists,
  processing,
  profiles,
  comments,
  posts,
  messages,
  reports,
  imports,
  deadlines,
  inbox,
  outbox,
  mailboxes,
  webhooks,
  exports,
  backups,
  receipts,
  diarySystem,
  disclosures,
  retention,
  disposal,
  journal,
  timestamps,
  checks,
  websites,
  publicList,
  registerImport,
  search
}
