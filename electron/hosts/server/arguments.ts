// What was typed after `kanalarkiv-server`.
import { parseArgs } from 'node:util'

const COMMANDS = ['backup', 'takeover', 'litestream']
const OPTIONS = {
  config: { type: 'string' },
  archive: { type: 'string' },
  to: { type: 'string' },
  every: { type: 'string' },
  key: { type: 'string' },
  'new-key': { type: 'string' },
  openapi: { type: 'boolean' },
  version: { type: 'boolean' },
  help: { type: 'boolean' },
  lang: { type: 'string' }
} as const

/** The command, if any, and the options; or what was typed that there is none of (`unknown`), if that is what is wrong. */
export function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS })
    const [command, extra] = positionals
    const unknown = extra ?? (command === undefined || COMMANDS.includes(command) ? undefined : command)
    return unknown === undefined ? { values, command } : { unknown }
  } catch {
    // Of an option that is known only its value is missing.
    const isKnown = (arg: string) => Object.hasOwn(OPTIONS, arg.replace(/^--|=.*/g, ''))
    return { unknown: args.find(arg => arg.startsWith('-') && !isKnown(arg)) }
  }
}
