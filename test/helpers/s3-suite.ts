// What an archive whose files lie in a bucket is to hold to, whatever store the bucket is in.
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { objectPath, Sha256 } from '#shared/ids.ts'
import { ROLES } from '#shared/user.ts'
import { type OpenOptions, openArchive } from '../../electron/core/app/archive.ts'
import { createArchive } from '../../electron/core/app/create-archive.ts'
import { addTarget, writeBackup } from '../../electron/core/delivery/backups/backups.ts'
import { restore } from '../../electron/core/delivery/backups/elsewhere.ts'
import { carryOut } from '../../electron/core/delivery/disposal/carry-out.ts'
import { confirmDisposal, proposeDisposal } from '../../electron/core/delivery/disposal/disposals.ts'
import { lockFiles } from '../../electron/core/delivery/disposal/file-locks.ts'
import { liftHold, placeHold } from '../../electron/core/delivery/retention/holds.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { openLog } from '../../electron/core/kernel/log.ts'
import { type Bucket, openBucket } from '../../electron/core/kernel/objects/s3/bucket.ts'
import { openRequests } from '../../electron/core/kernel/objects/s3/requests.ts'
import { openS3Store } from '../../electron/core/kernel/objects/s3/s3-store.ts'
import type { S3Settings } from '../../electron/core/kernel/objects/s3/settings.ts'
import type { ObjectStore } from '../../electron/core/kernel/objects/store.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { routeMessage } from '../../electron/core/messages/messages/route.ts'
import { saveUser } from '../../electron/core/register/roles/users.ts'
import { heldClock, newChannel, openOptions, temporaryFolder } from './archive.ts'
import { ALL, enterRule } from './disposal.ts'

const MEBIBYTE = 1 << 20
const TEXT = 'Hej! Gatlyset på Björkvägen är trasigt'
const at = new Date().toISOString()
const digestOf = (bytes: Uint8Array) => Sha256.parse(createHash('sha256').update(bytes).digest('hex'))

export type NewStore = {
  readonly dir: string
  readonly bucket: Bucket
  readonly store: ObjectStore
  now: number
  /** Whether the folder has it. */
  isHere(sha256: Sha256): boolean
}

/** A store of an archive of its own in the bucket, with a clock that the test holds. */
export async function newStore(
  settings: S3Settings,
  { part, dir: folder }: { part?: number; dir?: string } = {}
): Promise<NewStore> {
  const dir = folder ?? (await temporaryFolder())
  const closing = new AbortController()
  onTestFinished(() => closing.abort())
  const archive = crypto.randomUUID()
  const bucket = openBucket(settings, {
    archive,
    closing: closing.signal,
    ...(part !== undefined && { part })
  })
  const made: NewStore = {
    dir,
    bucket,
    now: Date.now(),
    isHere: (sha256: Sha256) => existsSync(join(dir, objectPath(sha256))),
    store: await openS3Store(dir, bucket, {
      requireThere: () => undefined,
      log: openLog(null),
      now: () => made.now
    })
  }
  return made
}

/** An archive whose files lie in the bucket, with a message that has been dealt with. */
export async function s3Archive(s3: S3Settings) {
  const clock = heldClock(at)
  const options: OpenOptions = { ...openOptions(clock), s3 }
  const dir = join(await temporaryFolder(), 'arkiv')
  let open = await createArchive(dir, 'Norrby kommun', options)
  onTestFinished(() => open.close().catch(() => undefined))
  const ctx = open.context
  saveUser(ctx, { osUser: 'mona', name: 'Mona Ek', personId: null, roles: [...ROLES] })
  const { id: channelId } = newChannel(ctx)
  const paste = { channelId, senderName: 'Åsa', senderAddress: null, receivedAt: null, text: TEXT }
  const { id, original } = await pasteMessage(ctx, paste)
  await routeMessage(ctx, id, { kind: 'minor', because: 'Felanmälan som är lagad' })
  const as = async (actor: string, changes: Partial<OpenOptions> = {}): Promise<Context> => {
    await open.close()
    open = await openArchive(dir, { ...options, ...changes, actor })
    return open.context
  }
  return { ctx, dir, clock, options, id, original: Sha256.parse(original), as, close: () => open.close() }
}

