// What backups in a bucket are to hold to, whatever store the bucket is in.
import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { objectPath } from '#shared/ids.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { createArchive } from '../../electron/core/app/create-archive.ts'
import {
  addTarget,
  makeBackupKey,
  verifyTarget,
  writeBackup
} from '../../electron/core/delivery/backups/backups.ts'
import { restore, verifyElsewhere } from '../../electron/core/delivery/backups/elsewhere.ts'
import { connectStore } from '../../electron/core/delivery/backups/place.ts'
import { repairFromBackups } from '../../electron/core/delivery/backups/repair.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { versionsOf } from '../../electron/core/kernel/objects/s3/calls.ts'
import { openRequests } from '../../electron/core/kernel/objects/s3/requests.ts'
import type { S3Settings } from '../../electron/core/kernel/objects/s3/settings.ts'
import type { Keychain } from '../../electron/core/kernel/secrets/keychain.ts'
import { heldClock, newChannel, openOptions, temporaryFolder } from './archive.ts'

export const never = new AbortController().signal
export const silent = () => undefined

/** A stub of the keychain, so that these tests run where there is none. */
export function stubKeychain(): Keychain & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return {
    kept,
    store: async (name, secret) => void kept.set(name, secret),
    read: async name => kept.get(name) ?? null,
    forget: async name => kept.delete(name)
  }
}

type Lock = 'governance' | 'compliance' | 'none' | null

/** An archive with some files, whose backups go to a folder of its own in the bucket. */
export async function inStore(
  settings: S3Settings,
  { lock = 'none', recipient = null }: { readonly lock?: Lock; readonly recipient?: string | null } = {}
) {
  const clock = heldClock(new Date().toISOString())
  const keychain = stubKeychain()
  const options = { ...openOptions(clock), keychain }
  const dir = join(await temporaryFolder(), 'arkiv')
  const archive = await createArchive(dir, 'Norrby kommun', options)
  onTestFinished(() => archive.close().catch(() => undefined))
  const ctx = archive.context
  newChannel(ctx)
  /** The first of them. */
  const keep = async (...texts: (string | Buffer)[]) => {
    const objects = await Promise.all(texts.map(text => ctx.objects.put(Buffer.from(text), 'text/plain')))
    ctx.db.transact(tx => record(tx, ctx, { act: 'test.kept', about: null, objects }))
    const [first] = objects.map(({ sha256 }) => sha256)
    if (first === undefined) throw new Error('one was kept')
    return first
  }
  const one = await keep('ett', 'två', '', 'åäö')
  const { endpoint, bucket, region, accessKeyId, secretAccessKey: secret } = settings
  const folder = crypto.randomUUID()
  const place = `s3:${endpoint}/${bucket}/${folder}`
  const store = await connectStore(keychain, { store: { address: place, region, accessKeyId, lock }, secret })
  const target = await addTarget(ctx, { folder: place, recipient, plan: null })
  const write = () => {
    clock.advance(60_000)
    return writeBackup(ctx, target.id)
  }
  const back = async (from = place, key: string | null = null) => {
    const into = join(await temporaryFolder(), 'åter')
    const input = { from, into, asOf: null, key }
    return { into, restored: await restore(input, clock, silent, never, keychain) }
  }
  const verify = async () => (await verifyTarget(ctx, target.id)).findings.map(({ code }) => code)
  const requests = openRequests(settings, { away: silent, back: silent })
  const put = (path: string, text: string) =>
    requests.text({ method: 'PUT', key: `${folder}/${path}`, body: text })
  const versions = (path = '') => versionsOf(requests, `${folder}/${path}`)
  return {
    ...{ ctx, dir, clock, keychain, options, place, store, target, one },
    ...{ keep, write, back, verify, requests, put, versions, folder }
  }
}

