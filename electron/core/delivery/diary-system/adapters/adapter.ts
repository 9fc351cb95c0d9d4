// What a diary system is to the archive, whichever it is (docs/diariesystem.md). To add one: its settings in
// `shared/diary-system.ts`, an adapter here, and a line in `adapters.ts`.
import type { SendingId } from '#shared/ids.ts'
import type { WriteDb } from '../../../kernel/db/open.ts'
import type { ArchiveError } from '../../../kernel/errors.ts'
import type { StoredObject } from '../../../kernel/objects/store.ts'
import type { PackageFile } from '../package.ts'
import type { Told } from './told.ts'

/** A document to enter: the records of a folder, the first of which stands for them, and where they go. */
export type DocumentToFile = {
  /** Names the sending: what answers later says it. */
  readonly sending: SendingId
  readonly told: Told
  readonly into: {
    readonly number: string | null
    /** What the case is to be called, where it has no number yet. */
    readonly title: string | null
  }
  readonly files: readonly PackageFile[]
  readonly leftOut: readonly string[]
}

/**
 * `created`: it is there, by this number. `handed-over`: it lies where the diary takes it from, and the number comes later.
 * `rejected`: it is not there, in the program's own words. `closed`: it is not, and the next one would meet the same; `refusal`
 * says what to see to. `uncertain`: nobody knows.
 */
export type Filed =
  | { readonly kind: 'created'; readonly number: string; readonly answer: Uint8Array }
  | HandedOver
  | { readonly kind: 'rejected'; readonly problem: 'rejected' | 'too-large'; readonly words: string }
  | {
      readonly kind: 'closed'
      readonly problem: 'unreachable' | 'key-refused' | 'not-there' | 'busy'
      readonly refusal: ArchiveError
    }
  | { readonly kind: 'uncertain'; readonly problem: 'no-answer' | 'bad-answer' | 'failed' | 'interrupted' }

export type HandedOver = {
  readonly kind: 'handed-over'
  /** What it is called where it lies. */
  readonly reference: string
  readonly objects: readonly StoredObject[]
  /** What is to be done in the act that notes it, such as queueing a mail; null for nothing. */
  readonly within: ((tx: WriteDb) => void) | null
}

/** A call that cannot be answered later. */
export type Created = Exclude<Filed, HandedOver>

export interface DiaryAdapter {
  /** What a document's files may be together; what does not fit is left out and named. */
  readonly mostBytes: number
  /** Asks whether documents can be handed over, before anything is begun. @throws ArchiveError what is wrong */
  check(): Promise<void>
  /** Makes a case, for one document or for a year; null where the diary makes its cases itself out of what the document says. */
  readonly createCase:
    | ((asked: { readonly title: string; readonly told: Told | null }) => Promise<Created>)
    | null
  /** Once, and never again by itself. @throws ArchiveError package-changed, before anything has left */
  createDocument(document: DocumentToFile): Promise<Filed>
}
