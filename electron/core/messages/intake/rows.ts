// What a batch of messages enters, gathered so that each table gets its rows in one go.
import type { Instant, MessageId } from '#shared/ids.ts'
import { type MessageDuty, openDuties } from '../../deadlines/deadlines/duties.ts'
import type { Row } from '../../kernel/db/insert-many.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { insertAttachment, insertImported, insertSightings, type Shared } from '../messages/enter.ts'

type Known = { readonly id: MessageId; readonly text: string }

export class BatchRows {
  readonly #messages: Row[] = []
  readonly #attachments: Parameters<typeof insertAttachment>[1][] = []
  readonly #sightings: Row[] = []
  readonly #duties: MessageDuty[] = []
  readonly #byKey = new Map<string, Known>()

  /** The columns are in the order of the statement. */
  message(key: string, known: Known, columns: Row): void {
    this.#byKey.set(key, known)
    this.#messages.push(columns)
  }

  /** The message of this batch that has the key. */
  messageByKey(key: string): Known | undefined {
    return this.#byKey.get(key)
  }

  attachment(attachment: Parameters<typeof insertAttachment>[1]): void {
    this.#attachments.push(attachment)
  }

  /** The columns are in the order of the statement. */
  sighting(columns: Row): void {
    this.#sightings.push(columns)
  }

  /** An answer is due to the message. */
  duty(duty: MessageDuty): void {
    this.#duties.push(duty)
  }

  /** Enters all of it. */
  enter(tx: WriteDb, shared: Shared, clock: (receivedAt: Instant) => Instant): void {
    insertImported(tx, this.#messages, shared)
    for (const attachment of this.#attachments) insertAttachment(tx, attachment)
    insertSightings(tx, this.#sightings, { at: shared.at })
    openDuties(tx, shared.channelId, this.#duties, clock)
  }
}
