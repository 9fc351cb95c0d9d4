// Where a backup is: a folder, or a folder in a bucket of a store that speaks S3, with what this computer's keychain has of it.
import { z } from 'zod'
import { BackupLock, type BackupStore, type BackupStoreDraft, isStoreAddress } from '#shared/backup.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { listed } from '../../kernel/objects/s3/calls.ts'
import { openRequests, Refused } from '../../kernel/objects/s3/requests.ts'
import type { Keychain } from '../../kernel/secrets/keychain.ts'
import { type Store, storeTarget, toldOf } from './store-target.ts'
import { type BackupTarget, folderTarget } from './target.ts'

/** `store` is null for a folder. */
export type Place = { readonly name: string; readonly store: Store | null }

export const openTarget = ({ name, store }: Place, signal?: AbortSignal): BackupTarget =>
  store === null ? folderTarget(name) : storeTarget(name, store, signal)

/** @throws ArchiveError backup-store-address, backup-store-unknown, no-keychain */
export async function placeOf(name: string, keychain: Keychain): Promise<Place> {
  if (!isStoreAddress(name)) return { name, store: null }
  const { address, ...where } = readAddress(name)
  const kept = await keychain.read(secretOf(address))
  if (kept === null) throw new ArchiveError('backup-store-unknown', { address })
  return { name: address, store: { ...where, ...Access.parse(JSON.parse(kept)) } }
}

/**
 * Puts the key of a store in the keychain, once the store has taken it.
 * @throws ArchiveError backup-store-address, backup-store-not-secure, backup-store-no-lock, backup-unusable, no-keychain
 */
export async function connectStore(
  keychain: Keychain,
  { store: draft, secret }: { readonly store: BackupStoreDraft; readonly secret: string }
): Promise<BackupStore> {
  const { address, ...where } = readAddress(draft.address)
  if (where.before !== null) throw new ArchiveError('backup-store-address', { address: draft.address })
  const { protocol, hostname } = new URL(where.endpoint)
  if (protocol !== 'https:' && !LOOPBACK.has(hostname))
    throw new ArchiveError('backup-store-not-secure', { address })
  const { region, accessKeyId } = draft
  const access = { region, accessKeyId, secretAccessKey: secret }
  const canLock = await looked(address, { ...where, ...access, lock: null })
  if (draft.lock !== null && draft.lock !== 'none' && !canLock)
    throw new ArchiveError('backup-store-no-lock', { address })
  const asked = draft.lock ?? (canLock ? 'governance' : 'none')
  const lock = asked === 'none' ? null : asked
  const kept: z.infer<typeof Access> = { ...access, lock }
  await keychain.store(secretOf(address), JSON.stringify(kept))
  return { address, lock }
}

/** Takes the key of a store out of the keychain; of a folder there is none. @throws ArchiveError no-keychain */
export async function forgetStore(keychain: Keychain, place: string): Promise<void> {
  if (isStoreAddress(place)) await keychain.forget(secretOf(place))
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

const Access = z.strictObject({
  region: z.string(),
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
  lock: BackupLock.nullable()
})

const secretOf = (address: string) => `backup-store/${address}`

// No part begins with a dot: `..` would lead out of the folder.
const ADDRESS =
  /^s3:(?<endpoint>https?:\/\/[^/?#\s@]+)\/(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?<folder>(?:\/[\w-][\w.-]*)*)\/?(?:\?before=(?<before>.+))?$/

/** What an address says, and how it is written. @throws ArchiveError backup-store-address */
function readAddress(typed: string) {
  const { endpoint = '', bucket = '', folder = '', before } = ADDRESS.exec(typed)?.groups ?? {}
  const at = before === undefined ? null : new Date(before)
  if (!URL.canParse(endpoint) || (at !== null && Number.isNaN(at.getTime())))
    throw new ArchiveError('backup-store-address', { address: typed.slice(0, 200) })
  return {
    address: `s3:${endpoint}/${bucket}${folder}`,
    ...{ endpoint, bucket, folder: folder.slice(1), before: at === null ? null : at.toISOString() }
  }
}

/** The bucket is there and may be read; whether it has Object Lock. */
async function looked(address: string, store: Store): Promise<boolean> {
  const { text, insist } = openRequests(store, { away: () => undefined, back: () => undefined })
  return toldOf(address, () =>
    insist('reading', async () => {
      await listed({ text }, store.folder === '' ? '' : `${store.folder}/`, { isFlat: true })
      try {
        await text({ method: 'GET', query: { 'object-lock': '' } })
        return true
      } catch (error) {
        // Some stores know no Object Lock at all.
        if (error instanceof Refused && [400, 404, 405, 501].includes(error.status)) return false
        throw error
      }
    })
  )
}
