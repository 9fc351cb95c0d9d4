// The generations in the folder of a backup, and the chain that their manifests make.
import type { Sha256 } from '#shared/ids.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import {
  digestOf,
  GENERATIONS,
  IDENTITY_FILE,
  Identity,
  MANIFEST,
  Manifest,
  README,
  THINNED
} from './format.ts'
import { type BackupTarget, PARTIAL } from './target.ts'

export type Generation = {
  readonly folder: string
  readonly manifest: Manifest
  /** SHA-256 of the bytes of the manifest. */
  readonly sha256: Sha256
  /** Only its manifest is left, and that it was thinned. */
  readonly isThinned: boolean
  /** Of one that was thinned, what is left besides. */
  readonly left: readonly string[]
}

export type Generations = {
  /** Oldest first. */
  readonly whole: readonly Generation[]
  /** Folders of those that were cut off. */
  readonly cutOff: readonly string[]
  /** Manifests that cannot be read. */
  readonly damaged: readonly string[]
}

/** Whose the folder is; null for one that has no backup. @throws ArchiveError backup-damaged, backup-unusable */
export async function readIdentity(target: BackupTarget): Promise<Identity | null> {
  const bytes = await target.readSmall(IDENTITY_FILE)
  if (bytes === null) return null
  const identity = readable(Identity, bytes)
  if (identity === null) throw new ArchiveError('backup-damaged', { file: IDENTITY_FILE })
  return identity
}

/** What lies there; one that is damaged keeps none of the others from being used. @throws ArchiveError backup-unusable */
export async function readGenerations(target: BackupTarget): Promise<Generations> {
  const whole: Generation[] = []
  const cutOff: string[] = []
  const damaged: string[] = []
  for (const name of await target.names(GENERATIONS)) {
    const folder = `${GENERATIONS}/${name}`
    const path = `${folder}/${MANIFEST}`
    const bytes = await target.readSmall(path).catch(error => {
      if (error instanceof ArchiveError && error.params['detail'] === 'not-a-file') return Buffer.alloc(0)
      throw error
    })
    const manifest = bytes === null ? null : readable(Manifest, bytes)
    if (bytes === null) cutOff.push(folder)
    else if (manifest === null) damaged.push(path)
    else {
      const isThinned = (await target.size(`${folder}/${THINNED}`)) !== null
      const left = isThinned ? (await target.names(folder)).filter(one => !STAYING.has(one)) : []
      whole.push({ folder, manifest, sha256: digestOf(bytes), isThinned, left })
    }
  }
  whole.sort((a, b) => a.manifest.number - b.manifest.number)
  return { whole, cutOff, damaged }
}

/** A new folder begins with nothing in it but what a backup that was cut off left. @throws ArchiveError backup-folder-not-empty, backup-unusable */
export async function requireEmpty(target: BackupTarget, folder: string): Promise<void> {
  const there = (await target.names('.')).filter(name => !name.endsWith(PARTIAL) && name !== README)
  if (there.length > 0) throw new ArchiveError('backup-folder-not-empty', { folder })
}

/** A copy of the archive that somebody went on working in must not be mixed with this one. @throws ArchiveError backup-forked */
export function requireSameHistory(
  lineAt: (seq: number) => string | null,
  { whole }: Generations,
  folder: string
): void {
  const newest = whole.at(-1)
  if (newest === undefined) return
  const { lines, head } = newest.manifest.journal
  if (lineAt(lines) !== head) throw new ArchiveError('backup-forked', { folder, lines })
}

const STAYING = new Set([MANIFEST, THINNED])

function readable<T>(
  shape: { safeParse(value: unknown): { data?: T | undefined } },
  bytes: Buffer
): T | null {
  try {
    return shape.safeParse(JSON.parse(bytes.toString('utf8'))).data ?? null
  } catch {
    return null
  }
}
