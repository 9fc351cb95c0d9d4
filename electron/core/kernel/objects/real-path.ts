// Where a path leads, through every link, also when its last parts are not there yet.
import { realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

/** @throws nothing: what cannot be looked at is taken as it is written */
export async function realPath(path: string): Promise<string> {
  const whole = resolve(path)
  const real = await realpath(whole).catch(() => null)
  if (real !== null) return real
  const parent = dirname(whole)
  return parent === whole ? whole : join(await realPath(parent), basename(whole))
}
