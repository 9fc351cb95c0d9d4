// Whether a file is XML: somebody else may call anything so.
import { readFile, stat } from 'node:fs/promises'

/** A larger one is not read: whoever fills it with elements would keep this thread busy for more than a moment. */
const MOST_BYTES = 1 << 20

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
