// `npm run notices`: what others made that Kanalarkiv brings along, each part under its licence. The build writes it as well.
// `npm run sbom` writes the same parts as a CycloneDX list, for programs that look for known flaws.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale } from './lib/build.mjs'
import { NOTICES, writeNotices } from './lib/notices.mjs'
import { root } from './lib/paths.mjs'
import { npmCommand, npmOptions, step } from './lib/run.mjs'
import { main, say } from './lib/say.mjs'
import { componentsOf } from './lib/sbom.mjs'
import { setUp } from './setup.mjs'

await main(async () => {
  const ready = await setUp({ browser: false, electron: true, display: false })
  await buildIfStale(ready)
  const notices = writeNotices(root)
  if (process.argv.includes('--sbom')) {
    const [npm, first] = npmCommand(ready.node, ready.env)
    const args = [...first, 'sbom', '--sbom-format=cyclonedx', '--package-lock-only', ...npmOptions]
    const output = await step(npm, args, { cwd: root, env: ready.env, quiet: true })
    const file = 'out/sbom.cdx.json'
    writeFileSync(join(root, file), `${JSON.stringify(componentsOf(JSON.parse(output), notices), null, 2)}\n`)
    say('noticesWritten', notices.length, file)
  } else say('noticesWritten', notices.length, NOTICES.text)
  return 0
})
