// The inbox: conversations, what waits first and the most urgent of it on top.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { MailPlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { UserId } from '#shared/ids.ts'
import type { ThreadRow, ThreadWhich } from '#shared/inbox.ts'
import { api } from '../../api.ts'
import { ButtonLink } from '../../components/button.tsx'
import { Toggles } from '../../components/choices.tsx'
import { Time } from '../../components/facts.tsx'
import { Page } from '../../components/page.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { useRemembered } from '../../remembered.ts'
import { DueBadge } from './due-badge.tsx'

type Whose = 'all' | 'mine' | 'nobody'

/** The list of conversations. */
export function MessagesPage() {
  const { t } = useTranslation()
  const [which, setWhich] = useRemembered<ThreadWhich>('inbox.which', 'waiting')
  const [whose, setWhose] = useRemembered<Whose>('inbox.whose', 'all')
  const mine = useMine()
  const handler = whose === 'mine' ? mine : whose === 'nobody' ? whose : null
  const list = useInfiniteQuery(
    api.inbox.list.infiniteOptions({
      ...PAGED,
      input: (after: string | null) => ({ which, channelId: null, handler, after })
    })
  )
  const columns = useColumns()
  const actions = (
    <>
      <ButtonLink href="/messages/mail">{t('mail.title')}</ButtonLink>
      <ButtonLink variant="primary" icon={<MailPlus size={20} />} href="/messages/new">
        {t('messages.takeIn')}
      </ButtonLink>
    </>
  )
  return (
    <Page title={t('messages.title')} lead={t('messages.lead')} actions={actions}>
      <div className="row">
        <Toggles
          label={t('messages.filter')}
          value={which}
          onChange={setWhich}
          options={(['waiting', 'done', 'all'] as const).map(id => ({
            id,
            label: t(`messages.inbox.which.${id}`)
          }))}
        />
        <Toggles
          label={t('messages.inbox.handler')}
          value={whose}
          onChange={setWhose}
          options={(['all', 'mine', 'nobody'] as const).map(id => ({
            id,
            label: t(`messages.inbox.whose.${id}`)
          }))}
        />
      </div>
      <Paged list={list} empty={<None which={which} />}>
        {rows => (
          <Table
            label={t('messages.title')}
            columns={columns}
            rows={rows}
            href={row => `/messages/thread/${row.id}`}
          />
        )}
      </Paged>
    </Page>
  )
}

/** The user at the computer; one who is not known handles nothing. */
function useMine(): UserId | 'nobody' {
  const me = useQuery(api.users.me.queryOptions())
  const users = useQuery(api.users.list.queryOptions())
  const found = users.data?.find(({ osUser }) => osUser.toLowerCase() === me.data?.osUser.toLowerCase())
  return found?.id ?? 'nobody'
}

function None({ which }: { which: ThreadWhich }) {
  const { t } = useTranslation()
  if (which === 'waiting')
    return <Empty title={t('messages.noneUndecided')}>{t('messages.noneUndecidedText')}</Empty>
  return <Empty title={t('messages.none')}>{t('messages.noneText')}</Empty>
}

function useColumns(): TableColumn<ThreadRow>[] {
  const { t } = useTranslation()
  return [
    { id: 'due', name: t('messages.inbox.due'), cell: row => <DueBadge thread={row} /> },
    {
      id: 'sender',
      name: t('messages.sender'),
      isRowHeader: true,
      cell: row => (
        <span className="thread-who">
          <span className="table-main">{row.senderName ?? row.title ?? t('messages.senderUnknown')}</span>
          <span className="muted">{`${row.channelName} · ${t('messages.inbox.count', { count: row.messages })}`}</span>
        </span>
      )
    },
    {
      id: 'excerpt',
      name: t('messages.inbox.latest'),
      cell: row => (
        <span className="excerpt" dir="auto">
          {row.excerpt === '' ? '–' : row.excerpt}
        </span>
      )
    },
    {
      id: 'handler',
      name: t('messages.inbox.handler'),
      cell: row => row.handler?.name ?? <span className="muted">{t('messages.inbox.nobody')}</span>
    },
    { id: 'at', name: t('messages.received'), cell: row => <Time at={row.latestAt} /> }
  ]
}
