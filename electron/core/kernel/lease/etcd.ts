// The lease as etcd keeps it, by its JSON gateway: a key that only one can make, and that goes when its lease is not renewed. Its
// revision is the number, which grows with everything that etcd is told.
import { z } from 'zod'
import { askJson } from './ask.ts'
import { Holder, LastNote, type LeaseEngine, NoAnswer, readNote, type Tried } from './engine.ts'
import type { EtcdSettings } from './settings.ts'

// Whole numbers come as text, and zero not at all.
const Whole = z.coerce.number<string | number>().int()
const Kv = z.object({ value: z.string().default(''), create_revision: Whole, lease: z.string().default('0') })
type Kv = z.infer<typeof Kv>
const Range = z.object({ kvs: z.array(Kv).default([]) })
const Granted = z.object({ ID: z.string(), TTL: Whole })
const Renewed = z.object({ result: z.object({ TTL: Whole.default(0) }) })
const Txn = z.object({
  header: z.object({ revision: Whole }),
  succeeded: z.boolean().default(false),
  responses: z.array(z.object({ response_range: Range.optional() })).default([])
})

const coded = (text: string) => Buffer.from(text).toString('base64')
const decoded = (text: string | undefined) => Buffer.from(text ?? '', 'base64').toString()

export function etcdLease(
  { addresses, tls }: EtcdSettings,
  { name, lasts, holder }: { readonly name: string; readonly lasts: number; readonly holder: Holder }
): LeaseEngine {
  const [key, noteKey] = [coded(`kanalarkiv/${name}/holder`), coded(`kanalarkiv/${name}/last`)]
  let lease: string | null = null
  let number = 0
  // Whichever answered last is asked first.
  let at = 0

  async function ask<T>(path: string, body: object, shape: z.ZodType<T>, signal: AbortSignal): Promise<T> {
    let failed: unknown
    for (let tried = 0; tried < addresses.length && !signal.aborted; tried++)
      try {
        const url = `${addresses[at]?.replace(/\/$/, '')}/v3/${path}`
        const { status, body: said } = await askJson({ method: 'POST', url, body, tls, signal })
        const { data } = shape.safeParse(said)
        if (status !== 200 || data === undefined) throw new NoAnswer(`HTTP ${status}`)
        return data
      } catch (error) {
        failed = error
        at = (at + 1) % addresses.length
      }
    throw failed ?? new NoAnswer('ETIMEDOUT')
  }
  const found = (kv: Kv | undefined): Holder =>
    readNote(Holder, decoded(kv?.value)) ?? { id: '', host: '?', since: '?' }
  const isOurs = { key, target: 'CREATE', result: 'EQUAL' }

  return {
    address: addresses.join(', '),
    async take(signal): Promise<Tried> {
      const { kvs } = await ask('kv/range', { key }, Range, signal)
      const [there] = kvs
      if (there !== undefined) {
        // Of a try of ours whose answer did not come: it is let go of, and taken anew.
        if (found(there).id === holder.id) await revoke(there.lease, signal)
        return { kind: 'held', by: found(there) }
      }
      const granted = await ask('lease/grant', { TTL: Math.ceil(lasts / 1000) }, Granted, signal)
      // What is granted for a shorter time than is counted on is none.
      if (granted.TTL * 1000 < lasts) throw new NoAnswer(`TTL ${granted.TTL}`)
      lease = granted.ID
      const value = coded(JSON.stringify(holder))
      const taken = await ask(
        'kv/txn',
        {
          compare: [{ ...isOurs, create_revision: '0' }],
          success: [{ request_put: { key, value, lease } }, { request_range: { key: noteKey } }],
          failure: [{ request_range: { key } }]
        },
        Txn,
        signal
      )
      const [range] = taken.responses.flatMap(({ response_range }) => response_range ?? [])
      if (!taken.succeeded) return { kind: 'held', by: found(range?.kvs[0]) }
      number = taken.header.revision
      return { kind: 'taken', number, before: readNote(LastNote, decoded(range?.kvs[0]?.value)) }
    },
    async renew(note, signal) {
      const renewed = await ask('lease/keepalive', { ID: lease }, Renewed, signal)
      if (renewed.result.TTL <= 0) return false
      const value = coded(JSON.stringify(note))
      const held = await ask(
        'kv/txn',
        {
          compare: [{ ...isOurs, create_revision: String(number) }],
          success: note === null ? [] : [{ request_put: { key: noteKey, value } }]
        },
        Txn,
        signal
      )
      return held.succeeded
    },
    release: signal => revoke(lease, signal)
  }

  async function revoke(id: string | null, signal: AbortSignal): Promise<void> {
    if (id !== null) await ask('lease/revoke', { ID: id }, z.object({}), signal)
  }
}
