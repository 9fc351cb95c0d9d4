// Runs that stand still: paused, or cut off in the half-year that goes on. Each can be gone on with, or ended.
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { RunState } from '#shared/capture.ts'
import { api } from '../../api.ts'
import { formatTime } from '../../format.ts'
import { RunActions } from '../captures/run-actions.tsx'

// More than stand still at a time; the rest are in the list of runs.
const MOST = 5

/** One after the other; nothing where none stands still. */
export function HaltedRuns() {
  const { t } = useTranslation()
  const runs = [...useRuns('paused'), ...useRuns('interrupted')]
  return runs.map(run => (
    <section
      key={run.id}
      className="stack-tight"
      aria-label={t('captures.runTitle', { at: formatTime(run.startedAt) })}
    >
      <RunActions run={run} />
      <p>
        <Link href={`/captures/runs/${run.id}`}>
          {t('captures.runTitle', { at: formatTime(run.startedAt) })}
        </Link>
      </p>
    </section>
  ))
}

function useRuns(state: RunState) {
  return useQuery(api.captures.runs.queryOptions({ input: { state, limit: MOST } })).data?.items ?? []
}
