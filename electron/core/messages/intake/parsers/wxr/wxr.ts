// Exports of WordPress (Tools: Export), which hold the comments of visitors with their addresses. Spam is never in them.
import type { ExportFile } from '../../files/export-file.ts'
import type { Read } from '../../item.ts'
import type { Parser } from '../parser.ts'
import { nothingFound } from '../reads.ts'
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
  async *read(file, chunks): AsyncGenerator<readonly Read[]> {
    const reader = new WxrReader()
    let decoder: ReturnType<typeof decoderOf> | null = null
    for await (const chunk of chunks) {
      decoder ??= decoderOf(chunk)
      for (let at = 0; at < chunk.length; at += PIECE)
        yield reader.push(decoder.decode(chunk.subarray(at, at + PIECE), { stream: true }))
    }
    yield reader.push(decoder?.decode() ?? '')
    yield reader.end()
    yield nothingFound(file, reader.hasPosts)
  }
}

/** A head says how it is written within so many bytes. */
const HEAD = 200

/** By what the head of the file says, as XML has it; in UTF-8 where that is nothing known. */
function decoderOf(first: Uint8Array) {
  const head = Buffer.from(first.subarray(0, HEAD)).toString('latin1')
  const said = /<\?xml[^>]{0,100}encoding=["']([\w.:-]{1,40})["']/.exec(head)?.[1]
  if (said === undefined || head.startsWith('\u00EF\u00BB\u00BF')) return new TextDecoder()
  try {
    const decoder = new TextDecoder(said)
    // A head that can be read so is in letters of one byte, whatever the program that wrote it anew says.
    return decoder.encoding.startsWith('utf-16') ? new TextDecoder() : decoder
  } catch {
    return new TextDecoder()
  }
}
