// Where Windows lies, by what nobody who starts a program can set. The variables SystemRoot, CommonProgramFiles and their like are such a
// person's own: by them a program of theirs could answer for the system's, or a policy be read from a place of theirs.

const USUAL = 'C:\\Windows'
const PART_OF_IT = '\\System32\\kernel32.dll'

/** What is asked of the system. */
export type WindowsSigns = {
  readonly isThere: (path: string) => boolean
  /** The paths of what is loaded into this process; slow to ask for. */
  readonly loaded: () => readonly string[]
}

/** Where it usually is, and else where the part of it lies that is in every process. */
export function windowsFolder({ isThere, loaded }: WindowsSigns): string {
  if (isThere(USUAL + PART_OF_IT)) return USUAL
  const own = loaded().find(path => path.toLowerCase().endsWith(PART_OF_IT.toLowerCase()))
  return own?.slice(0, -PART_OF_IT.length) ?? USUAL
}
