// The program `kanalarkiv-server` with one archive, and people who can sign in to it. It is started, killed and started again.
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROLES } from '#shared/user.ts'
import { startSignInProvider } from '../../scripts/lib/sign-in-provider.mjs'

const PROGRAM = resolve(import.meta.dirname, '../../out/main/server.js')

/** What is killed: the process that listens, that of the archive, or both at once. */
export type Victim = 'front' | 'archive' | 'both'

export type Served = {
  /** Who can sign in: `person0` and on. */
  readonly ids: readonly string[]
  /** Starts it, waits until it is ready, and gives its process. */
  start(): Promise<number>
  /** When the process of its archive, which it starts again by itself, is ready. */
  ready(): Promise<void>
  kill(victim: Victim): Promise<void>
  close(): Promise<void>
}

/**
 * @param people how many there are
 * @param address where they reach it, where that is not the port that it listens at
 */
export async function servedArchive(
  folder: string,
  dir: string,
  { people, port, address }: { people: number; port: number; address: string }
): Promise<Served> {
  const ids = Array.from({ length: people }, (_, at) => `person${at}`)
  const provider = await startSignInProvider({
    people: ids.map((id, at) => ({ id, name: `Person ${at}`, groups: ['Alla'] })),
    addresses: [address]
  })
  const { issuer, clientId } = provider
  const clientSecretFile = join(folder, 'secret')
  await writeFile(clientSecretFile, provider.clientSecret)
  const signIn = { issuer, clientId, clientSecretFile, roles: { Alla: [...ROLES] } }
  const file = join(folder, 'server.json')
  const archives = [{ address, dir, municipality: 'Älvåsa kommun', adopt: true, signIn }]
  await writeFile(file, JSON.stringify({ listen: { port }, archives }))
  let child: ChildProcess | null = null
  process.once('exit', () => child?.kill())
  const ended = async (running: ChildProcess) => {
    if (running.exitCode === null && running.signalCode === null)
      await new Promise(done => running.once('exit', done))
  }
  async function ready(): Promise<void> {
    for (let tries = 0; tries < 300; tries++) {
      if (child !== null && child.exitCode !== null)
        throw new Error(`The server ended with ${child.exitCode}.`)
      const { ok } = await fetch(`${address}/readyz`).catch(() => ({ ok: false }))
      if (ok) return
      await sleep(200)
    }
    throw new Error('The server did not get ready.')
  }
  return {
    ids,
    async start() {
      child = spawn(process.execPath, [PROGRAM, '--config', file], { stdio: 'ignore' })
      await ready()
      return child.pid ?? 0
    },
    ready,
    async kill(victim) {
      if (child?.pid === undefined) return
      const archive = childrenOf(child.pid)
      if (victim !== 'front') for (const pid of archive) process.kill(pid, 'SIGKILL')
      if (victim !== 'archive') {
        child.kill('SIGKILL')
        await ended(child)
      }
      // Where it was not killed it notices that it is alone, and ends in order.
      for (const pid of archive) while (isThere(pid)) await sleep(20)
    },
    async close() {
      if (child !== null) {
        child.kill('SIGTERM')
        await ended(child)
      }
      await provider.close()
    }
  }
}

/** As Linux tells it in a file. */
const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
