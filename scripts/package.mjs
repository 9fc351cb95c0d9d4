// `npm run package`: the program as it is handed to people, for the platform this runs on.
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale } from './lib/build.mjs'
import { nodeToPack } from './lib/node-runtime.mjs'
import { root } from './lib/paths.mjs'
import { endLike, foreground } from './lib/run.mjs'
import { main, say } from './lib/say.mjs'
import { toolScript } from './lib/tools.mjs'
import { setUp } from './setup.mjs'

const release = join(root, 'release')

await main(async () => {
  const ready = await setUp({ browser: false, electron: true, display: false })
  await buildIfStale(ready)
  await layOutNode(ready)
  const before = listRelease()
  const { isStandIn, dist } = ready.electron
  const standIn = isStandIn ? ['--linux', 'dir', `-c.electronDist=${dist}`, '-c.electronVersion=33.2.1'] : []
  const args = [toolScript('electron-builder'), '--publish', 'never', ...standIn, ...process.argv.slice(2)]
  const { ELECTRON_OVERRIDE_DIST_PATH: _, ...env } = ready.env
  const ended = await foreground(ready.node, args, { cwd: root, env })
  if (ended.code !== 0) return endLike(ended)
  if (process.argv.length === 2) await packForDebian()
  const made = [...listRelease()]
    .filter(([name, changed]) => before.get(name) !== changed)
    .map(([name]) => name)
  say('packaged', made.map(name => `  release/${name}`).join('\n'))
  if (isStandIn) say('unpackedOnly', 'release/linux-unpacked')
  return 0
})

// Without electron-builder, which fetches its tool for that from elsewhere.
async function packForDebian() {
  const unpacked = join(release, 'linux-unpacked')
  const { canMakeDeb, makeDeb } = await import('./lib/deb.mjs')
  if (existsSync(unpacked) && canMakeDeb()) makeDeb(unpacked, release)
}

// Where electron-builder.yml fetches it from.
async function layOutNode(ready) {
  const { program, licence } = await nodeToPack(ready)
  const folder = join(release, 'builder-node')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const copy = join(folder, process.platform === 'win32' ? 'node.exe' : 'node')
  copyFileSync(program, copy)
  chmodSync(copy, 0o755)
  copyFileSync(licence, join(folder, 'LICENSE'))
}

function listRelease() {
  if (!existsSync(release)) return new Map()
  const names = readdirSync(release).filter(name => !name.startsWith('builder-'))
  return new Map(names.map(name => [name, statSync(join(release, name)).mtimeMs]))
}
