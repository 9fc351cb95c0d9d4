// A secret that is longer than a keychain takes: Windows has room for 2,560 bytes in UTF-16, and a key of RSA needs more. It lies there in parts.
import type { Keychain } from '../../kernel/secrets/keychain.ts'

const PART = 1_000

/** @throws ArchiveError no-keychain */
export async function storeLong(secrets: Keychain, name: string, secret: string): Promise<void> {
  const count = Math.ceil(secret.length / PART)
  for (let at = 0; at < count; at++)
    await secrets.store(`${name}/${at + 1}`, secret.slice(at * PART, (at + 1) * PART))
  // The last to be there says that all are.
  await secrets.store(name, `${count}`)
}

/** Null where it is not there, or not all of it. @throws ArchiveError no-keychain */
export async function readLong(secrets: Keychain, name: string): Promise<string | null> {
  const count = Number(await secrets.read(name))
  if (!(count >= 1 && count <= 20)) return null
  const parts: string[] = []
  for (let at = 1; at <= count; at++) parts.push((await secrets.read(`${name}/${at}`)) ?? '')
  return parts.includes('') ? null : parts.join('')
}

/** @throws ArchiveError no-keychain */
export async function forgetLong(secrets: Keychain, name: string): Promise<void> {
  const count = Number(await secrets.read(name))
  await secrets.forget(name)
  for (let at = 1; at <= Math.min(count, 20); at++) await secrets.forget(`${name}/${at}`)
}
