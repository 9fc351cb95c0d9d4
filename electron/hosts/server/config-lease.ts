// What a configuration says of one server at a time: by which engine, and how the database is copied for the next.
import { z } from 'zod'
import type { LeaseSettings, Tls } from '../../core/kernel/lease/settings.ts'
import { ask, secureUrl } from './config-checks.ts'

const file = z.string(ask('file')).min(1, ask('file'))
/** Where Kubernetes lays what a pod is to use. */
const POD = '/var/run/secrets/kubernetes.io/serviceaccount'

export const LeaseFields = z
  .strictObject({
    /** Another name than that of the archive's address. */
    name: z
      .string(ask('leaseName'))
      .regex(/^[a-z0-9][a-z0-9.-]{0,200}$/, ask('leaseName'))
      .optional(),
    /** How long it lasts from its last renewal. */
    seconds: z.int(ask('leaseSeconds')).min(5, ask('leaseSeconds')).max(300, ask('leaseSeconds')).default(20),
    etcd: z.array(secureUrl('leaseEtcd'), ask('leaseEtcd')).min(1, ask('leaseEtcd')).optional(),
    kubernetes: z
      .strictObject({
        server: secureUrl('leaseServer').default('https://kubernetes.default.svc'),
        /** Left out: that of the pod. */
        namespace: z
          .string(ask('leaseName'))
          .regex(/^[a-z0-9-]{1,63}$/, ask('leaseName'))
          .optional(),
        tokenFile: file.default(`${POD}/token`)
      })
      .optional(),
    caFile: file.optional(),
    certFile: file.optional(),
    keyFile: file.optional()
  })
  .refine(({ etcd, kubernetes }) => (etcd === undefined) !== (kubernetes === undefined), ask('leaseOne'))
type LeaseFields = z.infer<typeof LeaseFields>

export const CopyFields = z.strictObject({
  by: z.enum(['kanalarkiv', 'litestream'], ask('copyBy')).default('kanalarkiv'),
  everyMinutes: z.number(ask('minutes')).min(0.1, ask('minutes')).max(1440, ask('minutes')).default(5),
  /** Where Litestream is, if not on the path. */
  program: file.default('litestream')
})
export type CopyConfig = z.infer<typeof CopyFields>

/** With what stands in the files; `read` says of one that cannot be read. */
export function leaseSettings(
  { name, seconds, etcd, kubernetes, ...files }: LeaseFields,
  archive: string,
  read: (file: string, field: string) => string
): LeaseSettings {
  const tls: { -readonly [K in keyof Tls]: Tls[K] } = {}
  const caFile = files.caFile ?? (kubernetes === undefined ? undefined : `${POD}/ca.crt`)
  const isOpen = kubernetes?.server.startsWith('http:') ?? false
  if (caFile !== undefined && !isOpen) tls.ca = read(caFile, 'caFile')
  if (files.certFile !== undefined) tls.cert = read(files.certFile, 'certFile')
  if (files.keyFile !== undefined) tls.key = read(files.keyFile, 'keyFile')
  const about = { name: name ?? archive, lasts: seconds * 1000 }
  if (kubernetes === undefined) return { ...about, engine: { kind: 'etcd', addresses: etcd ?? [], tls } }
  const { server, tokenFile } = kubernetes
  const namespace = kubernetes.namespace ?? read(`${POD}/namespace`, 'kubernetes.namespace')
  return { ...about, engine: { kind: 'kubernetes', server, namespace, tokenFile, tls } }
}
