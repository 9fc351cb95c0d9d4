// One import, in a process that does nothing else: `import-once.js FOLDER ZIP OWN-NAME`. It tells its parent how it went.
import { createArchive } from '../electron/core/archive.ts'
import { importRun, importsOf } from '../electron/core/intake/imports.ts'
import { openLog } from '../electron/core/log.ts'
import { registerChannel } from '../electron/core/register/channels.ts'
import { addDepartment, addPerson } from '../electron/core/register/departments.ts'
import { secondsOf } from './lib/measure.ts'

const [dir = '', zip = '', ownName = ''] = process.argv.slice(2)
const options = { actor: 'bench', program: 'bench', appVersion: '0.0.0', log: openLog(null) }
const archive = await createArchive(dir, ownName, options)
const ctx = archive.context
const { id: departmentId } = addDepartment(ctx, { name: 'Kultur', mailbox: null })
const { id: responsibleId } = addPerson(ctx, { name: 'Åsa Öberg', email: null, departmentId })
const { id: channelId } = registerChannel(ctx, {
  platform: 'facebook',
  name: 'Norrby',
  addresses: ['https://flode.example/norrby'],
  departmentId,
  responsibleId,
  purpose: 'Nyheter',
  dialogue: true,
  mandate: null
})
const ended = new Promise<void>(resolve =>
  ctx.events.subscribe('event', event => {
    if (event.kind === 'import-ended') resolve()
  })
)
let imported = 0
const seconds = await secondsOf(async () => {
  const { id } = await importsOf(ctx, archive.hold).start({ channelId, paths: [zip], ownName })
  await ended
  imported = importRun(ctx.db.read, id).imported
})
await archive.close()
process.send?.({ seconds, peak: process.resourceUsage().maxRSS * 1024, imported })
process.disconnect?.()
