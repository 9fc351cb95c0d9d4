// The lease as Kubernetes keeps it: a Lease object, which is written over only by whom has read its newest version. Nothing ends there by
// itself: who wants it waits until it has not been renewed for as long as its holder said, by their own clock.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { askJson } from './ask.ts'
import { type Moment, readClocks } from './clocks.ts'
import { type Holder, LastNote, type LeaseEngine, NoAnswer, readNote, type Tried } from './engine.ts'
import type { KubernetesSettings } from './settings.ts'

const NOTE = 'kanalarkiv/last'

const LeaseObject = z.object({
  metadata: z.looseObject({
    resourceVersion: z.string(),
    annotations: z.record(z.string(), z.string()).optional()
  }),
  spec: z
    .object({
      holderIdentity: z.string().nullish(),
      leaseDurationSeconds: z.int().nullish(),
      acquireTime: z.string().nullish(),
      leaseTransitions: z.int().nullish()
    })
    .default({})
})
type LeaseObject = z.infer<typeof LeaseObject>

type About = {
  readonly name: string
  readonly lasts: number
  readonly holder: Holder
  readonly clocks?: () => Moment
}

export function kubernetesLease(
  { server, namespace, tokenFile, tls }: KubernetesSettings,
  { name, lasts, holder, clocks = readClocks }: About
): LeaseEngine {
  const identity = `${holder.host}_${holder.id}`
  const all = `${server.replace(/\/$/, '')}/apis/coordination.k8s.io/v1/namespaces/${namespace}/leases`
  const own = `kanalarkiv-${name.replaceAll(/[^a-z0-9.-]/g, '-')}`
  /** What another has, since when it has been the same. */
  let seen: { readonly version: string; readonly at: Moment } | null = null
  let ours: LeaseObject | null = null

  async function ask(method: 'GET' | 'POST' | 'PUT', signal: AbortSignal, body?: object) {
    const token = await readFile(tokenFile, 'utf8').catch(error =>
      Promise.reject(new NoAnswer(String(error)))
    )
    const url = method === 'POST' ? all : `${all}/${own}`
    const headers = { authorization: `Bearer ${token.trim()}` }
    const answer = await askJson({ method, url, headers, tls, signal, ...(body && { body }) })
    if (answer.status === 404 || answer.status === 409) return answer.status
    const { data } = LeaseObject.safeParse(answer.body)
    if (answer.status >= 300 || data === undefined) throw new NoAnswer(`HTTP ${answer.status}`)
    return data
  }
  const written = (spec: object, metadata: object) => ({
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name: own, namespace, ...metadata },
    spec: { leaseDurationSeconds: Math.ceil(lasts / 1000), renewTime: microTime(), ...spec }
  })
  const taking = (number: number) => ({
    ...{ holderIdentity: identity, acquireTime: microTime(), leaseTransitions: number }
  })
  const isOurs = ({ spec }: LeaseObject) => spec.holderIdentity === identity

  function isFree({ metadata: { resourceVersion: version }, spec }: LeaseObject): boolean {
    if (!spec.holderIdentity) return true
    if (seen?.version !== version) seen = { version, at: clocks() }
    // By the clock that goes slowest: it comes too early by none.
    return clocks().steady - seen.at.steady > (spec.leaseDurationSeconds ?? 0) * 1000
  }
  const heldBy = (there: LeaseObject | null): Tried => ({
    kind: 'held',
    by: {
      id: there?.spec.holderIdentity ?? '',
      host: there?.spec.holderIdentity?.replace(/_[^_]*$/, '') ?? '?',
      since: there?.spec.acquireTime ?? '?'
    }
  })

  return {
    address: server,
    async take(signal): Promise<Tried> {
      const there = await ask('GET', signal)
      if (there === 409) throw new NoAnswer('HTTP 409')
      const number = (there === 404 ? 0 : (there.spec.leaseTransitions ?? 0)) + 1
      if (there !== 404 && !isFree(there) && !isOurs(there)) return heldBy(there)
      const made =
        there === 404
          ? await ask('POST', signal, written(taking(number), {}))
          : await ask('PUT', signal, written(taking(number), there.metadata))
      // Somebody else was there first.
      if (typeof made === 'number') return heldBy(there === 404 ? null : there)
      ours = made
      return { kind: 'taken', number, before: readNote(LastNote, made.metadata.annotations?.[NOTE]) }
    },
    async renew(note, signal) {
      for (let tried = 0; tried < 2 && ours !== null; tried++) {
        const { metadata, spec } = ours
        const noted = note === null ? {} : { [NOTE]: JSON.stringify(note) }
        const annotations = { ...metadata.annotations, ...noted }
        const renewed = await ask(
          'PUT',
          signal,
          written({ ...spec, renewTime: microTime() }, { ...metadata, annotations })
        )
        if (typeof renewed !== 'number') {
          ours = renewed
          return isOurs(renewed)
        }
        ours = await stillOurs(spec, signal)
      }
      return false
    },
    async release(signal) {
      for (let tried = 0; tried < 2 && ours !== null; tried++) {
        const { metadata, spec } = ours
        const letGo = await ask('PUT', signal, written({ ...spec, holderIdentity: '' }, metadata))
        if (typeof letGo !== 'number') return
        ours = await stillOurs(spec, signal)
      }
    }
  }

  /** Who was refused by its version: one of ours whose answer did not come has written it, or another has it. */
  async function stillOurs(spec: LeaseObject['spec'], signal: AbortSignal): Promise<LeaseObject | null> {
    const there = await ask('GET', signal)
    const isStill = typeof there !== 'number' && isOurs(there)
    return isStill && there.spec.leaseTransitions === spec.leaseTransitions ? there : null
  }
}

/** As Kubernetes writes times in a Lease. */
const microTime = () => new Date().toISOString().replace('Z', '000Z')
