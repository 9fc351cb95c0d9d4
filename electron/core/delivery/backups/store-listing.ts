// What lies in the folders of a bucket, asked once for each folder while a backup is written, read or restored.
import { posix } from 'node:path'
import { listed, versionsOf } from '../../kernel/objects/s3/calls.ts'
import type { Requests } from '../../kernel/objects/s3/requests.ts'

/** `version`: where a file is read as it was at a time. A folder is null. */
type Entry = { readonly bytes: number; readonly version: string | null } | null
type Names = Map<string, Entry>
type Asking = Pick<Requests, 'text'>

export interface StoreListing {
  names(folder: string): Promise<Names>
  /** Undefined for what is not there. */
  find(path: string): Promise<Entry | undefined>
  /** That a file was written here, of so many bytes. */
  wrote(path: string, bytes: number): Promise<void>
  removed(path: string): Promise<void>
}

/** Files are asked for in the order of their names, several folders at once. */
const MOST_FOLDERS = 16

/** `ask` waits for the store and says what is wrong with it. `before`: as it was then. */
export function openListing(
  asking: Asking,
  { top, before }: { readonly top: string; readonly before: string | null },
  ask: <T>(work: () => Promise<T>) => Promise<T>
): StoreListing {
  const known = new Map<string, Promise<Names>>()
  function names(folder: string): Promise<Names> {
    const asked = known.get(folder)
    if (asked !== undefined) return asked
    const prefix = folder === '.' ? top : `${top}${folder}/`
    const made = ask(() => (before === null ? namesNow(asking, prefix) : namesThen(asking, prefix, before)))
    made.catch(() => known.delete(folder))
    if (known.size === MOST_FOLDERS) known.delete(known.keys().next().value ?? '')
    known.set(folder, made)
    return made
  }
  return {
    names,
    find: async path => (await names(posix.dirname(path))).get(posix.basename(path)),
    async wrote(path, bytes) {
      let entry: Entry = { bytes, version: null }
      for (let at = path; at !== '.'; at = posix.dirname(at)) {
        const folder = await known.get(posix.dirname(at))
        folder?.set(posix.basename(at), entry)
        // Its folder is there now too.
        entry = null
      }
    },
    async removed(path) {
      const folder = await known.get(posix.dirname(path))
      folder?.delete(posix.basename(path))
      known.delete(path)
    }
  }
}

async function namesNow(asking: Asking, prefix: string): Promise<Names> {
  const { files, folders } = await listed(asking, prefix, { isFlat: true })
  const names: Names = new Map()
  for (const folder of folders) names.set(folder.slice(prefix.length, -1), null)
  for (const { key, bytes } of files)
    if (key !== prefix) names.set(key.slice(prefix.length), { bytes, version: null })
  return names
}

/** The newest version by then of each file, unless it had been taken away. */
async function namesThen(asking: Asking, prefix: string, before: string): Promise<Names> {
  const names: Names = new Map()
  const met = new Set<string>()
  for (const { key, id, bytes, at, isRemoval } of await versionsOf(asking, prefix)) {
    if (met.has(key) || Date.parse(at) > Date.parse(before)) continue
    met.add(key)
    const [first = '', ...rest] = key.slice(prefix.length).split('/')
    if (!isRemoval) names.set(first, rest.length > 0 ? null : { bytes, version: id })
  }
  return names
}
