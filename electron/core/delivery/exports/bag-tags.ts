// The tag files of a BagIt 1.0 bag (RFC 8493): what every bag has, whatever is in it.
import { normalized } from '#shared/normal-form.ts'
import type { Draft } from './disk.ts'

export const BAGIT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'

/** Writes the manifest of both digests, or the tag manifest; answers the SHA-256 of the one with SHA-512. */
export async function writeManifests(
  draft: Draft,
  kind: '' | 'tag',
  files: readonly Digested[]
): Promise<string> {
  const lines = (algorithm: 'sha256' | 'sha512') =>
    files.map(([path, read]) => `${read[algorithm]}  ${path}\n`).join('')
  await draft.writeWhole(`${kind}manifest-sha256.txt`, lines('sha256'))
  return (await draft.writeWhole(`${kind}manifest-sha512.txt`, lines('sha512'))).sha256
}

export type Digested = readonly [path: string, read: Awaited<ReturnType<Draft['writeWhole']>>]

/** By code unit: the same order on every machine. */
export function byPath([a]: Digested, [b]: Digested): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** `bag-info.txt`. */
export function tags(facts: readonly (readonly [label: string, value: string | number])[]): string {
  return facts.map(([label, value]) => `${label}: ${oneLine(String(value))}\n`).join('')
}

export function oneLine(text: string): string {
  return normalized(text, 'NFC')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
}
