// Reading a kept export: file by file through its parser, and batch by batch into the archive.
import { setImmediate } from 'node:timers/promises'
import type { ChannelId, ImportId } from '#shared/ids.ts'
import type { Channel } from '#shared/register.ts'
import { readMail } from '../../formats/mail/mail-apart.ts'
import { sniff } from '../../formats/text/sniff.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { Keys } from '../known/keys.ts'
import { isKnownByKey } from '../known/known.ts'
import { ownAddresses } from '../mailboxes/read.ts'
import { keepParts } from '../mailboxes/take-mail.ts'
import type { ExportApart } from './apart/export-apart.ts'
import { type FileReads, TOGETHER, weightOf } from './apart/export-session.ts'
import { saveNewComments } from './comments.ts'
import type { Entry, Origin } from './entry.ts'
import type { ExportFile } from './files/export-file.ts'
import type { OpenInputs } from './files/inputs.ts'
import type { KeptInput } from './files/keep.ts'
import type { Finding, ImportedMessage, Read } from './item.ts'
import { eachAtOnce, findAttachments, keepAttachments, Media } from './media.ts'
import { tellsOfOtherSites } from './other-site.ts'
import { takesFrom } from './platforms.ts'
import { Writer } from './writer.ts'

export type ExportJob = {
  readonly channel: Channel
  readonly apart: ExportApart
  /** The same files, in the same order, for what their messages point at. */
  readonly opened: OpenInputs
  readonly kept: readonly KeptInput[]
  readonly ownName: string | null
  readonly signal: AbortSignal
}

/** Mails with their files, and texts, are held until they are entered: not more than this of them at a time. */
const HELD_BYTES = 16 << 20

/** Reads everything. @throws ArchiveError stopped, own-name-unknown, and what the disk says */
export async function readExport(ctx: Context, id: ImportId, job: ExportJob): Promise<void> {
  const { channel, apart, opened, kept, ownName, signal } = job
  const { parser } = apart
  const claimed = apart.claimed.flatMap(number => opened.files[number] ?? [])
  const addresses = ownAddresses(ctx.db.read, channel.id)
  if (ownName !== null) addresses.add(ownName.toLowerCase())
  const [writer, keys, media] = [
    new Writer(ctx, id, channel, { ownAddresses: addresses, method: 'export' }),
    new Keys(),
    new Media(opened.files)
  ]
  let heldBytes = 0
  let heldComments = 0
  const totalBytes = claimed.reduce((sum, { bytes }) => sum + bytes, 0)
  let doneBytes = 0
  let waiting: Entry[] = opened.findings.map(findingEntry)

  const flush = async () => {
    // What was read together is entered in many batches: whoever wants it stopped, or asks for something else, is heard between them.
    await setImmediate()
    signal.throwIfAborted()
    const entries = waiting
    await keepAllAttachments(ctx, channel.id, entries, media)
    const comments = waiting.flatMap(entry => (entry.is === 'comment' ? [entry.comment] : []))
    const saved =
      comments.length === 0
        ? null
        : await saveNewComments(ctx, { channelId: channel.id, importId: id }, comments)
    writer.enterBatch(entries, saved)
    waiting = []
    heldBytes = 0
    heldComments = 0
    const { seen, imported } = writer.counts
    const progress = { importId: id, phase: 'reading', doneBytes, totalBytes, seen, imported } as const
    ctx.events.publish('event', { kind: 'import-progress', ...progress })
    tellChanged(ctx, 'imports')
  }

  const otherSite = tellsOfOtherSites(channel.addresses)
  const take = async (said: FileReads, place: ReadContext) => {
    for (const read of said.reads) {
      const told = otherSite(read)
      if (told !== null) waiting.push(findingEntry(told))
      waiting.push(read.is === 'mail' ? await mailEntry(ctx, read, place) : entryOf(read, place))
      heldBytes += weightOf(read)
      if (read.is === 'comment') heldComments += 1
      if (waiting.length >= TOGETHER.reads || heldComments >= TOGETHER.comments || heldBytes >= HELD_BYTES)
        await flush()
    }
  }

  for await (const said of apart.reads({ platform: channel.platform, ownName }, signal)) {
    const file = opened.files[said.file]
    const input = file === undefined ? undefined : kept[opened.inputOf.get(file) ?? -1]
    if (file === undefined || input === undefined) throw new Error('a file of no input')
    if (said.reads.length > 0) {
      const origin = originOf(file, input, said)
      await take(said, { channel, keys, origin, file, isByThread: parser.isByThread })
    }
    if (said.end === 'more') continue
    if (said.end !== 'whole')
      waiting.push(findingEntry({ kind: 'unreadable', code: said.end, place: file.path }))
    doneBytes += file.bytes
  }
  await flush()
  waiting.push(...leftFiles(job, claimed, media).map(findingEntry))
  await flush()
}

