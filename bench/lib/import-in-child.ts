// An import in a process of its own, so that its memory is that of an import and of nothing before it.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Platform } from '#shared/register.ts'
import { CORE_FLAGS } from '../../shared/core-process.ts'

export type ImportOnce = {
  /** A folder that is not there yet. */
  readonly dir: string
  readonly file: string
  readonly platform: Platform
  readonly ownName: string | null
}

/** `peak`: bytes of memory at the most. */
export type Imported = { readonly seconds: number; readonly peak: number; readonly imported: number }

/** @throws Error when not exactly so many are imported */
export async function importInChild(task: ImportOnce, count: number): Promise<Imported> {
  const child = fork(join(import.meta.dirname, 'import-once.js'), [JSON.stringify(task)], {
    execArgv: [...CORE_FLAGS]
  })
  const [said] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [
    Imported | number | null
  ]
  if (typeof said !== 'object' || said === null) throw new Error(`The import ended with ${String(said)}.`)
  if (said.imported !== count) throw new Error(`${said.imported} instead of ${count} were imported.`)
  return said
}
