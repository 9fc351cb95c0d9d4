// `npm run cli -- …`: the command line from source. Says nothing of its own on standard output,
// and ends with the command's own exit code.
import { join } from 'node:path'
import { buildIfStale } from './lib/build.mjs'
import { callersFolder, root } from './lib/paths.mjs'
import { endLike, foreground } from './lib/run.mjs'
import { main } from './lib/say.mjs'
import { setUp } from './setup.mjs'

await main(work, { isJson: process.argv.includes('--json') })

async function work() {
  // The command finds its own browser and says itself, with its own exit code, if there is none.
  const ready = await setUp({ browser: false, electron: false, display: false, quiet: true })
  await buildIfStale({ ...ready, quiet: true })
  // As the core is started (shared/core-process.ts): a large import takes no more memory than in the window.
  const flags = ['--max-semi-space-size=8', '--heap-growing-percent=50']
  const args = [...flags, join(root, 'out', 'main', 'cli.js'), ...process.argv.slice(2)]
  endLike(await foreground(ready.node, args, { cwd: callersFolder(), env: ready.env }))
}
