// Coverage: how many of the channels are captured in a half-year, and which are missing (P8c).
import { useQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Coverage } from '#shared/coverage.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { ButtonLink } from '../../components/button.tsx'
import { Choice } from '../../components/fields.tsx'
import { Page } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { Empty } from '../../components/states.tsx'
import { usePeriodName } from '../../period.ts'
import { CoverageTrend } from './coverage-trend.tsx'
import { DepartmentTable } from './department-table.tsx'
import { MissingTable } from './missing-table.tsx'

// Ten years, for the choice of half-year.
const HALF_YEARS = 20

/** The page. */
export function CoveragePage() {
  const { t } = useTranslation()
  const periodName = usePeriodName()
  const [chosen, setChosen] = useState<string | null>(null)
  const coverage = useQuery(api.coverage.halfYear.queryOptions({ input: { period: chosen } }))
  const trend = useQuery(api.coverage.trend.queryOptions({ input: { halfYears: HALF_YEARS } }))
  return (
    <Page
      title={t('coverage.title')}
      lead={t('coverage.lead')}
      actions={
        <PrintButton
          label={t('coverage.print')}
          print={dir => api.coverage.report.call({ period: chosen, dir })}
        />
      }
    >
      <Asked query={trend}>
        {points => {
          const periods = [...new Set(points.map(({ period }) => period))]
          if (periods.length === 0)
            return (
              <Empty
                title={t('coverage.none')}
                next={<ButtonLink href="/channels">{t('channels.register')}</ButtonLink>}
              >
                {t('coverage.noneText')}
              </Empty>
            )
          return (
            <>
              <div className="row row-fields">
                <Choice
                  name="period"
                  label={t('coverage.period')}
                  isRequired
                  options={periods.toReversed().map(period => ({ id: period, label: periodName(period) }))}
                  value={chosen ?? periods.at(-1) ?? null}
                  onChange={setChosen}
                />
              </div>
              <Asked query={coverage}>{answer => <Shown coverage={answer} />}</Asked>
              <CoverageTrend points={points} />
            </>
          )
        }}
      </Asked>
    </Page>
  )
}

function Shown({ coverage }: { coverage: Coverage }) {
  const { t } = useTranslation()
  const { channels, captured, partial, departments } = coverage
  const missing = useMemo(
    () =>
      departments.flatMap(({ departmentName, missing }) =>
        missing.map(channel => ({ ...channel, departmentName }))
      ),
    [departments]
  )
  return (
    <>
      <section className="card stack" aria-labelledby="sum">
        <h2 id="sum">{t('coverage.sum', { captured, channels })}</h2>
        <p>
          {t('coverage.partial', { count: partial })} {t('coverage.rule')}
        </p>
        <DepartmentTable departments={departments} period={coverage.period} />
      </section>
      <section className="stack" aria-labelledby="missing">
        <h2 id="missing">{t('coverage.missing')}</h2>
        {missing.length === 0 ? (
          <Alert tone="good" icon={CircleCheck} title={t('coverage.nothingMissing')} />
        ) : (
          <>
            {coverage.isOver ? (
              <p>{t('coverage.over')}</p>
            ) : (
              <div>
                <ButtonLink variant="primary" href="/captures">
                  {t('coverage.toCaptures')}
                </ButtonLink>
              </div>
            )}
            <MissingTable missing={missing} />
          </>
        )}
      </section>
    </>
  )
}
