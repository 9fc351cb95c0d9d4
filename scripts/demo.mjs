// `npm run demo`: the whole main job on the demo municipality, from a bare machine to an archive you can open.
// The command line does the work (`cli.js demo`); this readies the machine and shows the result.
import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildIfStale } from './lib/build.mjs'
import { runDesktop } from './lib/desktop.mjs'
import { callersFolder, hasDisplay, root } from './lib/paths.mjs'
import { endLike, foreground } from './lib/run.mjs'
import { main, say } from './lib/say.mjs'
import { setUp } from './setup.mjs'

const isJson = process.argv.includes('--json')

await main(work, { isJson })

async function work() {
  if (process.argv.includes('--server')) return serverDemo()
  const args = process.argv.slice(2).filter(arg => arg !== '--no-open')
  const opens = !isJson && !process.argv.includes('--no-open') && hasDisplay()
  const into = folderOf(args) ?? join(tmpdir(), `kanalarkiv-demo-${process.pid}-${Date.now()}`)
  if (!folderOf(args)) args.push('--into', into)

  const ready = await setUp({ browser: true, electron: opens, display: false, quiet: false })
  await buildIfStale(ready)
  const program = join(root, 'out', 'main', 'cli.js')
  const ended = await foreground(ready.node, [program, 'demo', ...args], {
    cwd: callersFolder(),
    env: ready.env
  })
  if (ended.code !== 0 || isJson) return endLike(ended)

  const archive = findArchive(resolve(callersFolder(), into))
  if (!opens || !archive) {
    if (archive) say('openLater', archive)
    else say('openLaterSomewhere')
    return 0
  }
  say('opening')
  return endLike(await runDesktop(ready, ['--archive', archive]))
}

/** The archive on a server, with two people in it. It is a program of its own, since it needs the packages and the newer Node. */
async function serverDemo() {
  const ready = await setUp({ browser: true, electron: false, display: false, quiet: false })
  await buildIfStale(ready)
  const program = join(root, 'scripts', 'lib', 'server-demo.mjs')
  const args = process.argv.slice(2).filter(arg => arg !== '--server')
  return endLike(await foreground(ready.node, [program, ...args], { cwd: callersFolder(), env: ready.env }))
}

function folderOf(args) {
  const at = args.indexOf('--into')
  return at >= 0 ? args[at + 1] : args.find(arg => arg.startsWith('--into='))?.slice('--into='.length)
}

// The archive is the folder with the database; the package lies in its `exports`.
function findArchive(folder) {
  if (!existsSync(folder)) return undefined
  const within = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory())
  return [folder, ...within.map(entry => join(folder, entry.name))].find(each =>
    existsSync(join(each, 'archive.db'))
  )
}
