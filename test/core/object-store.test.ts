// Files of every awkward length are kept byte for byte, several at once too, and nothing is left of what failed.
import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openObjectStore } from '../../electron/core/objects/store.ts'
import { temporaryFolder } from '../helpers/archive.ts'

const MEBIBYTE = 1 << 20
const LENGTHS = [
  0,
  1,
  4095,
  4096,
  4097,
  MEBIBYTE,
  MEBIBYTE + 1,
  4 * MEBIBYTE,
  9 * MEBIBYTE + 4096,
  9 * MEBIBYTE + 123
]

async function sources(dir: string): Promise<{ path: string; bytes: Buffer; sha256: string }[]> {
  return Promise.all(
    LENGTHS.map(async length => {
      const [path, bytes] = [join(dir, `${length}.bin`), randomBytes(length)]
      await writeFile(path, bytes)
      return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
    })
  )
}

describe('a file put in the object store', () => {
  it('is kept byte for byte, one after the other', async () => {
    const dir = await temporaryFolder()
    const store = openObjectStore(dir)
    for (const { path, bytes, sha256 } of await sources(dir)) {
      const object = await store.putFile(path, 'application/octet-stream')
      expect(object).toMatchObject({ sha256, bytes: bytes.length })
      expect(bytes.equals(await readFile(store.path(object.sha256)))).toBe(true)
      expect(await store.verify(object.sha256)).toEqual({ state: 'right', bytes: bytes.length })
    }
  })

  it('is kept byte for byte, ten at once', async () => {
    const dir = await temporaryFolder()
    const store = openObjectStore(dir)
    const given = await sources(dir)
    const objects = await Promise.all(
      given.map(({ path }) => store.putFile(path, 'application/octet-stream'))
    )
    for (const [index, { sha256, bytes: length }] of objects.entries()) {
      expect(sha256).toBe(given[index]?.sha256)
      expect(length).toBe(LENGTHS[index])
      expect(given[index]?.bytes.equals(await readFile(store.path(sha256)))).toBe(true)
    }
    expect(await store.sweepDrafts()).toBe(0)
  })

  it('leaves nothing when it cannot be read', async () => {
    const dir = await temporaryFolder()
    const store = openObjectStore(dir)
    await expect(store.putFile(join(dir, 'missing'), 'text/plain')).rejects.toMatchObject({ code: 'ENOENT' })
    await expect(store.putFile(dir, 'text/plain')).rejects.toMatchObject({ code: 'EISDIR' })
    expect(await readdir(join(dir, 'objects'))).toEqual([])
  })
})
