// What there is to do, gathered from the lists that know it: the most urgent of each, never a whole list.
import { useQuery } from '@tanstack/react-query'
import {
  CalendarX,
  FileWarning,
  Gavel,
  Inbox,
  KeyRound,
  type LucideIcon,
  Mail,
  MessageSquareWarning,
  ShieldAlert
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Alert, AlertKind } from '#shared/alert.ts'
import type { ArchiveStatus } from '#shared/archive.ts'
import type { CommentListed } from '#shared/comment.ts'
import type { Coverage } from '#shared/coverage.ts'
import type { Flag } from '#shared/flag.ts'
import type { Instant } from '#shared/ids.ts'
import type { ThreadRow } from '#shared/inbox.ts'
import type { MandateLack } from '#shared/register.ts'
import { api } from '../../api.ts'
import { endOfDay } from '../../format.ts'
import { refusalOf } from '../../refusal.ts'
import { alertPlace } from '../alerts/alert-place.ts'
import { knownWho } from '../messages/who-of.ts'

/** One thing to do. */
export type Work = {
  readonly key: string
  /** By when; null where no day is set. */
  readonly dueAt: Instant | null
  readonly icon: LucideIcon
  readonly what: string
  readonly who: string | null
  readonly words: string | null
  readonly where: string | null
  readonly href: string
  readonly flags?: readonly Flag[]
}

type Gathered = {
  readonly items: readonly Work[]
  /** Where there is more of a kind than is shown. */
  readonly more: readonly { readonly href: string; readonly text: string }[]
  readonly isPending: boolean
  /** Of the lists that whoever works here may read. */
  readonly error: unknown
}

const MOST = 20
/** What is dealt with beside the queue has an address that begins so. */
export const BESIDE = '/today/'

/** All of it, the first that is due first. */
export function useWork(status: ArchiveStatus): Gathered {
  const { t } = useTranslation()
  const comments = useQuery(
    api.comments.list.queryOptions({
      input: { channelId: null, state: null, unfinished: true, limit: MOST }
    })
  )
  const threads = useQuery(
    api.inbox.list.queryOptions({ input: { which: 'waiting', channelId: null, handler: null, limit: MOST } })
  )
  const vanished = new Set(useAlerts('vanished').map(({ commentId }) => commentId))
  const alerts = [
    ...useAlerts('archive-damaged'),
    ...useAlerts('login-ended'),
    ...useAlerts('round-missed'),
    ...useAlerts('copy-lacking')
  ]
  const lacks = useQuery(api.channels.lackingMandate.queryOptions())
  const coverage = useQuery(api.coverage.halfYear.queryOptions({ input: { period: null } }))
  const words = useWords()
  const items = [
    ...(comments.data?.items.map(row => words.ofComment(row, vanished.has(row.id))) ?? []),
    ...(threads.data?.items.map(words.ofThread) ?? []),
    ...alerts.map(words.ofAlert),
    ...(lacks.data ?? []).flatMap(words.ofMandate).slice(0, MOST),
    ...words.ofFailed(coverage.data),
    ...words.ofCounts(status)
  ]
  const more = [
    ...((comments.data?.next ?? null) === null ? [] : [{ href: '/comments', text: t('today.commentsNext') }]),
    ...((threads.data?.next ?? null) === null ? [] : [{ href: '/messages', text: t('today.messagesNext') }])
  ]
  return {
    items: items.toSorted((one, other) => (one.dueAt ?? LAST).localeCompare(other.dueAt ?? LAST)),
    more,
    isPending: comments.isPending || threads.isPending,
    // Whoever has no role has nothing to do here either.
    error:
      [comments.error, threads.error].find(
        error => error !== null && refusalOf(error).code !== 'forbidden'
      ) ?? null
  }
}

// Sorts after every instant.
const LAST = '\u{10FFFF}'

function useAlerts(kind: AlertKind): readonly Alert[] {
  const asked = useQuery(
    api.alerts.list.queryOptions({ input: { view: 'open', kind, channelId: null, limit: MOST } })
  )
  return asked.data?.items ?? []
}

const ICONS: Partial<Record<AlertKind, LucideIcon>> = {
  'round-missed': CalendarX,
  'archive-damaged': FileWarning,
  'copy-lacking': FileWarning
}

/** How each kind of thing is said. */
function useWords() {
  const { t } = useTranslation()
  const none = { who: null, words: null, where: null }
  return {
    ofComment: (row: CommentListed, isVanished: boolean): Work => ({
      key: row.id,
      dueAt: row.dueAt,
      icon: row.state === 'verified' ? Gavel : MessageSquareWarning,
      what: t(`today.comment.${isVanished ? 'vanished' : row.state}`),
      who: row.content?.authorName ?? null,
      words: row.content?.text ?? null,
      where: row.channelName,
      href: `${BESIDE}comments/${row.id}`,
      flags: row.flags
    }),
    ofThread: (row: ThreadRow): Work => ({
      key: row.id,
      dueAt: row.dueAt,
      icon: Mail,
      what: t(row.dueAt === null ? 'today.thread.route' : 'today.thread.answer'),
      who: knownWho(row),
      words: row.excerpt === '' ? null : row.excerpt,
      where: row.channelName,
      href: `${BESIDE}messages/${row.id}`
    }),
    ofAlert: (row: Alert): Work => ({
      ...none,
      key: row.id,
      dueAt: null,
      icon: ICONS[row.kind] ?? KeyRound,
      what: t(`alerts.kinds.${row.kind}`),
      words: row.login === null ? null : t(`alerts.logins.${row.login}`),
      where: row.departmentName ?? (row.channels.map(({ channelName }) => channelName).join(', ') || null),
      href: alertPlace(row)
    }),
    ofMandate: ({ channelId, channelName, personId, personName, state, validUntil }: MandateLack): Work[] =>
      state !== 'ends-soon' || validUntil === null
        ? []
        : [
            {
              ...none,
              key: `${channelId} ${personId ?? ''}`,
              dueAt: endOfDay(validUntil),
              icon: ShieldAlert,
              what: t('today.mandateEnds'),
              who: personName,
              where: channelName,
              href: `/channels/${channelId}`
            }
          ],
    ofFailed: (coverage: Coverage | undefined): Work[] => {
      const failed = (coverage?.departments ?? [])
        .flatMap(({ missing }) => missing)
        .filter(({ missing }) => missing.some(({ lastTry }) => lastTry === 'failed' || lastTry === 'refused'))
      return coverage === undefined || failed.length === 0
        ? []
        : [
            {
              ...none,
              key: 'failed',
              dueAt: coverage.to,
              icon: FileWarning,
              what: t('today.failed', { count: failed.length }),
              words: failed
                .slice(0, 3)
                .map(({ channelName }) => channelName)
                .join(', '),
              href: '/channels/coverage'
            }
          ]
    },
    ofCounts: (status: ArchiveStatus): Work[] =>
      (
        [
          ['secretUnregistered', '/channels/secrecy', ShieldAlert],
          ['carriersOpen', '/channels/secrecy', ShieldAlert],
          ['mandatesLacking', '/channels/mandates', ShieldAlert],
          ['consentsEnded', '/channels/consents', FileWarning],
          ['inboxFiles', '/messages/new', Inbox],
          ['alertsNew', '/alerts', MessageSquareWarning]
        ] as const
      ).flatMap(([name, href, icon]) =>
        status[name] === 0
          ? []
          : [
              {
                ...none,
                key: name,
                dueAt: null,
                icon,
                what: t(`today.counts.${name}`, { count: status[name] }),
                href
              }
            ]
      )
  }
}
