// `npm run test:windows`: what is run by Windows' own Node (lib/windows.mjs). Ends with one line `N passed, N failed`.
// `npm run test:windows -- part-of-a-path` runs only the test files whose path holds that part.
import { buildIfStale } from './lib/build.mjs'
import { closingLine, isGood } from './lib/counts.mjs'
import { main } from './lib/say.mjs'
import { runOnWindows } from './lib/windows.mjs'
import { setUp } from './setup.mjs'

await main(async () => {
  const ready = await setUp({ browser: true, electron: false, display: false })
  await buildIfStale(ready)
  const counts = await runOnWindows(ready, process.argv.slice(2))
  for (const { file, name, message } of counts.failures)
    process.stderr.write(
      `  ${file}: ${name}\n    ${(message ?? '').split('\n').slice(0, 4).join('\n    ')}\n`
    )
  for (const line of counts.outside) process.stderr.write(`  ${line}\n`)
  console.log(closingLine(counts))
  return isGood(counts) ? 0 : 1
})
