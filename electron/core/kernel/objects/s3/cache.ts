// Which files of a bucket are in the archive's folder, and which of them go when there are too many.
import type { Sha256 } from '#shared/ids.ts'

export interface Cache {
  /** It was put or asked for now. */
  note(sha256: Sha256, bytes: number): void
  forget(sha256: Sha256): void
  /** It stays until it has been let go as often as it was held. */
  hold(sha256: Sha256): void
  letGo(sha256: Sha256): void
  /** Of all files that are here. */
  bytes(): number
  /** What goes first, until no more than that is left: the longest unused, and never what is held or was asked for just now. */
  tooMany(mostBytes: number): Sha256[]
}

/** Whoever asked for a file reads it soon. */
const SOON = 10 * 60_000

export function openCache(now: () => number = Date.now): Cache {
  // In the order in which they were last used.
  const files = new Map<Sha256, { readonly bytes: number; readonly at: number }>()
  const held = new Map<Sha256, number>()
  let total = 0
  function forget(sha256: Sha256): void {
    total -= files.get(sha256)?.bytes ?? 0
    files.delete(sha256)
  }
  return {
    forget,
    bytes: () => total,
    note(sha256, bytes) {
      forget(sha256)
      files.set(sha256, { bytes, at: now() })
      total += bytes
    },
    hold: sha256 => void held.set(sha256, (held.get(sha256) ?? 0) + 1),
    letGo(sha256) {
      const left = (held.get(sha256) ?? 1) - 1
      if (left === 0) held.delete(sha256)
      else held.set(sha256, left)
    },
    tooMany(mostBytes) {
      const going: Sha256[] = []
      let left = total
      for (const [sha256, { bytes, at }] of files) {
        if (left <= mostBytes || now() - at < SOON) break
        if (held.has(sha256)) continue
        going.push(sha256)
        left -= bytes
      }
      return going
    }
  }
}
