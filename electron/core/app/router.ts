// The contract implemented: each line of the routes hands checked input to a verb, and adds nothing of its own.
import { ORPCError, type Router, ValidationError } from '@orpc/server'
import type { Logger } from 'pino'
import type { Contract } from '#shared/contract.ts'
import { ArchiveError, refusalOf } from '../kernel/errors.ts'
import { invalidInput } from '../kernel/invalid-input.ts'
import type { Paths } from './chosen-paths.ts'
import type { CurrentArchive } from './current-archive.ts'
import { accountsRoutes } from './routes/accounts.ts'
import { alertsRoutes } from './routes/alerts.ts'
import { archiveRoutes } from './routes/archive.ts'
import { attestationsRoutes } from './routes/attestations.ts'
import { backupsRoutes } from './routes/backups.ts'
import { capturesRoutes } from './routes/captures.ts'
import { checklistsRoutes } from './routes/checklists.ts'
import { checksRoutes } from './routes/checks.ts'
import { commentsRoutes } from './routes/comments.ts'
import { computerRoutes } from './routes/computer.ts'
import { consentsRoutes } from './routes/consents.ts'
import { coverageRoutes } from './routes/coverage.ts'
import { credentialsRoutes } from './routes/credentials.ts'
import { deadlinesRoutes } from './routes/deadlines.ts'
import { diarySystemRoutes } from './routes/diary-system.ts'
import { disclosuresRoutes } from './routes/disclosures.ts'
import { disposalRoutes } from './routes/disposal.ts'
import { openDoor } from './routes/door.ts'
import { exportsRoutes } from './routes/exports.ts'
import { importsRoutes } from './routes/imports.ts'
import { inboxRoutes } from './routes/inbox.ts'
import { journalRoutes } from './routes/journal.ts'
import { mailboxesRoutes } from './routes/mailboxes.ts'
import { messagesRoutes } from './routes/messages.ts'
import { moderationRoutes } from './routes/moderation.ts'
import { outboxRoutes } from './routes/outbox.ts'
import { postsRoutes } from './routes/posts.ts'
import { processingRoutes } from './routes/processing.ts'
import { profilesRoutes } from './routes/profiles.ts'
import { publicListRoutes } from './routes/public-list.ts'
import { readingsRoutes } from './routes/readings.ts'
import { receiptsRoutes } from './routes/receipts.ts'
import { registerRoutes } from './routes/register.ts'
import { registerImportRoutes } from './routes/register-import.ts'
import { reportsRoutes } from './routes/reports.ts'
import { retentionRoutes } from './routes/retention.ts'
import { roundsRoutes } from './routes/rounds.ts'
import { searchRoutes } from './routes/search.ts'
import { secrecyRoutes } from './routes/secrecy.ts'
import { timestampsRoutes } from './routes/timestamps.ts'
import { usersRoutes } from './routes/users.ts'
import { watchRoutes } from './routes/watch.ts'
import { webhooksRoutes } from './routes/webhooks.ts'

export function router(
  session: CurrentArchive,
  log: Logger,
  paths: Paths = {}
): Router<Contract, Record<never, never>> {
  const door = openDoor(session, error => answer(error, session, log), paths)
  // Each has the door's checks from where it is made. `os.router` would put them on each anew, for longer than most commands take.
  return {
    archive: archiveRoutes(door),
    computer: computerRoutes(door),
    users: usersRoutes(door),
    ...registerRoutes(door),
    ...publicListRoutes(door),
    accounts: accountsRoutes(door),
    credentials: credentialsRoutes(door),
    secrecy: secrecyRoutes(door),
    consents: consentsRoutes(door),
    readings: readingsRoutes(door),
    moderation: moderationRoutes(door),
    watch: watchRoutes(door),
    alerts: alertsRoutes(door),
    registerImport: registerImportRoutes(door),
    captures: capturesRoutes(door),
    coverage: coverageRoutes(door),
    attestations: attestationsRoutes(door),
    rounds: roundsRoutes(door),
    checklists: checklistsRoutes(door),
    processing: processingRoutes(door),
    profiles: profilesRoutes(door),
    comments: commentsRoutes(door),
    posts: postsRoutes(door),
    messages: messagesRoutes(door),
    reports: reportsRoutes(door),
    imports: importsRoutes(door),
    deadlines: deadlinesRoutes(door),
    inbox: inboxRoutes(door),
    outbox: outboxRoutes(door),
    mailboxes: mailboxesRoutes(door),
    webhooks: webhooksRoutes(door),
    exports: exportsRoutes(door),
    backups: backupsRoutes(door),
    receipts: receiptsRoutes(door),
    diarySystem: diarySystemRoutes(door),
    disclosures: disclosuresRoutes(door),
    retention: retentionRoutes(door),
    disposal: disposalRoutes(door),
    journal: journalRoutes(door),
    timestamps: timestampsRoutes(door),
    checks: checksRoutes(door),
    search: searchRoutes(door)
  }
}

/** Turns refusals into typed answers, and everything else into one plain sentence with the details in the log. */
function answer(error: unknown, session: CurrentArchive, log: Logger): never {
  const refusal = error instanceof ORPCError ? ofInput(error) : refusalOf(error, session.current()?.dir ?? '')
  if (refusal instanceof ArchiveError) throw refusal.toORPC()
  if (refusal instanceof ORPCError && refusal.defined) throw refusal
  log.error({ err: error }, 'unexpected')
  throw new ArchiveError('internal').toORPC()
}

// What the contract's own check says of an input, as a refusal that names the place.
function ofInput(error: ORPCError<string, unknown>): unknown {
  if (error.code !== 'BAD_REQUEST' || !(error.cause instanceof ValidationError)) return error
  return invalidInput(error.cause.issues[0])
}
