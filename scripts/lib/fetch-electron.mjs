// Run by Node 24 once the packages are there: fetches the ordinary Electron, and gives up where nothing comes.
// The electron package's own installer unpacks it; fetching goes first, since that installer waits without limit.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { say } from './say.mjs'

const limitMs = Number(process.argv[2] ?? 60) * 1000
const electron = join(root, 'node_modules', 'electron')
const require = createRequire(join(electron, 'package.json')) // its own libraries, wherever npm put them
const { downloadArtifact } = require('@electron/get')
const { version } = JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8'))

const patience = new AbortController()
const giveUp = () => patience.abort(new Error(`nothing came for ${limitMs / 1000} seconds`))
let timer = setTimeout(giveUp, limitMs)
let tenths = 0

try {
  await downloadArtifact({
    version,
    artifactName: 'electron',
    platform: process.platform,
    arch: process.arch,
    checksums: require('./checksums.json'),
    cacheRoot: process.env.electron_config_cache,
    downloadOptions: {
      quiet: true,
      signal: patience.signal,
      getProgressCallback: ({ percent }) => {
        clearTimeout(timer)
        timer = setTimeout(giveUp, limitMs)
        if (Math.floor(percent * 10) <= tenths) return
        tenths = Math.floor(percent * 10)
        say('fetchedTenths', tenths)
      }
    }
  })
} catch (error) {
  say('electronNotFetched', version, error.cause?.code ?? error.message)
  process.exit(1)
} finally {
  clearTimeout(timer)
}
const unpacked = spawnSync(process.execPath, [join(electron, 'install.js')], { stdio: ['ignore', 2, 2] })
process.exit(unpacked.status ?? 1)
