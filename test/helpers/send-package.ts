// A program that sends a package to the diary system; it tells when it has the archive open.
import { ExportId } from '#shared/ids.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { sendToDiarySystem } from '../../electron/core/delivery/diary-system/send.ts'
import { openOptions } from './archive.ts'

const [dir = '', exportId, number = ''] = process.argv.slice(2)
const archive = await openArchive(dir, openOptions())
process.stdout.write('ready\n')
await sendToDiarySystem(archive.context, {
  exportId: ExportId.parse(exportId),
  filing: { kind: 'case', number },
  records: null
})
await archive.close()
