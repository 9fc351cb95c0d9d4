// What may be disposed of today and what stops the rest, and every proposal that was made.
import { useMutation, useQuery } from '@tanstack/react-query'
import { ClipboardList } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Disposal, DisposalAssessment } from '#shared/disposal.ts'
import type { RetentionRule } from '#shared/retention.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { StateBadge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { notify } from '../../components/notice.tsx'
import { useOnRequest, WhenAsked } from '../../components/on-request.tsx'
import { Page } from '../../components/page.tsx'
import { Progress } from '../../components/progress.tsx'
import { Empty, Refused } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { assessProgress } from '../../live.ts'

const ALL = { kinds: null, channelIds: null }

/** The page. */
export function DisposalsPage() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const found = useOnRequest(api.disposal.assess.queryOptions({ input: ALL }), { goesOn: true })
  const rules = useQuery(api.retention.rules.queryOptions()).data ?? []
  const propose = useMutation(
    api.disposal.propose.mutationOptions({
      onSuccess: ({ id }) => {
        notify(t('disposal.proposed'))
        navigate(`/disposal/${id}`)
      }
    })
  )
  return (
    <Page title={t('disposal.title')} lead={t('disposal.lead')}>
      <section className="card stack" aria-labelledby="today">
        <h2 id="today">{t('disposal.mayGoToday')}</h2>
        <WhenAsked of={found} lead={t('disposal.askFirst')} waiting={<LookingThrough />}>
          {assessment => (
            <>
              <Today assessment={assessment} rules={rules} />
              {propose.isError ? <Refused error={propose.error} /> : null}
              {assessment.going.length === 0 ? null : (
                <div className="row">
                  <Button
                    variant="primary"
                    icon={<ClipboardList size={20} />}
                    isPending={propose.isPending}
                    onPress={() => propose.mutate(ALL)}
                  >
                    {t('disposal.propose')}
                  </Button>
                </div>
              )}
            </>
          )}
        </WhenAsked>
      </section>
      <Proposals />
    </Page>
  )
}

function LookingThrough() {
  const { t } = useTranslation()
  const progress = assessProgress.use()
  // One that was ended before has left where it was.
  useEffect(() => assessProgress.set(null), [])
  return <Progress label={t('disposal.lookingThrough')} {...progress} />
}

function Today({ assessment, rules }: { assessment: DisposalAssessment; rules: readonly RetentionRule[] }) {
  const { t } = useTranslation()
  const { going, stopped, later, forEver, withoutRule } = assessment
  const rows = [
    ...going.map(({ kind, ruleId, count }) => {
      const why = rules.find(({ id }) => id === ruleId)?.reference ?? ''
      return { id: `${kind} ${ruleId}`, state: 'mayGo' as const, kind, why, count }
    }),
    ...stopped.map(({ kind, block, count }) => {
      const why = t(`disposal.blocks.${block}`)
      return { id: `${kind} ${block}`, state: 'isStopped' as const, kind, why, count }
    })
  ]
  const columns: TableColumn<(typeof rows)[number]>[] = [
    { id: 'kind', name: t('disposal.what'), isRowHeader: true, cell: row => t(`disposal.kinds.${row.kind}`) },
    { id: 'state', name: t('disposal.state'), cell: row => t(`disposal.${row.state}`) },
    { id: 'why', name: t('disposal.why'), cell: row => row.why },
    { id: 'count', name: t('disposal.count'), cell: row => <span className="number">{row.count}</span> }
  ]
  return (
    <>
      {going.length === 0 ? <p>{t('disposal.nothing')}</p> : null}
      {rows.length === 0 ? null : (
        <Table label={t('disposal.today', { date: assessment.on })} columns={columns} rows={rows} />
      )}
      <Facts
        facts={[
          [t('disposal.later'), String(later)],
          [t('disposal.forEver'), String(forEver)],
          [t('disposal.withoutRule'), String(withoutRule)]
        ]}
      />
    </>
  )
}

function Proposals() {
  const { t } = useTranslation()
  const list = useQuery(api.disposal.list.queryOptions())
  const columns: TableColumn<Disposal>[] = [
    {
      id: 'proposed',
      name: t('disposal.proposedAt'),
      isRowHeader: true,
      cell: row => (
        <>
          <div className="table-main">
            <Time at={row.proposedAt} />
          </div>
          <div className="table-second">{row.proposedBy}</div>
        </>
      )
    },
    {
      id: 'state',
      name: t('disposal.state'),
      cell: row => <StateBadge state={row.state}>{t(`disposal.states.${row.state}`)}</StateBadge>
    },
    { id: 'going', name: t('disposal.going'), cell: row => <span className="number">{row.going}</span> },
    {
      id: 'stopped',
      name: t('disposal.stopped'),
      cell: row => <span className="number">{row.stopped}</span>
    },
    { id: 'confirmed', name: t('disposal.confirmedAt'), cell: row => row.confirmedBy ?? '–' }
  ]
  return (
    <section className="stack" aria-labelledby="proposals">
      <h2 id="proposals">{t('disposal.list')}</h2>
      <Asked query={list}>
        {rows =>
          rows.length === 0 ? (
            <Empty title={t('disposal.none')}>{t('disposal.noneText')}</Empty>
          ) : (
            <Table
              label={t('disposal.list')}
              columns={columns}
              rows={rows}
              href={({ id }) => `/disposal/${id}`}
            />
          )
        }
      </Asked>
    </section>
  )
}
