// The direct messages, those that wait first.
import { useInfiniteQuery } from '@tanstack/react-query'
import { MailPlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type MessageRow, MessageState } from '#shared/message.ts'
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

type Filter = MessageState | 'all'

/** The list of messages. */
export function MessagesPage() {
  const { t } = useTranslation()
  const [filter, setFilter] = useRemembered<Filter>('messages.filter', 'undecided')
  const state = filter === 'all' ? null : filter
  const list = useInfiniteQuery(
    api.messages.list.infiniteOptions({
      ...PAGED,
      input: (after: string | null) => ({ channelId: null, state, after })
    })
  )
  const columns = useColumns()
  const takeIn = (
    <ButtonLink look="primary" icon={<MailPlus size={20} />} href="/messages/new">
      {t('messages.takeIn')}
    </ButtonLink>
  )
  return (
    <Page title={t('messages.title')} lead={t('messages.lead')} actions={takeIn}>
      <div>
        <Toggles
          label={t('messages.filter')}
          value={filter}
          onChange={setFilter}
          options={[
            ...MessageState.options.map(id => ({ id: id as Filter, label: t(`messages.states.${id}`) })),
            { id: 'all', label: t('common.all') }
          ]}
        />
      </div>
      <Paged list={list} empty={<None filter={filter} />}>
        {rows => (
          <Table
            label={t('messages.title')}
            columns={columns}
            rows={rows}
            href={row => `/messages/${row.id}`}
          />
        )}
      </Paged>
    </Page>
  )
}

function None({ filter }: { filter: Filter }) {
  const { t } = useTranslation()
  if (filter === 'all') return <Empty title={t('messages.none')}>{t('messages.noneText')}</Empty>
  if (filter === 'undecided')
    return <Empty title={t('messages.noneUndecided')}>{t('messages.noneUndecidedText')}</Empty>
  return <Empty title={t('messages.noneInState')} />
}

function useColumns(): TableColumn<MessageRow>[] {
  const { t } = useTranslation()
  return [
    {
      id: 'state',
      name: t('messages.state'),
      cell: row => <StateBadge state={row.state}>{t(`messages.states.${row.state}`)}</StateBadge>
    },
    {
      id: 'sender',
      name: t('messages.sender'),
      isRowHeader: true,
      cell: row => <span className="table-main">{row.senderName ?? t('messages.senderUnknown')}</span>
    },
    {
      id: 'excerpt',
      name: t('messages.excerpt'),
      cell: row => (
        <span className="excerpt" dir="auto">
          {row.text === '' ? (row.originalName ?? '–') : row.text}
        </span>
      )
    },
    { id: 'channel', name: t('messages.channel'), cell: row => row.channelName },
    {
      id: 'received',
      name: t('messages.received'),
      cell: row =>
        row.receivedAt === null ? (
          <span className="muted">{t('messages.notSaid')}</span>
        ) : (
          <Time at={row.receivedAt} />
        )
    },
    { id: 'taken', name: t('messages.takenIn'), cell: row => <Time at={row.takenInAt} /> }
  ]
}
