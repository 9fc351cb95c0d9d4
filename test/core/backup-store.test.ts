// Backups in a bucket: what holds of every store, and what becomes of a store that is gone or does wrong.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { forgetTarget } from '../../electron/core/delivery/backups/backups.ts'
import { once } from '../../electron/core/delivery/backups/format.ts'
import { connectStore, placeOf } from '../../electron/core/delivery/backups/place.ts'
import { storeTarget } from '../../electron/core/delivery/backups/store-target.ts'
import { verifyBackup } from '../../electron/core/delivery/backups/verify.ts'
import { type WriteJob, writeGeneration } from '../../electron/core/delivery/backups/write.ts'
import { archiveOwner } from '../../electron/core/kernel/db/archive-owner.ts'
import type { S3Settings } from '../../electron/core/kernel/objects/s3/settings.ts'
import { temporaryFolder } from '../helpers/archive.ts'
import { backupStoreSuite, inStore, never, silent, stubKeychain } from '../helpers/backup-store-suite.ts'
import { archiveWithChannel, errorIn } from '../helpers/cli/blog-archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'
import { describeWithKeychain } from '../helpers/keychain.ts'
import { type S3Stub, startS3Stub } from '../helpers/s3-stub.ts'

let stub: S3Stub
const settings = (): S3Settings => ({
  ...{ endpoint: stub.endpoint, region: 'default', bucket: 'norrby', accessKeyId: 'a', secretAccessKey: 'b' },
  ...{ cacheBytes: 1_000_000_000, lock: null }
})
beforeAll(async () => {
  stub = await startS3Stub('norrby')
})
afterEach(() => {
  Object.assign(stub, { fault: null, hasLock: true, onAsked: null })
  stub.uploads.clear()
})
afterAll(() => stub.close())

describe('backups in a bucket', () => backupStoreSuite(settings))

/** Writes without the thread, with as much patience as the test has. */
async function writing(
  made: Awaited<ReturnType<typeof inStore>>,
  keeping: number,
  newest: WriteJob['newest'],
  signal = never
) {
  const { ctx, clock, place, keychain, dir } = made
  const { name, store } = await placeOf(place, keychain)
  clock.advance(60_000)
  const job: WriteJob = {
    ...{ kind: 'write', dir, s3: null, ...archiveOwner(ctx.db.read), program: '0', recipient: null },
    ...{ at: clock.now(), newest, id: crypto.randomUUID(), readMe: '' },
    to: { name, store: store && { ...store, patience: { keeping, reading: keeping } } }
  }
  return writeGeneration(job, silent, signal)
}

/** Reads all of it without the thread, and without what the archive noted. */
async function reading({ place, keychain, clock }: Awaited<ReturnType<typeof inStore>>) {
  const { name, store } = await placeOf(place, keychain)
  const from = { name, store: store && { ...store, patience: { keeping: 300, reading: 300 } } }
  const { findings } = await verifyBackup(
    { kind: 'verify', from, noted: null, at: clock.now() },
    silent,
    never
  )
  return findings.map(({ code }) => code)
}

const manyFiles = Array.from({ length: 60 }, (_, number) => `fil ${number}`)

