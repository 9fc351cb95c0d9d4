// Whether a file is XML: somebody else may call anything so.
import { readFile, stat } from 'node:fs/promises'

/** A larger one is not read: as a tree it takes some five times as much memory. */
const MOST_BYTES = 16 << 20

/** Whether it is well-formed; null where it is too large to be read. Nothing that it points at is opened. */
export async function isWellFormed(path: string): Promise<boolean | null> {
  if ((await stat(path)).size > MOST_BYTES) return null
  // Loaded when it is needed: it is large, and most starts of the program do not need it.
  const { XmlDocument } = await import('libxml2-wasm')
  const bytes = await readFile(path)
  try {
    XmlDocument.fromBuffer(bytes).dispose()
    return true
  } catch {
    return false
  }
}
