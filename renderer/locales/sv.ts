// All texts of the window in Swedish, the source language.
import { alerts } from './sv/alerts.ts'
import { holdings, start, verify } from './sv/archive.ts'
import { attestations } from './sv/attestations.ts'
import { backups } from './sv/backups.ts'
import { captures, viewer } from './sv/captures.ts'
import { channels } from './sv/channels.ts'
import { checklists } from './sv/checklists.ts'
import { checks, timestamps } from './sv/checks.ts'
import { comments } from './sv/comments.ts'
import { common } from './sv/common.ts'
import { coverage } from './sv/coverage.ts'
import { credentials } from './sv/credentials.ts'
import { deadlines } from './sv/deadlines.ts'
import { decisions } from './sv/decisions.ts'
import { disclosures } from './sv/disclosures.ts'
import { disposal } from './sv/disposal.ts'
import { exports } from './sv/exports.ts'
import { help } from './sv/help.ts'
import { imports } from './sv/imports.ts'
import { inbox } from './sv/inbox.ts'
import { journal } from './sv/journal.ts'
import { mail } from './sv/mail.ts'
import { messages } from './sv/messages.ts'
import { platforms, posts } from './sv/posts.ts'
import { processing } from './sv/processing.ts'
import { publicList } from './sv/public-list.ts'
import { register } from './sv/register.ts'
import { registerImport } from './sv/register-import.ts'
import { reports } from './sv/reports.ts'
import { profiles, proxy, rounds, runs, signing } from './sv/rounds.ts'
import { search } from './sv/search.ts'
import { consents, secrecy } from './sv/secrecy.ts'
import { senders } from './sv/senders.ts'
import { taken } from './sv/taken.ts'
import { today } from './sv/today.ts'
import { users } from './sv/users.ts'
import { accounts, watch } from './sv/watch.ts'
import { webhooks } from './sv/webhooks.ts'

export const sv = {
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
}
