// Ids as a person types them: by their beginning, everywhere and by one function; people, departments and users by name too.
import { z } from 'zod'
import { IdBeginning, IdKind } from '#shared/id-kind.ts'
import * as ids from '#shared/ids.ts'
import { normalized } from '#shared/normal-form.ts'
import { ArchiveError } from '../../../core/kernel/errors.ts'
import type { Client } from '../cli.ts'
import { idBeginning, isWholeId } from '../values.ts'
import type { Schema } from './methods.ts'

/** Of these a name can be typed too: people, departments and users. */
const NAMED = {
  department: client => client.departments.list(),
  person: client => client.people.list(),
  user: async client => (await client.users.list()).map(({ id, name, osUser }) => ({ id, name, osUser }))
} as const satisfies Partial<Record<IdKind, (client: Client) => Promise<readonly Named[]>>>
type Named = { readonly id: string; readonly name: string; readonly osUser?: string }

/** What an id is of, by its schema: each kind of id has its own. */
const KINDS: ReadonlyMap<Schema, IdKind> = new Map<Schema, IdKind>([
  [ids.AccountId, 'account'],
  [ids.ActorId, 'sender'],
  [ids.AlertId, 'alert'],
  [ids.AnswerId, 'answer'],
  [ids.AttestationId, 'attestation'],
  [ids.BackupTargetId, 'backup'],
  [ids.CaptureId, 'capture'],
  [ids.CategoryId, 'category'],
  [ids.ChannelId, 'channel'],
  [ids.CommentId, 'comment'],
  [ids.ConsentId, 'consent'],
  [ids.CredentialId, 'credential'],
  [ids.DepartmentId, 'department'],
  [ids.DisclosureId, 'disclosure'],
  [ids.DisposalId, 'disposal'],
  [ids.ExportId, 'package'],
  [ids.HoldId, 'hold'],
  [ids.ImportId, 'import'],
  [ids.MailboxId, 'mailbox'],
  [ids.MandateId, 'mandate'],
  [ids.MaskId, 'mask'],
  [ids.MessageId, 'message'],
  [ids.OutgoingMailId, 'mail'],
  [ids.PersonId, 'person'],
  [ids.ProfileId, 'profile'],
  [ids.ReceiptId, 'receipt'],
  [ids.RegisterImportId, 'register-import'],
  [ids.RetentionRuleId, 'retention-rule'],
  [ids.RunId, 'run'],
  [ids.SendingId, 'sending'],
  [ids.ThreadId, 'thread'],
  [ids.TimestampAuthorityId, 'time-stamp-authority'],
  [ids.TimestampId, 'time-stamp'],
  [ids.UserId, 'user'],
  [ids.WatchedPageId, 'watched-page'],
  [ids.WebhookId, 'webhook'],
  [ids.WebsiteId, 'website']
])

export const isIdSchema = (schema: Schema): boolean => schema instanceof z.ZodUUID

/** The id that was typed. @throws UsageError for what is no id or fits several, ArchiveError not-found */
export const idTyped = (client: Client, schema: Schema, typed: string): Promise<string> =>
  idOfKind(client, KINDS.get(schema) ?? 'any', typed)

async function idOfKind(client: Client, kind: IdKind, typed: string): Promise<string> {
  if (isWholeId(typed)) return typed.trim().toLowerCase()
  if (kind === 'department' || kind === 'person' || kind === 'user') {
    const rows: readonly Named[] = await NAMED[kind](client)
    const named = rows.filter(row =>
      [row.name, row.osUser].some(name => name !== undefined && plain(name) === plain(typed))
    )
    const [only] = named
    // Two people may have one name; then the id must be said.
    if (only !== undefined && named.length === 1) return only.id
    if (!IdBeginning.safeParse(typed).success) throw new ArchiveError('not-found', { what: typed })
  }
  return idBeginning(typed, { parse: String }, async function* () {
    for (const id of await client.search.ids({ beginning: typed, kind })) yield { id }
  })
}

/** The same, for a command that is written by hand. */
export async function idOf<S extends z.ZodType<string>>(
  client: Client,
  schema: S,
  typed: string
): Promise<z.infer<S>> {
  return schema.parse(await idTyped(client, schema, typed))
}

/** The id of a record of a kind. A document is said by its whole digest. */
export async function refTyped(client: Client, kind: string, typed: string): Promise<string> {
  const of = IdKind.safeParse(kind)
  return of.success ? idOfKind(client, of.data, typed) : typed.trim().toLowerCase()
}

const plain = (name: string) => normalized(name.trim(), 'NFC').toLocaleLowerCase('sv')
