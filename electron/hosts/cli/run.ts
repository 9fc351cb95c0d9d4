// One command line from beginning to end: understood, done, told, and closed with its exit code.
import { resolve } from 'node:path'
import { ORPCError } from '@orpc/client'
import { type Command, CommanderError } from 'commander'
import { ArchiveError } from '../../core/kernel/errors.ts'
import { openLog } from '../../core/kernel/log.ts'
import { findPolicies } from '../../core/kernel/policies.ts'
import type { Answer, Cli, Terminal } from './cli.ts'
import { pathOf, rootCommand, usageErrorOf } from './command.ts'
import { addArchiveCommands } from './commands/archive.ts'
import { addBackupCommands } from './commands/backup.ts'
import { addCaptureCommands } from './commands/capture.ts'
import { addCheckCommand } from './commands/check.ts'
import { addCompletionCommand } from './commands/completion.ts'
import { addDemoCommand } from './commands/demo.ts'
import { addImportCommands } from './commands/import.ts'
import { addMailCommand } from './commands/mail.ts'
import { addRecordCommands } from './commands/records.ts'
import { addVerifyCommand } from './commands/verify.ts'
import { addContractCommands } from './contract/commands.ts'
import { told, UsageError } from './errors.ts'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { chooseLanguage } from './language.ts'
import { type Output, openOutput } from './output.ts'
import { appVersion } from './place.ts'
import { openStopper } from './stopper.ts'
import { visible } from './terminal.ts'
import { common } from './texts/common.ts'

/** Does what a command line asks and answers with its exit code. It never throws. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { policies: decided } = await findPolicies(terminal.policyFile)
  const language = chooseLanguage(args, terminal.env, decided.language)
  const isLogged = args.some(arg => /^--log(=|$)/.test(arg))
  const out = openOutput(terminal, { language, isJson: args.includes('--json'), isLogged })
  const stopper = openStopper(terminal, () => out.note(common.stopping))
  const cli: Cli = { terminal, out, stopper, decided }
  const root = rootCommand(cli, appVersion())
  try {
    const answer = await answerTo(args, cli, root)
    if (answer === null) return EXIT.done
    if (out.isJson) out.printJson(answer.json)
    else if (answer.bytes === undefined) out.print(answer.lines)
    else terminal.stdout.write(answer.bytes)
    return stopper.isStopping ? EXIT.stopped : (answer.exit ?? EXIT.done)
  } catch (error) {
    noteFault(error, logIn(args))
    const exit = tell(error, commandIn(args, root), out)
    return stopper.isStopping ? EXIT.stopped : exit
  } finally {
    stopper.end()
  }
}

/** What the command came to; null when it only showed help or the version. */
async function answerTo(args: readonly string[], cli: Cli, root: Command): Promise<Answer | null> {
  let answer: Answer | null = null
  const onAnswer = (given: Answer) => {
    answer = given
  }
  addAll(root, cli, onAnswer, firstWord(args))
  try {
    await root.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    const wrong = usageErrorOf(error)
    if (wrong !== null) throw wrong
  }
  return answer
}

const PARTS = [
  addArchiveCommands,
  addBackupCommands,
  addCheckCommand,
  addImportCommands,
  addCaptureCommands,
  addMailCommand,
  addRecordCommands,
  addVerifyCommand,
  addDemoCommand,
  addContractCommands,
  addCompletionCommand
]

/** Adds every command there is; `first`: of those that are made from the contract, the ones that begin with this word. */
export function addAll(
  root: Command,
  cli: Cli,
  onAnswer: (answer: Answer) => void,
  first: string | null = null
): void {
  for (const add of PARTS) add(root, cli, onAnswer, first)
}

/** Before the command's first word. */
const SHARED_WITH_VALUE = ['--archive', '--lang', '--log']
/** These tell of all commands. */
const OF_ALL = ['-h', '--help', 'help', 'completion']

/**
 * The first word of the command that is meant, so that the hundreds of others need not be made; null where all of them are wanted,
 * for help or since none is named.
 */
function firstWord(args: readonly string[]): string | null {
  const at = args.findIndex(
    (arg, index) =>
      OF_ALL.includes(arg) || !(arg.startsWith('-') || SHARED_WITH_VALUE.includes(args[index - 1] ?? ''))
  )
  const word = args[at] ?? null
  return word === null || OF_ALL.includes(word) ? null : word
}

function tell(error: unknown, command: Command, out: Output): ExitCode {
  const { code, message, params, exit } = told(error, out)
  out.say(`${out.t(common.errorWord)}: ${visible(message)}`)
  if (code === 'usage') {
    const help = command.createHelp()
    out.note(common.usage, { form: help.commandUsage(command) })
    out.note(common.seeHelp, { command: pathOf(command) })
  }
  if (out.isJson) out.printJson({ error: { code, message, params } })
  return exit
}

/** The file that `--log` names. */
function logIn(args: readonly string[]): string | undefined {
  const at = args.findIndex(arg => /^--log(=|$)/.test(arg))
  return args[at] === '--log' ? args[at + 1] : args[at]?.slice('--log='.length)
}

/** What the core did not answer for is a fault of the command line itself, of which nobody else has told the log. */
function noteFault(error: unknown, log: string | undefined): void {
  if (!log || isAnswered(error)) return
  try {
    openLog(resolve(log)).error({ err: error }, 'unexpected')
  } catch {
    // It cannot be written. What went wrong is told anyhow.
  }
}

const isAnswered = (error: unknown) =>
  error instanceof UsageError || error instanceof ArchiveError || error instanceof ORPCError

// The command as far as there is one, for its form and the pointer to its help.
function commandIn(args: readonly string[], root: Command): Command {
  let command = root
  for (const arg of args) {
    const next = command.commands.find(each => each.name() === arg)
    if (next === undefined) break
    command = next
  }
  return command
}
