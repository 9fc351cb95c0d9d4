// The comments: a list of what waits for somebody, or of all, and the one that is open beside it.
import { useInfiniteQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { MessageSquarePlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { CommentListed } from '#shared/comment.ts'
import type { CommentId } from '#shared/ids.ts'
import { shownTurns } from '#shared/turns.ts'
import { api } from '../../api.ts'
import { StateBadge } from '../../components/badge.tsx'
import { ButtonLink } from '../../components/button.tsx'
import { Toggles } from '../../components/choices.tsx'
import { When } from '../../components/facts.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { type RowWay, useCopyWay, useOpenWay } from '../../components/row-menu.tsx'
import { Empty } from '../../components/states.tsx'
import { formatTime } from '../../format.ts'
import { useRemembered } from '../../remembered.ts'
import { Inbox, useListKeys } from '../inbox/inbox.tsx'
import { InboxRows } from '../inbox/inbox-rows.tsx'
import {
  asked,
  CommentFilters,
  type Filters,
  KeptFilters,
  NO_FILTERS,
  REMEMBERED,
  SHOWN,
  Shown
} from './comment-filters.tsx'
import { CommentPage } from './comment-page.tsx'
import { DecideTogether } from './decide-together.tsx'
import { Flags, Unread } from './marks.tsx'
import { headOf, nameOf } from './sender-of.ts'

const NOBODY: ReadonlySet<string> = new Set()

/** The list; `id` is the comment that is open, with `words` pointed out in its pictures. */
export function CommentsPage({ id, words }: { id: CommentId | null; words: string }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [shown, setShown] = useRemembered<Shown>(SHOWN, 'waiting', Shown)
  const [filters, setFilters] = useRemembered<Filters>(REMEMBERED, NO_FILTERS, KeptFilters)
  const [chosen, setChosen] = useState(NOBODY)
  const ways = useCommentWays()
  const list = useInfiniteQuery(
    api.comments.list.infiniteOptions({
      ...PAGED,
      input: (after: string | null) => ({ ...asked(filters), unfinished: shown === 'waiting', after })
    })
  )
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  const together = rows.filter(row => chosen.has(row.id))
  useListKeys(rows.map(hrefOf), id === null ? null : `/comments/${id}`, navigate)
  return (
    <Inbox
      title={t('comments.title')}
      lead={t('comments.lead')}
      actions={
        <ButtonLink variant="primary" icon={<MessageSquarePlus size={20} />} href="/comments/new">
          {t('comments.preserve')}
        </ButtonLink>
      }
      list={
        <>
          <Toggles
            label={t('comments.filter')}
            value={shown}
            onChange={setShown}
            options={(['waiting', 'all'] as const).map(each => ({
              id: each,
              label: t(`inbox.which.${each}`)
            }))}
          />
          <CommentFilters filters={filters} onChange={setFilters} />
          <Paged list={list} empty={<None isNarrow={filters !== NO_FILTERS} shown={shown} />}>
            {found => (
              <InboxRows
                label={t('comments.title')}
                rows={found}
                openId={id}
                href={hrefOf}
                nameOf={row => `${nameOf(row, t)}, ${formatTime(row.noticedAt)}`}
                chosen={chosen}
                onChoose={setChosen}
                ways={ways}
              >
                {row => <Row row={row} />}
              </InboxRows>
            )}
          </Paged>
        </>
      }
    >
      {together.length > 0 ? (
        <DecideTogether rows={together} onLeft={setChosen} />
      ) : id === null ? null : (
        <CommentPage key={id} id={id} words={words} />
      )}
    </Inbox>
  )
}

const hrefOf = ({ id }: CommentListed) => `/comments/${id}`

/** Of what is never to be opened there is no address. */
function useCommentWays(): (row: CommentListed) => readonly RowWay[] {
  const { t } = useTranslation()
  const open = useOpenWay()
  const copy = useCopyWay()
  return row => {
    const address = row.content?.permalink ?? row.address
    const ways = [open(hrefOf(row)), open(`/channels/${row.channelId}`, t('inbox.showChannel'))]
    if (row.method === 'facts') return ways
    const onChannel = {
      id: 'open-address',
      label: t('inbox.openInChannel'),
      onChoose: () => void window.shell.openExternal(address)
    }
    return [...ways, onChannel, copy(address)]
  }
}

function None({ isNarrow, shown }: { isNarrow: boolean; shown: Shown }) {
  const { t } = useTranslation()
  if (isNarrow) return <Empty title={t('taken.noneFound')} />
  return shown === 'waiting' ? (
    <Empty title={t('inbox.noneWaiting')} />
  ) : (
    <Empty title={t('comments.none')}>{t('comments.noneText')}</Empty>
  )
}

function Row({ row }: { row: CommentListed }) {
  const { t } = useTranslation()
  const { name, text } = headOf(row, t)
  return (
    <>
      <span className="inbox-row-head">
        <span className="table-main wrap">
          {row.content === null ? '–' : shownTurns(name)}
          {row.kind === 'post' ? <span className="muted"> ({t('taken.under.detail')})</span> : null}
        </span>
        <When at={row.noticedAt} />
      </span>
      {row.content === null ? (
        <span className="muted">{t('comments.notSaved')}</span>
      ) : (
        <Foreign className="excerpt" text={text} />
      )}
      <span className="inbox-row-marks">
        <StateBadge state={row.state}>{t(`comments.states.${row.state}`)}</StateBadge>
        {row.isUnread ? <Unread /> : null}
        <Flags flags={row.flags} />
      </span>
      <span className="muted wrap">{aboutOf(row, t)}</span>
    </>
  )
}

/** When it was written, in the page's words, since what stands beside it is when it was noticed; where; and when an answer is due. */
function aboutOf({ content, channelName, dueAt }: CommentListed, t: TFunction): string {
  const time = content?.timeShown ?? null
  return [
    ...(time === null ? [] : [t('inbox.timeShown', { time: shownTurns(time) })]),
    channelName,
    ...(dueAt === null ? [] : [t('messages.inbox.dueOn', { date: formatTime(dueAt).slice(0, 10) })])
  ].join(' · ')
}
