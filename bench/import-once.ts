// One import, in a process that does nothing else: `import-once.js TASK`, which is JSON. It tells its parent how it went.
import { readFileSync } from 'node:fs'
import { createArchive } from '../electron/core/app/create-archive.ts'
import { openLog } from '../electron/core/kernel/log.ts'
import { importRun, importsOf } from '../electron/core/messages/intake/imports.ts'
import { registerChannel } from '../electron/core/register/register/channels.ts'
import { addDepartment, addPerson } from '../electron/core/register/register/departments.ts'
import type { Imported, ImportOnce } from './lib/import-in-child.ts'
import { secondsOf } from './lib/measure.ts'

const { dir, file, platform, ownName } = JSON.parse(process.argv[2] ?? '') as ImportOnce
const options = { actor: 'bench', program: 'bench', appVersion: '0.0.0', log: openLog(null) }
const archive = await createArchive(dir, 'Norrby kommun', options)
const ctx = archive.context
const { id: departmentId } = addDepartment(ctx, { name: 'Kultur', mailbox: null })
const { id: responsibleId } = addPerson(ctx, { name: 'Åsa Öberg', email: null, departmentId })
const { id: channelId } = registerChannel(ctx, {
  platform,
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
  const { id } = await importsOf(ctx, archive.hold).start({ channelId, paths: [file], ownName })
  await ended
  imported = importRun(ctx.db.read, id).imported
})
await archive.close()
process.send?.({ seconds, peak: peak(), imported } satisfies Imported)
process.disconnect?.()

/**
 * What Linux says of this process alone: as the most that a process used, it also counts what the one that started it used,
 * since they are one for a moment.
 */
function peak(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1]
  return Number(kilobytes) * 1024
}
