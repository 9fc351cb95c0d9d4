// Where the code of a thread of its own is.
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The file that a thread begins with: an entry of the bundle, which lies beside what calls for it or above, else its source
 * in `folder`, that of the caller.
 */
export function threadFile(name: string, folder: string): string {
  const bundled = [join(folder, `${name}.js`), join(folder, '..', `${name}.js`)]
  return bundled.find(path => existsSync(path)) ?? join(folder, `${name}.ts`)
}
