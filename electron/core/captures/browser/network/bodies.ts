// The bodies that a page fetched, until they are in its WACZ: the first ones in memory, and all that come after in a file, so that
// a page of a gigabyte does not take one.
import { readSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { constants, inflateRawSync } from 'node:zlib'
import { deflateBody } from '../../wacz/member.ts'
import { type Body, digestOf } from '../../wacz/pieces.ts'
import { newProfile, removeProfile } from '../process/temporary-profile.ts'

const MOST_IN_MEMORY = 32 << 20

export class Bodies {
  #inMemory = 0
  #end = 0
  #isClosed = false
  #file: Promise<{ readonly dir: string; readonly handle: FileHandle }> | null = null

  /** `isPacked`: it is packed already. @throws what the disk says */
  async keep(raw: Buffer, isPacked: boolean): Promise<Body> {
    const deflated = await deflateBody(raw, isPacked)
    const facts = {
      length: deflated.length,
      digest: digestOf(deflated),
      rawLength: raw.length,
      rawDigest: digestOf(raw)
    }
    if (this.#inMemory + raw.length <= MOST_IN_MEMORY) {
      this.#inMemory += raw.length
      return { ...facts, read: () => deflated, raw: () => raw }
    }
    if (this.#isClosed) throw new Error('closed')
    const offset = this.#end
    this.#end += deflated.length
    const { handle } = await this.#open()
    await handle.writev([deflated], offset)
    const read = () => readAt(handle.fd, offset, deflated.length)
    return {
      ...facts,
      read,
      // It ends on a byte and not at an end of its own.
      raw: () => inflateRawSync(read(), { finishFlush: constants.Z_SYNC_FLUSH })
    }
  }

  /** Afterwards nothing of what was kept can be read. */
  async close(): Promise<void> {
    this.#isClosed = true
    const file = await this.#file?.catch(() => null)
    await file?.handle.close()
    if (file) await removeProfile(file.dir)
  }

  // A folder like a browser's own: what a killed program leaves is swept away with those.
  #open() {
    this.#file ??= newProfile().then(async dir => ({
      dir,
      handle: await open(join(dir, 'bodies'), 'wx+', 0o600)
    }))
    return this.#file
  }
}

function readAt(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  for (let at = 0; at < length; ) {
    const count = readSync(file, bytes, at, length - at, offset + at)
    if (count === 0) throw new Error('a kept body is cut off')
    at += count
  }
  return bytes
}
