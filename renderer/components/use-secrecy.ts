// Whether what a form is about is marked as secret: then nothing that is typed into it is noted.
import { useQueries, useQuery } from '@tanstack/react-query'
import type { ChannelId } from '#shared/ids.ts'
import type { MessageRow } from '#shared/message.ts'
import type { RecordRef } from '#shared/record.ts'
import type { SecretRef } from '#shared/secrecy.ts'
import { api } from '../api.ts'

/** `unknown`: the marks have not come yet, or may not be read by whoever asks. */
export type Secrecy = 'open' | 'secret' | 'unknown'

/** What a form is about: how it stands with that, and the ids of it. */
export type Guarded = { readonly secrecy: Secrecy; readonly about: readonly string[] }

/** What is about no record. */
export const UNGUARDED: Guarded = { secrecy: 'open', about: [] }

/** How it stands with these, and with the channel and the department that they lie in; null where they lie in none. */
export function useSecrecy(channelId: ChannelId | null, records: readonly SecretRef[]): Guarded {
  const channel = useQuery({
    ...api.channels.find.queryOptions({ input: { id: channelId ?? '' } }),
    enabled: channelId !== null
  })
  const all: readonly SecretRef[] = [
    ...new Map(records.map(record => [record.id, record])).values(),
    ...(channelId === null ? [] : [{ kind: 'channel' as const, id: channelId }]),
    ...(channel.data === undefined ? [] : [{ kind: 'department' as const, id: channel.data.departmentId }])
  ]
  const marks = useQueries({
    queries: all.map(record => api.secrecy.of.queryOptions({ input: { record } }))
  })
  const isMarked = marks.some(({ data = [] }) => data.some(({ liftedAt }) => liftedAt === null))
  const isKnown = (channelId === null || channel.isSuccess) && marks.every(({ isSuccess }) => isSuccess)
  return { secrecy: isMarked ? 'secret' : isKnown ? 'open' : 'unknown', about: all.map(({ id }) => id) }
}

/** The same, of records of which no more than the id is at hand: who wrote them, and the conversation of a message, is asked for. */
export function useSecrecyOf(channelId: ChannelId | null, records: readonly RecordRef[]): Guarded {
  const comments = useQueries({
    queries: records.flatMap(({ kind, id }) =>
      kind === 'comment' ? [api.comments.find.queryOptions({ input: { id } })] : []
    )
  })
  const messages = useQueries({
    queries: records.flatMap(({ kind, id }) =>
      kind === 'message' ? [api.messages.find.queryOptions({ input: { id } })] : []
    )
  })
  const found = useSecrecy(channelId, [
    ...records,
    ...comments.flatMap(({ data }) =>
      data === undefined || data.sender === null ? [] : [{ kind: 'sender' as const, id: data.sender.id }]
    ),
    ...messages.flatMap(({ data }) => (data === undefined ? [] : withAround(data)))
  ])
  const isKnown = [...comments, ...messages].every(({ isSuccess }) => isSuccess)
  return isKnown || found.secrecy === 'secret' ? found : { ...found, secrecy: 'unknown' }
}

/** A message, who wrote it, and the conversation that it is part of: a mark on any of them covers it. */
export function withAround({ id, actorId, conversationId }: MessageRow): readonly SecretRef[] {
  return [
    { kind: 'message', id },
    ...(actorId === null ? [] : [{ kind: 'sender' as const, id: actorId }]),
    ...(conversationId === null ? [] : [{ kind: 'conversation' as const, id: conversationId }])
  ]
}
