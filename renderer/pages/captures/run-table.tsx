// Runs as a table.
import { useTranslation } from 'react-i18next'
import type { Run } from '#shared/capture.ts'
import { StateBadge } from '../../components/badge.tsx'
import { Time } from '../../components/facts.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { usePeriodName } from '../../period.ts'

/** The runs, newest first. */
export function RunTable({ runs }: { runs: readonly Run[] }) {
  const { t } = useTranslation()
  const periodName = usePeriodName()
  const columns: TableColumn<Run>[] = [
    {
      id: 'started',
      name: t('captures.startedAt'),
      isRowHeader: true,
      cell: run => <Time at={run.startedAt} />
    },
    {
      id: 'kind',
      name: t('captures.kind'),
      cell: run => (
        <>
          <div>{t(`captures.kinds.${run.kind}`)}</div>
          {run.reason === null ? null : <div className="table-second">{run.reason}</div>}
        </>
      )
    },
    { id: 'period', name: t('captures.period'), cell: run => periodName(run.period) },
    {
      id: 'state',
      name: t('captures.state'),
      cell: run => <StateBadge state={run.state}>{t(`captures.runStates.${run.state}`)}</StateBadge>
    },
    { id: 'result', name: t('captures.result'), cell: run => t('captures.outcome', counts(run)) }
  ]
  return (
    <Table
      label={t('captures.runs')}
      columns={columns}
      rows={runs}
      href={run => `/captures/runs/${run.id}`}
    />
  )
}

/** What the outcome of a run is said with. */
export function counts({ complete, partial, refused, failed, total }: Run) {
  return { complete, partial, refused, failed, total }
}
