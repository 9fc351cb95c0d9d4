// Exports of WordPress (Tools: Export), which hold the comments of visitors with their addresses. Spam is never in them.
import type { ExportFile } from '../../files/export-file.ts'
import type { Read } from '../../item.ts'
import type { Parser } from '../parser.ts'
import { WxrReader } from './reader.ts'

/** So much text is read between two answers. */
const PIECE = 1 << 18

export const wxr: Parser<null> = {
  name: 'wxr',
  version: 1,
  isByThread: false,
  async claims(files) {
    const claimed: ExportFile[] = []
    for (const file of files.all)
      if (/\.xml$/i.test(file.path) && (await files.peek(file)).includes('http://wordpress.org/export/'))
        claimed.push(file)
    return claimed
  },
  platforms: () => new Set(['blog'] as const),
  leaves: () => null,
  prepare: async () => null,
  async *read(_, chunks): AsyncGenerator<readonly Read[]> {
    const reader = new WxrReader()
    const decoder = new TextDecoder()
    for await (const chunk of chunks)
      for (let at = 0; at < chunk.length; at += PIECE)
        yield reader.push(decoder.decode(chunk.subarray(at, at + PIECE), { stream: true }))
    yield reader.push(decoder.decode())
    yield reader.end()
  }
}
