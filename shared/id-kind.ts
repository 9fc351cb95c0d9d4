// What an id may be of, for one that is said by its beginning.
import { z } from 'zod'

/** `any`: whatever is kept as a record, or was before it was disposed of. */
export const IdKind = z.enum([
  'any',
  'account',
  'alert',
  'answer',
  'attestation',
  'backup',
  'capture',
  'category',
  'channel',
  'checklist-answer',
  'comment',
  'consent',
  'conversation',
  'credential',
  'department',
  'disclosure',
  'disposal',
  'hold',
  'import',
  'mail',
  'mailbox',
  'mandate',
  'mask',
  'message',
  'package',
  'person',
  'profile',
  'receipt',
  'register-import',
  'retention-rule',
  'run',
  'sender',
  'sending',
  'thread',
  'time-stamp',
  'time-stamp-authority',
  'user',
  'watched-page',
  'webhook',
  'website'
])
export type IdKind = z.infer<typeof IdKind>

/** The first four digits of an id or more, as a person types them. */
export const IdBeginning = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-f]{4}[0-9a-f-]{0,32}$/)
