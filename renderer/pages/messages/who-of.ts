// Who a conversation is with, as lists and headings say it.
import type { TFunction } from 'i18next'
import type { ThreadRow } from '#shared/inbox.ts'

type Thread = Pick<ThreadRow, 'senderName' | 'title' | 'isSubject'>

/** A platform calls a conversation by the names of those in it; the subject of a mail says nothing of who wrote. */
export const knownWho = ({ senderName, title, isSubject }: Thread): string | null =>
  senderName ?? (isSubject ? null : title)

export const whoOf = (thread: Thread, t: TFunction): string => knownWho(thread) ?? t('messages.senderUnknown')
