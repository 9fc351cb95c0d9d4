// The drill: two servers as programs, files in a real Ceph, the lease in a real etcd. The first is killed and its disk is gone; the second is up with
// all that was copied.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { hash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createArchive } from '../../electron/core/app/create-archive.ts'
import { systemActor } from '../../electron/core/kernel/actor.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { newChannel, openOptions, temporaryFolder } from '../helpers/archive.ts'
import { freePort } from '../helpers/free-port.ts'
import { startCeph } from '../helpers/platforms/ceph.ts'
import { type Etcd, startEtcd } from '../helpers/platforms/etcd.ts'
import {
  litestream,
  missingForCeph,
  missingForEtcd,
  missingForLitestream
} from '../helpers/platforms/kits.ts'

const PROGRAM = resolve(import.meta.dirname, '../../out/main/server.js')
const MEBIBYTE = 1 << 20
/** In MiB: the files, and what is put into the database besides; `KANALARKIV_DRILL_MIB=9728,320` for 10 GB. */
const [FILES = 256, DATABASE = 64] = process.env['KANALARKIV_DRILL_MIB']?.split(',').map(Number) ?? []
const SECONDS = 5
/** In milliseconds; most of it goes to putting the files into the bucket. */
const LONGEST = 900_000 + FILES * 400
const KEY = 'sesam'
const run = promisify(execFile)

const missing = missingForCeph() ?? missingForEtcd()

