// What a configuration says of the platforms that tell of changes: what they sign with.
import { z } from 'zod'
import { ask } from './config-checks.ts'

const file = z.string(ask('file')).min(1, ask('file'))

/** Each in a file with that and nothing else. */
export const NoticesFields = z.strictObject({
  meta: z
    .strictObject({
      /** The words that are typed at Meta when the address is entered there. */
      verifyTokenFile: file,
      appSecretFile: file
    })
    .optional(),
  youtube: z.strictObject({ secretFile: file }).optional()
})
type NoticesFields = z.infer<typeof NoticesFields>

export type NoticesConfig = {
  readonly meta?: { readonly verifyToken: string; readonly appSecret: string }
  readonly youtube?: { readonly secret: string }
}

/** With what stands in the files; `read` says of one that cannot be read. */
export const noticesConfig = (
  { meta, youtube }: NoticesFields,
  read: (file: string, ...place: string[]) => string
): NoticesConfig => ({
  ...(meta && {
    meta: {
      verifyToken: read(meta.verifyTokenFile, 'meta', 'verifyTokenFile'),
      appSecret: read(meta.appSecretFile, 'meta', 'appSecretFile')
    }
  }),
  ...(youtube && { youtube: { secret: read(youtube.secretFile, 'youtube', 'secretFile') } })
})
