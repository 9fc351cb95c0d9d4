// Two hundred people at one server, each over a line of their own as a window has it: how long they wait, and that nothing is lost.
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { WebSocket } from 'ws'
import type { Contract } from '#shared/contract.ts'
import { createSession } from '../../electron/core/app/session.ts'
import { freePort } from '../../test/helpers/free-port.ts'
import { servedArchive } from '../../test/helpers/served.ts'
import { WebVisitor } from '../../test/helpers/web-visitor.ts'
import { OPTIONS } from '../lib/archive.ts'
import { filledArchive } from '../lib/filled-archive.ts'
import type { Measure } from '../lib/measure.ts'
import { family, megabytesOf, needProc } from '../lib/processes.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'

type Client = ContractRouterClient<Contract>

const PEOPLE = 200
/** Each person asks so often, in milliseconds, and so many times; every tenth time they change something. */
const PAUSE = 2_000
const ASKS = 10
const PROMISE = 0.1
const MEGABYTES = 600

export const server200: Measure = {
  name: 'server-200',
  goal: 1,
  ours: `${PEOPLE} people over lines of their own, who ask the server every ${PAUSE / 1000} s, one time of ten to change something: nineteen of twenty answers (p95)`,
  baseline: 'the 100 ms that it may take',
  async prepare() {
    needProc()
    const folder = await temporaryFolder(1 << 30)
    const dir = await filledArchive(folder)
    await cp(dir, join(folder, 'copy'), { recursive: true })
    const alone = createSession(OPTIONS)
    const inProcess = createRouterClient(alone.router) as Client
    await inProcess.archive.open({ dir: join(folder, 'copy') })
    const served = await serve(folder, dir)
    const [here, there] = [new Asked(), new Asked()]
    let megabytes = 0
    return {
      async baseline() {
        await here.round(Array.from({ length: PEOPLE }, () => inProcess))
        return PROMISE
      },
      async ours() {
        const watching = setInterval(() => {
          megabytes = Math.max(megabytes, megabytesOf(family(served.pid)))
        }, 500)
        try {
          return await there.round(served.clients)
        } finally {
          clearInterval(watching)
        }
      },
      notes: () => [
        `the same calls in the program itself: ${here.said()}; over the lines: ${there.said()}`,
        `the server has ${megabytes.toFixed(0)} MB of memory (PSS) at the most`
      ],
      unmet: () => [
        ...there.unmet(),
        ...(megabytes > MEGABYTES ? [`${megabytes.toFixed(0)} MB of memory, of ${MEGABYTES}`] : [])
      ],
      async close() {
        await served.close()
        await alone.close()
        await removeFolder(folder)
      }
    }
  }
}

/** Rounds of calls, with how long each took, what failed, and what was written. */
class Asked {
  readonly #seconds: number[] = []
  readonly #written: string[] = []
  readonly #failed: string[] = []
  #lost = 0

  /** The p95 of the round, in seconds. */
  async round(clients: readonly Client[]): Promise<number> {
    const seconds: number[] = []
    const begun = Date.now()
    await Promise.all(
      clients.map(async (client, person) => {
        for (let ask = 0; ask < ASKS; ask++) {
          // Not all at once: as people come.
          await sleep(Math.max(0, begun + (ask + person / clients.length) * PAUSE - Date.now()))
          const start = performance.now()
          await this.#ask(client, person + ask).catch(error => this.#failed.push(String(error)))
          seconds.push((performance.now() - start) / 1000)
        }
      })
    )
    const known = new Set((await clients[0]?.watch.overview())?.words)
    this.#lost += this.#written.filter(word => !known.has(word)).length
    this.#seconds.push(...seconds)
    return p95(seconds)
  }

  said = () => `p95 ${(p95(this.#seconds) * 1000).toFixed(0)} ms of ${this.#seconds.length}`

  unmet = () => [
    ...(this.#failed.length === 0 ? [] : [`${this.#failed.length} errors, such as ${this.#failed[0]}`]),
    ...(this.#lost === 0 ? [] : [`${this.#lost} words lost`])
  ]

  async #ask(client: Client, turn: number): Promise<unknown> {
    const page = { limit: 50, after: null }
    const inbox = { which: 'waiting', channelId: null, handler: null, ...page } as const
    switch (turn % 10) {
      case 0: {
        const word = `ord${this.#written.length}x${performance.now().toString(36).replace('.', '')}`
        await client.watch.addWord({ word })
        return this.#written.push(word)
      }
      case 1:
        return client.archive.status()
      case 2:
        return client.channels.list({ retired: 'with' })
      case 3:
      case 4:
        return client.journal.list({ about: null, ...page })
      default:
        return client.inbox.list(inbox)
    }
  }
}

const p95 = (seconds: readonly number[]) =>
  seconds.toSorted((one, two) => one - two)[Math.floor(seconds.length * 0.95)] ?? Number.NaN

/** The server, with everybody signed in and on a line of their own. */
async function serve(folder: string, dir: string) {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const served = await servedArchive(folder, dir, { people: PEOPLE, port, address })
  const pid = await served.start()
  const lines: WebSocket[] = []
  const clients: Client[] = []
  for (const id of served.ids) {
    const visitor = new WebVisitor(address)
    await visitor.signIn(id)
    const line = await visitor.line()
    if (!(line instanceof WebSocket)) throw new Error(`A line was refused: ${line}`)
    lines.push(line)
    const link = new RPCLink({ websocket: line as unknown as globalThis.WebSocket }) // the same interface
    clients.push(createORPCClient(link))
  }
  return {
    pid,
    clients,
    async close() {
      for (const line of lines) line.close()
      await served.close()
    }
  }
}
