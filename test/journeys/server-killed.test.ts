// Twenty people work at a server when it is killed at any instant: what was acknowledged is there afterwards, and the archive is intact.
import { setTimeout as sleep } from 'node:timers/promises'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import type { Contract } from '#shared/contract.ts'
import type { ChannelId, MessageId } from '#shared/ids.ts'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { expectIntact } from '../helpers/faults/intact.ts'
import { randomFrom } from '../helpers/faults/random.ts'
import { freePort } from '../helpers/free-port.ts'
import { isLong } from '../helpers/long.ts'
import { type Served, servedArchive, type Victim } from '../helpers/served.ts'
import { WebVisitor } from '../helpers/web-visitor.ts'

type Client = ContractRouterClient<Contract>

const PEOPLE = 20
const KILLS = Number(process.env['KANALARKIV_FAULTS_KILLS'] ?? (isLong ? 60 : 4))
const SEED = Number(process.env['KANALARKIV_FAULTS_SEED'] ?? 20261202)
/** Milliseconds from when all are at work. */
const LONGEST = 1_500
const VICTIMS: readonly Victim[] = ['both', 'archive', 'front']
const NOBODY = { senderAddress: null, receivedAt: null }
const REMARK = { kind: 'minor', because: 'Reklam' } as const

/** What the server has answered for. */
class Acknowledged {
  readonly words: string[] = []
  readonly messages = new Map<MessageId, string>()
  readonly routed: MessageId[] = []
  readonly files = new Map<MessageId, string>()

  get count(): number {
    return this.words.length + this.messages.size + this.routed.length + this.files.size
  }
}

let unique = 0
const words = (about: string) => `${about} ${++unique}`

/** One who works until the line breaks. */
class Person {
  readonly #visitor: WebVisitor
  readonly #id: string
  #socket: WebSocket | null = null
  #client: Client | null = null

  constructor(address: string, id: string) {
    this.#visitor = new WebVisitor(address)
    this.#id = id
  }

  async connect(): Promise<void> {
    let line = await this.#visitor.line()
    if (!(line instanceof WebSocket)) {
      await this.#visitor.signIn(this.#id)
      line = await this.#visitor.line()
    }
    if (!(line instanceof WebSocket)) throw new Error(`A line was refused: ${line}`)
    this.#socket = line
    this.#client = createORPCClient(new RPCLink({ websocket: line as unknown as globalThis.WebSocket })) // the same interface
  }

  get client(): Client {
    if (this.#client === null) throw new Error('There is no line yet.')
    return this.#client
  }

  /** Does one thing after another; ends when the line is broken, or a call fails because it was. */
  async work(channelId: ChannelId, known: Acknowledged, isKilled: () => boolean): Promise<void> {
    const broken = new Promise<never>((_, failed) =>
      this.#socket?.once('close', () => failed(new Error('broken')))
    )
    broken.catch(() => undefined)
    for (let turn = unique; ; turn++)
      try {
        await Promise.race([this.#act(turn % 3, channelId, known), broken])
      } catch (error) {
        if (isKilled()) return
        throw error
      }
  }

  leave(): void {
    this.#socket?.terminate()
  }

  async #act(which: number, channelId: ChannelId, known: Acknowledged): Promise<void> {
    if (which === 0) {
      const word = words('ord')
      await this.client.watch.addWord({ word })
      known.words.push(word)
      return
    }
    if (which === 1) {
      const text = words('Hej')
      const { id } = await this.client.messages.paste({ channelId, senderName: 'Tove', ...NOBODY, text })
      known.messages.set(id, text)
      await this.client.messages.route({ id, route: REMARK })
      known.routed.push(id)
      return
    }
    const text = words('När öppnar badet?').repeat(2_000)
    const { address } = this.#visitor
    const sent = await this.#visitor.ask(`${address}/files?name=fraga.txt`, {
      method: 'POST',
      headers: { origin: address },
      body: text
    })
    const { path } = (await sent.json()) as { path: string }
    const { id } = await this.client.messages.takeFile({ channelId, path, senderName: 'Kalle', ...NOBODY })
    known.files.set(id, text)
  }
}

/** Everything that was acknowledged, as the server has it now. */
async function expectThere({ client }: Person, known: Acknowledged, where: string): Promise<void> {
  const there = new Set((await client.watch.overview()).words)
  expect(
    known.words.filter(word => !there.has(word)),
    where
  ).toEqual([])
  for (const [id, text] of known.messages) expect((await client.messages.find({ id })).text, where).toBe(text)
  for (const id of known.routed)
    expect(await client.messages.routes({ id }), where).toMatchObject([{ kind: REMARK.kind }])
  for (const id of known.files.keys()) expect(await client.messages.find({ id }), where).toMatchObject({ id })
}

it.runIf(process.platform === 'linux')(
  `has lost nothing after ${KILLS} kills with ${PEOPLE} people at work, and lets them in again`,
  { timeout: 60_000 + KILLS * 30_000 },
  async () => {
    const made = await newArchive()
    const { id: channelId } = newChannel(made.ctx)
    await made.archive.close()
    const served = await serve(made.dir)
    const random = randomFrom(SEED)
    const known = new Acknowledged()
    for (let kill = 0; kill < KILLS; kill++) {
      const victim = VICTIMS[kill % VICTIMS.length] ?? 'both'
      const where = `kill ${kill} of ${SEED}: ${victim}`
      await Promise.all(served.people.map(person => person.connect()))
      if (kill > 0) await expectThere(served.people[0] as Person, known, where)
      const before = known.count
      let isKilled = false
      const work = Promise.all(served.people.map(person => person.work(channelId, known, () => isKilled)))
      await sleep(200 + random() * LONGEST)
      isKilled = true
      await served.kill(victim)
      await work
      expect(known.count, where).toBeGreaterThan(before)
    }
    await Promise.all(served.people.map(person => person.connect()))
    await expectThere(served.people[0] as Person, known, 'at the end')
    await served.close()
    console.info(`${known.count} acts were acknowledged over ${KILLS} kills`)
    await expectIntact(made.dir, `after ${KILLS} kills of ${SEED}`, { at: new Date().toISOString() })
  }
)

async function serve(dir: string) {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const served: Served = await servedArchive(await temporaryFolder(), dir, { people: PEOPLE, port, address })
  await served.start()
  const people = served.ids.map(id => new Person(address, id))
  const close = async () => {
    for (const person of people) person.leave()
    await served.close()
  }
  onTestFinished(close)
  return {
    people,
    close,
    async kill(victim: Victim) {
      await served.kill(victim)
      if (victim === 'archive') await served.ready()
      else await served.start()
    }
  }
}
