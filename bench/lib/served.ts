// The server in processes of its own, with an archive of messages in it, and people who can sign in.
import { type ChildProcess, spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROLES } from '#shared/user.ts'
import { startSignInProvider } from '../../scripts/lib/sign-in-provider.mjs'
import { newArchive, newChannel } from './archive.ts'
import { fillMessages } from './messages.ts'
import { root } from './root.ts'

const MESSAGES = 20_000
const THREADS = 2_000

/** The folder of an archive with messages in it. */
export async function filledArchive(folder: string): Promise<string> {
  const archive = await newArchive(folder)
  const { context } = archive
  const channel = newChannel(context, 'facebook', 'https://facebook.example/alvasa')
  context.db.transact(tx =>
    fillMessages(tx, channel, {
      threads: { first: 0, count: THREADS },
      messages: { first: 0, count: MESSAGES }
    })
  )
  await archive.close()
  return join(folder, 'archive')
}

/**
 * Starts it.
 * @param people how many there are: `person0` and on
 * @param address where they reach it, where that is not the port that it listens at
 */
export async function serveArchive(
  folder: string,
  dir: string,
  { people, port, address }: { people: number; port: number; address: string }
) {
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
  const program = join(root, 'out', 'main', 'server.js')
  const child = spawn(process.execPath, [program, '--config', file], {
    stdio: ['ignore', 'ignore', 'ignore']
  })
  process.once('exit', () => child.kill())
  await answers(child, `${address}/readyz`)
  return {
    pid: child.pid ?? 0,
    ids,
    async close() {
      const ended = new Promise(done => child.once('exit', done))
      child.kill('SIGTERM')
      await ended
      await provider.close()
    }
  }
}

async function answers(child: ChildProcess, address: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`)
    const { ok } = await fetch(address).catch(() => ({ ok: false }))
    if (ok) return
    await sleep(200)
  }
  throw new Error('The server did not get ready.')
}
