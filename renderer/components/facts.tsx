// Facts about a record as pairs of name and value, and the values that recur.
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Instant } from '#shared/ids.ts'
import { shownTurns } from '#shared/turns.ts'
import { formatTime, sayTime, swedishToday } from '../format.ts'
import { useLanguage } from '../settings.ts'

export type Fact = readonly [name: string, value: ReactNode]

/** Pairs of name and value. A value that is null or empty shows as not given. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const { t } = useTranslation()
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>
            {value === null || value === '' ? (
              <span className="muted">{t('common.none')}</span>
            ) : (
              shown(value)
            )}
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}

const shown = (value: ReactNode): ReactNode => (typeof value === 'string' ? shownTurns(value) : value)

/** A point in time as people say it, with the exact one where it is pointed at, and on paper. For what somebody works with now. */
export function When({ at }: { at: Instant }) {
  const language = useLanguage()
  return (
    <time className="when nowrap" dateTime={at} title={formatTime(at, 'seconds')}>
      {sayTime(at, swedishToday(), language)}
    </time>
  )
}

/**
 * A point in time as it is noted, in Swedish time: for evidence, and for what is compared line by line. Where there is little room it may break
 * between date and clock only.
 */
export function Time({ at, precision = 'minutes' }: { at: Instant; precision?: 'minutes' | 'seconds' }) {
  const [date, clock] = formatTime(at, precision).split(' ')
  return (
    <time className="number nowrap" dateTime={at}>
      <span className="nowrap">{date}</span> <span className="nowrap">{clock}</span>
    </time>
  )
}

/** The day of a point in time, in Swedish time, where a line has no room for the clock too. */
export function Day({ at }: { at: Instant }) {
  const time = formatTime(at)
  return (
    <time className="number nowrap" dateTime={at} title={time}>
      {time.slice(0, 10)}
    </time>
  )
}

/** Text that was captured or taken in: shown as it is and never as anything else than text. */
export function PlainText({ children, lang }: { children: string; lang?: string }) {
  return (
    <pre className="plain-text" dir="auto" {...(lang === undefined ? {} : { lang })}>
      {children}
    </pre>
  )
}
