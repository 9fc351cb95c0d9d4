// Which folder is the archive, where there are several of it: the one that the newest holder of the lease had. The holder's id lies in the
// folder, and with the engine; a folder that has another's has been succeeded, however whole it is.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ArchiveError, errno } from '../errors.ts'
import { syncFile, syncFolder } from '../objects/durable.ts'
import { rename } from '../objects/held-elsewhere.ts'
import type { Lease } from './lease.ts'

export const holderPath = (dir: string) => join(dir, 'lease.json')
/** Its newest holder, and the one that the engine had noted then: a crash may come before it has noted the new one. */
const Held = z.object({ holder: z.string(), after: z.string().nullable() })

/** @throws ArchiveError lease-superseded where another has had the archive since this folder was open */
export async function requireNewest(dir: string, { before }: Pick<Lease, 'before'>): Promise<void> {
  if (before === null) return
  const held = await heldIn(dir)
  if (held?.holder !== before.id && held?.after !== before.id)
    throw new ArchiveError('lease-superseded', { dir, host: before.host, at: before.at })
}

/** The folder is the archive's from now on. It is said here first, and with the engine afterwards. */
export async function noteHolder(dir: string, { id, before }: Pick<Lease, 'id' | 'before'>): Promise<void> {
  const path = holderPath(dir)
  const held: z.infer<typeof Held> = { holder: id, after: before?.id ?? null }
  await writeFile(`${path}.tmp`, `${JSON.stringify(held)}\n`)
  await syncFile(`${path}.tmp`)
  await rename(`${path}.tmp`, path)
  await syncFolder(dir)
}

async function heldIn(dir: string): Promise<z.infer<typeof Held> | null> {
  try {
    return Held.parse(JSON.parse(await readFile(holderPath(dir), 'utf8')))
  } catch (error) {
    // What cannot be read as ours says nothing.
    if (errno(error) === 'ENOENT' || error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}
