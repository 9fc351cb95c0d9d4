// What a platform has said of a comment, as a package tells it: its ids, how it stood there, and what the program did there.
import type { ChannelId, CommentId } from '#shared/ids.ts'
import { actionsOn } from '../../../comments/moderation/read.ts'
import { isPlatforms, type PlatformRow, platformRow } from '../../../comments/readings/platform-comment.ts'
import { commentKnownBy, proofOf, versionsOf } from '../../../comments/readings/read.ts'
import type { ReadDb } from '../../../kernel/db/open.ts'
import { paragraphOf } from '../../../register/secrecy/read.ts'

export type PackagedPlatform = Pick<
  PlatformRow,
  | 'nativeId'
  | 'threadId'
  | 'parentId'
  | 'createdAt'
  | 'status'
  | 'seenAt'
  | 'goneAt'
  | 'vanishedAt'
  | 'perhapsGoneAt'
> & {
  /** `out` is what the authority itself wrote in the channel. */
  readonly direction: 'in' | 'out'
  /** The record that it answers, where the archive has that. */
  readonly answers: CommentId | null
  readonly versions: ReturnType<typeof versionsOf>
  readonly actions: ReturnType<typeof actionsOn>
  readonly proof: { readonly cid: string; readonly verifiedAt: string } | null
  /** For the authority alone: never in what a standard's metadata or a register says of the record. */
  readonly protected: { readonly authorIp: string | null; readonly authorUserAgent: string | null }
}

/** Null for a comment that no platform has told of. */
export function platformOf(db: ReadDb, id: CommentId): PackagedPlatform | null {
  const row = platformRow(db, id)
  if (row === undefined) return null
  const {
    nativeId,
    threadId,
    parentId,
    createdAt,
    status,
    seenAt,
    goneAt,
    vanishedAt,
    perhapsGoneAt,
    ...more
  } = row
  const proof = proofOf(db, id)
  return {
    ...{ nativeId, threadId, parentId, createdAt, status, seenAt, goneAt, vanishedAt, perhapsGoneAt },
    direction: more.isOwn ? 'out' : 'in',
    answers: parentId === null ? null : openParent(db, more.channelId, parentId),
    versions: versionsOf(db, id),
    actions: actionsOn(db, id),
    proof: proof === null ? null : { cid: proof.cid, verifiedAt: proof.verifiedAt },
    protected: { authorIp: more.authorIp, authorUserAgent: more.authorUserAgent }
  }
}

/** One that is secret stays out of packages, and what follows along does not say what it is called here. */
function openParent(db: ReadDb, channelId: ChannelId, nativeId: string): CommentId | null {
  const id = commentKnownBy(db, channelId, nativeId)
  return id === null || paragraphOf(db, { kind: 'comment', id }) !== undefined ? null : id
}

/** The platform's own id of a comment; null for one that was only read on a page, or in another way. */
export function nativeIdOf(db: ReadDb, id: CommentId): string | null {
  const row = platformRow(db, id)
  return isPlatforms(row) ? row.nativeId : null
}

/** A record's JSON for a receiver where anybody may ask for it: without where and with what its sender wrote. */
export function withoutProtected<Json extends object>(json: Json): Json {
  const copy: Record<string, unknown> = Object.fromEntries(Object.entries(json))
  const { platform, sender } = copy
  if (typeof platform === 'object' && platform !== null) {
    copy['platform'] = { ...platform, protected: undefined }
  }
  if (typeof sender === 'object' && sender !== null) copy['sender'] = { ...sender, ip: null, userAgent: null }
  // The same with less in it.
  return copy as Json
}
