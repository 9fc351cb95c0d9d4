// Opens an archive and says what came of it.
import { openArchive } from '../../electron/core/app/archive.ts'
import { openLog } from '../../electron/core/kernel/log.ts'

const options = { actor: 'test', program: 'open-archive', appVersion: '0.0.0-test', log: openLog(null) }
try {
  await (await openArchive(process.argv.at(-1) ?? '', options)).close()
  process.stdout.write('opened\n')
} catch (error) {
  process.stdout.write(`${error instanceof Error && 'code' in error ? String(error.code) : String(error)}\n`)
}
