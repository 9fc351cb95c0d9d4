// One command line from beginning to end: understood, done, told, and closed with its exit code.
import { type Command, CommanderError } from 'commander'
import type { Answer, Cli, Terminal } from './cli.ts'
import { rootCommand, usageErrorOf } from './command.ts'
import { addAccountCommands } from './commands/account.ts'
import { addArchiveCommands } from './commands/archive.ts'
import { addAttestationCommands } from './commands/attestation.ts'
import { addCaptureCommands } from './commands/capture.ts'
import { addChannelCommands } from './commands/channel.ts'
import { addChecklistCommands } from './commands/checklist.ts'
import { addCommentCommands } from './commands/comment.ts'
import { addConsentCommands } from './commands/consent.ts'
import { addCoverageCommands } from './commands/coverage.ts'
import { addCredentialCommands } from './commands/credential.ts'
import { addDeadlineCommands } from './commands/deadline.ts'
import { addDemoCommand } from './commands/demo.ts'
import { addDisclosureCommands } from './commands/disclosure.ts'
import { addDisposalCommands } from './commands/disposal.ts'
import { addExportCommands } from './commands/export.ts'
import { addHistoryCommand } from './commands/history.ts'
import { addImportCommands } from './commands/import.ts'
import { addInboxCommands } from './commands/inbox.ts'
import { addIntakeCommands } from './commands/intake.ts'
import { addMailCommands } from './commands/mail.ts'
import { addMessageCommands } from './commands/message.ts'
import { addModerationCommands } from './commands/moderation.ts'
import { addPersonCommands } from './commands/person.ts'
import { addProfileCommands } from './commands/profile.ts'
import { addPublishCommands } from './commands/publish.ts'
import { addReadingCommands } from './commands/reading.ts'
import { addReceiptCommands } from './commands/receipt.ts'
import { addRegistryCommands } from './commands/registry.ts'
import { addRetentionCommands } from './commands/retention.ts'
import { addRoundCommands } from './commands/round.ts'
import { addSearchCommand } from './commands/search.ts'
import { addSecrecyCommands } from './commands/secrecy.ts'
import { addUserCommands } from './commands/user.ts'
import { addVerifyCommand } from './commands/verify.ts'
import { addWatchCommands } from './commands/watch.ts'
import { addWebsiteCommands } from './commands/website.ts'
import { told } from './errors.ts'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { chooseLanguage } from './language.ts'
import { type Output, openOutput } from './output.ts'
import { appVersion } from './place.ts'
import { openStopper } from './stopper.ts'
import { visible } from './terminal.ts'
import { common } from './texts/common.ts'

/** Does what a command line asks and answers with its exit code. It never throws. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const language = chooseLanguage(args, terminal.env)
  const isLogged = args.some(arg => /^--log(=|$)/.test(arg))
  const out = openOutput(terminal, { language, isJson: args.includes('--json'), isLogged })
  const stopper = openStopper(terminal, () => out.note(common.stopping))
  const cli: Cli = { terminal, out, stopper }
  const root = rootCommand(cli, appVersion())
  try {
    const answer = await answerTo(args, cli, root)
    if (answer === null) return EXIT.done
    if (out.isJson) out.printJson(answer.json)
    else if (answer.bytes === undefined) out.print(answer.lines)
    else terminal.stdout.write(answer.bytes)
    return stopper.isStopping ? EXIT.stopped : (answer.exit ?? EXIT.done)
  } catch (error) {
    const exit = tell(error, commandIn(args, root), out)
    return stopper.isStopping ? EXIT.stopped : exit
  } finally {
    stopper.end()
  }
}

/** What the command came to; null when it only showed help or the version. */
async function answerTo(args: readonly string[], cli: Cli, root: Command): Promise<Answer | null> {
  let answer: Answer | null = null
  const parts = [
    addArchiveCommands,
    addUserCommands,
    addChannelCommands,
    addPersonCommands,
    addCredentialCommands,
    addSecrecyCommands,
    addConsentCommands,
    addHistoryCommand,
    addAccountCommands,
    addReadingCommands,
    addModerationCommands,
    addWatchCommands,
    addImportCommands,
    addWebsiteCommands,
    addPublishCommands,
    addCaptureCommands,
    addRoundCommands,
    addProfileCommands,
    addCoverageCommands,
    addAttestationCommands,
    addChecklistCommands,
    addCommentCommands,
    addIntakeCommands,
    addMessageCommands,
    addInboxCommands,
    addMailCommands,
    addDeadlineCommands,
    addExportCommands,
    addReceiptCommands,
    addRegistryCommands,
    addSearchCommand,
    addDisclosureCommands,
    addRetentionCommands,
    addDisposalCommands,
    addVerifyCommand,
    addDemoCommand
  ]
  for (const add of parts)
    add(root, cli, given => {
      answer = given
    })
  try {
    await root.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    const wrong = usageErrorOf(error)
    if (wrong !== null) throw wrong
  }
  return answer
}

function tell(error: unknown, command: string, out: Output): ExitCode {
  const { code, message, params, exit } = told(error, out)
  out.say(`${out.t(common.errorWord)}: ${visible(message)}`)
  if (code === 'usage') out.note(common.seeHelp, { command })
  if (out.isJson) out.printJson({ error: { code, message, params } })
  return exit
}

// The command as far as there is one, for the pointer to its help.
function commandIn(args: readonly string[], root: Command): string {
  const words = [root.name()]
  let command: Command | undefined = root
  for (const arg of args) {
    command = command.commands.find(each => each.name() === arg)
    if (command === undefined) break
    words.push(arg)
  }
  return words.join(' ')
}
