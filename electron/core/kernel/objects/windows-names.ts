// Names that Windows cannot bear. Node reaches past its rules, so that a folder may be made that nothing else there can open.
import { parse } from 'node:path'
import { ArchiveError } from '../errors.ts'

/** Names of devices, with or without an ending, and those with a superscript ("Naming Files, Paths, and Namespaces", Microsoft). */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)/i
const FORBIDDEN = /[<>:"|?*\p{Cc}]/u
const LAST = /[. ]$/

/** The first part of a path that Windows cannot have as a name; null where it can have all. */
export function unbearableIn(path: string): string | null {
  const { root } = parse(path)
  const parts = path.slice(root.length).split(/[\\/]/)
  const isRelative = (part: string) => part === '.' || part === '..'
  const isBad = (part: string) => DEVICE.test(part) || FORBIDDEN.test(part) || LAST.test(part)
  return parts.find(part => !isRelative(part) && isBad(part)) ?? null
}

/** @throws ArchiveError folder-name-unusable, on Windows */
export function refuseUnbearable(dir: string): void {
  const name = process.platform === 'win32' ? unbearableIn(dir) : null
  if (name !== null) throw new ArchiveError('folder-name-unusable', { dir, name })
}
