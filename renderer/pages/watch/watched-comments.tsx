// The comments that were read in: unread, flagged, vanished, or all.
import { useInfiniteQuery } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type WatchRow, WatchView } from '#shared/watch.ts'
import { api } from '../../api.ts'
import { Badge, StateBadge } from '../../components/badge.tsx'
import { Toggles } from '../../components/choices.tsx'
import { When } from '../../components/facts.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { useRemembered } from '../../remembered.ts'
import { Flags, Unread } from '../comments/marks.tsx'

/** The list. */
export function WatchedComments() {
  const { t } = useTranslation()
  const [view, setView] = useRemembered<WatchView>('watch.view', 'unread', WatchView)
  const list = useInfiniteQuery(
    api.watch.comments.infiniteOptions({
      ...PAGED,
      input: (after: string | null) => ({ channelId: null, view, after })
    })
  )
  const columns = useColumns(view)
  return (
    <section className="stack" aria-labelledby="comments">
      <h2 id="comments">{t('watch.comments')}</h2>
      <div>
        <Toggles
          label={t('watch.show')}
          value={view}
          onChange={setView}
          options={WatchView.options.map(id => ({ id, label: t(`watch.views.${id}`) }))}
        />
      </div>
      <Paged list={list} empty={<Empty title={t('watch.none')} />}>
        {rows => (
          <Table
            label={t('watch.comments')}
            columns={columns}
            rows={rows}
            href={row => `/comments/${row.id}`}
          />
        )}
      </Paged>
    </section>
  )
}

function useColumns(view: WatchView): TableColumn<WatchRow>[] {
  const { t } = useTranslation()
  return [
    {
      id: 'author',
      name: t('watch.author'),
      isRowHeader: true,
      cell: row => <Author row={row} />
    },
    {
      id: 'excerpt',
      name: t('watch.excerpt'),
      cell: row => <Foreign className="excerpt" text={row.excerpt} />
    },
    { id: 'flags', name: t('watch.flagged'), cell: row => <Marks row={row} /> },
    {
      id: 'state',
      name: t('watch.state'),
      cell: row => <StateBadge state={row.state}>{t(`comments.states.${row.state}`)}</StateBadge>
    },
    { id: 'channel', name: t('watch.channel'), cell: row => row.channelName },
    {
      id: 'at',
      name: view === 'vanished' ? t('watch.lastSeen') : t('watch.written'),
      cell: row => <When at={view === 'vanished' ? row.seenAt : (row.createdAt ?? row.noticedAt)} />
    }
  ]
}

function Author({ row }: { row: WatchRow }) {
  const { t } = useTranslation()
  return (
    <span className="row">
      <Foreign className="table-main" text={row.authorName ?? t('watch.noAuthor')} />
      {row.readAt === null ? <Unread /> : null}
      {row.isOwn ? <span className="muted">{t('watch.own')}</span> : null}
    </span>
  )
}

function Marks({ row }: { row: WatchRow }) {
  const { t } = useTranslation()
  return (
    <span className="row">
      <Flags flags={row.flags} />
      {row.vanishedAt === null ? null : (
        <Badge tone="bad" icon={CircleAlert}>
          {t('watch.vanishedOne')}
        </Badge>
      )}
    </span>
  )
}
