// Direct messages read through a channel's account, by the same way in as an export: each answer kept untouched, and every
// message accounted for. Nothing is ever sent, and no picture on the net is fetched.

import { PLATFORM_NAMES } from '#shared/account.ts'
import type { ImportId } from '#shared/ids.ts'
import type { Channel } from '#shared/register.ts'
import { accountOf, withClient } from '../../comments/accounts/accounts.ts'
import type { MessagePage, PlatformComment } from '../../comments/platforms/platform.ts'
import { actorFactsOf, readableOf } from '../../comments/readings/content.ts'
import { keepAnswer } from '../../comments/readings/keep.ts'
import { clean } from '../../formats/mail/clean.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { enterSource } from '../../kernel/objects/sources.ts'
import { Keys } from '../known/keys.ts'
import { isKnownByKey } from '../known/known.ts'
import type { Entry } from './entry.ts'
import type { Attachment, ImportedMessage } from './item.ts'
import { bodyOf, zonedTime } from './parsers/values.ts'
import { addCounts, insertImportSource } from './queries.ts'
import { Writer } from './writer.ts'

/** Reads them all. @throws ArchiveError no-account, platform-has-no-messages, key-missing, stopped, and what the platform says */
export async function readAccountMessages(
  ctx: Context,
  id: ImportId,
  channel: Channel,
  signal: AbortSignal
): Promise<void> {
  const account = accountOf(ctx.db.read, channel.id)
  const writer = new Writer(ctx, id, channel, { ownAddresses: new Set(), method: 'api' })
  const keys = new Keys()
  let position = 0
  await withClient(ctx, account, async client => {
    // Nothing would be asked, and the account be noted as working all the same.
    if (client.messages === undefined)
      throw new ArchiveError('platform-has-no-messages', { platform: PLATFORM_NAMES[account.kind] })
    for await (const page of client.messages()) {
      signal.throwIfAborted()
      if (await keepPage(page)) position += 1
      const { seen, imported } = writer.counts
      const progress = { phase: 'reading', doneBytes: 0, totalBytes: 0, seen, imported } as const
      ctx.events.publish('event', { kind: 'import-progress', importId: id, ...progress })
      tellChanged(ctx, 'imports')
    }
  })

  /** Whether the answer was kept: one in which all is known from before is only counted. */
  async function keepPage({ answer, messages }: MessagePage): Promise<boolean> {
    const read = messages.map(message => importedMessage(message, channel))
    const keyed = read.map(message => ({ message, key: keys.keyOf(message, '') }))
    const isEmpty = ({ body, attachments }: ImportedMessage) => body.text === '' && attachments.length === 0
    const skipped = read.filter(isEmpty).length
    const isKnown = ({ message, key }: { message: ImportedMessage; key: string }) =>
      isEmpty(message) || isKnownByKey(ctx.db.read, channel.id, key)
    if (keyed.every(isKnown)) {
      const counts = { seen: read.length, imported: 0, known: read.length - skipped, skipped, unreadable: 0 }
      ctx.db.transact(tx => addCounts(tx, id, { ...counts, warnings: 0, unknownFiles: 0, zone: null }))
      return false
    }
    const source = await keepAnswer(ctx, answer)
    ctx.db.transact(tx => {
      record(tx, ctx, { act: 'import.kept', about: id, objects: [source.object] })
      enterSource(tx, ctx, source)
      insertImportSource(tx, { runId: id, position, sourceId: source.id })
    })
    writer.enterBatch(
      keyed.map(({ message, key }): Entry => {
        if (isEmpty(message))
          return { is: 'finding', finding: { kind: 'skipped', code: 'empty', place: message.locator } }
        return {
          ...{ is: 'message', message, key, origin: { sourceId: source.id }, from: null },
          // An address on the net is written down, and never fetched.
          attachments: message.attachments.map(each => ({ ...each, state: 'expired_url', object: null }))
        }
      }),
      null
    )
    return true
  }
}

const KINDS = {
  picture: 'photo',
  video: 'video',
  audio: 'audio',
  link: 'link',
  stream: 'link',
  other: 'file'
} as const

function importedMessage(said: PlatformComment, { platform }: Channel): ImportedMessage {
  const { text, threadId, nativeId, createdRaw, isOwn, parentId, pointer } = said
  const body = bodyOf(text, clean(readableOf(said)))
  return {
    kind: 'dm',
    platform,
    isOwn,
    thread: threadId,
    sender: actorFactsOf(said),
    nativeId,
    written: zonedTime(createdRaw),
    body,
    replyTo: parentId,
    reactions: [],
    attachments: (said.attachments ?? []).map(
      ({ kind, url }): Attachment => ({ kind: KINDS[kind], uri: url.slice(0, 2000) })
    ),
    lacks: body.isCut ? ['text-cut'] : [],
    locator: pointer
  }
}
