// A server that is gone with its disk: another has its archive, from the copy of the database and the files in the bucket, and the old folder
// is never written to again. By stubs of the store and of etcd; the real ones are tried in takeover.long.test.ts.
import { existsSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { bringUp } from '../../../electron/core/delivery/takeover/bring-up.ts'
import { placeOfCopies } from '../../../electron/core/delivery/takeover/copies.ts'
import type { Context } from '../../../electron/core/kernel/context.ts'
import { record } from '../../../electron/core/kernel/journal/record.ts'
import { openLog } from '../../../electron/core/kernel/log.ts'
import { pasteMessage } from '../../../electron/core/messages/messages/messages.ts'
import { openArchiveServer } from '../../../electron/hosts/server/archive-server.ts'
import { ConfigMistakes, checkConfig } from '../../../electron/hosts/server/config.ts'
import { openHeld } from '../../../electron/hosts/server/held.ts'
import { litestreamYaml } from '../../../electron/hosts/server/litestream.ts'
import { type Movable, type Taken, takeOver } from '../../../electron/hosts/server/takeover.ts'
import { newChannel, temporaryFolder } from '../../helpers/archive.ts'
import { startS3Stub } from '../../helpers/s3-stub.ts'
import { startEtcdStub } from '../../helpers/stubs/etcd-gateway.ts'

const log = openLog(null)
const how = { log, onHeld: () => undefined, isEnding: false }

async function services() {
  const [s3, etcd, folder] = [await startS3Stub('norrby'), await startEtcdStub(), await temporaryFolder()]
  onTestFinished(async () => {
    await s3.close()
    await etcd.close()
  })
  const config = (dir: string): Movable => ({
    address: 'https://kanalarkiv.norrby.example',
    dir: join(folder, dir),
    municipality: 'Norrby kommun',
    ...{ adopt: false, sessionHours: 12, idleMinutes: 60, mostMegabytes: 1, keys: [] },
    lease: { name: 'norrby', lasts: 3_000, engine: { kind: 'etcd', addresses: [etcd.address], tls: {} } },
    s3: {
      ...{ endpoint: s3.endpoint, region: 'us-east-1', bucket: 'norrby' },
      ...{ accessKeyId: 'a', secretAccessKey: 'b', cacheBytes: 1_000_000, lock: null }
    },
    copy: { by: 'kanalarkiv', everyMinutes: 0.005, program: 'litestream' }
  })
  return { s3, etcd, config }
}

const taking = (config: Movable): Promise<Taken> =>
  takeOver(config, { ...how, onHas: () => undefined, signal: new AbortController().signal })

type ChannelId = ReturnType<typeof newChannel>['id']
const message = (ctx: Context, channelId: ChannelId, text: string) =>
  pasteMessage(ctx, { channelId, senderName: 'Åsa', senderAddress: null, receivedAt: null, text })
const messages = ({ db }: Context) => db.read.prepare('SELECT count(*) FROM message').pluck().get()
const linesOf = ({ db }: Context) => Number(db.read.prepare('SELECT seq FROM journal_head').pluck().get())
const detailsOf = ({ db }: Context, act: string) => {
  const line = db.read.prepare('SELECT line FROM journal WHERE act = ?').pluck().get(act)
  return line === undefined ? undefined : (JSON.parse(String(line)) as { details: object }).details
}

/** A server whose copy has one message. */
async function copied() {
  const made = await services()
  const old = await openHeld(made.config('gammal'), how)
  onTestFinished(() => old.close().catch(() => undefined))
  const { ctx } = old.session.need()
  const { id } = newChannel(ctx)
  await message(ctx, id, 'Gatlyset på Björkvägen är trasigt')
  const lines = linesOf(ctx)
  const notedLines = () => (JSON.parse(made.etcd.notes()[0] ?? '{}') as { lines?: number }).lines ?? 0
  const said = Date.now()
  await expect.poll(() => old.copiedAt() ?? 0, { timeout: 10_000 }).toBeGreaterThan(said)
  await expect.poll(notedLines, { timeout: 10_000 }).toBeGreaterThanOrEqual(lines)
  return { ...made, old, ctx, channel: id, lines, notedLines }
}

it('has all that was copied, notes it in the journal, and leaves the old folder to nobody', async () => {
  const { s3, config, old, lines } = await copied()
  await old.close()
  const taken = await taking(config('ny'))
  expect(taken).toMatchObject({ municipality: 'Norrby kommun', missingFiles: 0 })
  expect(taken.lines).toBeGreaterThanOrEqual(lines)
  expect(taken.last?.lines).toBe(taken.lines)
  expect(taken.files).toBeGreaterThan(0)
  const fresh = await openHeld(config('ny'), how)
  onTestFinished(() => fresh.close())
  const { ctx } = fresh.session.need()
  expect(messages(ctx)).toBe(1)
  expect(detailsOf(ctx, 'archive.taken-over')).toMatchObject({
    ...{ copiedLines: taken.lines, missingFiles: 0, lastLines: taken.lines },
    copiedAt: taken.copiedAt
  })
  await fresh.close()
  await expect(openHeld(config('gammal'), how)).rejects.toMatchObject({ code: 'lease-superseded' })
  // Nor is a new archive made where there is one.
  await expect(openHeld(config('tom'), how)).rejects.toMatchObject({ code: 'lease-superseded' })
  const copies = [...s3.objects.keys()].filter(key => key.endsWith('manifest.json'))
  expect(copies.every(key => key.startsWith('database/kanalarkiv.norrby.example/copies/'))).toBe(true)
  expect(copies.length).toBeGreaterThan(0)
})

it('says how much came after the copy, and keeps the files of it', async () => {
  const { s3, config, old, ctx, channel, notedLines } = await copied()
  // The store takes no more copies, and then the files again.
  s3.onAsked = what => {
    if (what.includes('database/')) s3.fault = 'gone'
    else if (s3.fault === 'gone') s3.fault = null
  }
  await message(ctx, channel, 'Brunnen på torget svämmar över')
  const lines = linesOf(ctx)
  await expect.poll(notedLines, { timeout: 10_000 }).toBe(lines)
  await old.close()
  s3.onAsked = null
  s3.fault = null
  const taken = await taking(config('ny'))
  expect(taken.last?.lines).toBe(lines)
  expect(taken.lines).toBeLessThan(lines)
  expect(Date.parse(taken.stoppedBy ?? '')).toBeGreaterThan(Date.parse(taken.copiedAt))
  const fresh = await openHeld(config('ny'), how)
  onTestFinished(() => fresh.close())
  expect(messages(fresh.session.need().ctx)).toBe(1)
  expect(detailsOf(fresh.session.need().ctx, 'archive.recovered')).toBeDefined()
})

it('tells of files that the bucket lacks', async () => {
  const { s3, config, old } = await copied()
  await old.close()
  const [file = ''] = [...s3.objects.keys()].filter(key => key.includes('/objects/'))
  s3.objects.delete(file)
  expect((await taking(config('ny'))).missingFiles).toBe(1)
})

it('that fails brings no archive about, and leaves the old server the right to come back', async () => {
  const { s3, config, old } = await copied()
  await old.close()
  const spoiled = [...s3.objects].filter(([key]) => key.endsWith('/archive.db'))
  for (const [key, [version]] of spoiled)
    if (version !== undefined) s3.objects.set(key, [{ ...version, bytes: version.bytes.subarray(1) }])
  await expect(taking(config('ny'))).rejects.toMatchObject({ code: 'backup-damaged' })
  expect(existsSync(join(config('ny').dir, 'archive.db'))).toBe(false)
  const again = await openHeld(config('gammal'), how)
  expect(messages(again.session.need().ctx)).toBe(1)
  await again.close()
})

it('brings the next copy where the newest cannot be read, and says so', async () => {
  const { s3, config, old, ctx, channel } = await copied()
  const folders = () =>
    [...s3.objects.keys()]
      .filter(key => key.endsWith('/manifest.json'))
      .map(key => key.slice(0, -14))
      .sort()
  await message(ctx, channel, 'Brunnen på torget svämmar över')
  await expect.poll(() => folders().length, { timeout: 10_000 }).toBeGreaterThan(1)
  await old.close()
  const newest = folders().at(-1) ?? ''
  const [database] = s3.objects.get(`${newest}/archive.db`) ?? []
  if (database === undefined) throw new Error('no copy')
  s3.objects.set(`${newest}/archive.db`, [{ ...database, bytes: database.bytes.subarray(1) }])
  const taken = await taking(config('ny'))
  expect(taken.passedBy.map(folder => folder.split('/').at(-1))).toEqual([newest.split('/').at(-1)])
  expect(taken.lines).toBeLessThan(taken.last?.lines ?? 0)
})

it('brings the next copy where the manifest of the newest cannot be read', async () => {
  const { s3, config, old } = await copied()
  await old.close()
  const [file = ''] = [...s3.objects.keys()].filter(key => key.endsWith('/manifest.json')).sort()
  const [manifest] = s3.objects.get(file) ?? []
  if (manifest === undefined) throw new Error('no copy')
  const unread = file.replace(/[^/]+\/manifest/, '2999-01-01T000000.000Z/manifest')
  s3.objects.set(unread, [{ ...manifest, bytes: Buffer.from('{') }])
  expect((await taking(config('ny'))).passedBy).toEqual(['copies/2999-01-01T000000.000Z'])
})

it('that is cut off when the database has its name can be done again', async () => {
  const { config, old } = await copied()
  await old.close()
  const { s3: settings, ...ny } = config('ny')
  const from = placeOfCopies(settings, 'kanalarkiv.norrby.example')
  await bringUp({ from, s3: settings, into: ny.dir, last: null }, new AbortController().signal)
  expect(existsSync(join(ny.dir, 'archive.db'))).toBe(true)
  await expect(openHeld(config('ny'), how)).rejects.toMatchObject({ code: 'lease-superseded' })
  const taken = await taking(config('ny'))
  expect(taken.missingFiles).toBe(0)
  const fresh = await openHeld(config('ny'), how)
  onTestFinished(() => fresh.close())
  expect(messages(fresh.session.need().ctx)).toBe(1)
})

it.skipIf(process.platform === 'win32')(
  'by Litestream, which writes over nothing, can be done again where it was cut off, and never where somebody has files',
  async () => {
    const { config, old } = await copied()
    await old.close()
    const ny = config('ny')
    const program = join(await temporaryFolder(), 'litestream')
    const refuses = '[ -e "$5" ] && { echo "cannot restore, output path already exists" >&2; exit 1; }'
    writeFileSync(program, `#!/bin/sh\n${refuses}\ncp "${join(config('gammal').dir, 'archive.db')}" "$5"\n`, {
      mode: 0o755
    })
    const byLitestream = { ...ny, copy: { by: 'litestream', everyMinutes: 5, program } } as const
    await mkdir(ny.dir)
    await writeFile(join(ny.dir, 'brev.txt'), 'av någon annan')
    await expect(taking(byLitestream)).rejects.toMatchObject({ code: 'folder-not-empty' })
    expect(await readdir(ny.dir)).toEqual(['brev.txt'])
    const cutOff = { ...byLitestream, dir: `${ny.dir}-2` }
    await mkdir(cutOff.dir)
    await writeFile(join(cutOff.dir, 'archive.db.new'), 'en del av')
    expect(await taking(cutOff)).toMatchObject({ passedBy: [], missingFiles: 0 })
  }
)

it('writes over nothing that lies in the folder', async () => {
  const { config, old } = await copied()
  await old.close()
  await expect(taking(config('gammal'))).rejects.toMatchObject({ code: 'folder-not-empty' })
})

it('a server whose lease is lost refuses what is asked of it, and is not ready', async () => {
  const { etcd, config } = await services()
  const server = await openArchiveServer(config('arkiv'), { log })
  onTestFinished(() => server.close())
  expect(server.isReady()).toBe(true)
  etcd.fault = 'gone'
  expect(await server.lost).toBe('ended')
  expect(server.isReady()).toBe(false)
})

it('nothing is committed without the lease, nor what was begun with it', async () => {
  const { etcd, config } = await services()
  const held = await openHeld(config('arkiv'), how)
  onTestFinished(() => held.close().catch(() => undefined))
  const { ctx } = held.session.need()
  const before = linesOf(ctx)
  let isLostWithin = false
  const step = () =>
    ctx.db.transact(tx => {
      held.lease?.require()
      record(tx, ctx, { act: 'archive.recovered', about: null, details: {} })
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_000)
      isLostWithin = true
    })
  expect(step).toThrow(expect.objectContaining({ code: 'lease-lost' }))
  expect(isLostWithin).toBe(true)
  etcd.fault = 'gone'
  await held.lease?.lost
  expect(() => newChannel(ctx)).toThrow(expect.objectContaining({ code: 'lease-lost' }))
  expect(linesOf(ctx)).toBe(before)
})

