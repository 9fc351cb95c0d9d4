// What was noted as done about a message, as a package tells of it: under the same secrecy as the messages of its thread.
import type { Instant } from '#shared/ids.ts'
import type { Answer } from '#shared/inbox.ts'
import type { MessageRow } from '#shared/message.ts'
import type { ReadDb } from '../../../kernel/db/open.ts'
import { swedishTime } from '../../../kernel/swedish-time.ts'
import { answersTo } from '../../../messages/inbox/read.ts'
import { secretConversations } from '../../../register/secrecy/read.ts'

export type PackagedAnswers = { readonly answers: readonly Answer[]; readonly leftOut: number }

/**
 * Reads the answers of each message. Those of a thread in which something is secret may say what stood in it: they go along with a
 * message that is secret itself, with its paragraph, and with no other.
 */
export function openAnswers(db: ReadDb): (message: MessageRow, isSecret: boolean) => PackagedAnswers {
  let secret: ReadonlySet<string> | null = null
  return (message, isSecret) => {
    const answers = answersTo(db, message)
    if (answers.length === 0 || isSecret || message.conversationId === null) return { answers, leftOut: 0 }
    secret ??= new Set(secretConversations(db))
    return secret.has(message.conversationId)
      ? { answers: [], leftOut: answers.length }
      : { answers, leftOut: 0 }
  }
}

/** Each answer in words, with when it was given or noted. One that was corrected says so, as does the one in its place. */
export function answersInWords(
  answers: readonly Answer[]
): readonly (readonly [at: Instant, said: string])[] {
  const corrected = new Set(answers.flatMap(({ corrects }) => corrects ?? []))
  return answers.map(answer => {
    const { id, sentAt, recordedAt, correctedBecause } = answer
    const said = [
      corrected.has(id) ? 'Rättat senare, gäller inte längre. ' : '',
      correctedBecause === null ? '' : `Rättelse (${correctedBecause}). `,
      inWords(answer)
    ].join('')
    return [sentAt ?? recordedAt, said] as const
  })
}

function inWords({ kind, text, sentAt, sentBy, sentWhere, forwardedTo, because }: Answer): string {
  if (kind === 'withdrawn') return 'Inget hade gjorts.'
  if (kind === 'forwarded') return `Vidarebefordrat till ${forwardedTo}.`
  if (kind === 'no-answer') return `Besvaras inte: ${because}`
  const when = sentAt === null ? '' : ` ${swedishTime(sentAt)}`
  return `Svar${when} av ${sentBy} (${sentWhere}): ${text}`
}
