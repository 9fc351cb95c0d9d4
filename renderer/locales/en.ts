// All texts of the window in English.
import { alerts } from './en/alerts.ts'
import { holdings, start, verify } from './en/archive.ts'
import { attestations } from './en/attestations.ts'
import { backups } from './en/backups.ts'
import { captures, viewer } from './en/captures.ts'
import { channels } from './en/channels.ts'
import { checklists } from './en/checklists.ts'
import { checks, timestamps } from './en/checks.ts'
import { comments } from './en/comments.ts'
import { common } from './en/common.ts'
import { coverage } from './en/coverage.ts'
import { credentials } from './en/credentials.ts'
import { deadlines } from './en/deadlines.ts'
import { decisions } from './en/decisions.ts'
import { disclosures } from './en/disclosures.ts'
import { disposal } from './en/disposal.ts'
import { exports } from './en/exports.ts'
import { help } from './en/help.ts'
import { imports } from './en/imports.ts'
import { inbox } from './en/inbox.ts'
import { journal } from './en/journal.ts'
import { mail } from './en/mail.ts'
import { messages } from './en/messages.ts'
import { platforms, posts } from './en/posts.ts'
import { processing } from './en/processing.ts'
import { publicList } from './en/public-list.ts'
import { register } from './en/register.ts'
import { registerImport } from './en/register-import.ts'
import { reports } from './en/reports.ts'
import { profiles, proxy, rounds, runs, signing } from './en/rounds.ts'
import { search } from './en/search.ts'
import { consents, secrecy } from './en/secrecy.ts'
import { senders } from './en/senders.ts'
import { taken } from './en/taken.ts'
import { today } from './en/today.ts'
import { users } from './en/users.ts'
import { accounts, watch } from './en/watch.ts'
import { webhooks } from './en/webhooks.ts'
import type { sv } from './sv.ts'

export const en = {
  common,
  help,
  start,
  today,
  holdings,
  verify,
  channels,
  posts,
  platforms,
  registerImport,
  publicList,
  processing,
  register,
  credentials,
  secrecy,
  consents,
  users,
  runs,
  rounds,
  profiles,
  proxy,
  signing,
  accounts,
  coverage,
  checklists,
  attestations,
  backups,
  checks,
  timestamps,
  captures,
  viewer,
  inbox,
  comments,
  decisions,
  senders,
  taken,
  watch,
  alerts,
  messages,
  reports,
  mail,
  imports,
  deadlines,
  webhooks,
  exports,
  disclosures,
  disposal,
  journal,
  search
} satisfies typeof sv
