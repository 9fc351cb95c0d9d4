// Files in a bucket of a real Ceph, which the kit starts: the same as of the stub, by the store that municipalities have.
import { afterAll, beforeAll, describe } from 'vitest'
import { backupStoreSuite } from '../helpers/backup-store-suite.ts'
import { startCeph } from '../helpers/platforms/ceph.ts'
import { missingForCeph } from '../helpers/platforms/kits.ts'
import { s3Suite } from '../helpers/s3-suite.ts'

const missing = missingForCeph()

describe.skipIf(missing !== null)(
  `files in a bucket of Ceph${missing === null ? '' : ` (${missing})`}`,
  () => {
    let ceph: Awaited<ReturnType<typeof startCeph>>
    beforeAll(async () => {
      ceph = await startCeph()
    })
    afterAll(() => ceph.stop())

    s3Suite(() => ceph.settings)
    describe('backups in it', () => backupStoreSuite(() => ceph.settings))
  }
)
