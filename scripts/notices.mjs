// `npm run notices`: what others made that Kanalarkiv brings along, each part under its licence. The build writes it as well.
// `npm run sbom` writes the same parts as a CycloneDX list, for programs that look for known flaws.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale } from './lib/build.mjs'
import { NODE_VERSION } from './lib/node-runtime.mjs'
import { NOTICES, writeNotices } from './lib/notices.mjs'
import { root } from './lib/paths.mjs'
import { npmCommand, npmOptions, step } from './lib/run.mjs'
import { main, say } from './lib/say.mjs'
import { componentsOf } from './lib/sbom.mjs'
import { setUp } from './setup.mjs'

await main(async () => {
  const ready = await setUp({ browser: false, electron: true, display: false })
  await buildIfStale(ready)
  const notices = writeNotices(root)
  if (process.argv.includes('--sbom')) {
    const [npm, first] = npmCommand(ready.node, ready.env)
    const args = [...first, 'sbom', '--sbom-format=cyclonedx', '--package-lock-only', ...npmOptions]
    const output = await step(npm, args, { cwd: root, env: ready.env, quiet: true })
    const file = 'out/sbom.cdx.json'
    const list = componentsOf(JSON.parse(output), notices, await programs())
    writeFileSync(join(root, file), `${JSON.stringify(list, null, 2)}\n`)
    say('noticesWritten', list.components.length, file)
  } else say('noticesWritten', notices.length, NOTICES.text)
  return 0
})

/** What the program runs in, and the part within a package whose flaws are told of by its own name. Chromium is known by Electron's version. */
async function programs() {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const { default: Database } = await import('better-sqlite3')
  const memory = new Database(':memory:')
  const sqlite = memory.prepare('SELECT sqlite_version()').pluck().get()
  memory.close()
  return [
    { name: 'Electron', version: devDependencies.electron, cpe: 'electronjs:electron' },
    { name: 'Node.js', version: NODE_VERSION, cpe: 'nodejs:node.js' },
    { name: 'SQLite', version: sqlite, cpe: 'sqlite:sqlite' }
  ]
}
