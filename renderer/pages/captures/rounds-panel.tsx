// Half-year rounds: the plan, those to come, and what became of the others.
import { useQuery } from '@tanstack/react-query'
import { CalendarClock } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Round, RoundPlan } from '#shared/round.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { StateBadge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Time } from '../../components/facts.tsx'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { usePeriodName } from '../../period.ts'
import { PlanDialog } from './plan-dialog.tsx'
import { RoundsCalendar } from './rounds-calendar.tsx'

/** The tab of the rounds. */
export function RoundsPanel() {
  const { t } = useTranslation()
  const periodName = usePeriodName()
  const [isEditing, setEditing] = useState(false)
  const plans = useQuery(api.rounds.plans.queryOptions())
  const rounds = useQuery(api.rounds.list.queryOptions())
  const edit = (
    <Button icon={<CalendarClock size={18} />} onPress={() => setEditing(true)}>
      {t('rounds.edit')}
    </Button>
  )
  const columns: TableColumn<Round & { id: string }>[] = [
    {
      id: 'department',
      name: t('rounds.department'),
      isRowHeader: true,
      cell: round => round.departmentName
    },
    { id: 'period', name: t('rounds.period'), cell: round => periodName(round.period) },
    { id: 'planned', name: t('rounds.planned'), cell: round => <Time at={round.plannedAt} /> },
    {
      id: 'state',
      name: t('rounds.state'),
      cell: round => <StateBadge state={round.state}>{t(`rounds.states.${round.state}`)}</StateBadge>
    },
    { id: 'channels', name: t('rounds.channels'), cell: round => round.channels },
    {
      id: 'run',
      name: t('rounds.run'),
      cell: round =>
        round.runId === null ? '–' : <Link href={`/captures/runs/${round.runId}`}>{t('rounds.showRun')}</Link>
    }
  ]
  return (
    <>
      <p className="muted">{t('rounds.lead')}</p>
      <Asked query={plans}>
        {({ common, departments }) => (
          <>
            {common === null && departments.every(({ plan }) => plan === null) ? null : (
              <div className="page-head">
                <ul className="plain-list stack-tight">
                  {common === null ? null : <PlanLine name={t('rounds.plan')} plan={common} />}
                  {departments.map(({ departmentId, departmentName, plan }) =>
                    plan === null ? null : <PlanLine key={departmentId} name={departmentName} plan={plan} />
                  )}
                </ul>
                {edit}
              </div>
            )}
            <Asked query={rounds}>
              {rows =>
                rows.length === 0 ? (
                  <Empty title={t('rounds.none')} next={common === null ? edit : null}>
                    {t('rounds.noneText')}
                  </Empty>
                ) : (
                  <>
                    <RoundsCalendar rounds={rows} plans={{ common, departments }} />
                    <Table
                      label={t('rounds.title')}
                      columns={columns}
                      rows={rows.map(row => ({ ...row, id: `${row.departmentId} ${row.period}` }))}
                    />
                  </>
                )
              }
            </Asked>
            {isEditing ? (
              <PlanDialog plans={{ common, departments }} onClose={() => setEditing(false)} />
            ) : null}
          </>
        )}
      </Asked>
    </>
  )
}

function PlanLine({ name, plan: { spring, autumn, hours } }: { name: string; plan: RoundPlan }) {
  const { t } = useTranslation()
  return (
    <li>
      <strong>{name}</strong>{' '}
      {t('rounds.planText', {
        spring: `${spring.from}–${spring.to}`,
        autumn: `${autumn.from}–${autumn.to}`,
        from: hours.from,
        to: hours.to
      })}
    </li>
  )
}
