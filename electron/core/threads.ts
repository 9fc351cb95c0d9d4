// What every thread of its own needs: where its code is, and how what failed in it is told.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ErrorCode, ErrorParams } from '#shared/errors.ts'
import { ArchiveError } from './errors.ts'

/**
 * The file that a thread begins with: an entry of the bundle, which lies beside what calls for it or above, else its source
 * in `folder`, that of the caller.
 */
export function threadFile(name: string, folder: string): string {
  const bundled = [join(folder, `${name}.js`), join(folder, '..', `${name}.js`)]
  return bundled.find(path => existsSync(path)) ?? join(folder, `${name}.ts`)
}

/** An error between two threads, which loses its class and its code on the way. */
export type Failure =
  | { readonly is: 'refusal'; readonly code: ErrorCode; readonly params: ErrorParams }
  | { readonly is: 'error'; readonly message: string; readonly code: string | undefined }

export function failureOf(error: unknown): Failure {
  if (error instanceof ArchiveError) return { is: 'refusal', code: error.code, params: error.params }
  const { message, code } = error as NodeJS.ErrnoException
  return { is: 'error', message, code }
}

export function errorOf(failure: Failure): Error {
  if (failure.is === 'refusal') return new ArchiveError(failure.code, failure.params)
  return Object.assign(new Error(failure.message), { code: failure.code })
}
