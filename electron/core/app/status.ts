// The archive in numbers, as the overview and `kanalarkiv status` show it.
import { ArchiveStatus } from '#shared/archive.ts'
import { Instant } from '#shared/ids.ts'
import { countDue } from '../captures/captures/coverage.ts'
import { halfYearOf } from '../captures/captures/schedule.ts'
import { countEndedConsents } from '../comments/consents/consents.ts'
import type { Context } from '../kernel/context.ts'
import { NEWEST } from '../kernel/db/migrate.ts'
import { roams } from '../kernel/db/moved-folders.ts'
import { syncServiceOf } from '../kernel/db/synced-folder.ts'
import { readHead } from '../kernel/journal/record.ts'
import { countWaiting } from '../kernel/objects/inbox-folder.ts'
import { lackingMandate } from '../register/register/mandates.ts'
import { countOpen } from '../register/secrecy/read.ts'
import { countNew } from '../reports/alerts/read.ts'
import { attestationStatus } from '../reports/attestations/attestations.ts'
import { checklistGaps } from '../reports/checklists/overview.ts'

export async function archiveStatus(ctx: Context): Promise<ArchiveStatus> {
  const counted = ctx.db.read
    .prepare(
      `SELECT archive.id, municipality, created_at AS createdAt,
         (SELECT count(*) FROM capture WHERE state IN ('complete', 'partial')) AS captures,
         (SELECT count(*) FROM capture WHERE state = 'refused') AS capturesRefused,
         (SELECT count(*) FROM capture WHERE state = 'failed') AS capturesFailed,
         (SELECT count(*) FROM capture WHERE state = 'interrupted') AS capturesInterrupted,
         (SELECT count(*) FROM comment) AS comments,
         (SELECT count(*) FROM unfinished_comment) AS commentsOpen,
         ${total('messages')} AS messages, ${total('undecided')} AS messagesUndecided,
         (SELECT count(*) FROM secret_unregistered) AS secretUnregistered,
         (SELECT count(*) FROM export WHERE state = 'written' AND NOT EXISTS (SELECT 1 FROM disposed_folder
           WHERE disposed_folder.folder = export.folder AND is_inside = 1)) AS exports,
         ${total('objects')} AS objects, ${total('object-bytes')} AS objectBytes FROM archive`
    )
    .get() as Record<string, unknown>
  const head = readHead(ctx.db.read)
  const awaySince = ctx.objects.elsewhere?.awaySince() ?? null
  return ArchiveStatus.parse({
    ...counted,
    ...countDue(ctx),
    dir: ctx.dir,
    filesAwaySince: awaySince === null ? null : Instant.parse(new Date(awaySince).toISOString()),
    syncedBy: await syncServiceOf(ctx.dir).catch(() => null),
    roams: await roams(ctx.dir),
    schema: NEWEST,
    period: halfYearOf(ctx.clock.now()).label,
    attestationsDue: attestationStatus(ctx).departments.filter(({ state }) => state !== 'attested').length,
    checklistGaps: checklistGaps(ctx).length,
    carriersOpen: countOpen(ctx.db.read),
    alertsNew: countNew(ctx.db.read),
    mandatesLacking: lackingMandate(ctx).filter(({ state }) => state !== 'ends-soon').length,
    consentsEnded: countEndedConsents(ctx),
    inboxFiles: await countWaiting(ctx),
    journalLines: head?.seq ?? 0,
    journalHead: head?.sha256 ?? null
  })
}

const total = (id: string) => `max(0, coalesce((SELECT count FROM total WHERE id = '${id}'), 0))`
