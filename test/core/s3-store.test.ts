// Files in a bucket: what holds of every store, and what becomes of a store that is gone or does wrong.

import { execFileSync } from 'node:child_process'
import { hash, randomBytes } from 'node:crypto'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { carryOut } from '../../electron/core/delivery/disposal/carry-out.ts'
import { confirmDisposal, proposeDisposal } from '../../electron/core/delivery/disposal/disposals.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { ArchiveError } from '../../electron/core/kernel/errors.ts'
import { isEntered, record } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { keptIfDone } from '../../electron/core/kernel/objects/given.ts'
import { bytesOf, NoAnswer, openRequests } from '../../electron/core/kernel/objects/s3/requests.ts'
import type { S3Settings } from '../../electron/core/kernel/objects/s3/settings.ts'
import type { StoredObject } from '../../electron/core/kernel/objects/store.ts'
import { temporaryFolder } from '../helpers/archive.ts'
import { canMount } from '../helpers/can-mount.ts'
import { ALL, enterRule } from '../helpers/disposal.ts'
import { type S3Stub, startS3Stub } from '../helpers/s3-stub.ts'
import { newStore, s3Archive, s3Suite } from '../helpers/s3-suite.ts'

let stub: S3Stub
const settings = (): S3Settings => ({
  ...{ endpoint: stub.endpoint, region: 'default', bucket: 'norrby', accessKeyId: 'a', secretAccessKey: 'b' },
  ...{ cacheBytes: 1_000_000_000, lock: null, patience: { keeping: 30_000, reading: 400 } }
})
beforeAll(async () => {
  stub = await startS3Stub('norrby')
})
afterEach(() => {
  stub.fault = null
  stub.onAsked = null
})
afterAll(() => stub.close())

describe('files in a bucket', () => s3Suite(settings))

it.skipIf(!canMount)(
  'leaves room on a disk that is smaller than what the folder may have (needs the right to mount)',
  async () => {
    const made = await newStore(settings(), { dir: await smallDisk() })
    const { store, bucket } = made
    for (let count = 0; count < 20; count++) {
      const { sha256, bytes } = await store.put(randomBytes(5_000_000), 'image/png')
      expect(await bucket.size(sha256)).toBe(bytes)
      store.claim(store.unclaimed())
      made.now += 3_600_000
    }
    // More than is left: what lies there makes room.
    const large = join(await temporaryFolder(), 'film')
    await writeFile(large, randomBytes(20_000_000))
    expect(await store.putFile(large, 'video/mp4')).toMatchObject({ bytes: 20_000_000 })
  }
)

it.skipIf(!canMount)(
  'makes room for a stream, of which nothing can be read again (needs the right to mount)',
  async () => {
    const made = await newStore(settings(), { dir: await smallDisk() })
    const { store, bucket } = made
    for (let count = 0; count < 10; count++) await store.put(randomBytes(5_000_000), 'image/png')
    // They may go from now on, and nobody has asked for their room yet.
    store.claim(store.unclaimed())
    made.now += 3_600_000
    const pieces = Array.from({ length: 30 }, () => randomBytes(1_000_000))
    const { sha256 } = await store.putStream(Readable.from(pieces), 'video/mp4')
    expect(sha256).toBe(hash('sha256', Buffer.concat(pieces)))
    expect(await bucket.verify(sha256, 'reading')).toEqual({ state: 'right', bytes: 30_000_000 })
    expect(await store.verify(sha256)).toEqual({ state: 'right', bytes: 30_000_000 })
  }
)

async function smallDisk(): Promise<string> {
  const disk = await temporaryFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk])
  onTestFinished(() => void execFileSync('umount', ['-l', disk]))
  return disk
}

