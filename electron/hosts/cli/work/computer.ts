// `computer check`: what others have set on this computer, in sentences that can be handed to them.
import { type ComputerCheck, stopsCaptures } from '#shared/computer.ts'
import { computerSentences, findingSentence, policiesInForce } from '#shared/computer-words.ts'
import type { Answer, At, Cli, Client } from '../cli.ts'
import { EXIT } from '../exit-codes.ts'
import { visible } from '../terminal.ts'
import { computer as texts } from '../texts/computer.ts'

export async function checkComputer({ cli, client }: At): Promise<Answer> {
  const { out } = cli
  const computer = await client.computer.check()
  const { browser, policies } = computer
  const told = computerSentences(computer, out.language)
  const lines = [
    ...(browser === null
      ? [out.t(computer.isElsewhere ? texts.elsewhere : texts.noBrowser)]
      : [out.t(texts.browser, { browser })]),
    ...(policies.place === null
      ? []
      : [out.t(texts.decided, { place: policies.place }), ...policiesInForce(policies.policies)]),
    ...(told.length === 0 && canCapture(computer) ? [out.t(texts.nothing)] : told)
  ]
  const exit = canCapture(computer) ? {} : { exit: EXIT.noBrowser }
  return { json: { computer }, lines: lines.map(visible), ...exit }
}

const canCapture = ({ browser, isElsewhere, findings }: ComputerCheck): boolean =>
  (browser !== null || isElsewhere) && !findings.some(stopsCaptures)

/** Says what may change the pages of a run, before it begins; what stops it is said by its refusal. */
export async function tellOfBrowser({ out }: Cli, client: Client): Promise<void> {
  const { findings } = await client.computer.check()
  for (const finding of findings.filter(each => !stopsCaptures(each)))
    out.say(visible(findingSentence(finding, out.language)))
}
