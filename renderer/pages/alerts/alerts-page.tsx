// Alerts: what somebody needs to know, each with the way to it, and who gets them by mail.
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Check, Eye, RefreshCw } from 'lucide-react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { type Alert, AlertView } from '#shared/alert.ts'
import { api } from '../../api.ts'
import { StateBadge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Toggles } from '../../components/choices.tsx'
import { When } from '../../components/facts.tsx'
import { notify } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { Empty, Refused } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { useRemembered } from '../../remembered.ts'
import { alertPlace } from './alert-place.ts'
import { SubscriptionsCard } from './subscriptions-card.tsx'

/** The page. */
export function AlertsPage() {
  const { t } = useTranslation()
  const look = useMutation(
    api.alerts.raise.mutationOptions({ onSuccess: told => notify(t('alerts.looked', told)) })
  )
  return (
    <Page
      title={t('alerts.title')}
      lead={t('alerts.lead')}
      actions={
        <Button
          icon={<RefreshCw size={18} />}
          isPending={look.isPending}
          onPress={() => look.mutate(undefined)}
        >
          {t('alerts.look')}
        </Button>
      }
    >
      {look.isError ? <Refused error={look.error} /> : null}
      <AlertList />
      <SubscriptionsCard />
    </Page>
  )
}

function AlertList() {
  const { t } = useTranslation()
  const [view, setView] = useRemembered<AlertView>('alerts.view', 'open', AlertView)
  const list = useInfiniteQuery(
    api.alerts.list.infiniteOptions({
      ...PAGED,
      input: (after: string | null) => ({ view, kind: null, channelId: null, after })
    })
  )
  const seen = useMutation(
    api.alerts.markSeen.mutationOptions({
      onSuccess: ({ seen: count }) => notify(t('alerts.seen', { count }))
    })
  )
  const done = useMutation(api.alerts.markDone.mutationOptions())
  const columns = useColumns(({ id }) => done.mutate({ id }))
  return (
    <section className="stack" aria-label={t('alerts.title')}>
      <div>
        <Toggles
          label={t('alerts.show')}
          value={view}
          onChange={setView}
          options={AlertView.options.map(id => ({ id, label: t(`alerts.views.${id}`) }))}
        />
      </div>
      {done.isError ? <Refused error={done.error} /> : null}
      {seen.isError ? <Refused error={seen.error} /> : null}
      <Paged list={list} empty={<Empty title={t('alerts.none')} />}>
        {rows => {
          const unseen = rows.filter(({ state }) => state === 'new').map(({ id }) => id)
          return (
            <>
              {unseen.length === 0 ? null : (
                <div>
                  <Button
                    icon={<Eye size={18} />}
                    isPending={seen.isPending}
                    // As many as can be said at a time.
                    onPress={() => seen.mutate({ ids: unseen.slice(0, 500) })}
                  >
                    {t('alerts.allSeen')}
                  </Button>
                </div>
              )}
              <Table label={t('alerts.title')} columns={columns} rows={rows} />
            </>
          )
        }}
      </Paged>
    </section>
  )
}

function useColumns(markDone: (alert: Alert) => void): TableColumn<Alert>[] {
  const { t } = useTranslation()
  const named = (row: Alert) => ({
    what: t(`alerts.kinds.${row.kind}`),
    where: whereOf(row) ?? t('alerts.archive')
  })
  return [
    {
      id: 'what',
      name: t('alerts.what'),
      isRowHeader: true,
      cell: row => (
        <>
          <div className="table-main">
            <Link href={alertPlace(row)} aria-label={t('alerts.openNamed', named(row))}>
              {t(`alerts.kinds.${row.kind}`)}
            </Link>
          </div>
          {row.login === null ? null : <div className="table-second">{t(`alerts.logins.${row.login}`)}</div>}
        </>
      )
    },
    {
      id: 'where',
      name: t('alerts.where'),
      cell: row => <span className="wrap">{whereOf(row) ?? t('alerts.archive')}</span>
    },
    { id: 'when', name: t('alerts.when'), cell: row => <When at={row.raisedAt} /> },
    { id: 'state', name: t('alerts.state'), cell: row => <State alert={row} /> },
    {
      id: 'do',
      name: t('alerts.done'),
      cell: row =>
        row.state === 'done' ? (
          <When at={row.doneAt ?? row.raisedAt} />
        ) : (
          <Button
            variant="small"
            icon={<Check size={16} />}
            label={t('alerts.doneNamed', named(row))}
            onPress={() => markDone(row)}
          >
            {t('alerts.done')}
          </Button>
        )
    }
  ]
}

function State({ alert }: { alert: Alert }) {
  const { t } = useTranslation()
  const { state, seenBy, doneBy } = alert
  return (
    <>
      <StateBadge state={state}>{t(`alerts.states.${state}`)}</StateBadge>
      {state === 'new' ? null : (
        <div className="table-second">
          {state === 'seen'
            ? t('alerts.seenBy', { name: seenBy })
            : doneBy === null
              ? t('alerts.doneByItself')
              : t('alerts.doneBy', { name: doneBy })}
        </div>
      )}
    </>
  )
}

/** Null: of the archive itself. */
const whereOf = ({ channels, departmentName }: Alert): string | null =>
  departmentName ?? (channels.map(({ channelName }) => channelName).join(', ') || null)
