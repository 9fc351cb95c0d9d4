// Coverage over time: the half-years as bars, of all departments or one, and the same numbers as a table.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoveragePoint } from '#shared/coverage.ts'
import { BarsPlot } from '../../components/bars-plot.tsx'
import { Choice } from '../../components/fields.tsx'
import { Table } from '../../components/table.tsx'

const ALL = 'all'
const SERIES = ['complete', 'partial', 'missing'] as const
const TONES = { complete: 'good', partial: 'warn', missing: 'bad' } as const

/** The card. */
export function CoverageTrend({ points }: { points: readonly CoveragePoint[] }) {
  const { t } = useTranslation()
  const [department, setDepartment] = useState(ALL)
  const departments = new Map(
    points.map(({ departmentId, departmentName }) => [departmentId, departmentName])
  )
  const bars = barsOf(points.filter(({ departmentId }) => department === ALL || departmentId === department))
  return (
    <section className="card stack" aria-labelledby="trend">
      <h2 id="trend">{t('coverage.trend')}</h2>
      <div className="row row-fields">
        <Choice
          name="department"
          label={t('coverage.department')}
          isRequired
          value={department}
          onChange={setDepartment}
          options={[
            { id: ALL, label: t('coverage.allDepartments') },
            ...[...departments].map(([id, name]) => ({ id, label: name }))
          ]}
        />
      </div>
      <BarsPlot
        series={SERIES.map(name => ({
          name,
          label: t(`coverage.series.${name}`),
          tone: TONES[name],
          isHatched: name !== 'complete'
        }))}
        bars={bars}
        sentence={t('coverage.plot', {
          halfYears: bars
            .map(bar =>
              t('coverage.plotBar', {
                period: bar.label,
                captured: bar.complete + bar.partial,
                channels: bar.channels
              })
            )
            .join(' ')
        })}
      />
      <Table
        label={t('coverage.trendTable')}
        rows={bars.toReversed().map(bar => ({ ...bar, id: bar.label }))}
        columns={[
          { id: 'period', name: t('coverage.period'), isRowHeader: true, cell: row => row.label },
          {
            id: 'channels',
            name: t('coverage.channels'),
            cell: row => <span className="number">{row.channels}</span>
          },
          ...SERIES.map(name => ({
            id: name,
            name: t(`coverage.series.${name}`),
            cell: (row: Bar) => <span className="number">{row[name]}</span>
          }))
        ]}
      />
    </section>
  )
}

type Bar = { readonly label: string; readonly channels: number } & Readonly<
  Record<(typeof SERIES)[number], number>
>

function barsOf(points: readonly CoveragePoint[]): Bar[] {
  return [...Map.groupBy(points, ({ period }) => period)].map(([label, own]) => {
    const sum = (name: 'channels' | 'captured' | 'partial') =>
      own.reduce((total, point) => total + point[name], 0)
    const [channels, captured, partial] = [sum('channels'), sum('captured'), sum('partial')]
    return { label, channels, complete: captured - partial, partial, missing: channels - captured }
  })
}
