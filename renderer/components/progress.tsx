// How far long work has come.
import { ProgressBar } from 'react-aria-components'

/** A bar with words; without `done` and `total` it only shows that work goes on. */
export function Progress(props: { label: string; value?: string; done?: number; total?: number }) {
  const { label, value, done, total } = props
  const isKnown = done !== undefined && total !== undefined && total > 0
  const known = isKnown ? { value: done, maxValue: total } : { isIndeterminate: true }
  return (
    <ProgressBar
      className="progress"
      aria-label={label}
      {...known}
      {...(value === undefined ? {} : { valueLabel: value })}
    >
      {({ percentage }) => (
        <>
          <div className="progress-words">
            <span>{label}</span>
            {value === undefined ? null : <span className="muted number">{value}</span>}
          </div>
          <div className="progress-track">
            {isKnown ? (
              <div className="progress-fill" style={{ width: `${percentage ?? 0}%` }} />
            ) : (
              <div className="progress-fill progress-fill-unknown" />
            )}
          </div>
        </>
      )}
    </ProgressBar>
  )
}
