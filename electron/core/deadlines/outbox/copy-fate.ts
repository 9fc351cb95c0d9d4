// A message that went to the mailbox as a copy is seen to when the copy is on its way, and waits again when it never came there (P7, P8b).
import type { Instant } from '#shared/ids.ts'
import type { OutgoingMail } from '#shared/outbox.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { answerDuty, closeDuty, reopenMessage } from '../deadlines/duties.ts'
import { isCopyFailed, isRoutedAsCopy } from './queries.ts'

/** Inside the act that notes how a mail went. */
export function noteCopyFate(
  tx: WriteDb,
  { purpose, messageId }: Pick<OutgoingMail, 'purpose' | 'messageId'>,
  state: OutgoingMail['state'],
  now: Instant
): void {
  if (purpose !== 'copy' || messageId === null) return
  if (state === 'refused' || state === 'bounced') {
    if (isCopyFailed(tx, messageId)) reopenMessage(tx, messageId)
  } else if ((state === 'accepted' || state === 'arrived') && isRoutedAsCopy(tx, messageId)) {
    answerDuty(tx, { messageId }, now)
    closeDuty(tx, { messageId }, now)
  }
}
