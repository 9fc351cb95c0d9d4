// The path by which SQLite opens a database on Windows, where it takes no more than 260 characters of an ordinary one.
import { toNamespacedPath } from 'node:path'

/** With what SQLite adds to a name, and the mark of a namespaced path. */
const LONG = 240

/**
 * Namespaced (`\\?\`) where it is long. A short one stays as it is: of a drive's root, Node says that the namespaced folder is not there.
 * Elsewhere than on Windows every path stays as it is.
 */
export function databasePath(file: string, namespaced: (path: string) => string = toNamespacedPath): string {
  const path = namespaced(file)
  return path.length > LONG ? path : file
}
