// A stub of etcd's JSON gateway: the five questions that a lease is kept by, in memory, with leases that end by themselves. The real one is
// tried in `takeover.long.test.ts`. This one can be told to do wrong, and remembers who had the key from when to when.
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

type Kv = { readonly value: string; readonly created: number; readonly lease: string }
type Lease = { readonly ttl: number; ends: number }
type Had = { readonly holder: string; readonly from: number; until: number }
type Body = Record<string, unknown>

export interface EtcdStub {
  readonly address: string
  /** Nobody answers; it takes in what is asked and says nothing; or it does what is to be done at one go, and its answer does not come. */
  fault: 'gone' | 'silent' | 'no-answer' | null
  /** Milliseconds before each answer. */
  delay: number
  /** Who had each key that ends with `holder`, and until when, by the clock of this computer. */
  readonly had: Had[]
  /** As when its lease was not renewed in time. */
  endLeases(): void
  /** As when somebody takes the key by hand. */
  steal(host: string): void
  readonly notes: () => string[]
  close(): Promise<void>
}

const decoded = (text: unknown) => Buffer.from(String(text ?? ''), 'base64').toString()

export async function startEtcdStub(): Promise<EtcdStub> {
  const keys = new Map<string, Kv>()
  const leases = new Map<string, Lease>()
  let revision = 1
  const isHolder = (key: string) => decoded(key).endsWith('/holder')

  function put(key: string, value: string, lease = '0'): void {
    revision++
    const before = keys.get(key)
    keys.set(key, { value, lease, created: before?.created ?? revision })
    if (before === undefined && isHolder(key))
      stub.had.push({ holder: decoded(value), from: Date.now(), until: Number.POSITIVE_INFINITY })
  }
  function drop(key: string): void {
    keys.delete(key)
    const last = stub.had.at(-1)
    if (isHolder(key) && last !== undefined) last.until = Date.now()
  }
  function endLease(id: string): void {
    leases.delete(id)
    for (const [key, kv] of keys) if (kv.lease === id) drop(key)
  }
  const sweep = setInterval(() => {
    for (const [id, { ends }] of leases) if (Date.now() >= ends) endLease(id)
  }, 5)

  const range = (key: string) => {
    const kv = keys.get(key)
    if (kv === undefined) return {}
    return {
      kvs: [{ key, value: kv.value, create_revision: String(kv.created), lease: kv.lease }],
      count: '1'
    }
  }
  function one(request: Body): Body {
    const asked = request['request_put'] as Body | undefined
    if (asked === undefined)
      return { response_range: range(String((request['request_range'] as Body)['key'])) }
    put(String(asked['key']), String(asked['value']), String(asked['lease'] ?? '0'))
    return { response_put: {} }
  }
  const header = () => ({ revision: String(revision) })
  const ANSWERS: Readonly<Record<string, (body: Body) => Body>> = {
    '/v3/kv/range': ({ key }) => ({ header: header(), ...range(String(key)) }),
    '/v3/lease/grant'({ TTL }) {
      const id = String(7_587_000_000_000_000_000n + BigInt(leases.size) + BigInt(revision++))
      leases.set(id, { ttl: Number(TTL) * 1000, ends: Date.now() + Number(TTL) * 1000 })
      return { header: header(), ID: id, TTL: String(TTL) }
    },
    '/v3/lease/keepalive'({ ID }) {
      const lease = leases.get(String(ID))
      if (lease === undefined) return { result: { header: header(), ID } }
      lease.ends = Date.now() + lease.ttl
      return { result: { header: header(), ID, TTL: String(lease.ttl / 1000) } }
    },
    '/v3/lease/revoke'({ ID }) {
      endLease(String(ID))
      return { header: header() }
    },
    '/v3/kv/txn'(body) {
      const compare = body['compare'] as Body[]
      const holds = compare.every(
        ({ key, create_revision: created }) => (keys.get(String(key))?.created ?? 0) === Number(created)
      )
      const responses = ((holds ? body['success'] : body['failure']) as Body[] | undefined)?.map(one) ?? []
      return { header: header(), ...(holds && { succeeded: true }), responses }
    }
  }

  const server = createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request)
      if (stub.fault === 'gone') return void request.socket.destroy()
      if (stub.fault === 'silent') return
      await sleep(stub.delay)
      const answer = ANSWERS[request.url ?? '']?.(body)
      if (stub.fault === 'no-answer' && request.url === '/v3/kv/txn') return void request.socket.destroy()
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer ?? { code: 5, message: 'Not Found' }))
    })().catch(() => request.socket.destroy())
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const stub: EtcdStub = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fault: null,
    delay: 0,
    had: [],
    endLeases() {
      for (const id of [...leases.keys()]) endLease(id)
    },
    steal(host) {
      for (const key of [...keys.keys()].filter(isHolder)) {
        drop(key)
        const thief = { id: 'tjuv', host, since: new Date().toISOString() }
        put(key, Buffer.from(JSON.stringify(thief)).toString('base64'))
      }
    },
    notes: () =>
      [...keys].filter(([key]) => decoded(key).endsWith('/last')).map(([, { value }]) => decoded(value)),
    close: () =>
      new Promise(done => {
        clearInterval(sweep)
        server.close(() => done())
        server.closeAllConnections()
      })
  }
  return stub
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  let text = ''
  for await (const part of request) text += String(part)
  return JSON.parse(text) as Body
}
