// What an option of a command that is made from the contract says in the help, where the name of its field says too little.
import type { Text } from '../language.ts'
import { OPTIONS } from '../texts/options.ts'

/** By the command and its option, such as `person edit --left`. */
export const OPTION_HELP: ReadonlyMap<string, Text> = new Map(
  Object.entries(OPTIONS).flatMap(([key, [sv, en]]) => {
    const [commands = '', name = ''] = key.split(' --')
    return commands.split(', ').map(command => [`${command} --${name}`, { sv, en }] as const)
  })
)

export const optionHelp = (command: string, name: string): Text | null =>
  OPTION_HELP.get(`${command} --${name}`) ?? null

/** The same, of an option that stands for a value: only a sentence of its own can say for which. @throws where there is none, which a test looks for */
export function neededHelp(command: string, name: string): Text {
  const help = optionHelp(command, name)
  if (help === null) throw new Error(`${command} --${name} has no help`)
  return help
}