/** Keeps the files that new messages point at, and notes in the entries how they are kept. Those of others are known. */
async function keepAllAttachments(
  ctx: Context,
  channelId: ChannelId,
  entries: Entry[],
  media: Media
): Promise<void> {
  const pointing = entries.flatMap((entry, at) =>
    entry.is === 'message' && entry.message.attachments.length > 0 ? [{ at, entry }] : []
  )
  await eachAtOnce(pointing.values(), async ({ at, entry }) => {
    if (isKnownByKey(ctx.db.read, channelId, entry.key)) return findAttachments(entry, media)
    entries[at] = { ...entry, attachments: await keepAttachments(ctx, entry, media) }
  })
}

const findingEntry = (finding: Finding): Entry => ({ is: 'finding', finding })

function originOf(file: ExportFile, { packed, sourceId }: KeptInput, { digest }: FileReads): Origin {
  if (packed === null) return { sourceId }
  if (digest === null) throw new Error('read without a digest')
  return { containerId: sourceId, path: file.path, digest }
}

type ReadContext = {
  readonly channel: Channel
  readonly keys: Keys
  readonly origin: Origin
  readonly file: ExportFile
  readonly isByThread: boolean
}

/** A mail whose bytes are kept, with all that is in it; or that it could not be read. */
async function mailEntry(
  ctx: Pick<Context, 'objects'>,
  { bytes, locator }: Read & { is: 'mail' },
  { file, origin }: ReadContext
): Promise<Entry> {
  const mail = await readMail(bytes)
  const place = locator === '' ? file.path : `${file.path} ${locator}`
  if (mail.problems.includes('too-heavy'))
    return findingEntry({ kind: 'unreadable', code: 'mail-too-heavy', place })
  if (mail.problems.includes('unreadable'))
    return findingEntry({ kind: 'unreadable', code: 'not-a-message', place })
  const object = await ctx.objects.put(bytes, sniff(bytes))
  return { is: 'mail', mail: await keepParts(ctx, mail, object), locator, origin }
}

function entryOf(read: Exclude<Read, { is: 'mail' }>, place: ReadContext): Entry {
  const { channel, keys, origin, file } = place
  if (read.is === 'thread') return read
  if (read.is === 'comment') return { ...read, origin }
  if (read.is !== 'message') {
    const { is: kind, code, place: where } = read
    return findingEntry({ kind, code, place: where })
  }
  const { message, digest } = read
  if (!takesFrom(channel, message.platform))
    return findingEntry({ kind: 'skipped', code: 'other-platform', place: file.path })
  return {
    is: 'message',
    message,
    key: keys.keyOf(message, groupOf(place, message), digest),
    origin,
    from: file,
    attachments: []
  }
}

// Equal messages are counted within one form of one copy of the export, and there within a conversation or a file. What
// lies in two folders of a conversation is two copies of it.
function groupOf({ isByThread, origin, file }: ReadContext, { thread }: ImportedMessage): string {
  const copy = 'sourceId' in origin ? '' : origin.containerId
  if (!isByThread) return `${copy}\n${file.path}`
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1)
  return `${copy}\n${folder}\n${file.path.slice(file.path.lastIndexOf('.'))}\n${thread ?? ''}`
}

/** More unknown files than this are told of folder by folder. */
const MOST_UNKNOWN = 300

function leftFiles(
  { apart: { parser, givenUp }, opened }: ExportJob,
  claimed: readonly ExportFile[],
  media: Media
): Finding[] {
  const read = new Set([...claimed, ...[...givenUp].flatMap(number => opened.files[number] ?? [])])
  const left = opened.files.filter(file => !read.has(file) && !media.used.has(file))
  const known = left.flatMap(({ path }): Finding[] => {
    const code = parser.leaves(path)
    return code === null || code === 'nothing' ? [] : [{ kind: 'warning', code, place: path }]
  })
  const unknown = left.filter(({ path }) => parser.leaves(path) === null)
  const isMany = unknown.length > MOST_UNKNOWN
  return [
    ...known,
    ...unknown.map(
      ({ path }): Finding => ({
        kind: 'unknown_file',
        code: 'unknown-file',
        place: isMany ? path.slice(0, path.lastIndexOf('/') + 1) || path : path
      })
    )
  ]
}
