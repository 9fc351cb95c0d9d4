// `mail test` and `again`: a mail that is queued, sent at once, and told of as it then is.
import type { OutgoingMailId } from '#shared/ids.ts'
import type { OutgoingMail } from '#shared/outbox.ts'
import { MAIL_STATES } from '#shared/words/values.ts'
import type { Answer, At } from '../cli.ts'
import { visible } from '../terminal.ts'
import { mail as texts } from '../texts/mail.ts'

export const sendTest = (at: At, input: { recipient: string }): Promise<Answer> =>
  sent(at, () => at.client.outbox.test(input))

export const sendAgain = (at: At, input: { id: OutgoingMailId; recipient: string | null }): Promise<Answer> =>
  sent(at, () => at.client.outbox.again(input))

async function sent({ cli, client }: At, queue: () => Promise<OutgoingMail>): Promise<Answer> {
  const { id } = await queue()
  await client.outbox.send()
  const mail = await client.outbox.find({ id })
  const { recipient, state } = mail
  const line = cli.out.t(texts.mailIs, { recipient, state: cli.out.t(MAIL_STATES[state]) })
  return { json: { mail }, lines: [visible(line)] }
}
