// `npm run check`: types, lint and dead code. With --write (`npm run format`) lint mends what it can.
import { main, say } from './lib/say.mjs'
import { runChecks } from './lib/tools.mjs'
import { setUp } from './setup.mjs'

await main(async () => {
  const ready = await setUp({ browser: false, electron: false, display: false })
  const failed = await runChecks(ready, { write: process.argv.includes('--write') })
  if (failed.length > 0) return 1
  say('checksPassed')
  return 0
})
