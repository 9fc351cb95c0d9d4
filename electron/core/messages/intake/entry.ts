// What is entered of what was read: with the file it stood in, and with everything kept that it points at.
import type { SourceFileId } from '#shared/ids.ts'
import type { PlatformComment } from '../../comments/platforms/platform.ts'
import type { StoredObject } from '../../kernel/objects/store.ts'
import type { KeptMail } from '../mailboxes/take-mail.ts'
import type { ExportFile } from './files/export-file.ts'
import type { Digest } from './files/reading.ts'
import type { Attachment, Finding, ImportedMessage, Thread } from './item.ts'

/** The file that something was read in: a source of its own, or a part of one. */
export type Origin =
  | { readonly sourceId: SourceFileId }
  | { readonly containerId: SourceFileId; readonly path: string; readonly digest: Digest }

export type KeptAttachment = Attachment & {
  readonly state: 'present' | 'missing' | 'expired_url' | 'blocked'
  readonly object: StoredObject | null
}

export type Entry =
  | {
      readonly is: 'message'
      readonly message: ImportedMessage
      readonly key: string
      readonly origin: Origin
      /** Where its files are looked for; null for what did not come in a file. */
      readonly from: ExportFile | null
      /** As they are kept, of a message that is new. */
      readonly attachments: readonly KeptAttachment[]
    }
  | { readonly is: 'mail'; readonly mail: KeptMail; readonly locator: string; readonly origin: Origin }
  | {
      readonly is: 'comment'
      readonly comment: PlatformComment
      /** When the export says that it was made, to the letter. */
      readonly madeRaw: string | null
      readonly origin: Origin
    }
  | { readonly is: 'thread'; readonly thread: Thread }
  | { readonly is: 'finding'; readonly finding: Finding }