export function backupStoreSuite(settings: () => S3Settings): void {
  it('writes to a bucket what is new, reads all of it again, and restores it equal', async () => {
    const { ctx, place, target, keep, write, back, verify, keychain, options, versions } = await inStore(
      settings()
    )
    expect(target).toMatchObject({ folder: place, isEncrypted: false })
    expect(await write()).toMatchObject({ outcome: 'whole', number: 1, objects: 4, newObjects: 4 })
    const large = randomBytes(40 << 20)
    const sha256 = await keep(large)
    expect(await write()).toMatchObject({ outcome: 'whole', number: 2, objects: 5, newObjects: 1 })
    expect(await verify()).toEqual([])
    // Nothing half is left: the drafts of the lists have gone.
    expect((await versions()).filter(({ key }) => key.endsWith('.partial'))).toEqual([])
    expect(await verifyElsewhere(place, silent, never, keychain)).toMatchObject({
      generations: 2,
      objects: 5,
      findings: []
    })
    // A file that is damaged in the archive is fetched from there.
    await writeFile(ctx.objects.path(sha256), 'röta')
    expect(await repairFromBackups(ctx, { key: null, noted: false })).toEqual({
      repaired: [sha256],
      lost: []
    })
    const { into, restored } = await back()
    expect(restored).toMatchObject({ number: 2, objects: 5, damaged: [] })
    expect(large.equals(await readFile(join(into, objectPath(sha256))))).toBe(true)
    const opened = await openArchive(into, options)
    onTestFinished(() => opened.close())
    expect((await verifyArchive(opened.context)).findings).toEqual([])
    expect((await verifyArchive(ctx)).findings).toEqual([])
  })

  it('is encrypted for a key, and names what is changed, missing or added in the bucket', async () => {
    const key = await makeBackupKey()
    const { write, back, verify, put, requests, keep, one, folder } = await inStore(settings(), {
      recipient: key.recipient
    })
    await write()
    await keep('hemligt ord: Käringtand')
    await write()
    expect((await back(undefined, key.words)).restored).toMatchObject({ number: 2, objects: 5 })
    await expect(back()).rejects.toMatchObject({ code: 'backup-key-needed' })
    await put('objects/ab/extra', '')
    const gone = await keep('togs bort')
    await write()
    await put(`${objectPath(one)}.age`, 'annat')
    const path = `${folder}/${objectPath(gone)}.age`
    await requests.text({ method: 'DELETE', key: path })
    expect((await verify()).toSorted()).toEqual(['file-changed', 'file-extra', 'file-missing'])
    await expect(back(undefined, key.words)).rejects.toMatchObject({ code: 'backup-damaged' })
  })

  it('takes away every version of what the rule of what is kept lets go', async () => {
    const { write, verify, keep, clock, versions } = await inStore(settings())
    for (let round = 1; round <= 6; round++) {
      await keep(`nr ${round}`)
      clock.advance(3 * 3_600_000)
      await write()
    }
    const left = (await versions('generations/')).map(({ key }) => key.split('/').at(-1)).toSorted()
    expect(left.filter(name => name === 'archive.db').length).toBeLessThanOrEqual(4)
    expect(left.filter(name => name === 'manifest.json').length).toBe(6)
    expect(await verify()).toEqual([])
  })

  it('locks each file where the bucket can, and is read as it was before somebody wrote over it', async () => {
    const made = await inStore(settings(), { lock: null })
    const { store, write, back, verify, put, versions, requests, one, place, clock } = made
    expect(store.lock).toBe('governance')
    expect(await write()).toMatchObject({ outcome: 'whole' })
    const path = objectPath(one)
    const [version] = await versions(path)
    const taking = {
      method: 'DELETE',
      key: version?.key ?? '',
      query: { versionId: version?.id ?? '' }
    } as const
    await expect(requests.text(taking)).rejects.toMatchObject({ status: 403 })
    const head = await requests.send({ method: 'HEAD', key: version?.key ?? '' })
    head.resume()
    const until = Date.parse(String(head.headers['x-amz-object-lock-retain-until-date']))
    expect(until - Date.parse(clock.now())).toBeGreaterThan(27 * 86_400_000)

    await sleep(20)
    const before = new Date().toISOString()
    await sleep(20)
    await put(path, 'utpressning')
    const [name = ''] = (await versions('generations/')).map(({ key }) => key)
    await put(name.slice(name.indexOf('generations')), 'utpressning')
    expect(await verify()).not.toEqual([])
    await expect(back()).rejects.toThrow()
    expect((await back(`${place}?before=${before}`)).restored).toMatchObject({ number: 1, objects: 4 })
  })
}
