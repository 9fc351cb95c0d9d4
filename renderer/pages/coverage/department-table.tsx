// A half-year by department: how many of the channels are captured, as numbers and as a share.
import { useTranslation } from 'react-i18next'
import type { DepartmentCoverage } from '#shared/coverage.ts'
import { api } from '../../api.ts'
import { PrintButton } from '../../components/print-button.tsx'
import { Table } from '../../components/table.tsx'

/** The table. */
export function DepartmentTable({
  departments,
  period
}: {
  departments: readonly DepartmentCoverage[]
  period: string
}) {
  const { t } = useTranslation()
  const number = (count: number) => <span className="number">{count}</span>
  return (
    <Table
      label={t('coverage.byDepartment')}
      rows={departments.map(row => ({ ...row, id: row.departmentId }))}
      columns={[
        {
          id: 'name',
          name: t('coverage.department'),
          isRowHeader: true,
          cell: row => <span className="table-main">{row.departmentName}</span>
        },
        { id: 'channels', name: t('coverage.channels'), cell: row => number(row.channels) },
        { id: 'captured', name: t('coverage.captured'), cell: row => number(row.captured) },
        { id: 'partial', name: t('coverage.ofWhichPartial'), cell: row => number(row.partial) },
        { id: 'missing', name: t('coverage.lacking'), cell: row => number(row.channels - row.captured) },
        {
          id: 'share',
          name: t('coverage.share'),
          cell: row => <Share part={row.captured} whole={row.channels} />
        },
        {
          id: 'report',
          name: t('coverage.report'),
          cell: row => (
            <PrintButton
              label={t('coverage.report')}
              named={t('coverage.departmentReportNamed', { department: row.departmentName })}
              print={dir =>
                api.coverage.departmentReport.call({ period, departmentId: row.departmentId, dir })
              }
            />
          )
        }
      ]}
    />
  )
}

function Share({ part, whole }: { part: number; whole: number }) {
  const percent = Math.floor((100 * part) / whole)
  return (
    <span className="share">
      <span className="progress-track" aria-hidden="true">
        <span className="progress-fill" style={{ width: `${percent}%` }} />
      </span>
      <span className="number nowrap">{percent}&nbsp;%</span>
    </span>
  )
}
