// What an option of a command that is made from the contract says in the help, where the name of its field says too little.
import type { Language } from '#shared/errors.ts'
import { RECORD_OPTIONS } from '../texts/record-options.ts'
import { REGISTER_OPTIONS } from '../texts/register-options.ts'

/** Swedish and English, by the command and its option, such as `person edit --left`. */
type OptionHelp = Readonly<Record<string, readonly [sv: string, en: string]>>

export const OPTION_HELP: OptionHelp = { ...REGISTER_OPTIONS, ...RECORD_OPTIONS }

export function optionHelp(command: string, name: string): Readonly<Record<Language, string>> | null {
  const [sv, en] = OPTION_HELP[`${command} --${name}`] ?? []
  return sv === undefined || en === undefined ? null : { sv, en }
}

/** The same, of an option that stands for a value: only a sentence of its own can say for which. @throws where there is none, which a test looks for */
export function neededHelp(command: string, name: string): Readonly<Record<Language, string>> {
  const help = optionHelp(command, name)
  if (help === null) throw new Error(`${command} --${name} has no help`)
  return help
}
