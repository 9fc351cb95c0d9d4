// `kanalarkiv-server`: archives for those who sit at other computers. The program is started once, and starts itself once for each archive.
import { parseArgs } from 'node:util'
import { EXIT } from './cli/exit-codes.ts'
import { chooseLanguage, textIn } from './cli/language.ts'
import { appVersion } from './cli/place.ts'
import { ARCHIVE_PROCESS } from './server/archive-child.ts'
import { runArchiveProcess } from './server/archive-process.ts'
import { newKey } from './server/keys.ts'
import { openApiText } from './server/openapi.ts'
import { runServer } from './server/run.ts'
import { serverTexts } from './server/texts.ts'

if (process.argv.includes(ARCHIVE_PROCESS)) runArchiveProcess()
else process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  const language = chooseLanguage(args, process.env)
  const say = (text: string) => void process.stdout.write(`${text}\n`)
  const asked = readArgs(args)
  if (asked?.version) say(appVersion())
  else if (asked?.openapi) process.stdout.write(await openApiText(appVersion()))
  else if (asked?.['new-key'] !== undefined) {
    const { key, entry } = newKey(asked['new-key'])
    say(textIn(language, serverTexts.newKey, { key, line: JSON.stringify(entry) }))
  } else if (asked?.config !== undefined)
    return runServer(asked.config, { language, say, program: process.argv[1] ?? '' })
  else {
    process.stderr.write(`${textIn(language, serverTexts.usage)}\n`)
    return asked?.help ? EXIT.done : EXIT.usage
  }
  return EXIT.done
}

function readArgs(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        config: { type: 'string' },
        'new-key': { type: 'string' },
        openapi: { type: 'boolean' },
        version: { type: 'boolean' },
        help: { type: 'boolean' },
        lang: { type: 'string' }
      }
    })
    return values
  } catch {
    return undefined
  }
}
