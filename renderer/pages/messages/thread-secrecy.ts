// Whether something of a thread is marked as secret.
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ThreadRow } from '#shared/inbox.ts'
import type { MessageRow } from '#shared/message.ts'
import type { SecretRef } from '#shared/secrecy.ts'
import { api } from '../../api.ts'
import { PAGED } from '../../components/paged.tsx'
import { type Guarded, useSecrecy, withAround } from '../../components/use-secrecy.ts'

/** The messages of a thread, newest first, as its page lists them. */
export function useMessages({ id }: ThreadRow) {
  return useInfiniteQuery(
    api.inbox.messages.infiniteOptions({ ...PAGED, input: (after: string | null) => ({ id, after }) })
  )
}

/** How it stands with the thread, what it lies in, and the messages of it that are listed on its page. */
export function useThreadSecrecy(thread: ThreadRow): Guarded {
  const { data } = useMessages(thread)
  const rows = data?.pages.flatMap(({ items }) => items)
  const found = useSecrecy(thread.channelId, [
    ...(thread.conversationId === null ? [] : [{ kind: 'conversation' as const, id: thread.conversationId }]),
    ...refsOf(rows ?? [])
  ])
  return rows === undefined && found.secrecy === 'open' ? { ...found, secrecy: 'unknown' } : found
}

/** Messages, who wrote them, and the conversations that they are part of. */
export const refsOf = (messages: readonly MessageRow[]): readonly SecretRef[] => messages.flatMap(withAround)
