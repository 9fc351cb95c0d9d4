// The same lease as Kubernetes keeps it. By a stub of its documented API: no cluster can be started here.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { type Lease, openLease } from '../../../electron/core/kernel/lease/lease.ts'
import { temporaryFolder } from '../../helpers/archive.ts'
import { type KubernetesStub, startKubernetesStub } from '../../helpers/stubs/kubernetes-leases.ts'

const LASTS = 3_000

async function cluster() {
  const stub = await startKubernetesStub()
  onTestFinished(() => stub.close())
  const tokenFile = join(await temporaryFolder(), 'token')
  await writeFile(tokenFile, `${stub.token}\n`)
  return { stub, tokenFile }
}

async function ask(
  { stub, tokenFile }: { stub: KubernetesStub; tokenFile: string },
  patience = 60_000
): Promise<Lease> {
  const engine = {
    kind: 'kubernetes',
    server: stub.address,
    namespace: 'norrby',
    tokenFile,
    tls: {}
  } as const
  const lease = await openLease(
    { name: 'kanalarkiv.norrby.se', lasts: LASTS, engine },
    { onHeld: () => undefined, signal: new AbortController().signal, isEnding: false, patience }
  )
  onTestFinished(() => lease.release())
  return lease
}

const refused = (lease: Lease) => expect.poll(() => isRefused(lease), { timeout: 3 * LASTS }).toBe(true)
function isRefused(lease: Lease): boolean {
  try {
    lease.require()
    return false
  } catch {
    return true
  }
}

it('is an object of the archive’s name, with its holder, and renewed', async () => {
  const at = await cluster()
  const lease = await ask(at)
  const first = at.stub.lease()
  expect(first?.metadata).toMatchObject({ name: 'kanalarkiv-kanalarkiv.norrby.se', namespace: 'norrby' })
  expect(first?.spec).toMatchObject({
    holderIdentity: expect.stringContaining(lease.id),
    leaseDurationSeconds: 3,
    leaseTransitions: 1,
    renewTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
  })
  await new Promise(done => setTimeout(done, 1.2 * LASTS))
  lease.require()
  expect(at.stub.lease()?.spec['renewTime']).not.toBe(first?.spec['renewTime'])
})

it('is refused to a second server, and had by it when the first lets it go', async () => {
  const at = await cluster()
  const first = await ask(at)
  await expect(ask(at, 2_000)).rejects.toMatchObject({ code: 'lease-held' })
  first.noteLines(() => 7)
  await first.note()
  await first.release()
  const second = await ask(at)
  expect(second.before).toMatchObject({ id: first.id, lines: 7 })
  expect(second.number).toBe(first.number + 1)
})

it('is had by another when it has not been renewed for as long as it lasts, and not before its holder has stopped', async () => {
  const at = await cluster()
  const first = await ask(at)
  const begun = Date.now()
  const asking = ask(at)
  // Nobody's question comes through for a while; the first has stopped before the second has it.
  at.stub.fault = 'gone'
  await refused(first)
  const stopped = Date.now() - begun
  at.stub.fault = null
  const second = await asking
  expect(isRefused(first)).toBe(true)
  expect(stopped).toBeLessThan(LASTS)
  expect(Date.now() - begun).toBeGreaterThanOrEqual(LASTS)
  second.require()
})

it('that another has written over is given up', async () => {
  const at = await cluster()
  const lease = await ask(at)
  at.stub.write({ holderIdentity: 'en-annan_2', leaseTransitions: 2 })
  expect(await lease.lost).toBe('taken')
  expect(isRefused(lease)).toBe(true)
})

it('goes on where something else in the object was changed, or an answer did not come', async () => {
  const at = await cluster()
  const lease = await ask(at)
  at.stub.write({})
  await new Promise(done => setTimeout(done, LASTS / 2))
  at.stub.fault = 'no-answer'
  await new Promise(done => setTimeout(done, LASTS / 4))
  at.stub.fault = null
  await new Promise(done => setTimeout(done, 2 * LASTS))
  lease.require()
})

it('is let go of at once, also where something else in the object was changed', async () => {
  const at = await cluster()
  const lease = await ask(at)
  at.stub.write({})
  await lease.release()
  expect(at.stub.lease()?.spec['holderIdentity']).toBe('')
})

it('says that the token is not taken', async () => {
  const at = await cluster()
  await writeFile(at.tokenFile, 'en annan')
  await expect(ask(at)).rejects.toMatchObject({ code: 'lease-refused', params: { detail: 'HTTP 401' } })
})
