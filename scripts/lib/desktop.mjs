// Starts the desktop app from out/.
import { callersFolder, root } from './paths.mjs'
import { foreground } from './run.mjs'

/** Runs the app until its windows are closed. */
export function runDesktop({ env, electron }, args) {
  // Chromium's sandbox refuses to run as root, which is how containers and CI run.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return foreground(electron.program, [root, ...asRoot, ...args], { cwd: callersFolder(), env })
}
