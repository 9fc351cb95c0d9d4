// `npm run package`: the program as it is handed to people, for the platform this runs on.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale } from './lib/build.mjs'
import { root } from './lib/paths.mjs'
import { endLike, foreground } from './lib/run.mjs'
import { main, say } from './lib/say.mjs'
import { toolScript } from './lib/tools.mjs'
import { setUp } from './setup.mjs'

const release = join(root, 'release')

await main(async () => {
  const ready = await setUp({ browser: false, electron: true, display: false })
  await buildIfStale(ready)
  const before = listRelease()
  const { isStandIn, dist } = ready.electron
  const standIn = isStandIn ? ['--linux', 'dir', `-c.electronDist=${dist}`, '-c.electronVersion=33.2.1'] : []
  const args = [toolScript('electron-builder'), '--publish', 'never', ...standIn, ...process.argv.slice(2)]
  const { ELECTRON_OVERRIDE_DIST_PATH: _, ...env } = ready.env
  const ended = await foreground(ready.node, args, { cwd: root, env })
  if (ended.code !== 0) return endLike(ended)
  const made = [...listRelease()]
    .filter(([name, changed]) => before.get(name) !== changed)
    .map(([name]) => name)
  say('packaged', made.map(name => `  release/${name}`).join('\n'))
  if (isStandIn) say('unpackedOnly', 'release/linux-unpacked')
  return 0
})

function listRelease() {
  if (!existsSync(release)) return new Map()
  const names = readdirSync(release).filter(name => !name.startsWith('builder-'))
  return new Map(names.map(name => [name, statSync(join(release, name)).mtimeMs]))
}
