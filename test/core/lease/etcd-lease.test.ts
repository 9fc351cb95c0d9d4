// One archive, one server, among several computers: whoever does not have the lease writes nothing, whatever the engine and the clocks do. By
// a stub of etcd's gateway; the real etcd is tried in takeover.long.test.ts.
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, it, onTestFinished } from 'vitest'
import { longestSince, type Moment, readClocks } from '../../../electron/core/kernel/lease/clocks.ts'
import { type Lease, type Opening, openLease } from '../../../electron/core/kernel/lease/lease.ts'
import { requireRenewed } from '../../../electron/core/kernel/lease/shared-lease.ts'
import { type EtcdStub, startEtcdStub } from '../../helpers/stubs/etcd-gateway.ts'

const LASTS = 3_000
const never = new AbortController().signal

async function gateway(): Promise<EtcdStub> {
  const stub = await startEtcdStub()
  onTestFinished(() => stub.close())
  return stub
}

async function ask({ address }: Pick<EtcdStub, 'address'>, opening: Partial<Opening> = {}): Promise<Lease> {
  const lease = await openLease(
    { name: 'norrby', lasts: LASTS, engine: { kind: 'etcd', addresses: [address], tls: {} } },
    { onHeld: () => undefined, signal: never, isEnding: false, ...opening }
  )
  onTestFinished(() => lease.release())
  return lease
}

/** Writes as fast as may be, and gives the time of each writing, until the lease is refused. */
async function writesUntilRefused(lease: Lease): Promise<{ wrote: number[]; code: string }> {
  const wrote: number[] = []
  for (;;) {
    try {
      lease.require()
    } catch (error) {
      return { wrote, code: (error as { code: string }).code }
    }
    wrote.push(Date.now())
    await new Promise(done => setTimeout(done, 2))
  }
}

/** Until when the first holder had the key, by the engine; waited for. */
async function endOf(stub: EtcdStub): Promise<number> {
  await expect.poll(() => stub.had[0]?.until ?? 0).toBeLessThan(Number.POSITIVE_INFINITY)
  return stub.had[0]?.until ?? 0
}

it.each([
  ['is gone', 'gone', 0],
  ['takes in what is asked and says nothing', 'silent', 0],
  ['does what is asked, and its answer does not come', 'no-answer', 0],
  ['answers too late', null, 1_000]
] as const)('whose engine %s stops writing before the lease ends', async (_, fault, delay) => {
  const stub = await gateway()
  const lease = await ask(stub)
  stub.fault = fault
  stub.delay = delay
  const { wrote, code } = await writesUntilRefused(lease)
  expect(code).toBe('lease-lost')
  expect(wrote.length).toBeGreaterThan(0)
  expect(await lease.lost).toBe('ended')
  // What it did hear of, it renewed: then the engine ends it later than is known here.
  stub.fault = 'gone'
  expect(wrote.at(-1)).toBeLessThan(await endOf(stub))
})

it('goes on for as long as it is renewed, also by an engine that is slow', async () => {
  const stub = await gateway()
  const lease = await ask(stub)
  stub.delay = 40
  for (const until = Date.now() + 1.5 * LASTS; Date.now() < until; ) {
    lease.require()
    await new Promise(done => setTimeout(done, 5))
  }
  expect(stub.had).toHaveLength(1)
})

it('keeps the lease while the program is at one long step', async () => {
  const thread = new Worker(new URL('../../helpers/stubs/etcd-in-thread.ts', import.meta.url), {
    execArgv: []
  })
  onTestFinished(async () => void (await thread.terminate()))
  const [address] = (await once(thread, 'message')) as [string]
  const lease = await ask({ address })
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1.5 * LASTS)
  lease.require()
})

it('writes nothing after a step during which the lease has ended', async () => {
  const stub = await gateway()
  const lease = await ask(stub)
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LASTS)
  expect(() => lease.require()).toThrow(expect.objectContaining({ code: 'lease-lost' }))
})

it('is given to one of two who ask at once, and to the other when the first lets it go', async () => {
  const stub = await gateway()
  const held: string[] = []
  const both = [0, 1].map(() => ask(stub, { onHeld: ({ host }) => held.push(host) }))
  const first = await Promise.race(both)
  first.require()
  expect(stub.had).toHaveLength(1)
  await expect.poll(() => held.length).toBeGreaterThan(0)
  const lost: string[] = []
  void first.lost.then(loss => lost.push(loss))
  await first.release()
  await new Promise(done => setTimeout(done, 50))
  expect(lost).toEqual([])
  expect(() => first.require()).toThrow(expect.objectContaining({ code: 'lease-lost' }))
  const [one, other] = await Promise.all(both)
  expect(stub.had).toHaveLength(2)
  expect(Math.max(one?.number ?? 0, other?.number ?? 0)).toBeGreaterThan(first.number)
})

