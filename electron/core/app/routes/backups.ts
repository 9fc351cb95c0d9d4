// The routes of backups: each hands checked input to a verb, and adds nothing of its own.
import {
  addTarget,
  forgetTarget,
  listBackups,
  listTargets,
  makeBackupKey,
  planTarget,
  verifyHere,
  verifyTarget,
  writeBackup
} from '../../delivery/backups/backups.ts'
import { restore, verifyElsewhere } from '../../delivery/backups/elsewhere.ts'
import { connectStore } from '../../delivery/backups/place.ts'
import { repairFromBackups } from '../../delivery/backups/repair.ts'
import { systemClock } from '../../kernel/clock.ts'
import type { Door } from './door.ts'

export function backupsRoutes({ os, ctx, db, held, session }: Door) {
  // Who restores has no archive to be told through.
  const outside = (signal: AbortSignal | undefined) => signal ?? new AbortController().signal
  const progress = (doneBytes: number, totalBytes: number) => {
    if (session.current() === null) return
    ctx().events.publish('event', { kind: 'backup-progress', doneBytes, totalBytes })
  }
  return {
    list: os.backups.list.handler(() => listTargets(db())),
    history: os.backups.history.handler(({ input }) => listBackups(db(), input.id, input.limit)),
    connect: os.backups.connect.handler(({ input }) => connectStore(session.keychain, input)),
    add: os.backups.add.handler(({ input }) => held(open => addTarget(open, input))),
    plan: os.backups.plan.handler(({ input }) => planTarget(ctx(), input.id, input.plan)),
    forget: os.backups.forget.handler(({ input }) => held(open => forgetTarget(open, input.id))),
    write: os.backups.write.handler(({ input }) => held(open => writeBackup(open, input.id))),
    verify: os.backups.verify.handler(({ input }) => held(open => verifyTarget(open, input.id))),
    verifyFolder: os.backups.verifyFolder.handler(({ input, signal }) =>
      session.current() === null
        ? verifyElsewhere(input.from, progress, outside(signal), session.keychain)
        : held(open => verifyHere(open, input.from))
    ),
    repair: os.backups.repair.handler(({ input }) => held(open => repairFromBackups(open, input))),
    makeKey: os.backups.makeKey.handler(() => makeBackupKey()),
    restore: os.backups.restore.handler(({ input, signal }) =>
      restore(input, systemClock, progress, outside(signal), session.keychain)
    )
  }
}
