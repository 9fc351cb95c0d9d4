// Names of files in containers: data, never paths of this machine.
import type { FindingCode } from '#shared/intake-findings.ts'

/** No platform writes longer paths, or lays files in more folders. */
const LONGEST = 1_024
export const DEEPEST = 50
/** A finding names so much of a path. */
const MOST_TOLD = 300

/** Why a file is left out for its name alone; null for a name like any other. */
export function refusedName(path: string): Extract<FindingCode, 'unsafe-name' | 'name-too-long'> | null {
  if (path.length > LONGEST) return 'name-too-long'
  const parts = path.split(/[\\/]/)
  if (path === '' || path.includes('\0') || /^[a-z]:|^\//i.test(path) || parts.includes('..'))
    return 'unsafe-name'
  return parts.length > DEEPEST + 1 ? 'name-too-long' : null
}

/** A path as a finding tells it. */
export const toldName = (path: string): string =>
  path.length > MOST_TOLD ? `${path.slice(0, MOST_TOLD)}…` : path
