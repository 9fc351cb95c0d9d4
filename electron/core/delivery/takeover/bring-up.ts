// Asking the thread of backups to bring an archive up.
import readMe from '../../../../resources/archive/las-mig.txt?raw'
import { systemClock } from '../../kernel/clock.ts'
import { inBackupThread } from '../backups/thread.ts'
import type { BringJob } from './bring.ts'
import type { TakenOver } from './taken-over.ts'

/** @throws as bringArchive */
export const bringUp = (job: Omit<BringJob, 'kind' | 'at' | 'readMe'>, signal: AbortSignal) =>
  inBackupThread<TakenOver>({ ...job, kind: 'bring', at: systemClock.now(), readMe }, () => undefined, signal)
