// A real Bluesky network on this machine, with accounts that write and delete as people do; gone after the tests.
import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { promisify } from 'node:util'
import { networkFolder } from '../../../scripts/lib/services.mjs'
import { freePort } from '../free-port.ts'
import { kitFile, missingFor } from './kits.ts'

const run = promisify(execFile)
const packages = networkFolder(process.env)

/** Why there can be no network here, or null. */
export function noBluesky(): string | null {
  if (process.getuid?.() !== 0) return 'its database is started as another user, which only root can do'
  return missingFor('bluesky-kit', [packages, '/usr/lib/postgresql', '/usr/bin/redis-server'])
}

export type Ref = { readonly uri: string; readonly cid: string }

/** Someone with an account in the network. */
export interface Writer {
  readonly did: string
  readonly handle: string
  readonly password: string
  post(text: string, reply?: { root: Ref; parent: Ref }): Promise<Ref>
  /** Puts other words in its place, as the protocol lets an author do. */
  edit(uri: string, text: string, reply: { root: Ref; parent: Ref }): Promise<void>
  remove(uri: string): Promise<void>
}

export interface Bluesky {
  readonly address: string
  readonly directory: string
  join(name: string, displayName: string): Promise<Writer>
  /** Waits until all that was written can be read in threads. */
  settle(): Promise<void>
  stop(): Promise<void>
}

export async function startBluesky(): Promise<Bluesky> {
  const dir = await mkdtemp(join(tmpdir(), 'kanalarkiv-bluesky-'))
  await chmod(dir, 0o755)
  const [pg, redis, ...ports] = await Promise.all(Array.from({ length: 7 }, freePort))
  await run('bash', [kitFile('bluesky-kit', 'pg-up.sh'), join(dir, 'db'), String(pg), String(redis)])
  const network = spawn(
    process.execPath,
    [
      '--import',
      kitFile('bluesky-kit', 'loopback.mjs'),
      join(import.meta.dirname, 'bluesky-network.mjs'),
      packages,
      JSON.stringify(ports)
    ],
    {
      env: {
        ...process.env,
        // It leaves folders behind; here they go with ours.
        TMPDIR: dir,
        LOG_ENABLED: 'false',
        DB_POSTGRES_URL: `postgresql://pg@127.0.0.1:${pg}/postgres`,
        REDIS_HOST: `127.0.0.1:${redis}`
      },
      stdio: ['pipe', 'pipe', 'inherit']
    }
  )
  const said = answersOf(network)
  const { pds, plc } = JSON.parse((await said()).replace(/^ready /, ''))
  const ask = async (method: string, body: object, jwt?: string) => {
    const response = await fetch(`${pds}/xrpc/${method}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(jwt === undefined ? {} : { authorization: `Bearer ${jwt}` })
      },
      body: JSON.stringify(body)
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method}: ${text}`)
    return text === '' ? {} : JSON.parse(text)
  }
  return {
    address: `${pds}/`,
    directory: `${plc}/`,
    async join(name, displayName) {
      const [handle, password] = [`${name}.test`, `hemligt-${name}`]
      const made = await ask('com.atproto.server.createAccount', {
        handle,
        email: `${name}@example.se`,
        password
      })
      const { did, accessJwt } = made
      const write = (collection: string, record: object, rkey?: string) =>
        ask(
          `com.atproto.repo.${rkey === undefined ? 'createRecord' : 'putRecord'}`,
          { repo: did, collection, ...(rkey === undefined ? {} : { rkey }), record },
          accessJwt
        )
      await write(
        'app.bsky.actor.profile',
        { $type: 'app.bsky.actor.profile', displayName, createdAt: new Date().toISOString() },
        'self'
      )
      return {
        did,
        handle,
        password,
        async post(text, reply) {
          const { uri, cid } = await write('app.bsky.feed.post', {
            $type: 'app.bsky.feed.post',
            text,
            langs: ['sv'],
            createdAt: new Date().toISOString(),
            ...(reply === undefined ? {} : { reply })
          })
          return { uri, cid }
        },
        async edit(uri, text, reply) {
          const record = { $type: 'app.bsky.feed.post', text, createdAt: new Date().toISOString(), reply }
          await write('app.bsky.feed.post', record, uri.split('/').at(-1))
        },
        async remove(uri) {
          const rkey = uri.split('/').at(-1)
          await ask(
            'com.atproto.repo.deleteRecord',
            { repo: did, collection: 'app.bsky.feed.post', rkey },
            accessJwt
          )
        }
      }
    },
    async settle() {
      network.stdin.write('process\n')
      if ((await said()) !== 'processed') throw new Error('the network did not settle')
    },
    async stop() {
      const gone = new Promise(resolve => network.once('exit', resolve))
      network.stdin.end()
      // One that died by a signal has no exit code, and exits no more.
      if (network.exitCode === null && network.signalCode === null) await gone
      await run('bash', [kitFile('bluesky-kit', 'pg-down.sh'), join(dir, 'db'), '--purge']).catch(
        () => undefined
      )
      if (existsSync(dir)) await rm(dir, { recursive: true, force: true })
    }
  }
}

/** The lines a program answers with, one at a time; what else it prints is passed over. */
function answersOf(program: ChildProcessByStdio<Writable, Readable, null>): () => Promise<string> {
  const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]()
  return async () => {
    for (;;) {
      const { value, done } = await lines.next()
      if (done === true) throw new Error('the network ended')
      if (/^(?:ready |processed)/.test(value)) return value
    }
  }
}
