// Packages from the outside: where one lies, and whether it is as it was written.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Language } from '#shared/errors.ts'
import type { Export } from '#shared/export.ts'
import type { PackageVerification } from '../../../resources/verify/verify.mjs'
import { ArchiveError } from '../../core/kernel/errors.ts'
import { projectFile } from './place.ts'

type Verifier = typeof import('../../../resources/verify/verify.mjs')
type Common = typeof import('../../../resources/verify/verify-common.mjs')
type Told = typeof import('../../../resources/verify/verify-told.mjs')
type Words = typeof import('../../../resources/verify/verify-words.mjs')
type ListedVerifier = typeof import('../../../resources/verify/verify-listed.mjs')

/** Checks a package with the very script that goes along in it; null when the folder is no package. */
export async function checkPackage(dir: string, signal: AbortSignal): Promise<PackageVerification | null> {
  const { verifyPackage }: Verifier = await import(/* @vite-ignore */ script('verify.mjs'))
  const { verifyListed }: ListedVerifier = await import(/* @vite-ignore */ script('verify-listed.mjs'))
  try {
    // Disclosed copies may be a bag, and have this list too, which speaks for all of it.
    const isListed = existsSync(join(dir, 'kontrollsummor-sha256.txt'))
    return (isListed ? null : await verifyPackage(dir, { signal })) ?? (await verifyListed(dir, { signal }))
  } catch (error) {
    if (signal.aborted) throw new ArchiveError('stopped')
    throw error
  }
}

/** The seals of the lines of the journal that lies in a package, in their order. */
export async function sealsIn(dir: string): Promise<string[]> {
  const { seal }: Common = await import(/* @vite-ignore */ script('verify-common.mjs'))
  for (const base of ['', 'representations/rep1/', 'content/']) {
    const text = await readFile(join(dir, base, 'data', 'journal.jsonl'), 'latin1').catch(() => null)
    if (text !== null) return text.replace(/\n$/, '').split('\n').map(seal)
  }
  return []
}

/** What the script says that it held against what, and of keys and time stamps besides. */
export async function toldOf(
  check: PackageVerification,
  language: Language
): Promise<{ readonly what: string; readonly more: readonly string[] }> {
  const { told }: Told = await import(/* @vite-ignore */ script('verify-told.mjs'))
  const { checked }: Words = await import(/* @vite-ignore */ script('verify-words.mjs'))
  const inWords = ([sv, en]: [string, string]) => (language === 'sv' ? sv : en)
  return { what: inWords(checked(check)), more: told(check).map(inWords) }
}

const script = (name: string) => pathToFileURL(projectFile('resources', 'verify', name)).href

/** The folder of a package that has been written, absolute. */
export function packagePath(archiveDir: string, { folder }: Export): string | null {
  return folder === null ? null : resolve(archiveDir, folder)
}
