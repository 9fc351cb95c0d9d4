// The saved page shown again, asked for by the window's own protocol for it, which knows no records.
import type { CaptureId } from '#shared/ids.ts'
import type { ReplayAnswer, ReplayPage, ReplayQuestion } from '#shared/replay.ts'
import { Replays, replayPage } from '../captures/captures/replay.ts'
import type { Context } from '../kernel/context.ts'
import { whoIs } from '../register/roles/users.ts'
import { hiddenFrom, refuseHidden } from '../register/secrecy/hide.ts'

const replays = new WeakMap<Context, Replays>()

/** The page that it begins with. @throws ArchiveError record-secret, not-found, no-wacz */
export function pageToReplay(ctx: Context, id: CaptureId): ReplayPage {
  requireMaySee(ctx, id)
  return replayPage(ctx, id)
}

/** What the page was answered, by the same rule each time, since a record may be marked while it is shown. */
export async function answerInReplay(
  ctx: Context,
  id: CaptureId,
  question: ReplayQuestion
): Promise<ReplayAnswer | null> {
  requireMaySee(ctx, id)
  const open = replays.get(ctx) ?? new Replays()
  replays.set(ctx, open)
  return open.answer(ctx, id, question)
}

/** As at the door of the methods. @throws ArchiveError record-secret */
function requireMaySee(ctx: Context, id: CaptureId): void {
  const who = whoIs(ctx, ctx.osUser)
  refuseHidden({ id }, hiddenFrom(ctx.db.read, who.roles), who)
}
