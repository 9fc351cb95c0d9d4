// Where the cause of an alert is seen to.
import type { Alert } from '#shared/alert.ts'

export function alertPlace({ kind, commentId, messageId, login, channels }: Alert): string {
  if (kind === 'archive-damaged' || kind === 'disk-short') return '/checks'
  if (kind === 'backup-late') return '/backups'
  if (kind === 'receipt-unread') return '/export'
  if (commentId !== null) return `/comments/${commentId}`
  if (messageId !== null) return `/messages/${messageId}`
  if (login === 'mailbox') return '/messages/mail'
  const [first] = channels
  const isOfChannel = login === 'account' || kind === 'copy-lacking'
  return isOfChannel && first !== undefined ? `/channels/${first.channelId}` : '/captures'
}
