// The files of a folder as packages name them.
import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** Every file in it and in the folders below, in order, with `/` between the parts of its path whatever the system writes there. */
export async function filesUnder(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort()
}
