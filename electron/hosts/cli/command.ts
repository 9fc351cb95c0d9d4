// Commands of the command line: made with help and errors in the person's language.
import { Command, type CommanderError, type Help, Option } from 'commander'
import type { Language } from '#shared/errors.ts'
import type { Answer, Cli, Globals } from './cli.ts'
import { UsageError } from './errors.ts'
import { EXIT_SENTENCES } from './exit-codes.ts'
import type { Text } from './language.ts'
import type { Output } from './output.ts'
import { help, usage } from './texts/common.ts'
import { PLACEHOLDERS } from './texts/placeholders.ts'

/** An option: how it is written, what it means, and how its value is read. */
export type OptionSpec = {
  readonly flags: string
  readonly text: Text
  readonly choices?: readonly string[]
  readonly mandatory?: true
  readonly preset?: string | number
  /** What is taken where nothing is said, as the help tells it. */
  readonly otherwise?: string
  readonly read?: (value: string) => unknown
}

export type Leaf<Options> = {
  /** Its name and arguments, such as `show <id>`. */
  readonly usage: string
  readonly text: Text
  readonly options?: readonly OptionSpec[]
  readonly isHidden?: true
  readonly act: (options: Options & Globals, args: string[]) => Promise<Answer>
}

/** The root of the command line. `onAnswer` is told what a command came to. */
export function rootCommand({ out, terminal }: Cli, version: string): Command {
  const root = new Command('kanalarkiv')
    .description(out.t(help.about))
    .exitOverride()
    .enablePositionalOptions()
    .showSuggestionAfterError(false)
    .configureOutput({
      outputError: () => undefined,
      writeOut: text => void terminal.stdout.write(text),
      writeErr: text => void terminal.stderr.write(text)
    })
    .configureHelp(helpIn(out))
    .version(version, '-V, --version', out.t(help.version))
  root.addHelpText('after', () => {
    const codes = EXIT_SENTENCES.map(
      ([code, sentence]) => `  ${String(code).padStart(3)}  ${out.t(sentence)}`
    )
    return ['', out.t(help.ids), '', out.t(help.exitTitle), ...codes].join('\n')
  })
  return finish(root, out)
}

/** A command that only holds others. */
export function groupCommand(parent: Command, { out }: Cli, name: string, text: Text): Command {
  return finish(parent.command(name).description(out.t(text)), out)
}

/** A command that does something. The options' type is what their specifications read. */
export function leafCommand<Options extends object>(
  parent: Command,
  { out }: Cli,
  leaf: Leaf<Options>,
  onAnswer: (answer: Answer) => void
): Command {
  const command = parent
    .command(typedIn(out.language, leaf.usage), { hidden: leaf.isHidden === true })
    .description(out.t(leaf.text))
  actingCommand(command, { out }, leaf, onAnswer)
  return finish(command, out).helpCommand(false)
}

/** Gives a command that already holds others something to do by itself. */
export function actingCommand<Options extends object>(
  command: Command,
  { out }: Pick<Cli, 'out'>,
  { options = [], act }: Pick<Leaf<Options>, 'options' | 'act'>,
  onAnswer: (answer: Answer) => void
): Command {
  for (const spec of options) command.addOption(optionOf(spec, out))
  return command.action(async () => {
    // Commander does not know the types; the specifications above made the values.
    const given = command.opts() as Options & Globals
    refuseSwallowed(command, given)
    onAnswer(await act(withGlobals(command, given), command.args))
  })
}

// `--name --json` would name something "--json", and a place that is blank be the folder that the person stands in.
function refuseSwallowed(command: Command, given: Readonly<Record<string, unknown>>): void {
  const known = new Set(command.options.map(({ long }) => long))
  for (const option of command.options) {
    if (option.isBoolean()) continue
    const isPlace = /<(DIR|MAPP|FOLDER|FILES?|FIL|FILER)\b/.test(option.flags)
    for (const value of [given[option.attributeName()]].flat())
      if (typeof value === 'string' && (known.has(value) || (isPlace && value.trim() === '')))
        throw new UsageError(usage.missingValue, { what: option.flags })
  }
}

const CHOICES = 'Allowed choices are '

