// The core's host as a utility process has it, without Electron: what main says to it and hears from it, and windows that call it over
// ports that are handed over whole. In the stand-in for Electron it never runs so, since that one's Node is too old.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { contract } from '#shared/contract.ts'
import type { FromCore, ToCore } from '#shared/core-process.ts'
import { Sha256 } from '#shared/ids.ts'
import { temporaryFolder } from '../helpers/archive.ts'
import { bundled } from '../helpers/process.ts'

type Client = ContractRouterClient<typeof contract>

/** Starts the host, as main does with `utilityProcess.fork`. */
async function startHost() {
  const worker = new Worker(bundled('utility-host.ts'), {
    argv: ['0.0.0-test'],
    stdout: true,
    stderr: true
  })
  onTestFinished(async () => void (await worker.terminate()))
  const heard: FromCore[] = []
  worker.on('message', (message: FromCore) => heard.push(message))
  const ended = new Promise<number>(resolve => worker.once('exit', resolve))
  let asked = 0
  return {
    heard,
    ended,
    send: (data: ToCore) => worker.postMessage({ data }),
    /** What main does for each window that asks. */
    window(): { client: Client; port: MessagePort } {
      const { port1, port2 } = new MessageChannel()
      worker.postMessage({ data: { kind: 'port' }, port: port1 }, [port1])
      port2.start()
      return { client: createORPCClient(new RPCLink({ port: port2 })), port: port2 }
    },
    /** Waits for what main waits for. */
    hears: <Kind extends FromCore['kind']>(kind: Kind) =>
      vi.waitFor(
        () => {
          const found = heard.slice(asked).find(message => message.kind === kind)
          if (found === undefined) throw new Error(`${kind} was not heard`)
          asked = heard.indexOf(found) + 1
          return found as Extract<FromCore, { kind: Kind }>
        },
        { timeout: 20_000, interval: 10 }
      )
  }
}

it('answers main, serves each window over its own port, and ends when it is told to', async () => {
  const dir = join(await temporaryFolder(), 'arkiv')
  const host = await startHost()
  await host.hears('ready')
  host.send({ kind: 'ping' })
  await host.hears('pong')

  // A window names no path that a person has not chosen in main's dialog.
  const first = host.window()
  await expect(first.client.archive.create({ dir, municipality: 'Åmål' })).rejects.toMatchObject({
    code: 'path-not-chosen'
  })
  host.send({ kind: 'chosen', number: 7, paths: [dir] })
  expect(await host.hears('chosen-known')).toEqual({ kind: 'chosen-known', number: 7 })
  expect(await first.client.archive.create({ dir, municipality: 'Åmål' })).toMatchObject({ dir })
  expect(await host.hears('archive')).toEqual({ kind: 'archive', dir })

  // Another window has a port of its own, and its end is no other's.
  const second = host.window()
  expect(await second.client.archive.current()).toEqual({ dir, municipality: 'Åmål' })
  second.port.close()
  expect(await first.client.archive.current()).toEqual({ dir, municipality: 'Åmål' })

  host.send({ kind: 'may-show', ask: 3, sha256: Sha256.parse('ab'.repeat(32)) })
  expect(await host.hears('may-show')).toMatchObject({ ask: 3 })
  host.send({ kind: 'thumbnail', ask: 4, sha256: Sha256.parse('ab'.repeat(32)) })
  expect(await host.hears('thumbnail')).toEqual({ kind: 'thumbnail', ask: 4, bytes: null })

  host.send({ kind: 'stop' })
  expect(await host.ended).toBe(0)
  expect(existsSync(join(dir, 'archive.db-wal'))).toBe(false)
})

it('lets a window wait for the archive that main opens, and tells of one that cannot be', async () => {
  const dir = join(await temporaryFolder(), 'saknas')
  const host = await startHost()
  host.send({ kind: 'open', dir })
  const { client } = host.window()
  expect(await host.hears('refused')).toMatchObject({ dir, code: 'not-an-archive' })
  expect(await client.archive.current()).toBeNull()
})
