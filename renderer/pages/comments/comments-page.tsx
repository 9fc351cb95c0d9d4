// The comments that have been pointed out, by state.
import { useInfiniteQuery } from '@tanstack/react-query'
import { MessageSquarePlus, Radar, UserSearch } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type CommentListed, CommentState } from '#shared/comment.ts'
import { api } from '../../api.ts'
import { StateBadge } from '../../components/badge.tsx'
import { ButtonLink } from '../../components/button.tsx'
import { Toggles } from '../../components/choices.tsx'
import { Time } from '../../components/facts.tsx'
import { Page } from '../../components/page.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { useRemembered } from '../../remembered.ts'
import { asked, CommentFilters, type Filters, NO_FILTERS, REMEMBERED } from './comment-filters.tsx'
import { Flags, Unread } from './marks.tsx'

type Filter = CommentState | 'all'

/** The list of comments. */
export function CommentsPage() {
  const { t } = useTranslation()
  const [filter, setFilter] = useRemembered<Filter>('comments.filter', 'all')
  const [filters, setFilters] = useRemembered<Filters>(REMEMBERED, NO_FILTERS)
  const state = filter === 'all' ? null : filter
  const list = useInfiniteQuery(
    api.comments.list.infiniteOptions({
      ...PAGED,
      input: (after: string | null) => ({ ...asked(filters), state, after })
    })
  )
  const preserve = (
    <>
      <ButtonLink variant="primary" icon={<MessageSquarePlus size={20} />} href="/comments/new">
        {t('comments.preserve')}
      </ButtonLink>
      <ButtonLink icon={<Radar size={18} />} href="/comments/watch">
        {t('watch.open')}
      </ButtonLink>
      <ButtonLink icon={<UserSearch size={18} />} href="/comments/senders">
        {t('senders.open')}
      </ButtonLink>
    </>
  )
  const columns = useColumns()
  const none =
    state === null && filters === NO_FILTERS ? (
      <Empty title={t('comments.none')}>{t('comments.noneText')}</Empty>
    ) : (
      <Empty title={t(filters === NO_FILTERS ? 'comments.noneInState' : 'taken.noneFound')} />
    )
  return (
    <Page title={t('comments.title')} lead={t('comments.lead')} actions={preserve}>
      <CommentFilters filters={filters} onChange={setFilters} />
      <div>
        <Toggles
          label={t('comments.filter')}
          value={filter}
          onChange={setFilter}
          options={[
            { id: 'all' as Filter, label: t('common.all') },
            ...CommentState.options.map(id => ({ id, label: t(`comments.states.${id}`) }))
          ]}
        />
      </div>
      <Paged list={list} empty={none}>
        {rows => (
          <Table
            label={t('comments.title')}
            columns={columns}
            rows={rows}
            href={row => `/comments/${row.id}`}
          />
        )}
      </Paged>
    </Page>
  )
}

function useColumns(): TableColumn<CommentListed>[] {
  const { t } = useTranslation()
  return [
    {
      id: 'state',
      name: t('comments.state'),
      cell: row => <StateBadge state={row.state}>{t(`comments.states.${row.state}`)}</StateBadge>
    },
    {
      id: 'author',
      name: t('comments.author'),
      isRowHeader: true,
      cell: row => (
        <span className="table-main">
          {row.content === null ? '–' : (row.content.authorName ?? t('comments.noAuthor'))}
          {row.kind === 'post' ? <span className="muted"> ({t('taken.under.detail')})</span> : null}
        </span>
      )
    },
    {
      id: 'excerpt',
      name: t('comments.excerpt'),
      cell: row =>
        row.content === null ? (
          <span className="muted">{t('comments.notSaved')}</span>
        ) : (
          <span className="excerpt" dir="auto">
            {row.content.text}
          </span>
        )
    },
    {
      id: 'marks',
      name: t('senders.marks'),
      cell: row => (
        <span className="row">
          {row.isUnread ? <Unread /> : null}
          <Flags flags={row.flags} />
        </span>
      )
    },
    { id: 'channel', name: t('comments.channel'), cell: row => row.channelName },
    { id: 'noticed', name: t('comments.noticedAt'), cell: row => <Time at={row.noticedAt} /> }
  ]
}
