// The progress of long work, as the core's events tell it.
import type { CaptureState } from '#shared/capture.ts'
import type { ArchiveEvent } from '#shared/events.ts'
import type { ChannelId } from '#shared/ids.ts'
import { createStore } from './store.ts'

type Progress = Exclude<ArchiveEvent, { kind: 'changed' }>

/** Where a run is: what is being captured now, and the last ones that ended, newest first. */
export type RunProgress = {
  readonly runId: string
  readonly done: number
  readonly total: number
  readonly now: { readonly channelName: string; readonly address: string; readonly step: string } | null
  readonly ended: readonly {
    readonly captureId: string
    readonly channelName: string
    readonly address: string
    readonly state: CaptureState
  }[]
}
type Bytes = { readonly doneBytes: number; readonly totalBytes: number }

export const runProgress = createStore<RunProgress | null>(null)
export const exportProgress = createStore<(Bytes & { phase: 'copying' | 'verifying' }) | null>(null)
export const sendingProgress = createStore<{ done: number; total: number } | null>(null)
export const importProgress = createStore<
  (Bytes & { importId: string; phase: 'keeping' | 'reading'; seen: number; imported: number }) | null
>(null)
export const pileProgress = createStore<{ channelId: ChannelId; done: number; total: number } | null>(null)
export const backupProgress = createStore<Bytes | null>(null)
export const facesProgress = createStore<{ done: number; total: number } | null>(null)
export const assessProgress = createStore<{ done: number; total: number } | null>(null)
export const verifyProgress = createStore<Bytes | null>(null)

const KEPT = 8

/** Takes in one event. */
export function follow(event: Progress): void {
  switch (event.kind) {
    case 'capture-step':
      runProgress.set({ ...countsOf(event), now: pick(event), ended: endedIn(event.runId) })
      break
    case 'capture-ended': {
      const { captureId, channelName, address, state } = event
      const ended = [{ captureId, channelName, address, state }, ...endedIn(event.runId)]
      runProgress.set({ ...countsOf(event), now: null, ended: ended.slice(0, KEPT) })
      break
    }
    case 'run-ended':
      runProgress.set(null)
      break
    case 'export-progress':
      exportProgress.set(event)
      break
    case 'sending-progress':
      sendingProgress.set(event.done === event.total ? null : event)
      break
    case 'import-progress':
      importProgress.set(event)
      break
    case 'import-ended':
      importProgress.set(null)
      break
    case 'pile-progress':
      pileProgress.set(event.done === event.total ? null : event)
      break
    case 'backup-progress':
      backupProgress.set(event)
      break
    case 'faces-progress':
      facesProgress.set(event)
      break
    case 'assess-progress':
      assessProgress.set(event.done === event.total ? null : event)
      break
    case 'verify-progress':
      verifyProgress.set(event)
      break
  }
}

type Counts = Pick<RunProgress, 'runId' | 'done' | 'total'>
const countsOf = ({ runId, done, total }: Counts): Counts => ({ runId, done, total })

type Now = NonNullable<RunProgress['now']>
const pick = ({ channelName, address, step }: Now): Now => ({ channelName, address, step })

const endedIn = (runId: string) => {
  const progress = runProgress.get()
  return progress?.runId === runId ? progress.ended : []
}
