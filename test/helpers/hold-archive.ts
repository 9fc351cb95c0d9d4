// Opens an archive, leaves an object no act has claimed and a half-written draft, says so, and waits to be killed.
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openArchive } from '../../electron/core/app/archive.ts'
import { openLog } from '../../electron/core/kernel/log.ts'

const dir = process.argv.at(-1) ?? ''
const archive = await openArchive(dir, {
  actor: 'test',
  program: 'hold-archive',
  appVersion: '0.0.0-test',
  log: openLog(null)
})
await archive.context.objects.put(new TextEncoder().encode('ingen handling än'), 'text/plain')
await writeFile(join(dir, 'objects', 'half.tmp'), 'halv')
await writeFile(join(dir, 'inbox', `${randomUUID()}.tmp`), 'halv')
process.stdout.write('ready\n')
setInterval(() => undefined, 1000)
