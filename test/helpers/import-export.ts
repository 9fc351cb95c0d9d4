// Imports an export, says so when the first of it is entered, and goes on until it is killed.
import { ChannelId } from '#shared/ids.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { openLog } from '../../electron/core/kernel/log.ts'
import { importsOf } from '../../electron/core/messages/intake/imports.ts'

const [dir = '', channel = '', path = ''] = process.argv.slice(-3)
const options = { actor: 'test', program: 'import-export', appVersion: '0.0.0-test', log: openLog(null) }
const archive = await openArchive(dir, options)
archive.context.events.subscribe('event', event => {
  if (event.kind === 'import-progress' && event.imported > 0) process.stdout.write('ready\n')
})
const imports = importsOf(archive.context, archive.hold)
await imports.start({ channelId: ChannelId.parse(channel), paths: [path], ownName: 'Norrby kommun' })
setInterval(() => undefined, 1000)
