// Counts over time as stacked bars. What stands for the worse is hatched too, since colour alone says nothing to some.
import { useId } from 'react'

export type Series<Name extends string> = {
  readonly name: Name
  readonly label: string
  readonly tone: 'good' | 'warn' | 'bad' | 'calm'
  readonly isHatched?: boolean
}

type Bar<Name extends string> = { readonly label: string } & Readonly<Record<Name, number>>

type PlotProps<Name extends string> = {
  /** From the bottom of a bar to its top. */
  series: readonly Series<Name>[]
  bars: readonly Bar<Name>[]
  /** All of it in a sentence, for those who do not see it. A table with the same numbers stands beside it. */
  sentence: string
}

const WIDTH = 900
const HEIGHT = 260
const LEFT = 48
const BOTTOM = 28
const TOP = 10

/** The plot. */
export function BarsPlot<Name extends string>({ series, bars, sentence }: PlotProps<Name>) {
  const hatch = useId()
  const step = stepFor(Math.max(1, ...bars.map(bar => series.reduce((sum, { name }) => sum + bar[name], 0))))
  const y = (count: number) => HEIGHT - BOTTOM - (count / (step * 4)) * (HEIGHT - BOTTOM - TOP)
  const slot = (WIDTH - LEFT) / bars.length
  const width = Math.min(slot * 0.7, 90)
  const every = Math.ceil(bars.length / 12)
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
        {bars.map((bar, at) => (
          <g key={bar.label}>
            {stacked(series, bar).map(({ name, tone, isHatched, from, to }) => {
              const place = {
                x: LEFT + (at + 0.5) * slot - width / 2,
                width,
                y: y(to),
                height: y(from) - y(to)
              }
              return (
                <g key={name}>
                  <rect className={`plot-${tone}`} {...place} />
                  {isHatched ? <rect fill={`url(#${hatch})`} {...place} /> : null}
                </g>
              )
            })}
            {at % every === 0 ? (
              <text className="plot-text" x={LEFT + (at + 0.5) * slot} y={HEIGHT - 8} textAnchor="middle">
                {bar.label}
              </text>
            ) : null}
          </g>
        ))}
      </svg>
      <figcaption>
        <ul className="plain-list plot-legend">
          {series.map(({ name, label, tone, isHatched }) => (
            <li key={name}>
              <svg className="plot-key" viewBox="0 0 16 16" aria-hidden="true">
                <rect className={`plot-${tone}`} width="16" height="16" />
                {isHatched ? <rect fill={`url(#${hatch})`} width="16" height="16" /> : null}
              </svg>
              {label}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}

function stacked<Name extends string>(series: readonly Series<Name>[], bar: Bar<Name>) {
  let from = 0
  return series.flatMap(each => {
    const part = { ...each, from, to: from + bar[each.name] }
    from = part.to
    return bar[each.name] === 0 ? [] : [part]
  })
}

// A round number of which four reach above the tallest bar.
function stepFor(most: number): number {
  const rough = most / 4
  const size = 10 ** Math.floor(Math.log10(Math.max(1, rough)))
  return Math.ceil([1, 2, 2.5, 5, 10].map(times => times * size).find(each => each >= rough) ?? rough)
}
