// The answers by month as stacked bars. The table beneath it says the same in numbers.
import { useId } from 'react'
import { useTranslation } from 'react-i18next'

/** From the bottom of a bar to its top. */
export const SERIES = ['inTime', 'late', 'overdue', 'waiting'] as const
type Series = (typeof SERIES)[number]

export type MonthCount = { readonly month: string } & Readonly<Record<Series, number>>

const WIDTH = 900
const HEIGHT = 260
const LEFT = 48
const BOTTOM = 28
const TOP = 10

/** The plot. */
export function AnswersPlot({ months }: { months: readonly MonthCount[] }) {
  const { t } = useTranslation()
  const hatch = useId()
  const total = (name: Series) => months.reduce((sum, month) => sum + month[name], 0)
  const step = stepFor(
    Math.max(1, ...months.map(month => SERIES.reduce((sum, name) => sum + month[name], 0)))
  )
  const top = step * 4
  const y = (count: number) => HEIGHT - BOTTOM - (count / top) * (HEIGHT - BOTTOM - TOP)
  const slot = (WIDTH - LEFT) / months.length
  const every = Math.ceil(months.length / 12)
  const sentence = t('deadlines.plot', {
    from: months[0]?.month,
    to: months.at(-1)?.month,
    inTime: total('inTime'),
    late: total('late'),
    overdue: total('overdue'),
    waiting: total('waiting')
  })
  return (
    <figure className="plot">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={sentence}>
        <defs>
          <pattern
            id={hatch}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect className="plot-hatch" width="2" height="6" />
          </pattern>
        </defs>
        {[0, 1, 2, 3, 4].map(line => (
          <g key={line}>
            <line className="plot-line" x1={LEFT} x2={WIDTH} y1={y(line * step)} y2={y(line * step)} />
            <text className="plot-text" x={LEFT - 8} y={y(line * step) + 4} textAnchor="end">
              {line * step}
            </text>
          </g>
        ))}
        {months.map((month, at) => (
          <g key={month.month}>
            {stacked(month).map(({ name, from, to }) => {
              const place = {
                x: LEFT + at * slot + slot * 0.15,
                width: slot * 0.7,
                y: y(to),
                height: y(from) - y(to)
              }
              return (
                <g key={name}>
                  <rect className={`plot-${name}`} {...place} />
                  {name === 'late' || name === 'overdue' ? <rect fill={`url(#${hatch})`} {...place} /> : null}
                </g>
              )
            })}
            {at % every === 0 ? (
              <text className="plot-text" x={LEFT + (at + 0.5) * slot} y={HEIGHT - 8} textAnchor="middle">
                {month.month}
              </text>
            ) : null}
          </g>
        ))}
      </svg>
      <figcaption>
        <ul className="plain-list plot-legend">
          {SERIES.map(name => (
            <li key={name}>
              <svg className="plot-key" viewBox="0 0 16 16" aria-hidden="true">
                <rect className={`plot-${name}`} width="16" height="16" />
                {name === 'late' || name === 'overdue' ? (
                  <rect fill={`url(#${hatch})`} width="16" height="16" />
                ) : null}
              </svg>
              {t(`deadlines.series.${name}`)}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}

function stacked(month: MonthCount): { name: Series; from: number; to: number }[] {
  let from = 0
  return SERIES.flatMap(name => {
    const part = { name, from, to: from + month[name] }
    from = part.to
    return month[name] === 0 ? [] : [part]
  })
}

// A round number of which four reach above the tallest bar.
function stepFor(most: number): number {
  const rough = most / 4
  const size = 10 ** Math.floor(Math.log10(Math.max(1, rough)))
  return Math.ceil([1, 2, 2.5, 5, 10].map(times => times * size).find(each => each >= rough) ?? rough)
}
