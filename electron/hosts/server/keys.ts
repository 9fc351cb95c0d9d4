// Keys by which other programs come in. A key is shown once, when it is made; the configuration has its digest.
import { hash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { ArchiveConfig } from './config.ts'

type Key = ArchiveConfig['keys'][number]

const digestOf = (key: string) => hash('sha256', key)

/** A new key, and the entry of it in the configuration; whoever enters it says which roles it has. */
export function newKey(name: string): { readonly key: string; readonly entry: object } {
  const key = `kanalarkiv_${randomBytes(32).toString('base64url')}`
  return { key, entry: { name, roles: [], sha256: digestOf(key) } }
}

/** The entry of a key that was sent. Each is compared, so that the time says nothing. */
export function keyNamed(keys: readonly Key[], authorization: string | undefined): Key | undefined {
  const [, sent] = /^Bearer (\S+)$/i.exec(authorization ?? '') ?? []
  if (sent === undefined) return undefined
  const digest = Buffer.from(digestOf(sent), 'hex')
  return keys.filter(({ sha256 }) => timingSafeEqual(Buffer.from(sha256, 'hex'), digest)).at(0)
}
