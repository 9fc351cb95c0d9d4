// Mails that lie in files: `.eml`, Outlook's `.msg`, and mailbox files (mbox) with many in one. Each is read when it is entered,
// in a thread of its own, and what was forwarded in it comes out of it then as a mail of its own.
import { buffer } from 'node:stream/consumers'
import { Platform } from '#shared/register.ts'
import { isMbox, mailsInMbox } from '../../../formats/mail/mbox.ts'
import { isMailFile } from '../../../formats/mail/read-message.ts'
import type { ExportFile } from '../files/export-file.ts'
import type { Read } from '../item.ts'
import type { Parser } from './parser.ts'
import { unreadable } from './reads.ts'

/** Files that are not called like mails are looked into up to this number. */
const MOST_PEEKED = 1_000
const MOST_BYTES = 100 << 20

export const mail: Parser<null> = {
  name: 'mail',
  version: 1,
  isByThread: false,
  async claims(files) {
    const isNamed = ({ path }: ExportFile) => /\.(?:eml|msg|mbox|mbx)$/i.test(path)
    const others = files.all.filter(file => !isNamed(file)).slice(0, MOST_PEEKED)
    const claimed: ExportFile[] = []
    for (const file of [...files.all.filter(isNamed), ...others]) {
      const head = await files.head(file)
      if (isMbox(head) || isMailFile(head)) claimed.push(file)
    }
    return claimed
  },
  // A mail says nothing about which channel it is about.
  platforms: () => new Set(Platform.options),
  leaves: () => null,
  prepare: async () => null,
  async *read(file, chunks) {
    const { first, all } = await begun(chunks)
    if (isMbox(first)) {
      for await (const { offset, bytes, isCut, hasHeading } of mailsInMbox(all, MOST_BYTES)) {
        const locator = `byte ${offset}`
        if (hasHeading) yield [{ is: 'warning', code: 'mails-unparted', place: `${file.path} ${locator}` }]
        if (bytes.length === 0) yield [unreadable(file, locator)]
        else yield isCut ? [tooLarge(`${file.path} ${locator}`)] : [{ is: 'mail', bytes, locator }]
      }
    } else if (file.bytes > MOST_BYTES) yield [tooLarge(file.path)]
    else yield [{ is: 'mail', bytes: await buffer(all), locator: '' }]
  }
}

const tooLarge = (place: string): Read => ({ is: 'unreadable', code: 'mail-too-large', place })

async function begun(chunks: AsyncIterable<Buffer>): Promise<{ first: Buffer; all: AsyncIterable<Buffer> }> {
  const reading = chunks[Symbol.asyncIterator]()
  const { value, done } = await reading.next()
  const first = done === true ? Buffer.alloc(0) : value
  const all = async function* () {
    yield first
    for (let next = await reading.next(); next.done !== true; next = await reading.next()) yield next.value
  }
  return { first, all: all() }
}
