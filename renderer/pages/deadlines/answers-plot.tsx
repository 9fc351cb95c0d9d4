// The answers by month as stacked bars. The table beneath it says the same in numbers.
import { useTranslation } from 'react-i18next'
import { BarsPlot } from '../../components/bars-plot.tsx'

/** From the bottom of a bar to its top. */
export const SERIES = ['inTime', 'late', 'overdue', 'waiting'] as const
type Series = (typeof SERIES)[number]

const TONES = { inTime: 'good', late: 'warn', overdue: 'bad', waiting: 'calm' } as const

export type MonthCount = { readonly month: string } & Readonly<Record<Series, number>>

/** The plot. */
export function AnswersPlot({ months }: { months: readonly MonthCount[] }) {
  const { t } = useTranslation()
  const total = (name: Series) => months.reduce((sum, month) => sum + month[name], 0)
  return (
    <BarsPlot
      series={SERIES.map(name => ({
        name,
        label: t(`deadlines.series.${name}`),
        tone: TONES[name],
        isHatched: name === 'late' || name === 'overdue'
      }))}
      bars={months.map(({ month, ...counts }) => ({ label: month, ...counts }))}
      sentence={t('deadlines.plot', {
        from: months[0]?.month,
        to: months.at(-1)?.month,
        inTime: total('inTime'),
        late: total('late'),
        overdue: total('overdue'),
        waiting: total('waiting')
      })}
    />
  )
}
