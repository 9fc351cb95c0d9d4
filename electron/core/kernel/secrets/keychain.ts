// Passwords and keys: in the operating system's keychain and nowhere else. Without one they are refused, never written to a file.
import { ArchiveError } from '../errors.ts'

/** Secrets by name. Only what the person's own session may read, and never part of the archive or of a package. */
export interface Keychain {
  /** Keeps a secret, over an earlier one of the same name. @throws ArchiveError no-keychain */
  store(name: string, secret: string): Promise<void>
  /** The secret, or null where there is none of that name. @throws ArchiveError no-keychain */
  read(name: string): Promise<string | null>
  /** Takes the secret away; whether there was one. @throws ArchiveError no-keychain */
  forget(name: string): Promise<boolean>
}

const SERVICE = 'Kanalarkiv'
// Unlocking may ask the person for a password; one that never answers must not hold up the work for ever.
const PATIENCE = 120_000

/** The keychain of this machine: Credential Manager, Keychain, or the Secret Service of a Linux desktop. */
export function systemKeychain(): Keychain {
  return {
    store: (name, secret) => inKeychain(name, (entry, signal) => entry.setPassword(secret, signal)),
    read: name => inKeychain(name, async (entry, signal) => (await entry.getPassword(signal)) ?? null),
    forget: name => inKeychain(name, (entry, signal) => entry.deleteCredential(signal))
  }
}

/** The same keychain with the names of one archive apart from those of others. */
export function keychainOf(archiveId: string, keychain: Keychain): Keychain {
  const named = (name: string) => `${archiveId}/${name}`
  return {
    store: (name, secret) => keychain.store(named(name), secret),
    read: name => keychain.read(named(name)),
    forget: name => keychain.forget(named(name))
  }
}

type Entry = import('@napi-rs/keyring').AsyncEntry

async function inKeychain<T>(
  name: string,
  work: (entry: Entry, signal: AbortSignal) => Promise<T>
): Promise<T> {
  // Loaded when it is first needed: few starts of the program need it.
  const { AsyncEntry } = await import('@napi-rs/keyring')
  try {
    // Without the pin a Linux machine with no Secret Service would fall back on the kernel's keyring, which a restart empties.
    const entry = new AsyncEntry(SERVICE, name, { linux: { store: 'secret-service' } })
    return await work(entry, AbortSignal.timeout(PATIENCE))
  } catch (error) {
    throw new ArchiveError('no-keychain', { detail: troubleOf(error) })
  }
}

/** A code word for what the keychain says; its own words are in any language, and may quote the name. */
function troubleOf(error: unknown): 'keychain-missing' | 'keychain-locked' | 'keychain-failed' {
  const words = error instanceof Error ? error.message : ''
  if (/abort|lock|prompt|denied|dismiss/i.test(words)) return 'keychain-locked'
  if (/dbus|ServiceUnknown|connect|not (?:found|provided)|No such file/i.test(words))
    return 'keychain-missing'
  return 'keychain-failed'
}
