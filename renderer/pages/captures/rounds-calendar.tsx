// A half-year as a calendar: the months in which each department's rounds may be made, and what is planned, done or missed.
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Round, RoundPlan, RoundPlans } from '#shared/round.ts'
import { StateBadge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { formatTime, localeOf, swedishToday } from '../../format.ts'
import { usePeriodName } from '../../period.ts'
import { useLanguage } from '../../settings.ts'
import { halfYearOf } from './half-year.ts'

const MONTHS = { H1: ['01', '02', '03', '04', '05', '06'], H2: ['07', '08', '09', '10', '11', '12'] } as const

/** The calendar, and the way to the half-years before and after of which something is known. */
export function RoundsCalendar({ rounds, plans }: { rounds: readonly Round[]; plans: RoundPlans }) {
  const { t } = useTranslation()
  const periodName = usePeriodName()
  const now = halfYearOf(swedishToday().toString())
  const [period, setPeriod] = useState(now)
  const periods = [...new Set([now, ...rounds.map(round => round.period)])].sort()
  const at = periods.indexOf(period)
  const step = (to: number) => setPeriod(periods[at + to] ?? period)
  return (
    <section className="stack-tight" aria-label={t('rounds.calendar.title')}>
      <div className="row">
        <Button
          variant="icon"
          icon={<ChevronLeft size={18} />}
          label={t('rounds.calendar.before')}
          isDisabled={at <= 0}
          onPress={() => step(-1)}
        />
        <h2 aria-live="polite">{periodName(period)}</h2>
        <Button
          variant="icon"
          icon={<ChevronRight size={18} />}
          label={t('rounds.calendar.after')}
          isDisabled={at >= periods.length - 1}
          onPress={() => step(1)}
        />
      </div>
      <Months period={period} rounds={rounds.filter(round => round.period === period)} plans={plans} />
      <p className="muted">
        <span className="planned-mark" aria-hidden /> {t('rounds.calendar.within')}
      </p>
    </section>
  )
}

function Months({ period, rounds, plans }: { period: string; rounds: readonly Round[]; plans: RoundPlans }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [year = '', half] = period.split('-')
  const months = MONTHS[half === 'H1' ? 'H1' : 'H2']
  const name = new Intl.DateTimeFormat(localeOf(language), { month: 'long', timeZone: 'UTC' })
  const departments = rowsOf(rounds, plans)
  return (
    <div className="table-frame">
      <table className="table half-year-table">
        <thead>
          <tr>
            <th scope="col">{t('rounds.department')}</th>
            {months.map(month => (
              <th key={month} scope="col">
                {name.format(new Date(`${year}-${month}-01`))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {departments.map(({ id, departmentName, plan, own }) => (
            <tr key={id}>
              <th scope="row" className="wrap">
                {departmentName}
              </th>
              {months.map(month => (
                <td key={month} {...(isWithin(plan, month) ? { className: 'planned' } : {})}>
                  {isWithin(plan, month) ? (
                    <span className="hidden">{t('rounds.calendar.within')}</span>
                  ) : null}
                  {own
                    .filter(round => formatTime(round.plannedAt).slice(5, 7) === month)
                    .map(round => (
                      <Mark key={`${round.period} ${round.plannedAt}`} round={round} />
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The day of a round and what became of it; one that was made leads to its run. */
function Mark({ round: { plannedAt, state, runId } }: { round: Round }) {
  const { t } = useTranslation()
  const day = String(Number(formatTime(plannedAt).slice(8, 10)))
  const shown = <StateBadge state={state}>{t(`rounds.states.${state}`)}</StateBadge>
  return (
    <div className="half-year-mark">
      <span className="number">{day}</span>{' '}
      {runId === null ? shown : <Link href={`/captures/runs/${runId}`}>{shown}</Link>}
    </div>
  )
}

/** One for each department that has a round or a plan of its own. */
function rowsOf(rounds: readonly Round[], { common, departments }: RoundPlans) {
  const plans = new Map(departments.map(each => [each.departmentId, each]))
  const names = new Map([
    ...departments.flatMap(each =>
      each.plan === null ? [] : [[each.departmentId, each.departmentName] as const]
    ),
    ...rounds.map(each => [each.departmentId, each.departmentName] as const)
  ])
  return [...names]
    .map(([id, departmentName]) => ({
      id,
      departmentName,
      plan: plans.get(id)?.plan ?? common,
      own: rounds.filter(round => round.departmentId === id)
    }))
    .sort((one, other) => one.departmentName.localeCompare(other.departmentName, 'sv'))
}

function isWithin(plan: RoundPlan | null, month: string): boolean {
  if (plan === null) return false
  const { from, to } = month < '07' ? plan.spring : plan.autumn
  return from.slice(0, 2) <= month && month <= to.slice(0, 2)
}
