// The generations in the folder of a backup, and the chain that their manifests make.
import type { Sha256 } from '#shared/ids.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { digestOf, GENERATIONS, IDENTITY_FILE, Identity, MANIFEST, Manifest, THINNED } from './format.ts'
import type { BackupTarget } from './target.ts'

export type Generation = {
  readonly folder: string
  readonly manifest: Manifest
  /** SHA-256 of the bytes of the manifest. */
  readonly sha256: Sha256
  /** Only its manifest is left. */
  readonly isThinned: boolean
}

export type Generations = {
  /** Oldest first. */
  readonly whole: readonly Generation[]
  /** Folders of those that were cut off. */
  readonly cutOff: readonly string[]
}

/** Whose the folder is; null for one that has no backup. @throws ArchiveError backup-damaged, backup-unusable */
export async function readIdentity(target: BackupTarget): Promise<Identity | null> {
  const bytes = await target.readSmall(IDENTITY_FILE)
  return bytes === null ? null : parsed(Identity, bytes, IDENTITY_FILE)
}

/** @throws ArchiveError backup-damaged for a manifest that cannot be read, backup-unusable */
export async function readGenerations(target: BackupTarget): Promise<Generations> {
  const whole: Generation[] = []
  const cutOff: string[] = []
  for (const name of await target.names(GENERATIONS)) {
    const folder = `${GENERATIONS}/${name}`
    const path = `${folder}/${MANIFEST}`
    const bytes = await target.readSmall(path)
    if (bytes === null) cutOff.push(folder)
    else {
      const isThinned = (await target.size(`${folder}/${THINNED}`)) !== null
      whole.push({ folder, manifest: parsed(Manifest, bytes, path), sha256: digestOf(bytes), isThinned })
    }
  }
  whole.sort((a, b) => a.manifest.number - b.manifest.number)
  return { whole, cutOff }
}

/** The first generation that does not follow on the one before; null when the chain is whole. */
export function brokenLink(whole: readonly Generation[]): Generation | null {
  const broken = whole.find(({ manifest }, at) => {
    const before = whole[at - 1]
    return manifest.number !== at + 1 || manifest.previous !== (before?.sha256 ?? null)
  })
  return broken ?? null
}

function parsed<T>(
  shape: { safeParse(value: unknown): { data?: T | undefined } },
  bytes: Buffer,
  file: string
): T {
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new ArchiveError('backup-damaged', { file })
  }
  const { data } = shape.safeParse(value)
  if (data === undefined) throw new ArchiveError('backup-damaged', { file })
  return data
}