describe('a store that', () => {
  it('is gone is waited for: nothing is named meanwhile, and nothing is lost', async () => {
    const { store, bucket, dir } = await newStore(settings())
    const bytes = randomBytes(3_000)
    stub.fault = 'gone'
    const putting = store.put(bytes, 'text/plain')
    await expect.poll(() => bucket.awaySince()).not.toBeNull()
    expect(store.unclaimed()).toEqual([])
    await expect(bucket.look()).rejects.toMatchObject({ code: 'files-unreachable' })
    stub.fault = null
    const { sha256 } = await putting
    expect(await bucket.verify(sha256, 'reading')).toEqual({ state: 'right', bytes: 3_000 })
    expect([bucket.awaySince(), store.unclaimed().length]).toEqual([null, 1])
    expect((await readdir(join(dir, 'objects'))).filter(name => name.endsWith('.tmp'))).toEqual([])
  })

  it('is gone for longer than it is worth waiting keeps nothing, and says so', async () => {
    const { store, dir } = await newStore({ ...settings(), patience: { keeping: 300, reading: 300 } })
    stub.fault = 'gone'
    await expect(store.put(randomBytes(3_000), 'text/plain')).rejects.toMatchObject({
      code: 'files-unreachable',
      params: { address: stub.endpoint }
    })
    expect([store.unclaimed(), await readdir(dir)]).toEqual([[], []])
  })

  it('answers 200 and keeps half is found before an act counts', async () => {
    const { store, dir } = await newStore(settings())
    stub.fault = 'keeps-half'
    await expect(store.put(randomBytes(3_000), 'text/plain')).rejects.toMatchObject({
      code: 'files-not-kept'
    })
    expect([store.unclaimed(), await readdir(join(dir, 'objects'))]).toEqual([[], []])
    const { ctx } = await s3Archive(settings()).catch((error: unknown) => ({ ctx: error }))
    expect(ctx).toMatchObject({ code: 'files-not-kept' })
  })

  it('answers all but one kind of question is not waited for without end', async () => {
    const { store, bucket } = await newStore({ ...settings(), patience: { keeping: 600, reading: 400 } })
    stub.fault = 'no-put'
    const putting = store.put(randomBytes(10), 'text/plain')
    const looking = setInterval(() => void bucket.look().catch(() => undefined), 50)
    try {
      await expect(putting).rejects.toMatchObject({ code: 'files-unreachable' })
    } finally {
      clearInterval(looking)
    }
  })

  it('is not silent while its answer waits to be read, and is when nothing more comes', async () => {
    const silent = () => undefined
    const { send } = openRequests({ ...settings(), silence: 250 }, { away: silent, back: silent })
    const bytes = randomBytes(2 << 20)
    stub.objects.set('stor', [{ id: '1', bytes, at: new Date(), lock: null, isHeld: false }])
    const read = async () => {
      let length = 0
      for await (const chunk of bytesOf(await send({ method: 'GET', key: 'stor' }))) {
        if (length === 0) await sleep(600)
        length += chunk.length
      }
      return length
    }
    expect(await read()).toBe(bytes.length)
    stub.fault = 'stalls'
    await expect(read()).rejects.toBeInstanceOf(NoAnswer)
  })

  it('refuses the key or has no such bucket is told by its own word', async () => {
    const { store } = await newStore({ ...settings(), bucket: 'annan' })
    await expect(store.put(randomBytes(10), 'text/plain')).rejects.toMatchObject({
      code: 'files-refused',
      params: { bucket: 'annan', detail: 'NoSuchBucket' }
    })
  })

  it('keeps a file locked leaves a disposal to be finished, and it is', async () => {
    const { ctx, as, original } = await s3Archive({ ...settings(), lock: 'compliance' })
    await enterRule(ctx, { kind: 'message' })
    const { id } = proposeDisposal(ctx, ALL)
    const mona = await as('mona')
    confirmDisposal(mona, id)
    await expect(carryOut(mona, id)).rejects.toMatchObject({ code: 'files-locked' })
    for (const versions of stub.objects.values()) for (const version of versions) version.lock = null
    expect(await carryOut(mona, id)).toMatchObject({ state: 'done' })
    expect(await mona.objects.verify(original)).toMatchObject({ state: 'missing' })
  })
})

describe('what was given and refused', () => {
  const bytes = Buffer.from('Hemliga ord om grannens vårdnadstvist.')
  const refused = (ctx: Context, before: () => void = () => undefined) =>
    keptIfDone(ctx, async own => {
      await own.objects.put(bytes, 'text/plain')
      before()
      throw new ArchiveError('channel-retired')
    }).catch((error: unknown) => (error as ArchiveError).code)
  const isGone = () => {
    stub.fault = 'gone'
  }
  const findings = async (ctx: Context) => (await verifyArchive(ctx)).findings
  const keptAfterwards = ({ db }: Context) =>
    db.read
      .prepare(`SELECT count(*) FROM journal WHERE act IN ('archive.leftovers-kept', 'archive.recovered')`)
      .pluck()
      .get()

  it('and may not be taken out of the store is accounted for when the archive closes', async () => {
    const { ctx, as } = await s3Archive({ ...settings(), lock: 'compliance' })
    expect(await refused(ctx)).toBe('channel-retired')
    expect(ctx.objects.unclaimed()).toHaveLength(1)
    expect(await findings(ctx)).toEqual([])
    const mona = await as('mona')
    expect([await findings(mona), keptAfterwards(mona)]).toEqual([[], 1])
  })

  it('and is in a store that is away then is accounted for where it is there still', async () => {
    const { ctx, as } = await s3Archive(settings())
    expect(await refused(ctx, isGone)).toBe('channel-retired')
    stub.fault = null
    expect(await findings(ctx)).toEqual([])
    const mona = await as('mona')
    expect([await findings(mona), keptAfterwards(mona)]).toEqual([[], 1])
  })

  it('and has gone though no answer came is named by no row', async () => {
    const { ctx, as } = await s3Archive(settings())
    const before = [...stub.objects.keys()]
    expect(await refused(ctx, isGone)).toBe('channel-retired')
    stub.fault = null
    for (const key of [...stub.objects.keys()]) if (!before.includes(key)) stub.objects.delete(key)
    const mona = await as('mona')
    expect([await findings(mona), keptAfterwards(mona)]).toEqual([[], 0])
  })

  it('is not taken from another who is told that it is kept', async () => {
    const { ctx } = await s3Archive(settings())
    let second: Promise<StoredObject> | undefined
    stub.onAsked = async what => {
      if (!what.startsWith('DELETE')) return
      second ??= ctx.objects.put(bytes, 'text/plain')
      await Promise.race([second, sleep(300)])
    }
    expect(await refused(ctx)).toBe('channel-retired')
    const object = await second
    if (object === undefined) throw new Error('nothing was taken away')
    ctx.db.transact(tx => record(tx, ctx, { act: 'test.kept', about: null, objects: [object] }))
    expect(await ctx.objects.verify(object.sha256)).toMatchObject({ state: 'right' })
    // Nor is it by whoever was to take it away and comes too late.
    await ctx.objects.remove(object.sha256, sha256 => isEntered(ctx.db.read, sha256))
    expect(await ctx.objects.verify(object.sha256)).toMatchObject({ state: 'right' })
  })
})
