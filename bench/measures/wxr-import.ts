// Importing a WordPress export of 50,000 comments: 5,000 comments a second, in less than 300 MB.
import { join } from 'node:path'
import { importInChild } from '../lib/import-in-child.ts'
import type { Measure } from '../lib/measure.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'
import { writeExport } from '../lib/wxr.ts'

const COMMENTS = 50_000
const SECONDS = COMMENTS / 5_000
const MOST_MEMORY = 300_000_000

export const wxrImport: Measure = {
  name: 'wxr-import',
  goal: 1,
  ours: `import of a WordPress export of ${COMMENTS} comments: kept, parsed, saved, read back, entered`,
  baseline: `the ${SECONDS} seconds that 5,000 comments a second allow`,
  async prepare() {
    const folder = await temporaryFolder(1 << 30)
    const file = join(folder, 'bloggen.xml')
    await writeExport(file, COMMENTS)
    let memory = 0
    return {
      baseline: async () => SECONDS,
      async ours() {
        const dir = await temporaryFolder(1 << 30)
        try {
          const task = { dir: join(dir, 'arkiv'), file, platform: 'blog', ownName: null } as const
          const { seconds, peak } = await importInChild(task, COMMENTS)
          memory = Math.max(memory, peak)
          return seconds
        } finally {
          await removeFolder(dir)
        }
      },
      notes: () => [
        `at the most ${Math.round(memory / 1e6)} MB of memory in the whole process, of ${MOST_MEMORY / 1e6} MB allowed`
      ],
      close: () => removeFolder(folder)
    }
  }
}
