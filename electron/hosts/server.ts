// `kanalarkiv-server`: archives for those who sit at other computers. The program is started once, and starts itself once for each archive.
import { parseArgs } from 'node:util'
import { trustComputer } from '../core/kernel/computer-certificates.ts'
import { EXIT } from './cli/exit-codes.ts'
import { chooseLanguage, textIn } from './cli/language.ts'
import { appVersion } from './cli/place.ts'
import { ARCHIVE_PROCESS } from './server/archive-child.ts'
import { runArchiveProcess } from './server/archive-process.ts'
import { newKey } from './server/keys.ts'
import { openApiText } from './server/openapi.ts'
import { runServer } from './server/run.ts'
import { runLitestream, runTakeover } from './server/takeover-command.ts'
import { serverTexts } from './server/texts.ts'

// A sign-in provider, a store of files or a diary may be the municipality's own.
trustComputer()
if (process.argv.includes(ARCHIVE_PROCESS)) runArchiveProcess()
else process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  const language = chooseLanguage(args, process.env)
  const say = (text: string) => void process.stdout.write(`${text}\n`)
  const { values: asked, command } = readArgs(args) ?? {}
  if (command === 'takeover' && asked?.config !== undefined && asked.archive !== undefined)
    return runTakeover(asked.config, asked.archive, { language, say })
  if (command === 'litestream' && asked?.config !== undefined && asked.to !== undefined)
    return runLitestream(asked.config, asked.to, { language, say })
  if (asked?.version) say(appVersion())
  else if (asked?.openapi) process.stdout.write(await openApiText(appVersion()))
  else if (asked?.['new-key'] !== undefined) {
    const { key, entry } = newKey(asked['new-key'])
    say(textIn(language, serverTexts.newKey, { key, line: JSON.stringify(entry) }))
  } else if (asked?.config !== undefined && command === undefined)
    return runServer(asked.config, { language, say, program: process.argv[1] ?? '' })
  else {
    process.stderr.write(`${textIn(language, serverTexts.usage)}\n`)
    return asked?.help ? EXIT.done : EXIT.usage
  }
  return EXIT.done
}

function readArgs(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        config: { type: 'string' },
        archive: { type: 'string' },
        to: { type: 'string' },
        'new-key': { type: 'string' },
        openapi: { type: 'boolean' },
        version: { type: 'boolean' },
        help: { type: 'boolean' },
        lang: { type: 'string' }
      }
    })
    return positionals.length > 1 ? undefined : { values, command: positionals[0] }
  } catch {
    return undefined
  }
}
