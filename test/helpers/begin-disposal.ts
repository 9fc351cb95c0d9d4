// Takes the records of a confirmed disposal away, says so, and goes no further until it is killed.
import { DisposalId } from '#shared/ids.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { begin } from '../../electron/core/delivery/disposal/begin.ts'
import { openLog } from '../../electron/core/kernel/log.ts'

const [dir = '', id = ''] = process.argv.slice(-2)
const options = { actor: 'mona', program: 'begin-disposal', appVersion: '0.0.0-test', log: openLog(null) }
const archive = await openArchive(dir, options)
begin(archive.context, DisposalId.parse(id))
process.stdout.write('ready\n')
setInterval(() => undefined, 1000)
