// Putting a gibibyte into the object store: read, hashed, copied, synced and named, against hashing the same files.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openObjectStore } from '../../electron/core/kernel/objects/store.ts'
import { GIBIBYTE, gibibyteIn } from '../lib/files.ts'
import { type Measure, type Subject, secondsOf } from '../lib/measure.ts'
import { run } from '../lib/programs.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'

const what = {
  goal: 1.2,
  baseline: 'sha256sum of the same files, which are in the page cache for both'
}

export const storePut: Measure = {
  ...what,
  name: 'store-put',
  ours: 'putFile of 64 files of 16 MiB, two at a time, each synced to disk before it gets its name',
  prepare: () => prepare(64)
}

export const storePutOne: Measure = {
  ...what,
  name: 'store-put-one',
  ours: 'putFile of one file of 1 GiB, synced to disk before it gets its name',
  prepare: () => prepare(1)
}

async function prepare(files: number): Promise<Subject> {
  const folder = await temporaryFolder(3 * GIBIBYTE)
  const paths = await gibibyteIn(folder, { files })
  return {
    baseline: () => secondsOf(() => run('sha256sum', paths)),
    async ours() {
      // A store of its own each time: what is kept already would not be written again.
      const dir = await temporaryFolder(GIBIBYTE)
      try {
        const store = openObjectStore(dir)
        const seconds = await secondsOf(async () => {
          const waiting = [...paths]
          const putAll = async () => {
            for (let path = waiting.shift(); path !== undefined; path = waiting.shift())
              await store.putFile(path, 'application/octet-stream')
          }
          await Promise.all([putAll(), putAll()])
        })
        await expectObjects(dir, files)
        return seconds
      } finally {
        await removeFolder(dir)
        await run('sync', [])
      }
    },
    close: () => removeFolder(folder)
  }
}

async function expectObjects(dir: string, files: number): Promise<void> {
  const names = await readdir(join(dir, 'objects'), { recursive: true, withFileTypes: true })
  const found = names.filter(entry => entry.isFile()).length
  if (found !== files) throw new Error(`The store holds ${found} files instead of ${files}.`)
}
