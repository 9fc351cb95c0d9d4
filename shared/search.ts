// Search over everything that is kept: captures, comments, messages and the register, in one box.
import { z } from 'zod'
import { ChannelId, Instant } from './ids.ts'
import { RecordKind } from './record.ts'

export const SearchKind = z.enum([...RecordKind.options, 'register'])
export type SearchKind = z.infer<typeof SearchKind>

/**
 * What is looked for. Each word must be found, anywhere in a word; what stands between quotation marks is one. Capitals
 * make no difference; å, ä and ö are letters of their own. The first eight digits of an id, or more of it, find its record. `from` and `to` bound the date of the record, both included.
 */
export const SearchQuery = z.strictObject({
  words: z.string().trim().min(1).max(300),
  kinds: z.array(SearchKind).min(1).max(4).nullable().default(null),
  channelId: ChannelId.nullable().default(null),
  from: Instant.nullable().default(null),
  to: Instant.nullable().default(null)
})
export type SearchQuery = z.infer<typeof SearchQuery>

/** A record in which every word was found. */
export const SearchHit = z.strictObject({
  kind: RecordKind,
  id: z.uuid(),
  channelId: ChannelId,
  channelName: z.string(),
  at: Instant,
  /** The address of a capture, the sender of a comment or a message. */
  title: z.string().nullable(),
  /** The text around the first of the words; `marks` are UTF-16 positions in it, the end not included. */
  excerpt: z.string(),
  marks: z.array(z.strictObject({ start: z.int(), end: z.int() })),
  /** The excerpt is what the program has read in a picture of the record, and may be wrong. */
  isReadByMachine: z.boolean()
})
export type SearchHit = z.infer<typeof SearchHit>

/** Something of the register in which every word was found. */
export const RegisterHit = z.strictObject({
  kind: z.enum(['channel', 'department', 'person', 'mandate']),
  id: z.string(),
  /** The channel that it is, or is about. */
  channelId: ChannelId.nullable(),
  title: z.string(),
  detail: z.string()
})
export type RegisterHit = z.infer<typeof RegisterHit>

/** A page of hits, newest first; the register's stand with the first page. */
export const SearchPage = z.strictObject({
  items: z.array(SearchHit),
  next: z.string().nullable(),
  register: z.array(RegisterHit),
  /** Words of fewer than three letters, which are not looked for. */
  ignored: z.array(z.string()),
  /** Records that are not in the index yet, and so not found. */
  waiting: z.int()
})
export type SearchPage = z.infer<typeof SearchPage>
