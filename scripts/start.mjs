// `npm start`: the desktop app from source.
import { buildIfStale } from './lib/build.mjs'
import { runDesktop } from './lib/desktop.mjs'
import { hasDisplay } from './lib/paths.mjs'
import { endLike } from './lib/run.mjs'
import { main, Stop } from './lib/say.mjs'
import { setUp } from './setup.mjs'

await main(async () => {
  if (!hasDisplay()) throw new Stop(1, 'noDisplay')
  const ready = await setUp({ browser: true, electron: true, display: false })
  await buildIfStale(ready)
  endLike(await runDesktop(ready, process.argv.slice(2)))
})
