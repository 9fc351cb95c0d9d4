// What an archive's lease is held by: an engine that several servers reach, and that gives it to one of them at a time.

/** What the engine's certificate is held against, and what we show it. */
export type Tls = { readonly ca?: string; readonly cert?: string; readonly key?: string }

export type LeaseSettings = {
  /** The archive's own among all that the engine has. */
  readonly name: string
  /** In milliseconds, from its last renewal. */
  readonly lasts: number
  readonly engine: EtcdSettings | KubernetesSettings
}

export type EtcdSettings = {
  readonly kind: 'etcd'
  readonly addresses: readonly string[]
  readonly tls: Tls
}

export type KubernetesSettings = {
  readonly kind: 'kubernetes'
  readonly server: string
  readonly namespace: string
  /** Read anew each time: it is changed under way. */
  readonly tokenFile: string
  readonly tls: Tls
}

/** A lease is trusted for so much of its time, and renewed so many times within that. */
export const [TRUSTED, RENEWALS] = [0.75, 4]
