// A stub of the part of Kubernetes' API that keeps Lease objects (coordination.k8s.io/v1), by its documentation: it cannot be run here. Each
// has a version, and is written over only by whom names the newest.
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

type Lease = { metadata: Record<string, unknown>; spec: Record<string, unknown> }

export interface KubernetesStub {
  readonly address: string
  readonly token: string
  fault: 'gone' | 'no-answer' | null
  lease(): Lease | undefined
  /** Somebody else writes it. */
  write(spec: Record<string, unknown>): void
  close(): Promise<void>
}

export async function startKubernetesStub(): Promise<KubernetesStub> {
  const leases = new Map<string, Lease>()
  let version = 100
  const stamped = (name: string, { metadata, spec }: Lease): Lease => {
    const made = { metadata: { ...metadata, name, resourceVersion: String(++version) }, spec }
    leases.set(name, made)
    return made
  }
  const answer = (method: string, name: string, sent: Lease | null): [number, unknown] => {
    const there = leases.get(name)
    const status = (code: number, reason: string): [number, unknown] => [
      code,
      { kind: 'Status', code, reason }
    ]
    if (method === 'GET') return there === undefined ? status(404, 'NotFound') : [200, there]
    if (sent === null) return status(400, 'BadRequest')
    if (method === 'POST')
      return there === undefined ? [201, stamped(name, sent)] : status(409, 'AlreadyExists')
    if (there === undefined) return status(404, 'NotFound')
    if (sent.metadata['resourceVersion'] !== there.metadata['resourceVersion']) return status(409, 'Conflict')
    return [200, stamped(name, sent)]
  }
  const server = createServer((request, response) => {
    void (async () => {
      if (stub.fault === 'gone') return void request.socket.destroy()
      const body = await bodyOf(request)
      const [, last = ''] = /\/apis\/coordination\.k8s\.io\/v1\/namespaces\/norrby\/leases\/?(.*)$/.exec(
        request.url ?? ''
      ) ?? [undefined, '?']
      const sent = body === '' ? null : (JSON.parse(body) as Lease)
      const isLetIn = request.headers.authorization === `Bearer ${stub.token}`
      const name = last || String(sent?.metadata['name'])
      const [status, said] = isLetIn ? answer(request.method ?? '', name, sent) : [401, { kind: 'Status' }]
      if (stub.fault === 'no-answer') return void request.socket.destroy()
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(said))
    })().catch(() => request.socket.destroy())
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const stub: KubernetesStub = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: 'podens-nyckel',
    fault: null,
    lease: () => [...leases.values()][0],
    write(spec) {
      for (const [name, lease] of leases) stamped(name, { ...lease, spec: { ...lease.spec, ...spec } })
    },
    close: () =>
      new Promise(done => {
        server.close(() => done())
        server.closeAllConnections()
      })
  }
  return stub
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += String(part)
  return text
}
