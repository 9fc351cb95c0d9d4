// What was put into a store and belongs to no act yet, and what is being put: neither is taken away, nor taken for something extra.
import type { Sha256 } from '#shared/ids.ts'
import type { StoredObject } from './object.ts'

type Waiting = {
  readonly object: StoredObject
  /** How often it was put. */
  readonly times: number
  /** It was to be taken away and that failed: whether it is there still has to be seen. */
  readonly isUnsure: boolean
}

export interface Awaited {
  remember(object: StoredObject): void
  /** The act that put it once will not come. */
  letGo(sha256: Sha256): void
  claim(objects: readonly StoredObject[]): void
  /** Taking it away failed. */
  doubt(sha256: Sha256): void
  isUnsure(sha256: Sha256): boolean
  all(): StoredObject[]
  /** What arrives is not erased meanwhile. */
  whileArriving<T>(sha256: Sha256, work: () => Promise<T>): Promise<T>
  /** Whether it is being put, or was put more often than so many times. */
  has(sha256: Sha256, besides?: number): boolean
}

export function openAwaited(): Awaited {
  const waiting = new Map<Sha256, Waiting>()
  const arriving = new Map<Sha256, number>()
  return {
    remember(object) {
      const times = (waiting.get(object.sha256)?.times ?? 0) + 1
      waiting.set(object.sha256, { object, times, isUnsure: false })
    },
    letGo(sha256) {
      const held = waiting.get(sha256)
      if (held === undefined) return
      if (held.times === 1) waiting.delete(sha256)
      else waiting.set(sha256, { ...held, times: held.times - 1 })
    },
    claim(objects) {
      for (const { sha256 } of objects) waiting.delete(sha256)
    },
    doubt(sha256) {
      const held = waiting.get(sha256)
      if (held !== undefined) waiting.set(sha256, { ...held, isUnsure: true })
    },
    isUnsure: sha256 => waiting.get(sha256)?.isUnsure === true,
    all: () => [...waiting.values()].map(({ object }) => object),
    async whileArriving(sha256, work) {
      arriving.set(sha256, (arriving.get(sha256) ?? 0) + 1)
      try {
        return await work()
      } finally {
        const others = (arriving.get(sha256) ?? 1) - 1
        if (others === 0) arriving.delete(sha256)
        else arriving.set(sha256, others)
      }
    },
    has: (sha256, besides = 0) => (waiting.get(sha256)?.times ?? 0) > besides || arriving.has(sha256)
  }
}