it('refuses, with the name of its holder, whoever has waited long enough', async () => {
  const stub = await gateway()
  await ask(stub)
  await expect(ask(stub, { patience: 2_000 })).rejects.toMatchObject({
    code: 'lease-held',
    params: { host: expect.stringMatching(/./) }
  })
})

it('says that the engine does not answer', async () => {
  const stub = await gateway()
  stub.fault = 'gone'
  await expect(ask(stub, { patience: 300 })).rejects.toMatchObject({ code: 'lease-unreachable' })
})

it.each([
  ['ended by the engine', (stub: EtcdStub) => stub.endLeases()],
  ['taken by hand', (stub: EtcdStub) => stub.steal('en-annan')]
])('that is %s is given up with the next renewal', async (_, end) => {
  const stub = await gateway()
  const lease = await ask(stub)
  end(stub)
  const ended = Date.now()
  const { wrote, code } = await writesUntilRefused(lease)
  expect(code).toBe('lease-lost')
  expect(await lease.lost).toBe('taken')
  expect((wrote.at(-1) ?? 0) - ended).toBeLessThan(LASTS / 2)
})

it('an answer that did not come gives the lease to nobody for longer than it lasts', async () => {
  const stub = await gateway()
  stub.fault = 'no-answer'
  const asking = ask(stub, { patience: 60_000 })
  await expect.poll(() => stub.had.length).toBeGreaterThan(0)
  stub.fault = null
  ;(await asking).require()
  for (const [at, { from }] of stub.had.entries())
    expect(from).toBeGreaterThanOrEqual(stub.had[at - 1]?.until ?? 0)
})

it('notes what its holder has, for the next, and only when it is told to', async () => {
  const stub = await gateway()
  const lease = await ask(stub)
  await new Promise(done => setTimeout(done, LASTS / 3))
  expect(stub.notes()).toEqual([])
  lease.noteLines(() => 41)
  await lease.note()
  expect(JSON.parse(stub.notes()[0] ?? '')).toMatchObject({ id: lease.id, number: lease.number, lines: 41 })
  await lease.release()
  expect((await ask(stub)).before).toMatchObject({ id: lease.id, lines: 41 })
})

it('notes lines with the time at which they were counted, whenever it is renewed', async () => {
  const stub = await gateway()
  const lease = await ask(stub)
  await lease.note()
  expect(JSON.parse(stub.notes()[0] ?? '')).toMatchObject({ lines: null, linesAt: null })
  const before = Date.now()
  lease.noteLines(() => 41)
  const counted = Date.now()
  // The program is at one long step, and its lease is renewed meanwhile.
  const note = () => JSON.parse(stub.notes()[0] ?? '') as { at: string; lines: number; linesAt: string }
  await expect.poll(() => Date.parse(note().at), { timeout: LASTS }).toBeGreaterThan(counted + LASTS / 3)
  expect(note().lines).toBe(41)
  expect(Date.parse(note().linesAt)).toBeGreaterThanOrEqual(before)
  expect(Date.parse(note().linesAt)).toBeLessThanOrEqual(counted)
})

it('is asked by another thread for a renewal of later, which one that was paused does not have', async () => {
  const stub = await gateway()
  const lease = await ask(stub)
  const asked = Date.now()
  await requireRenewed(lease.shared, never)
  expect(Date.now() - asked).toBeLessThan(LASTS / 2)
  stub.steal('en-annan')
  // It is trusted yet, as after a pause; who asks waits for the engine's word.
  lease.require()
  await expect(requireRenewed(lease.shared, never)).rejects.toMatchObject({ code: 'lease-lost' })
})

it('counts the clock by which it is longest ago, whichever is set or stands still', async () => {
  const stub = await gateway()
  let jump: Partial<Moment> = {}
  const clocks = () => {
    const now = readClocks()
    return { ...now, up: now.up + (jump.up ?? 0), wall: now.wall + (jump.wall ?? 0) }
  }
  const lease = await ask(stub, { clocks })
  for (const each of [{ wall: 3_600_000 }, { up: 60_000 }, { wall: LASTS }]) {
    jump = each
    expect(() => lease.require()).toThrow(expect.objectContaining({ code: 'lease-lost' }))
  }
  // One that is set back makes nothing last longer.
  jump = { wall: -3_600_000 }
  lease.require()
  stub.fault = 'gone'
  const { wrote } = await writesUntilRefused(lease)
  expect(wrote.at(-1)).toBeLessThan(await endOf(stub))
  expect(longestSince({ steady: 5, up: 5, wall: 5 }, { steady: 6, up: 9, wall: -100 })).toBe(4)
})