describe('a store that', () => {
  it('is gone for a while is waited for, and the backup goes on', async () => {
    const made = await inStore(settings())
    await made.keep(...manyFiles)
    let puts = 0
    stub.onAsked = what => {
      if (!what.startsWith('PUT') || ++puts !== 20) return
      stub.fault = 'gone'
      setTimeout(() => {
        stub.fault = null
      }, 300)
    }
    expect(await writing(made, 30_000, null)).toMatchObject({ objects: 64, newObjects: 64 })
    expect(await made.verify()).toEqual(['generation-unknown'])
  })

  it('is gone for good leaves a backup that the next one goes on with', async () => {
    const made = await inStore(settings())
    await made.keep(...manyFiles)
    let puts = 0
    stub.onAsked = what => {
      if (what.startsWith('PUT') && ++puts === 60) stub.fault = 'gone'
    }
    await expect(writing(made, 300, null)).rejects.toMatchObject({
      code: 'backup-unusable',
      params: { folder: made.place }
    })
    Object.assign(stub, { fault: null, onAsked: null })
    const next = await writing(made, 30_000, null)
    expect(next).toMatchObject({ number: 1, objects: 64, damaged: [] })
    // Most of what was copied need not be copied anew.
    expect(next.newObjects).toBeLessThan(45)
    expect((await made.back()).restored).toMatchObject({ number: 1, objects: 64 })
  })

  it('falls silent in the middle of a list is asked for it anew', async () => {
    const { place, keychain } = await inStore(settings())
    const { name, store } = await placeOf(place, keychain)
    if (store === null) throw new Error('it is a store')
    const target = storeTarget(name, { ...store, silence: 250 })
    const [path, list] = ['generations/x/objects.txt', randomBytes(1 << 20)]
    await target.write(path, once(list))
    stub.fault = 'stalls'
    let asked = 0
    stub.onAsked = () => {
      if (++asked === 2) stub.fault = null
    }
    const read: Uint8Array[] = []
    for await (const chunk of target.read(path)) read.push(chunk)
    expect([asked, list.equals(Buffer.concat(read))]).toEqual([2, true])
  })

  it('does not give a list that was whole ends a reading, and no file is accused', async () => {
    const made = await inStore(settings())
    await writing(made, 30_000, null)
    expect(await reading(made)).toEqual([])
    let lists = 0
    stub.onAsked = what => {
      const isList = /^GET .*\/objects\.txt/.test(what)
      stub.fault = isList && ++lists > 1 ? 'gone' : null
    }
    await expect(reading(made)).rejects.toMatchObject({ code: 'backup-unusable' })
  })

  it('does not let go what is thinned is asked again the next time, and what is left meanwhile is the generation’s own', async () => {
    const made = await inStore(settings())
    // All on one day.
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
    made.clock.set(`${tomorrow}T10:00:00.000Z`)
    await writing(made, 30_000, null)
    const isDatabase = (key: string) => key.startsWith(made.folder) && key.endsWith('/archive.db')
    const [database] = [...stub.objects].flatMap(([key, versions]) => (isDatabase(key) ? versions : []))
    if (database === undefined) throw new Error('it was written')
    database.isHeld = true
    for (let number = 2; number <= 3; number++) await writing(made, 30_000, null)
    expect(await writing(made, 30_000, null)).toMatchObject({ number: 4, thinned: 1 })
    const isThere = () => [...stub.objects.values()].some(versions => versions.includes(database))
    expect([isThere(), await reading(made)]).toEqual([true, []])
    database.isHeld = false
    await writing(made, 30_000, null)
    expect(isThere()).toBe(false)
    expect(await reading(made)).toEqual([])
  })

  it('has got parts of a file is asked to let them go when the backup is stopped, or died', async () => {
    const made = await inStore(settings())
    await made.keep(Buffer.alloc(17 << 20))
    const stop = new AbortController()
    stub.onAsked = what => {
      if (what.includes('partNumber=2')) stop.abort()
    }
    await expect(writing(made, 30_000, null, stop.signal)).rejects.toThrow()
    expect([...stub.uploads]).toEqual([])
    stub.uploads.set('ours', { key: `${made.folder}/objects/ab/cd`, parts: new Map() })
    stub.uploads.set('another', { key: 'annat/objects/ab/cd', parts: new Map() })
    expect(await writing(made, 30_000, null)).toMatchObject({ objects: 5 })
    expect([...stub.uploads.keys()]).toEqual(['another'])
  })

  it('answers 200 and keeps half is found when it is read back', async () => {
    const made = await inStore(settings())
    expect(await made.write()).toMatchObject({ outcome: 'whole' })
    await made.keep('nytt som bara blir halvt')
    stub.fault = 'keeps-half'
    await expect(made.write()).rejects.toMatchObject({
      code: 'backup-unusable',
      params: { detail: 'read-back' }
    })
    stub.fault = null
    expect(await made.verify()).toEqual([])
    expect(await made.write()).toMatchObject({ outcome: 'whole', number: 2, newObjects: 1 })
    expect((await made.back()).restored).toMatchObject({ number: 2, objects: 5 })
  })

  it('refuses the key, has no such bucket or cannot lock is told so, and nothing is kept', async () => {
    const keychain = stubKeychain()
    const at = stub.endpoint
    const connect = (address: string, lock: 'compliance' | null = null) =>
      connectStore(keychain, { store: { address, region: 'default', accessKeyId: 'a', lock }, secret: 'b' })
    for (const [address, code] of [
      [`s3:${at}/annan`, 'backup-unusable'],
      [`s3:${at}`, 'backup-store-address'],
      [`s3:${at}/norrby/../annan`, 'backup-store-address'],
      [`s3:${at}/norrby?before=2026-11-20`, 'backup-store-address'],
      ['s3:ftp://s3.example/norrby', 'backup-store-address'],
      ['s3:http://s3.example/norrby', 'backup-store-not-secure']
    ] as const)
      await expect(connect(address)).rejects.toMatchObject({ code })
    stub.hasLock = false
    await expect(connect(`s3:${at}/norrby`, 'compliance')).rejects.toMatchObject({
      code: 'backup-store-no-lock'
    })
    expect(keychain.kept.size).toBe(0)
    expect(await connect(`s3:${at}/norrby/`)).toEqual({ address: `s3:${at}/norrby`, lock: null })
    await expect(placeOf(`s3:${at}/annan`, keychain)).rejects.toMatchObject({ code: 'backup-store-unknown' })
  })

  it('is no longer used has its key taken out of the keychain', async () => {
    const { ctx, target, keychain, place } = await inStore(settings())
    expect([...keychain.kept.keys()]).toEqual([`backup-store/${place}`])
    await forgetTarget(ctx, target.id)
    expect(keychain.kept.size).toBe(0)
  })
})

describeWithKeychain('at the command line', () => {
  it('connects a store, backs up to it, reads it and restores from it', async () => {
    const { json, on, dir } = await archiveWithChannel()
    const place = `s3:${stub.endpoint}/norrby/kommandorad`
    const unknown = await on('backup', '--to', place, '--json')
    expect([unknown.code, errorIn(unknown).code]).toEqual([1, 'backup-store-unknown'])
    const args = ['backup', 'connect', '--address', place, '--access-key', 'a', '--json']
    const connected = await kanalarkiv(args, { input: 'b' })
    expect([connected.code, connected.json()]).toEqual([
      0,
      expect.objectContaining({ store: { address: place, lock: 'governance' } })
    ])
    expect(await json('backup', '--to', place)).toMatchObject({
      backups: [{ folder: place, outcome: 'whole', number: 1 }]
    })
    expect((await on('backup', 'verify', '--from', place)).code).toBe(0)
    expect((await kanalarkiv(['backup', 'verify', '--from', place])).code).toBe(0)
    const into = join(await temporaryFolder(), 'ny')
    const restored = await kanalarkiv(['restore', '--from', place, '--into', into, '--json'])
    expect([restored.code, restored.json()]).toMatchObject([0, { equal: true }])
    expect((await kanalarkiv(['verify', '--archive', into])).code).toBe(0)
    expect(dir).not.toBe(into)
  })
})
