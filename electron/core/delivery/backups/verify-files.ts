// The files that the generations of a backup name, each read again once.
import type { BackupFinding } from '#shared/backup.ts'
import { Sha256 } from '#shared/ids.ts'
import { type Listed, objectFile, type Stored } from './format.ts'
import type { Generation } from './generations.ts'
import { type Known, withKnown } from './lists.ts'
import { type BackupTarget, digestOfFile, PARTIAL } from './target.ts'
import type { Tell } from './write.ts'

export type Add = (code: BackupFinding['code'], what: string) => void

/** What is done with the bytes of a file while they are read. */
export type Through = (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>

export async function stateOf(
  target: BackupTarget,
  path: string,
  stored: Stored,
  through: Through = bytes => bytes
) {
  if ((await target.size(path)) === null) return 'missing'
  const read = await digestOfFile(through(target.read(path))).catch(() => null)
  if (read === null) return 'unreadable'
  return read.sha256 === stored.sha256 && read.bytes === stored.bytes ? 'right' : 'changed'
}

export type Files = {
  readonly target: BackupTarget
  readonly kept: readonly Generation[]
  readonly lists: readonly AsyncGenerator<Listed>[]
  /** Of generations whose thinning was cut off. */
  readonly leaving: readonly AsyncGenerator<Listed>[]
  readonly recipient: string | null
  readonly add: Add
  readonly tell: Tell
  readonly signal: AbortSignal
  readonly isCutOff: boolean
}

export const checkFiles = (files: Files) =>
  withKnown(files.lists, known => withKnown(files.leaving, left => checkEach(files, known, left)))

async function checkEach(files: Files, known: Known, left: Known) {
  const { target, kept, recipient, add, tell, signal, isCutOff } = files
  const total = kept.at(-1)?.manifest.objects.bytes ?? 0
  let [objects, bytes] = [0, 0]
  for await (const file of filesOf(target)) {
    signal.throwIfAborted()
    for (const missing of await before(known, file.sha256))
      add('file-missing', objectFile(missing.sha256, recipient))
    const listed = await known.find(file.sha256)
    if (listed === null || objectFile(file.sha256, recipient) !== file.path) {
      // What a backup copied that was cut off belongs to none yet; the next one makes use of it.
      const isCopied = Sha256.safeParse(file.sha256).success || file.path.endsWith(PARTIAL)
      const isLeaving = isCopied && (await left.find(file.sha256)) !== null
      if (!(isLeaving || (isCutOff && isCopied))) add('file-extra', file.path)
      continue
    }
    await known.next()
    const state = await stateOf(target, file.path, listed.stored)
    const isOther = recipient === null && listed.stored.sha256 !== listed.sha256
    if (state !== 'right' || isOther) add(isOther ? 'file-changed' : `file-${state as 'changed'}`, file.path)
    objects++
    bytes += listed.stored.bytes
    tell(bytes, total)
  }
  for (const missing of await before(known, 'g')) add('file-missing', objectFile(missing.sha256, recipient))
  return { objects, bytes }
}

/** What the lists name before this digest, and no file was met for. */
async function before(known: Known, sha256: string): Promise<Listed[]> {
  const missing: Listed[] = []
  for (let at = known.lowest(); at !== null && at.sha256 < sha256; at = known.lowest()) {
    missing.push(at)
    await known.next()
  }
  return missing
}

async function* filesOf(target: BackupTarget) {
  for (const folder of await target.names('objects')) {
    const names = await target.names(`objects/${folder}`)
    if (names.length === 0 && (await target.size(`objects/${folder}`)) !== null)
      yield { path: `objects/${folder}`, sha256: folder }
    for (const name of names)
      yield { path: `objects/${folder}/${name}`, sha256: folder + name.replace(/\.age$/, '') }
  }
}
