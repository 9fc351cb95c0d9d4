// Ids as a person types them: by their beginning, everywhere and by one function; people, departments and users by name too.
import { z } from 'zod'
import * as ids from '#shared/ids.ts'
import { ArchiveError } from '../../../core/kernel/errors.ts'
import type { Client } from '../cli.ts'
import { everyRow, idBeginning, isWholeId } from '../values.ts'
import type { Schema } from './methods.ts'

type Row = { readonly id: string; readonly names?: readonly string[] }
type Source = (client: Client) => AsyncIterable<Row>

/** A list that is read whole. */
const all = (read: (client: Client) => Promise<readonly Row[]>): Source =>
  async function* (client) {
    yield* await read(client)
  }
/** A list that is read page by page. */
const paged =
  (read: (client: Client, page: { limit: number; after: string | null }) => Promise<Page>): Source =>
  client =>
    everyRow(after => read(client, { limit: 500, after }))
type Page = { items: Row[]; next: string | null }

const everyChannel = { channelId: null }
const categories: Source = async function* (client) {
  for (const { id } of await client.channels.list({ retired: 'with' }))
    yield* await client.comments.categories({ channelId: id })
}
const sendings: Source = async function* (client) {
  for (const { id } of await client.exports.list())
    yield* everyRow(after => client.diarySystem.sendings({ exportId: id, limit: 500, after }))
}
const inRegister: Source = async function* (client) {
  yield* await client.channels.list({ retired: 'with' })
  yield* await client.people.list()
  yield* await client.departments.list()
  yield* await client.websites.list()
}
const masks: Source = async function* (client) {
  for await (const { id } of everyRow(after => client.disclosures.list({ limit: 500, after })))
    for (const { position } of (await client.disclosures.find({ id })).records)
      yield* (await client.disclosures.record({ id, position })).masks
}

// By the schema itself: each kind of id has its own.
const SOURCES: ReadonlyMap<Schema, Source> = new Map<Schema, Source>([
  [
    ids.DepartmentId,
    all(async client => (await client.departments.list()).map(({ id, name }) => ({ id, names: [name] })))
  ],
  [
    ids.PersonId,
    all(async client => (await client.people.list()).map(({ id, name }) => ({ id, names: [name] })))
  ],
  [
    ids.UserId,
    all(async client => (await client.users.list()).map(({ id, osUser }) => ({ id, names: [osUser] })))
  ],
  [ids.ChannelId, all(client => client.channels.list({ retired: 'with' }))],
  [ids.ProfileId, all(client => client.profiles.list())],
  [ids.RunId, paged((client, page) => client.captures.runs(page))],
  [ids.CaptureId, paged((client, page) => client.captures.list({ ...everyChannel, runId: null, ...page }))],
  [ids.CommentId, paged((client, page) => client.comments.list({ ...everyChannel, state: null, ...page }))],
  [ids.MessageId, paged((client, page) => client.messages.list({ ...everyChannel, state: null, ...page }))],
  [
    ids.ThreadId,
    paged((client, page) => client.inbox.list({ which: 'all', ...everyChannel, handler: null, ...page }))
  ],
  [ids.CategoryId, categories],
  [ids.ImportId, paged((client, page) => client.imports.list({ ...everyChannel, ...page }))],
  [ids.AccountId, all(client => client.accounts.list(everyChannel))],
  [ids.MailboxId, all(client => client.mailboxes.list(everyChannel))],
  [
    ids.OutgoingMailId,
    paged((client, page) => client.outbox.list({ state: null, messageId: null, ...page }))
  ],
  [ids.ExportId, all(client => client.exports.list())],
  [ids.ReceiptId, paged((client, page) => client.receipts.list(page))],
  [ids.SendingId, sendings],
  [ids.DisclosureId, paged((client, page) => client.disclosures.list(page))],
  [ids.MaskId, masks],
  [ids.DisposalId, all(client => client.disposal.list())],
  [ids.RetentionRuleId, all(client => client.retention.rules())],
  [ids.HoldId, all(client => client.retention.holds())],
  [ids.WebsiteId, all(client => client.websites.list())],
  [ids.RegisterImportId, paged((client, page) => client.registerImport.list(page))],
  [ids.CredentialId, all(client => client.credentials.list(everyChannel))],
  [ids.ConsentId, all(client => client.consents.list())],
  [ids.WatchedPageId, all(async client => (await client.watch.overview()).pages)],
  [ids.ActorId, all(async () => [])]
])

/** The id schema of a kind of record, for what is typed as `kind:id`. */
const KINDS: Readonly<Record<string, z.ZodType<string>>> = {
  department: ids.DepartmentId,
  person: ids.PersonId,
  channel: ids.ChannelId,
  website: ids.WebsiteId,
  credential: ids.CredentialId,
  account: ids.AccountId,
  consent: ids.ConsentId,
  capture: ids.CaptureId,
  comment: ids.CommentId,
  message: ids.MessageId,
  import: ids.ImportId,
  mail: ids.OutgoingMailId,
  package: ids.ExportId,
  receipt: ids.ReceiptId,
  disclosure: ids.DisclosureId,
  hold: ids.HoldId
}

export const isIdSchema = (schema: Schema): boolean => SOURCES.has(schema) || schema instanceof z.ZodUUID

/** The id that was typed. @throws UsageError for what is no id or fits several, ArchiveError not-found */
export async function idTyped(client: Client, schema: Schema, typed: string): Promise<string> {
  if (isWholeId(typed)) return typed.trim().toLowerCase()
  // Of an id that may be of anything, only what is in the register can be said in short.
  const source = SOURCES.get(schema) ?? inRegister
  const named: string[] = []
  let hasNames = false
  const rows = async function* () {
    for await (const row of source(client)) {
      if (row.names !== undefined) hasNames = true
      if (row.names?.some(name => plain(name) === plain(typed))) named.push(row.id)
      yield { id: row.id }
    }
  }
  // Two people may have one name; then the id must be said.
  const found = await Array.fromAsync(rows())
  const [only] = named
  if (only !== undefined && named.length === 1) return only
  if (hasNames && !/^[0-9a-f]{4}[0-9a-f-]*$/i.test(typed.trim()))
    throw new ArchiveError('not-found', { what: typed })
  return idBeginning(typed, { parse: String }, async function* () {
    yield* found
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

/** The id of a record of a kind. A kind whose records cannot be listed wants the whole id, and a document its digest. */
export async function refTyped(client: Client, kind: string, typed: string): Promise<string> {
  const schema = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined
  return schema === undefined ? typed.trim().toLowerCase() : idTyped(client, schema, typed)
}

const plain = (name: string) => name.trim().normalize('NFC').toLocaleLowerCase('sv')
