// Opens an archive, has a file get its name while the disk says that it cannot sync the folder, and closes the archive when the disk is well.
import { openArchive } from '../../electron/core/app/archive.ts'
import { openLog } from '../../electron/core/kernel/log.ts'
import { Control } from './faults/shim.ts'

const [dir = '', path = ''] = process.argv.slice(2)
const options = { actor: 'test', program: 'leave-file', appVersion: '0.0.0-test', log: openLog(null) }
const archive = await openArchive(dir, options)
const control = new Control(path)
// The third is of its folder: the file and the folder of folders come first.
control.set('sync-fails', 3)
const answer = await archive.context.objects.put(Buffer.from('ingen handling än'), 'text/plain').then(
  () => 'kept',
  (error: NodeJS.ErrnoException) => error.code
)
control.set('off')
await archive.close()
process.stdout.write(`${answer}\n`)
