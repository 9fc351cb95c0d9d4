// `npm run bench`: the measurements in bench/, each against a bare reference in the same run.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale } from './lib/build.mjs'
import { callersFolder, root } from './lib/paths.mjs'
import { endLike, foreground } from './lib/run.mjs'
import { main, Stop } from './lib/say.mjs'
import { onScreen } from './lib/screen.mjs'
import { setUp } from './setup.mjs'

await main(async () => {
  const program = join(root, 'bench', 'run.ts')
  if (!existsSync(program)) throw new Stop(1, 'noBench')
  const ready = await setUp({ browser: true, electron: true, display: true })
  await buildIfStale(ready)
  const [command, args] = onScreen(ready.node, [program, ...process.argv.slice(2)])
  endLike(await foreground(command, args, { cwd: callersFolder(), env: ready.env }))
})