it('an archive that cannot be read any more ends no server by its clock', async () => {
  const { config } = await services()
  const held = await openHeld(config('arkiv'), how)
  onTestFinished(() => held.close().catch(() => undefined))
  const thrown: unknown[] = []
  const note = (error: unknown) => void thrown.push(error)
  process.prependListener('uncaughtException', note)
  onTestFinished(() => void process.off('uncaughtException', note))
  await held.session.close()
  await new Promise(done => setTimeout(done, 1_500))
  expect(thrown).toEqual([])
})

it('measures the age of the copy where the server copies, and not where Litestream does', async () => {
  const { config } = await services()
  const texts: string[] = []
  for (const by of ['kanalarkiv', 'litestream'] as const) {
    const copy = { by, everyMinutes: 5, program: 'litestream' } as const
    const server = await openArchiveServer({ ...config('arkiv'), copy }, { log })
    texts.push(JSON.stringify(await server.metrics.asJson()))
    await server.close()
  }
  expect(texts.map(text => text.includes('kanalarkiv_copy_age_seconds'))).toEqual([true, false])
})

describe('its configuration', () => {
  const s3 = { endpoint: 'https://s3.norrby.example', bucket: 'norrby', accessKeyId: 'a', secretKeyFile: 'b' }
  const signIn = { issuer: 'https://login.norrby.example', clientId: 'kanalarkiv' }
  const mistakes = (archive: object): readonly string[] => {
    const archives = [{ address: 'https://kanalarkiv.norrby.example', dir: '/srv/a', signIn, ...archive }]
    try {
      checkConfig(JSON.stringify({ listen: { port: 1 }, archives }), 'server.json', 'sv')
      return []
    } catch (error) {
      if (error instanceof ConfigMistakes) return error.sentences
      throw error
    }
  }

  it.each([
    ['two engines', { lease: { etcd: ['https://e.example'], kubernetes: {} } }, 'archives[0].lease:'],
    ['no engine', { lease: {} }, 'archives[0].lease:'],
    ['an engine without encryption', { lease: { etcd: ['http://e.example'] } }, 'archives[0].lease.etcd[0]'],
    ['too short a time', { lease: { etcd: ['https://e.example'], seconds: 1 } }, 'archives[0].lease.seconds'],
    ['a copy that nobody could take over', { s3, copy: {} }, 'archives[0].copy'],
    ['a copy without its files', { lease: { etcd: ['https://e.example'] }, copy: {} }, 'archives[0].copy']
  ])('%s is told with its place', (_, archive, place) => {
    expect(mistakes(archive)).toEqual([expect.stringContaining(place)])
  })

  it('makes that of Litestream', async () => {
    const { config } = await services()
    const archive = {
      ...config('arkiv'),
      copy: { by: 'litestream', everyMinutes: 5, program: 'litestream' }
    } as const
    const yaml = litestreamYaml([config('annat'), archive])
    expect(yaml.match(/- path:/g)).toHaveLength(1)
    expect(yaml).toContain(`  - path: ${JSON.stringify(join(archive.dir, 'archive.db'))}`)
    expect(yaml).toContain('        path: "database/kanalarkiv.norrby.example/litestream"')
  })
})
