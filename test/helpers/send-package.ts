// A program that sends a package to the registry's program; it tells when it has the archive open.
import { ExportId } from '#shared/ids.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { sendToRegistry } from '../../electron/core/delivery/diary-system/send.ts'
import { openOptions } from './archive.ts'

const [dir = '', exportId, number = ''] = process.argv.slice(2)
const archive = await openArchive(dir, openOptions())
process.stdout.write('ready\n')
await sendToRegistry(archive.context, {
  exportId: ExportId.parse(exportId),
  filing: { kind: 'case', number },
  records: null
})
await archive.close()
