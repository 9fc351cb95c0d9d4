// `npm run server -- --config FILE`: archives for those who sit at other computers, from source.
import { join } from 'node:path'
import { buildIfStale } from './lib/build.mjs'
import { callersFolder, root } from './lib/paths.mjs'
import { endLike, foreground } from './lib/run.mjs'
import { main } from './lib/say.mjs'
import { setUp } from './setup.mjs'

await main(async () => {
  const ready = await setUp({ browser: false, electron: false, display: false, quiet: true })
  await buildIfStale({ ...ready, quiet: true })
  const program = join(root, 'out', 'main', 'server.js')
  endLike(
    await foreground(ready.node, [program, ...process.argv.slice(2)], {
      cwd: callersFolder(),
      env: ready.env
    })
  )
})
