// Makes a machine ready for the other commands: Node 24, packages, a browser, Electron. Does nothing when all is there.
// On its own (`npm run setup`) it makes everything ready, tests' needs included.
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { electronEnv, ensureElectron } from './lib/electron.mjs'
import { ensureNode } from './lib/node-runtime.mjs'
import { ensurePackages } from './lib/packages.mjs'
import { main, say } from './lib/say.mjs'
import { ensureServices } from './lib/services.mjs'
import { ensureSystem } from './lib/system.mjs'

/**
 * Sets up what the caller is about to use. `browser`: one to capture with. `electron`: one to run the app in.
 * `display`: a screen that needs no screen, for tests. `services`: a keychain and platforms, for tests. Answers with the Node to run things by, the environment
 * to run them in, and where browser and Electron are.
 */
export async function setUp({ browser, electron, display, services = false, quiet = false }) {
  const { node, env } = await ensureNode({ env: process.env, quiet })
  const browserPath = await ensureSystem({ env, quiet, browser, display })
  await ensurePackages({ node, env, quiet })
  if (services) await ensureServices({ node, env, quiet })
  const runtime = electron ? await ensureElectron({ node, env, quiet }) : undefined
  const withBrowser = browserPath ? { ...env, KANALARKIV_BROWSER: browserPath } : env
  return {
    node,
    env: runtime ? electronEnv(withBrowser, runtime, node) : withBrowser,
    browser: browserPath,
    electronDist: runtime?.dist,
    electron: runtime
  }
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await setUp({ browser: true, electron: true, display: true, services: true })
    say('ready')
  })
}
