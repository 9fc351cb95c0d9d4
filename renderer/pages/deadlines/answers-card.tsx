// How it went: the months as bars, and the same numbers as a table.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnswerCount } from '#shared/deadline.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Choice } from '../../components/fields.tsx'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { swedishToday } from '../../format.ts'
import { AnswersPlot, type MonthCount, SERIES } from './answers-plot.tsx'

const ALL = 'all'
const MONTHS = [12, 24, 60] as const

/** The card. */
export function AnswersCard() {
  const { t } = useTranslation()
  const [months, setMonths] = useState<number>(12)
  const [department, setDepartment] = useState(ALL)
  const period = monthsBack(months)
  const answers = useQuery(api.deadlines.answers.queryOptions({ input: period }))
  return (
    <section className="card stack" aria-labelledby="answers">
      <h2 id="answers">{t('deadlines.answers')}</h2>
      <p className="muted">{t('deadlines.answersLead')}</p>
      <Asked query={answers}>
        {rows => (
          <>
            <div className="row row-fields">
              <Choice
                name="department"
                label={t('deadlines.department')}
                isRequired
                value={department}
                onChange={setDepartment}
                options={[
                  { id: ALL, label: t('deadlines.allDepartments') },
                  ...departmentsIn(rows).map(([id, name]) => ({ id, label: name }))
                ]}
              />
              <Choice
                name="months"
                label={t('deadlines.period')}
                isRequired
                value={String(months)}
                onChange={chosen => setMonths(Number(chosen))}
                options={MONTHS.map(count => ({
                  id: String(count),
                  label: t('deadlines.months', { count })
                }))}
              />
            </div>
            {rows.length === 0 ? (
              <Empty title={t('deadlines.noAnswers')}>{t('deadlines.noAnswersText')}</Empty>
            ) : (
              <Shown
                rows={rows.filter(row => department === ALL || row.departmentId === department)}
                {...period}
              />
            )}
          </>
        )}
      </Asked>
    </section>
  )
}

function Shown({ rows, from, to }: { rows: readonly AnswerCount[]; from: string; to: string }) {
  const { t } = useTranslation()
  const columns = useColumns()
  return (
    <>
      <AnswersPlot months={byMonth(rows, from, to)} />
      <Table
        label={t('deadlines.table')}
        columns={columns}
        rows={rows.toReversed().map(row => ({ ...row, id: `${row.month} ${row.departmentId}` }))}
      />
    </>
  )
}

function useColumns(): TableColumn<AnswerCount & { id: string }>[] {
  const { t } = useTranslation()
  return [
    { id: 'month', name: t('deadlines.month'), isRowHeader: true, cell: row => row.month },
    { id: 'department', name: t('deadlines.department'), cell: row => row.departmentName },
    { id: 'received', name: t('deadlines.received'), cell: row => <Count>{row.received}</Count> },
    ...SERIES.map(name => ({
      id: name,
      name: t(`deadlines.series.${name}`),
      cell: (row: AnswerCount) => <Count>{row[name]}</Count>
    })),
    {
      id: 'share',
      name: t('deadlines.share'),
      cell: ({ inTime, late, overdue }) => <Count>{shareOf(inTime, inTime + late + overdue)}</Count>
    }
  ]
}

function Count({ children }: { children: number | string }) {
  return <span className="number">{children}</span>
}

// Of those whose time is up; what still waits in time says nothing yet.
function shareOf(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)}\u00a0%`
}

function departmentsIn(rows: readonly AnswerCount[]): [string, string][] {
  return [...new Map(rows.map(row => [row.departmentId, row.departmentName]))]
}

function monthsBack(count: number): { from: string; to: string } {
  const to = swedishToday().toString().slice(0, 7)
  return { from: earlier(to, count - 1), to }
}

function earlier(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const months = year * 12 + number - 1 - by
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}

// Every month, also one in which nothing came in.
function byMonth(rows: readonly AnswerCount[], from: string, to: string): MonthCount[] {
  const months: MonthCount[] = []
  for (let month = from; month <= to; month = earlier(month, -1)) {
    const sum = (name: (typeof SERIES)[number]) =>
      rows.reduce((total, row) => (row.month === month ? total + row[name] : total), 0)
    months.push({
      month,
      inTime: sum('inTime'),
      late: sum('late'),
      waiting: sum('waiting'),
      overdue: sum('overdue')
    })
  }
  return months
}
