// Who holds the log-ins of channels, and sealed notes.
import { z } from 'zod'
import { Credential, CredentialFields, MadeKey, SealedText, SealKey, SecretKey } from '../credential.ts'
import { ChannelId, CredentialId, DepartmentId } from '../ids.ts'
import { base } from './base.ts'

const because = z.string().trim().min(1).max(500)

export const credentials = {
  list: base.input(z.strictObject({ channelId: ChannelId.nullable() })).output(z.array(Credential)),
  /** Enters one, or with `id` says something else of it. */
  save: base
    .input(z.strictObject({ id: CredentialId.nullable(), fields: CredentialFields }))
    .output(Credential),
  remove: base.input(z.strictObject({ id: CredentialId, because })).output(z.null()),
  /** Seals a note with the key of the channel’s department; an earlier note stays sealed and is shown no more. */
  seal: base.input(z.strictObject({ id: CredentialId, text: SealedText })).output(Credential),
  /**
   * Opens the newest note, with the key or its words. Both an opening and what does not fit, an empty key too, are
   * journalled, with the reason.
   */
  open: base
    .input(z.strictObject({ id: CredentialId, key: z.union([SecretKey, z.literal('')]), reason: because }))
    .output(z.strictObject({ text: z.string() })),
  keys: base.output(z.array(SealKey)),
  /** Makes a key for a department. Its secret half, and the same in words, are in the answer, and nowhere else. */
  makeKey: base
    .input(z.strictObject({ departmentId: DepartmentId, holder: SealKey.shape.holder }))
    .output(MadeKey),
  /** The whole key of this archive, from its words. The journal says that it was restored. */
  restoreKey: base.input(z.strictObject({ words: SecretKey })).output(MadeKey)
}
