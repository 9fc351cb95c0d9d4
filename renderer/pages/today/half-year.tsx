// How the half-year stands: how many channels are captured as a ring, and what is missing yet.
import { useQuery } from '@tanstack/react-query'
import { Link, Meter } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ArchiveStatus } from '#shared/archive.ts'
import { api } from '../../api.ts'
import { ButtonLink } from '../../components/button.tsx'
import { usePeriodName } from '../../period.ts'

// So many are named; the page of the coverage has them all.
const NAMED = 5
const [SIZE, LINE] = [132, 14]
const RADIUS = (SIZE - LINE) / 2
const AROUND = 2 * Math.PI * RADIUS

/** The card. */
export function HalfYear({ status }: { status: ArchiveStatus }) {
  const { t } = useTranslation()
  const periodName = usePeriodName()
  const { data } = useQuery(api.coverage.halfYear.queryOptions({ input: { period: null } }))
  const missing = data?.departments.flatMap(department => department.missing) ?? []
  return (
    <section className="card stack half-year" aria-labelledby="half-year">
      <h2 id="half-year">{periodName(status.period)}</h2>
      {data === undefined ? null : <Ring captured={data.captured} channels={data.channels} />}
      {missing.length === 0 ? null : (
        <div className="stack-tight">
          <h3>{t('today.halfYear.missing')}</h3>
          <ul className="plain-list stack-tight">
            {missing.slice(0, NAMED).map(({ channelId, channelName }) => (
              <li key={channelId} className="wrap">
                <Link href={`/channels/${channelId}`}>{channelName}</Link>
              </li>
            ))}
          </ul>
          {missing.length > NAMED ? (
            <p>
              <Link href="/channels/coverage">
                {t('today.halfYear.more', { count: missing.length - NAMED })}
              </Link>
            </p>
          ) : null}
          <div>
            <ButtonLink href="/captures">{t('today.halfYear.capture')}</ButtonLink>
          </div>
        </div>
      )}
      {status.attestationsDue === 0 ? null : (
        <div className="stack-tight">
          <p>{t('today.attestations', { count: status.attestationsDue })}</p>
          <div>
            <ButtonLink href="/channels/attestations">{t('today.attestationsNext')}</ButtonLink>
          </div>
        </div>
      )}
      {status.checklistGaps === 0 ? null : (
        <div className="stack-tight">
          <p>{t('today.checklist', { count: status.checklistGaps })}</p>
          <div>
            <ButtonLink href="/channels/checklists">{t('today.checklistNext')}</ButtonLink>
          </div>
        </div>
      )}
    </section>
  )
}

function Ring({ captured, channels }: { captured: number; channels: number }) {
  const { t } = useTranslation()
  const said = t('coverage.sum', { captured, channels })
  return (
    <Meter
      className="ring"
      aria-label={said}
      value={captured}
      maxValue={Math.max(channels, 1)}
      valueLabel={said}
    >
      {({ percentage }) => (
        <>
          <svg viewBox={`0 0 ${SIZE} ${SIZE}`} width={SIZE} height={SIZE} aria-hidden="true">
            <circle className="ring-track" cx={SIZE / 2} cy={SIZE / 2} r={RADIUS} strokeWidth={LINE} />
            <circle
              className="ring-done"
              cx={SIZE / 2}
              cy={SIZE / 2}
              r={RADIUS}
              strokeWidth={LINE}
              strokeDasharray={`${(AROUND * percentage) / 100} ${AROUND}`}
            />
            <text
              className="ring-count number"
              x="50%"
              y="50%"
              dominantBaseline="central"
              textAnchor="middle"
            >
              {`${captured}/${channels}`}
            </text>
          </svg>
          <p>{said}</p>
        </>
      )}
    </Meter>
  )
}
