// A record of the archive that can be handed over, acknowledged, disclosed and found, whatever its kind.
import { z } from 'zod'
import { CaptureId, CommentId, MessageId } from './ids.ts'

export const RecordKind = z.enum(['capture', 'comment', 'message'])
export type RecordKind = z.infer<typeof RecordKind>

/** A record that is handed over. */
export const RecordRef = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('capture'), id: CaptureId }),
  z.strictObject({ kind: z.literal('comment'), id: CommentId }),
  z.strictObject({ kind: z.literal('message'), id: MessageId })
])
export type RecordRef = z.infer<typeof RecordRef>
