// Restoring and reading backups without their archive: it may be lost.
import type { BackupVerification, Restored } from '#shared/backup.ts'
import { fill } from '#shared/errors.ts'
import readMe from '../../../../resources/archive/las-mig.txt?raw'
import { type Clock, systemClock } from '../../kernel/clock.ts'
import { networkShareOf } from '../../kernel/db/network-share.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { type Keychain, systemKeychain } from '../../kernel/secrets/keychain.ts'
import { secretTyped } from '../../register/credentials/recovery.ts'
import { recipientOf } from '../../register/credentials/seal.ts'
import { readIdentity } from './generations.ts'
import { openTarget, placeOf } from './place.ts'
import { inBackupThread } from './thread.ts'
import type { BackupRead } from './verify.ts'

export type RestoreInput = {
  readonly from: string
  readonly into: string | null
  readonly asOf: string | null
  /** As it was typed: the secret half of the key, or its words. */
  readonly key: string | null
}

type OnProgress = (doneBytes: number, totalBytes: number) => void

/**
 * Brings an archive back in a new folder, and proves it equal to the backup; without a folder it is a drill, which leaves nothing.
 * @throws ArchiveError archive-on-network, and as restoreArchive of the thread
 */
export async function restore(
  { from, into, asOf, key }: RestoreInput,
  clock: Clock,
  onProgress: OnProgress,
  signal: AbortSignal,
  keychain: Keychain = systemKeychain()
): Promise<Restored> {
  const share = into === null ? null : await networkShareOf(into).catch(() => null)
  if (into !== null && share !== null)
    throw new ArchiveError('archive-on-network', { dir: into, type: share })
  const place = await placeOf(from, keychain)
  const identity = await readIdentity(openTarget(place, signal))
  const secret = key === null || identity === null ? null : await rightKey(key, identity.recipient)
  const at = clock.now()
  const text =
    identity === null
      ? ''
      : fill(readMe, { municipality: identity.municipality, date: at.slice(0, 10), id: identity.archive })
  const job = { kind: 'restore', from: place, into, asOf, secret, at, readMe: text } as const
  return inBackupThread(job, onProgress, signal)
}

/** Reads all of a backup. Whether it is the newest that the archive wrote, only the archive can say. */
export const verifyElsewhere = async (
  from: string,
  onProgress: OnProgress,
  signal: AbortSignal,
  keychain: Keychain = systemKeychain()
): Promise<BackupVerification> => {
  const place = await placeOf(from, keychain)
  const job = { kind: 'verify', from: place, noted: null, at: systemClock.now() } as const
  const { heads: _, ...verification } = await inBackupThread<BackupRead>(job, onProgress, signal)
  return verification
}

/** The secret half that was typed, where it is the one for this recipient. @throws ArchiveError backup-key-wrong; as secretTyped */
export async function rightKey(typed: string, recipient: string | null): Promise<string | null> {
  if (recipient === null) return null
  const secret = await secretTyped(typed)
  if ((await recipientOf(secret)) !== recipient) throw new ArchiveError('backup-key-wrong')
  return secret
}
