// A command for every method of the contract that none is written for by hand: `kanalarkiv <noun> <verb> [--field value]`.
import type { Command } from 'commander'
import type { Method } from '#shared/rules.ts'
import { groupWords, methodWords } from '#shared/words/methods.ts'
import type { Answer, Cli, Typed } from '../cli.ts'
import { actingCommand, groupCommand, leafCommand, type OptionSpec, pathOf } from '../command.ts'
import { common } from '../texts/common.ts'
import { act } from './act.ts'
import { type Made, madeOf, wordsOf } from './made.ts'
import { METHODS } from './methods.ts'
import { argumentWord } from './options.ts'

/** The methods that a command written by hand makes use of, and which command that is. */
export const BY_HAND: Readonly<Partial<Record<Method, string>>> = {
  'archive.create': 'init',
  'archive.status': 'status',
  'archive.verify': 'verify',
  'checks.run': 'check',
  'captures.startRun': 'capture',
  'captures.resumeRun': 'capture',
  'captures.retryRun': 'capture',
  'captures.forecastRun': 'capture forecast',
  'rounds.runDue': 'capture',
  'exports.propose': 'export preview',
  'backups.write': 'backup',
  'backups.verify': 'backup verify',
  'backups.verifyFolder': 'backup verify',
  'backups.repair': 'backup repair',
  'backups.restore': 'restore',
  'mailboxes.fetch': 'mail fetch',
  'registerImport.read': 'import',
  'registerImport.apply': 'import',
  'registerImport.plan': 'import',
  'registerImport.rows': 'import'
}

/** Adds the commands that are made from the contract, beside those that are there; `first`: only those that begin with this word. */
export function addContractCommands(
  root: Command,
  cli: Cli,
  onAnswer: (answer: Answer) => void,
  first: string | null
): void {
  for (const spec of METHODS)
    if (BY_HAND[spec.method] === undefined && (first === null || wordsOf(spec)[0] === first))
      addOne(root, cli, madeOf(spec), onAnswer)
}

function addOne(root: Command, cli: Cli, made: Made, onAnswer: (answer: Answer) => void): void {
  const { words, spec } = made
  const last = words.at(-1) ?? ''
  const parent = words.slice(0, -1).reduce((at, word) => groupIn(at, cli, word), root)
  const leaf = {
    text: methodWords(spec.method),
    options: [...made.options.map(option => option.spec), ...ownOptions(made)],
    act: (options: Typed, args: string[]) => act(cli, made, options, args)
  }
  // A noun that is a command itself, such as `coverage`, and holds others.
  const isGroup = words.length === 1 && METHODS.some(other => other !== spec && wordsOf(other)[0] === last)
  if (isGroup) actingCommand(groupIn(parent, cli, last), cli, leaf, onAnswer)
  else
    leafCommand(
      parent,
      cli,
      { ...leaf, usage: [last, ...made.args.map(arg => argument(made, arg))].join(' ') },
      onAnswer
    )
}

/** The group of that name, made where there is none. */
export function groupIn(parent: Command, cli: Cli, word: string): Command {
  return (
    parent.commands.find(each => each.name() === word) ??
    groupCommand(parent, cli, word, groupWords(`${pathOf(parent)} ${word}`.replace('kanalarkiv ', '')))
  )
}

function argument({ fields, shape, args }: Made, path: string): string {
  const field = fields.find(each => each.path === path)
  if (field === undefined) throw new Error(`${path} is not a field`)
  const isSeveral =
    (shape.each === path ||
      shape.words === path ||
      shape.repeated?.includes(path) === true ||
      field.isMany) &&
    args.at(-1) === path
  const word = `${argumentWord(field)}${isSeveral ? '...' : ''}`
  // Files may come from the archive's own inbox instead.
  return shape.each === 'path' ? `[${word}]` : `<${word}>`
}

/** The options that are no field's. */
function ownOptions({ spec, shape, fields }: Made): OptionSpec[] {
  return [
    ...(spec.input === null ? [] : [{ flags: '--input <FILE>', text: common.inputFile }]),
    ...(shape.sure === undefined ? [] : [{ flags: `--${shape.sure}`, text: common.sure }]),
    ...(shape.each === 'path' ? [{ flags: '--inbox', text: common.inbox }] : []),
    ...(fields.some(({ kind, isNullable }) => kind === 'secret' && isNullable)
      ? [{ flags: '--no-secret', text: common.keepSecret }]
      : [])
  ]
}
