// One run: why it was made, how it went, and its captures.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { RunId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { StateBadge } from '../../components/badge.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { JournalLink } from '../../components/journal-link.tsx'
import { Page } from '../../components/page.tsx'
import { formatTime } from '../../format.ts'
import { usePeriodName } from '../../period.ts'
import { CaptureList } from './capture-list.tsx'
import { RunActions } from './run-actions.tsx'
import { RunNow } from './run-now.tsx'
import { counts } from './run-table.tsx'

/** A run's page. */
export function RunPage({ id }: { id: RunId }) {
  const { t } = useTranslation()
  const periodName = usePeriodName()
  const run = useQuery(api.captures.findRun.queryOptions({ input: { id } }))
  const title =
    run.data === undefined
      ? t('captures.run')
      : t('captures.runTitle', { at: formatTime(run.data.startedAt) })
  return (
    <Page
      title={title}
      back={{ href: '/captures', label: t('captures.title') }}
      actions={<JournalLink id={id} />}
    >
      <Asked query={run}>
        {row => (
          <>
            {row.state === 'running' ? <RunNow /> : <RunActions run={row} />}
            <div className="card">
              <Facts
                facts={[
                  [
                    t('captures.state'),
                    <StateBadge key="state" state={row.state}>
                      {t(`captures.runStates.${row.state}`)}
                    </StateBadge>
                  ],
                  [t('captures.kind'), t(`captures.kinds.${row.kind}`)],
                  [t('captures.period'), periodName(row.period)],
                  ...(row.reason === null ? [] : ([[t('captures.reason'), row.reason]] as const)),
                  [t('captures.result'), t('captures.outcome', counts(row))],
                  ...(row.endedAt === null
                    ? []
                    : ([[t('captures.endedAt'), <Time key="ended" at={row.endedAt} />]] as const))
                ]}
              />
            </div>
            <section className="stack" aria-labelledby="in-run">
              <h2 id="in-run">{t('captures.inRun')}</h2>
              <CaptureList channelId={null} runId={id} none={t('captures.noneInRun')} />
            </section>
          </>
        )}
      </Asked>
    </Page>
  )
}