/** What a store says of a file's lock. */
async function lockOf({ settings }: Bucket, archive: string, sha256: Sha256) {
  const requests = openRequests(settings, { away: () => undefined, back: () => undefined })
  const head = await requests.send({ method: 'HEAD', key: `${archive}/${objectPath(sha256)}` })
  head.resume()
  const until = head.headers['x-amz-object-lock-retain-until-date']
  return { until: String(until).slice(0, 10), held: head.headers['x-amz-object-lock-legal-hold'] ?? 'OFF' }
}

const archiveOf = (ctx: Context) =>
  String((ctx.db.read.prepare('SELECT id FROM archive').get() as { id: string }).id)

export function s3Suite(settings: () => S3Settings): void {
  it('keeps files of every awkward length byte for byte, in parts where they are large', async () => {
    const { store, bucket } = await newStore(settings(), { part: 5 * MEBIBYTE })
    for (const length of [0, 1, 4097, MEBIBYTE, 12 * MEBIBYTE + 123]) {
      const bytes = randomBytes(length)
      const { sha256 } = await store.put(bytes, 'application/octet-stream')
      expect(sha256).toBe(digestOf(bytes))
      expect(await bucket.verify(sha256, 'reading')).toEqual({ state: 'right', bytes: length })
      expect(await bucket.size(sha256)).toBe(length)
      expect(bytes.equals(await readFile(await store.file(sha256)))).toBe(true)
    }
    const names: string[] = []
    for await (const folder of store.list()) for (const { sha256 } of folder) names.push(String(sha256))
    expect(names.length).toBe(5)
    expect(await store.sweepDrafts()).toEqual({ swept: 0, held: [] })
  })

  it('has no more in the folder than it may, and fetches what has gone from it', async () => {
    const made = await newStore({ ...settings(), cacheBytes: 3 * MEBIBYTE })
    const { store, isHere } = made
    const files = Array.from({ length: 5 }, () => randomBytes(MEBIBYTE))
    const kept: Sha256[] = []
    for (const bytes of files) kept.push((await store.put(bytes, 'image/png')).sha256)
    store.claim(store.unclaimed())
    // What was put just now is still being read.
    expect(kept.filter(isHere).length).toBe(5)
    made.now += 3_600_000
    await store.file(kept[4] as Sha256)
    await expect.poll(() => kept.filter(isHere).length).toBe(3)
    expect(isHere(kept[4] as Sha256)).toBe(true)
    for (const [index, sha256] of kept.entries())
      expect((files[index] as Buffer).equals(await readFile(await store.file(sha256)))).toBe(true)
    const letGo = await store.hold(kept)
    made.now += 3_600_000
    await store.file(kept[0] as Sha256)
    expect(kept.filter(isHere).length).toBe(5)
    letGo()
  })

  it('finds what the bucket has lost or changed, and puts it right from the same bytes', async () => {
    const { store, bucket, dir, isHere } = await newStore(settings())
    const bytes = randomBytes(5_000)
    const { sha256 } = await store.put(bytes, 'text/plain')
    // Damage in the folder alone is no damage: it is fetched again.
    await writeFile(join(dir, objectPath(sha256)), 'röta')
    expect((await store.verify(sha256)).state).toBe('right')
    expect(isHere(sha256)).toBe(false)
    expect(bytes.equals(await readFile(await store.file(sha256)))).toBe(true)
    store.claim(store.unclaimed())
    await store.remove(sha256, () => false)
    expect((await store.verify(sha256)).state).toBe('missing')
    await expect(store.file(sha256)).rejects.toMatchObject({ code: 'ENOENT' })
    await store.put(bytes, 'text/plain')
    expect(await bucket.verify(sha256, 'reading')).toEqual({ state: 'right', bytes: 5_000 })
  })

  it('is an archive like any other: verified, backed up, and restored to a folder that has all files', async () => {
    const { ctx, dir, original, as } = await s3Archive(settings())
    await rm(join(dir, 'objects', original.slice(0, 2)), { recursive: true })
    expect((await verifyArchive(ctx)).findings).toEqual([])
    const folder = await temporaryFolder()
    const { id } = await addTarget(ctx, { folder, recipient: null, plan: null })
    expect(await writeBackup(ctx, id)).toMatchObject({ damaged: 0 })
    const into = join(await temporaryFolder(), 'tillbaka')
    await restore(
      { from: folder, into, asOf: null, key: null },
      heldClock(at),
      () => undefined,
      new AbortController().signal
    )
    const restored = await openArchive(into, openOptions(heldClock(at)))
    onTestFinished(() => restored.close())
    expect((await verifyArchive(restored.context)).findings).toEqual([])
    expect(await readFile(restored.context.objects.path(original), 'utf8')).toBe(TEXT)
    await expect(as('test', { s3: undefined as never })).rejects.toMatchObject({ code: 'files-in-s3' })
  })

  it('takes in an archive that was a folder, with every file, and says so in its journal', async () => {
    const clock = heldClock(at)
    const dir = join(await temporaryFolder(), 'arkiv')
    const before = await createArchive(dir, 'Norrby kommun', openOptions(clock))
    const { id: channelId } = newChannel(before.context)
    const paste = { channelId, senderName: 'Åsa', senderAddress: null, receivedAt: null, text: TEXT }
    const original = Sha256.parse((await pasteMessage(before.context, paste)).original)
    await before.close()
    const after = await openArchive(dir, { ...openOptions(clock), s3: settings() })
    onTestFinished(() => after.close())
    const { objects, db } = after.context
    expect(await objects.elsewhere?.verify(original, 'reading')).toMatchObject({ state: 'right' })
    const acts = db.read.prepare(
      `SELECT line ->> '$.details.files' AS n FROM journal WHERE act = 'archive.files-moved'`
    )
    expect(acts.all()).toEqual([{ n: 1 }])
    expect((await verifyArchive(after.context)).findings).toEqual([])
  })

  it('locks by the rules and holds, and a disposal takes every version away', async () => {
    const made = await s3Archive({ ...settings(), lock: 'governance' })
    const { ctx, id, original, as, clock } = made
    const bucket = ctx.objects.elsewhere
    if (bucket === null) throw new Error('its files lie in a bucket')
    const lock = () => lockOf(bucket, archiveOf(ctx), original)
    const first = await lock()
    expect(first.until > at.slice(0, 10)).toBe(true)
    await enterRule(ctx, { kind: 'message', kept: { months: 12, countedFrom: 'recorded' } })
    const hold = placeHold(ctx, { scope: 'message', id }, 'Överklagan')
    await lockFiles(ctx)
    const inAYear = new Date(Date.parse(at) + 360 * 86_400_000).toISOString().slice(0, 10)
    expect(await lock()).toMatchObject({ held: 'ON' })
    expect((await lock()).until > inAYear).toBe(true)
    // Nobody else takes it away, and no version of it.
    const requests = openRequests(bucket.settings, { away: () => undefined, back: () => undefined })
    const key = `${archiveOf(ctx)}/${objectPath(original)}`
    const listed = await requests.text({ method: 'GET', query: { versions: '', prefix: key } })
    const [, versionId = ''] = /<VersionId>([^<]+)/.exec(listed) ?? []
    await expect(requests.send({ method: 'DELETE', key, query: { versionId } })).rejects.toMatchObject({
      status: 403
    })
    liftHold(ctx, hold.id, 'Avgjort')
    await lockFiles(ctx)
    expect(await lock()).toMatchObject({ held: 'OFF' })
    clock.advance(400 * 86_400_000)
    const proposed = proposeDisposal(ctx, ALL)
    const mona = await as('mona')
    confirmDisposal(mona, proposed.id)
    expect(await carryOut(mona, proposed.id)).toMatchObject({ state: 'done' })
    expect(await mona.objects.elsewhere?.verify(original, 'reading')).toMatchObject({ state: 'missing' })
    expect(await requests.text({ method: 'GET', query: { versions: '', prefix: key } })).not.toContain(
      '<Version>'
    )
    expect((await verifyArchive(mona)).findings).toEqual([])
    expect(await readdir(join(made.dir, 'objects', original.slice(0, 2))).catch(() => [])).toEqual([])
  })
}
