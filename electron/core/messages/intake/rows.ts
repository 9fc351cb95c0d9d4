// What a batch of messages enters, gathered so that each table gets its rows in one go.
import type { Instant, MessageId } from '#shared/ids.ts'
import { type MessageDuty, openDuties } from '../../deadlines/deadlines/duties.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import {
  type ImportedRow,
  insertAttachment,
  insertImported,
  insertSightings,
  type Shared,
  type SightingRow
} from '../messages/enter.ts'

type Known = { readonly id: MessageId; readonly text: string }

export class BatchRows {
  readonly #messages: ImportedRow[] = []
  readonly #attachments: Parameters<typeof insertAttachment>[1][] = []
  readonly #sightings: SightingRow[] = []
  readonly #duties: MessageDuty[] = []
  readonly #byKey = new Map<string, Known>()

  message(message: ImportedRow): void {
    this.#byKey.set(message.dedupeKey, message)
    this.#messages.push(message)
  }

  /** The message of this batch that has the key. */
  messageByKey(key: string): Known | undefined {
    return this.#byKey.get(key)
  }

  attachment(attachment: Parameters<typeof insertAttachment>[1]): void {
    this.#attachments.push(attachment)
  }

  sighting(sighting: SightingRow): void {
    this.#sightings.push(sighting)
  }

  /** An answer is due to the message. */
  duty(duty: MessageDuty): void {
    this.#duties.push(duty)
  }

  /** Enters all of it. */
  insertAll(tx: WriteDb, shared: Shared, clock: (receivedAt: Instant) => Instant): void {
    insertImported(tx, this.#messages, shared)
    for (const attachment of this.#attachments) insertAttachment(tx, attachment)
    insertSightings(tx, this.#sightings, { at: shared.at })
    openDuties(tx, shared.channelId, this.#duties, clock)
  }
}