/** What commander says of a command that cannot be used, in words of ours; null when it only showed something. */
export function usageErrorOf(error: CommanderError): UsageError | null {
  const quoted = [...error.message.matchAll(/'([^']*)'/g)].map(([, inside]) => inside ?? '')
  const what = quoted[0] ?? ''
  switch (error.code) {
    case 'commander.helpDisplayed':
    case 'commander.version':
      return null
    case 'commander.help':
      return error.exitCode === 0 ? null : new UsageError(usage.commandMissing)
    case 'commander.unknownCommand':
      return new UsageError(usage.unknownCommand, { what })
    case 'commander.unknownOption':
      return new UsageError(usage.unknownOption, { what })
    case 'commander.missingArgument':
      return new UsageError(usage.missingArgument, { what })
    case 'commander.missingMandatoryOptionValue':
      return new UsageError(usage.missingOption, { what })
    case 'commander.optionMissingArgument':
      return new UsageError(usage.missingValue, { what })
    case 'commander.excessArguments':
      return new UsageError(usage.excess)
    case 'commander.invalidArgument': {
      const [, choices] = error.message.split(CHOICES)
      if (choices !== undefined)
        return new UsageError(usage.notAChoice, {
          what,
          value: quoted[1] ?? '',
          choices: choices.replace(/\.$/, '')
        })
    }
  }
  return new UsageError(usage.unusable)
}

function finish(command: Command, out: Output): Command {
  command.helpOption('-h, --help', out.t(help.help)).helpCommand('help [command]', out.t(help.helpCommand))
  const shared: OptionSpec[] = [
    { flags: '--archive <DIR>', text: help.archive },
    { flags: '--json', text: help.json },
    { flags: '--lang <LANG>', text: help.lang, choices: ['sv', 'en'] },
    { flags: '--log <FILE>', text: help.log }
  ]
  for (const spec of shared) command.addOption(optionOf(spec, out).helpGroup(out.t(help.sharedTitle)))
  return command
}

function optionOf(
  { flags, text, choices, mandatory, preset, otherwise, read }: OptionSpec,
  out: Output
): Option {
  // As it is written: what stands in braces in the help of an option is something to type.
  const option = new Option(typedIn(out.language, flags), text[out.language])
  if (choices !== undefined) option.choices(choices)
  if (read !== undefined) option.argParser(value => readOption(option, read, value))
  if (preset !== undefined) option.default(preset)
  else if (otherwise !== undefined) option.default(undefined, otherwise)
  return option.makeOptionMandatory(mandatory === true)
}

// Which option it is stands before what is wrong with its value.
function readOption({ long, flags }: Option, read: (value: string) => unknown, value: string): unknown {
  try {
    return read(value)
  } catch (error) {
    throw error instanceof UsageError ? error.of(long ?? flags) : error
  }
}

/** How something is written, with the words that stand for what is typed in the person's language: `--archive <MAPP>`. */
function typedIn(language: Language, written: string): string {
  if (language === 'en') return written
  return written.replaceAll(/(?<=[<[])[^>\].]+/g, word => PLACEHOLDERS[word] ?? word)
}

// The shared options may stand before or after the name of the command; nearest to the end counts.
function withGlobals<Options extends Globals>(command: Command, options: Options): Options {
  const found: Record<string, unknown> = {}
  for (let at: Command | null = command; at !== null; at = at.parent)
    for (const name of ['archive', 'json', 'log']) found[name] ??= at.opts()[name]
  return {
    ...options,
    ...Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
  }
}

function helpIn(out: Output): Partial<Help> {
  const titles: Record<string, string> = {
    'Usage:': out.t(help.usageTitle),
    'Arguments:': out.t(help.argumentsTitle),
    'Options:': out.t(help.optionsTitle),
    'Commands:': out.t(help.commandsTitle)
  }
  const words = (usage: string) =>
    usage.replace('[options]', out.t(help.optionsWord)).replace('[command]', out.t(help.commandWord))
  return {
    helpWidth: 80,
    styleTitle: title => out.heading(titles[title] ?? title),
    commandUsage: command => `${pathOf(command)} ${words(command.usage())}`,
    commandDescription: command => asSentence(command.description()),
    subcommandTerm: command =>
      `${command.name()} ${words(command.usage().replace(/\[options\] ?/, ''))}`.trimEnd(),
    optionDescription(option) {
      const value = option.defaultValueDescription ?? option.defaultValue
      const notes = [
        option.argChoices === undefined ? [] : out.t(help.choices, { choices: option.argChoices.join(', ') }),
        /<(DATE|DATUM)\b/.test(option.flags) ? out.t(help.dateForm) : [],
        value === undefined ? [] : out.t(help.preset, { value: String(value) }),
        option.variadic ? out.t(help.several) : []
      ].flat()
      return notes.length === 0 ? option.description : `${option.description} (${notes.join('; ')})`
    }
  }
}

/** The words of a command, from the program's name on. */
export const pathOf = (command: Command): string =>
  command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`

function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`
}
