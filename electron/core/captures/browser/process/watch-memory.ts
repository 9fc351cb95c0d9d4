// Ends the work on a page that takes more memory than any page needs. The browser's own limit is for what scripts keep in their heap;
// buffers lie outside of it, and a page could fill the computer's memory with them.
import type { CDPSession } from 'puppeteer-core'
import { Trouble } from '../trouble.ts'

const ASK_MS = 500

/** What V8 says, of which the types of the protocol do not know all. */
type HeapUsage = {
  readonly usedSize: number
  readonly backingStorageSize?: number
  readonly embedderHeapUsedSize?: number
}

/** Asks how much the page takes, as often as it answers, until `ended`. */
export async function watchMemory(
  session: CDPSession,
  most: number,
  { ended, end }: { readonly ended: AbortSignal; readonly end: (trouble: Trouble) => void }
): Promise<void> {
  while (!ended.aborted) {
    await new Promise(resolve => setTimeout(resolve, ASK_MS).unref())
    if (ended.aborted) return
    try {
      const {
        usedSize,
        backingStorageSize = 0,
        embedderHeapUsedSize = 0
      }: HeapUsage = await session.send('Runtime.getHeapUsage')
      const used = usedSize + backingStorageSize + embedderHeapUsedSize
      if (used > most) end(new Trouble('too-much-memory', `${Math.round(used / 2 ** 20)} MiB`))
    } catch {
      // The page is going elsewhere, or its window is closed: whoever waits for it is told of that.
    }
  }
}
