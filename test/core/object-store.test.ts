// Files of every awkward length are kept byte for byte, several at once too, and nothing is left of what failed.
import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openObjectStore } from '../../electron/core/kernel/objects/store.ts'
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
    expect(await store.sweepDrafts()).toEqual({ swept: 0, held: [] })
  })

  it.skipIf(process.platform === 'win32')(
    'is told as unreadable where a pipe lies in its place',
    async () => {
      const dir = await temporaryFolder()
      const store = openObjectStore(dir)
      const { sha256 } = await store.put(Buffer.from('ett brev'), 'text/plain')
      await rm(store.path(sha256))
      execFileSync('mkfifo', [store.path(sha256)])
      expect(await store.verify(sha256)).toEqual({ state: 'unreadable', bytes: 0 })
      // And the right bytes take its place.
      await store.put(Buffer.from('ett brev'), 'text/plain')
      expect(await store.verify(sha256)).toEqual({ state: 'right', bytes: 8 })
    }
  )

  it('is kept in part, from any place to any other', async () => {
    const dir = await temporaryFolder()
    const store = openObjectStore(dir)
    const [path, bytes] = [join(dir, 'whole.bin'), randomBytes(5 * MEBIBYTE + 77)]
    await writeFile(path, bytes)
    const parts = [
      [0, 0],
      [0, 1],
      [30, 30],
      [77, MEBIBYTE + 77],
      [1, 3 * MEBIBYTE],
      [4096, bytes.length],
      [0, bytes.length]
    ] as const
    const objects = await Promise.all(
      parts.map(([start, end]) => store.putFile(path, 'video/mp4', { start, end }))
    )
    for (const [index, [start, end]] of parts.entries()) {
      const kept = await readFile(store.path((objects[index] as (typeof objects)[number]).sha256))
      expect(kept.equals(bytes.subarray(start, end))).toBe(true)
      expect(objects[index]).toMatchObject({ bytes: end - start, mediaType: 'video/mp4' })
    }
  })

  it('is not kept in part when the file ends before the part does', async () => {
    const dir = await temporaryFolder()
    const store = openObjectStore(dir)
    const path = join(dir, 'short.bin')
    await writeFile(path, randomBytes(MEBIBYTE))
    for (const range of [
      { start: 100, end: MEBIBYTE + 1 },
      { start: MEBIBYTE + 5, end: MEBIBYTE + 6 }
    ])
      await expect(store.putFile(path, 'video/mp4', range)).rejects.toThrow(RangeError)
    expect(store.unclaimed()).toEqual([])
    expect(await readdir(join(dir, 'objects'))).toEqual([])
  })

  it('leaves nothing when it cannot be read', async () => {
    const dir = await temporaryFolder()
    const store = openObjectStore(dir)
    await expect(store.putFile(join(dir, 'missing'), 'text/plain')).rejects.toMatchObject({ code: 'ENOENT' })
    await expect(store.putFile(dir, 'text/plain')).rejects.toMatchObject({ code: 'EISDIR' })
    expect(await readdir(join(dir, 'objects'))).toEqual([])
  })
})
