// Ids as a person types them: by their beginning, everywhere and by one function; people, departments and users by name too.
import { z } from 'zod'
import * as ids from '#shared/ids.ts'
import type { Method } from '#shared/rules.ts'
import { ArchiveError } from '../../../core/kernel/errors.ts'
import type { Client } from '../cli.ts'
import { everyRow, idBeginning, isWholeId } from '../values.ts'
import { callMethod, METHODS, type MethodSpec, type Schema } from './methods.ts'

const Row = z.object({ id: z.string(), name: z.string().optional(), osUser: z.string().optional() })
type Row = { readonly id: string; readonly names?: readonly string[] }
type Source = (client: Client) => AsyncIterable<Row>

/** Of these a name can be typed. */
const NAMED: readonly string[] = ['departments', 'people', 'users']
/** What asks for the whole of a list, where there is a choice. */
const WHOLE: Readonly<Record<string, unknown>> = { retired: 'with', which: 'all', limit: 500 }

/** A list of the contract, read from beginning to end. */
const listOf = ({ method, noun, input }: MethodSpec): Source =>
  async function* (client) {
    const asked = input instanceof z.ZodObject ? Object.keys(input.shape) : []
    const page = async (after: string | null) => {
      const whole = asked.map(key => [key, key === 'after' ? after : (WHOLE[key] ?? null)])
      const answer = await callMethod(client, method, input === null ? undefined : Object.fromEntries(whole))
      return z.union([Page, z.array(Row).transform(items => ({ items, next: null }))]).parse(answer)
    }
    for await (const { id, name, osUser } of everyRow(page)) {
      const names = [name, osUser].filter(each => each !== undefined)
      yield NAMED.includes(noun) ? { id, names } : { id }
    }
  }
const Page = z.object({ items: z.array(Row), next: z.string().nullable() })

const LISTS: readonly Method[] = ['captures.runs', 'retention.rules', 'retention.holds']
/** By the schema of the ids in it: each kind of id has its own. */
const listed = METHODS.filter(({ verb, method }) => verb === 'list' || LISTS.includes(method)).flatMap(
  (spec): [Schema, Source][] => {
    const output = spec.output instanceof z.ZodObject ? spec.output.shape['items'] : spec.output
    const row = output instanceof z.ZodArray ? output.element : null
    return row instanceof z.ZodObject && row.shape['id'] !== undefined
      ? [[row.shape['id'], listOf(spec)]]
      : []
  }
)

const categories: Source = async function* (client) {
  for (const { id } of await client.channels.list({ retired: 'with' }))
    yield* await client.comments.categories({ channelId: id })
}
const sendings: Source = async function* (client) {
  for (const { id } of await client.exports.list())
    yield* everyRow(after => client.diarySystem.sendings({ exportId: id, limit: 500, after }))
}
const masks: Source = async function* (client) {
  for await (const { id } of everyRow(after => client.disclosures.list({ limit: 500, after })))
    for (const { position } of (await client.disclosures.find({ id })).records)
      yield* (await client.disclosures.record({ id, position })).masks
}
const watchedPages: Source = async function* (client) {
  yield* (await client.watch.overview()).pages
}
const inRegister: Source = async function* (client) {
  for (const list of [client.people.list, client.departments.list, client.websites.list]) yield* await list()
  yield* await client.channels.list({ retired: 'with' })
}

const SOURCES: ReadonlyMap<Schema, Source> = new Map<Schema, Source>([
  ...listed,
  [ids.CategoryId, categories],
  [ids.SendingId, sendings],
  [ids.MaskId, masks],
  [ids.WatchedPageId, watchedPages],
  [ids.ActorId, async function* () {}]
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

export const isIdSchema = (schema: Schema): boolean => schema instanceof z.ZodUUID

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
