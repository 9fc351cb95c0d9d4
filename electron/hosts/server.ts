// `kanalarkiv-server`: archives for those who sit at other computers. The program is started once, and starts itself once for each archive.
import { trustComputer } from '../core/kernel/computer-certificates.ts'
import { EXIT } from './cli/exit-codes.ts'
import { chooseLanguage, textIn } from './cli/language.ts'
import { appVersion } from './cli/place.ts'
import { ARCHIVE_PROCESS } from './server/archive-child.ts'
import { runArchiveProcess } from './server/archive-process.ts'
import { readArguments } from './server/arguments.ts'
import { runBackup } from './server/backup-command.ts'
import { KeyName } from './server/config.ts'
import { newKey } from './server/keys.ts'
import { openApiText } from './server/openapi.ts'
import { runServer } from './server/run.ts'
import { runLitestream, runTakeover } from './server/takeover-command.ts'
import { configTexts, serverTexts } from './server/texts.ts'

// A sign-in provider, a store of files or a diary may be the municipality's own.
trustComputer()
if (process.argv.includes(ARCHIVE_PROCESS)) runArchiveProcess()
else process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  const language = chooseLanguage(args, process.env)
  const say = (text: string) => void process.stdout.write(`${text}\n`)
  const { values: asked, command, unknown } = readArguments(args)
  if (command === 'takeover' && asked?.config !== undefined && asked.archive !== undefined)
    return runTakeover(asked.config, asked.archive, { language, say })
  if (command === 'litestream' && asked?.config !== undefined && asked.to !== undefined)
    return runLitestream(asked.config, asked.to, { language, say })
  if (command === 'backup' && asked?.config !== undefined)
    return runBackup(asked.config, asked, { language, say })
  if (asked?.version) say(appVersion())
  else if (asked?.openapi) process.stdout.write(await openApiText(appVersion()))
  else if (asked?.['new-key'] !== undefined) {
    const name = asked['new-key']
    if (!KeyName.safeParse(name).success) {
      process.stderr.write(`--new-key: ${textIn(language, configTexts.keyName)}\n`)
      return EXIT.usage
    }
    const { key, entry } = newKey(name)
    say(textIn(language, serverTexts.newKey, { key, line: JSON.stringify(entry) }))
  } else if (asked?.config !== undefined && command === undefined)
    return runServer(asked.config, { language, say, program: process.argv[1] ?? '' })
  else {
    if (unknown !== undefined)
      process.stderr.write(`${textIn(language, serverTexts.unknownOption, { option: unknown })}\n`)
    process.stderr.write(`${textIn(language, serverTexts.usage)}\n`)
    return asked?.help ? EXIT.done : EXIT.usage
  }
  return EXIT.done
}
