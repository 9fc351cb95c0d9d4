// Reading a gibibyte of objects again and hashing it, against hashing the same files.
import { openObjectStore, type StoredObject } from '../../electron/core/kernel/objects/store.ts'
import { GIBIBYTE, gibibyteIn } from '../lib/files.ts'
import { type Measure, type Subject, secondsOf } from '../lib/measure.ts'
import { run } from '../lib/programs.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'

const what = {
  goal: 1.2,
  baseline: 'sha256sum of the same objects, which are in the page cache for both'
}

export const storeVerify: Measure = {
  ...what,
  name: 'store-verify',
  ours: 'verify of 64 objects of 16 MiB, one after the other',
  prepare: () => prepare(64)
}

export const storeVerifyOne: Measure = {
  ...what,
  name: 'store-verify-one',
  ours: 'verify of one object of 1 GiB',
  prepare: () => prepare(1)
}

async function prepare(files: number): Promise<Subject> {
  const folder = await temporaryFolder(2 * GIBIBYTE)
  const store = openObjectStore(folder)
  const objects: StoredObject[] = []
  for (const path of await gibibyteIn(folder, { files }))
    objects.push(await store.putFile(path, 'application/octet-stream'))
  const paths = objects.map(({ sha256 }) => store.path(sha256))
  return {
    baseline: () => secondsOf(() => run('sha256sum', paths)),
    ours: () =>
      secondsOf(async () => {
        for (const { sha256 } of objects) {
          const { state } = await store.verify(sha256)
          if (state !== 'right') throw new Error(`${sha256} is ${state}.`)
        }
      }),
    close: () => removeFolder(folder)
  }
}