describe.skipIf(missing !== null)(
  `a server that dies with its disk${missing === null ? '' : ` (${missing})`}`,
  () => {
    let ceph: Awaited<ReturnType<typeof startCeph>>
    let etcd: Etcd
    beforeAll(async () => {
      etcd = await startEtcd()
      ceph = await startCeph()
    })
    afterAll(async () => {
      await etcd.stop()
      await ceph.stop()
    })

    it(
      'is succeeded by another, which has all that was copied, and is refused when it comes back',
      {
        timeout: LONGEST
      },
      () => drill(null)
    )

    const lacksLitestream = missingForLitestream()
    it.skipIf(lacksLitestream !== null)(
      `has what Litestream copied, too${lacksLitestream === null ? '' : ` (${lacksLitestream})`}`,
      { timeout: LONGEST },
      () => drill(litestream())
    )

    /** `program`: Litestream, where it is that which copies the database. */
    async function drill(program: string | null): Promise<void> {
      const folder = await temporaryFolder()
      const [port, metrics] = [await freePort(), await freePort()]
      const { cacheBytes: _, lock: __, secretAccessKey, ...access } = ceph.settings
      await writeFile(join(folder, 's3.hemlighet'), secretAccessKey)
      const configured = async (name: string) => {
        const file = join(folder, `${name}.json`)
        const archive = {
          ...{ address: `http://127.0.0.1:${port}`, dir: join(folder, name) },
          keys: [{ name: 'prov', roles: ['moderator', 'records-officer'], sha256: hash('sha256', KEY) }],
          s3: { ...access, secretKeyFile: 's3.hemlighet' },
          ...{
            lease: { etcd: [etcd.address], seconds: SECONDS },
            copy: program === null ? { everyMinutes: 0.1 } : { by: 'litestream', program }
          }
        }
        const config = { listen: { port }, metrics: { port: metrics }, archives: [archive] }
        await writeFile(file, JSON.stringify(config))
        return file
      }
      const [first, second] = [await configured('forsta'), await configured('andra')]
      const channelId = await filled(join(folder, 'forsta'))

      const old = start('--config', first)
      await expect.poll(old.said, { timeout: LONGEST / 2 }).toContain('Servern tar emot på')
      const address = `http://127.0.0.1:${port}`
      const paste = async (text: string) => {
        const answer = await call(address, 'messages/paste', {
          ...{ channelId, text, senderName: 'Åsa', senderAddress: null, receivedAt: null }
        })
        expect(answer.status).toBe(200)
      }
      const copier = program === null ? null : await replicate(program, first, join(folder, 'litestream.yml'))
      const copied = Array.from({ length: 40 }, (_, at) => `Gatlyktan ${at} är trasig`)
      for (const text of copied) await paste(text)
      const written = Date.now()
      if (copier === null) {
        const isCopied = expect.poll(() => copiedAt(metrics), { timeout: 300_000, interval: 500 })
        await isCopied.toBeGreaterThan(written)
        await paste('Kom efter kopian')
      }
      // Litestream copies each second; of the server, its lease counts the lines meanwhile.
      await new Promise(done => setTimeout(done, 4_000))

      // Dead at once, with its archive's process, and the disk gone. Somebody has a copy of the folder.
      const kept = join(folder, 'tagen-undan')
      for (const { child } of [old, ...(copier === null ? [] : [copier])])
        process.kill(-(child.pid ?? 0), 'SIGKILL')
      const died = Date.now()
      await old.ended
      await rename(join(folder, 'forsta'), kept)

      const taking = start('takeover', '--config', second, '--archive', `127.0.0.1-${port}`)
      expect(await taking.ended).toBe(0)
      expect(taking.said()).toMatch(/är övertaget till .*\/andra/)
      expect(taking.said()).toMatch(/Det som gjordes från \d{4}-\d\d-\d\d .* till .* kan saknas/)
      expect(taking.said()).toMatch(/Minst \d+ journalrader saknas|Fram till .* saknas inget/)
      expect(taking.said()).toMatch(/Alla \d+ filer finns i bucketen/)
      const fresh = start('--config', second)
      await expect.poll(fresh.said, { timeout: 60_000 }).toContain('Servern tar emot på')
      await expect.poll(async () => (await fetch(`${address}/readyz`)).status).toBe(200)
      const took = (Date.now() - died) / 1_000
      console.info(`up after ${took.toFixed(1)} s, ${FILES} MiB of files and ${DATABASE} MiB of database`)
      expect(took).toBeLessThan(120)

      const listed = await call(address, 'messages/list', { channelId, state: null, limit: 100 })
      const there = JSON.stringify(listed.body)
      for (const text of copied) expect(there).toContain(text)
      await paste('Det nya arkivet går att skriva i')

      process.kill(fresh.child.pid ?? 0, 'SIGTERM')
      expect(await fresh.ended).toBe(0)
      await rename(kept, join(folder, 'forsta'))
      const back = start('--config', first)
      expect(await back.ended).toBe(1)
      expect(back.said()).toContain('är inte arkivet längre')
    }

    /** Litestream, once it has copied the database whole. */
    async function replicate(program: string, config: string, to: string): Promise<Running> {
      expect(await start('litestream', '--config', config, '--to', to).ended).toBe(0)
      const copier = startProgram(program, ['replicate', '-config', to])
      const [, database] = /path: "(.*archive\.db)"/.exec(await readFile(to, 'utf8')) ?? []
      const kept = async () => {
        const { stdout } = await run(program, ['snapshots', '-config', to, database ?? ''])
        return stdout.trim().split('\n').length
      }
      // A line of headings, and one for each.
      await expect.poll(kept, { timeout: 300_000, interval: 1_000 }).toBeGreaterThan(1)
      return copier
    }

    /** A large archive, in a folder that a server then puts into the bucket. */
    async function filled(dir: string): Promise<string> {
      const options = { ...openOptions(), actor: systemActor() }
      const archive = await createArchive(dir, 'Norrby kommun', options)
      const ctx = archive.context
      const { id } = newChannel(ctx)
      for (let at = 0; at < FILES / 4; at++) {
        const object = await ctx.objects.put(randomBytes(4 * MEBIBYTE), 'application/octet-stream')
        ctx.db.transact(tx => record(tx, ctx, { act: 'prov.fil', about: null, objects: [object] }))
      }
      for (let at = 0; at < DATABASE; at++)
        ctx.db.transact(tx => {
          const details = { text: randomBytes(MEBIBYTE / 2).toString('hex') }
          record(tx, ctx, { act: 'prov.text', about: null, details })
        })
      await archive.close()
      return id
    }
  }
)

type Running = { readonly child: ChildProcess; readonly ended: Promise<number | null>; said(): string }

const start = (...args: string[]): Running =>
  startProgram(process.execPath, [PROGRAM, ...args, '--lang', 'sv'])

/** In a group of its own, so that it can be killed whole. */
function startProgram(program: string, args: readonly string[]): Running {
  const child = spawn(program, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit']
  })
  let said = ''
  child.stdout?.on('data', part => {
    said += part
  })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid ?? 0), 'SIGKILL')
    await ended
  })
  return { child, ended, said: () => said }
}

async function call(address: string, method: string, input: object) {
  const answer = await fetch(`${address}/api/${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify(input)
  })
  return { status: answer.status, body: await answer.json() }
}

/** As of when the copy of the database has everything, by what the server tells Prometheus. */
async function copiedAt(port: number): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  const [, age] = /^kanalarkiv_copy_age_seconds\{.*\} ([\d.]+)$/m.exec(text) ?? []
  return age === undefined ? 0 : Date.now() - Number(age) * 1_000
}
