// The addresses whose newest capture came to nothing, with what to do about each: on top of everything else that was captured.
import { useMutation, useQuery } from '@tanstack/react-query'
import { LogIn, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaptureRow } from '#shared/capture.ts'
import { api } from '../../api.ts'
import { StateBadge } from '../../components/badge.tsx'
import { Button, ButtonLink } from '../../components/button.tsx'
import { When } from '../../components/facts.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { Reasons } from './capture-list.tsx'
import { shortAddress } from './gallery.tsx'
import { type Remedy, remedyOf } from './remedy.ts'

/** So many are shown until somebody asks for all. */
const FIRST = 5
const ORDER: readonly Remedy[] = ['log-in', 'look', 'retry']

/** Nothing when all went well. `onLogIn` leads to the logins. */
export function Failures({ failed, onLogIn }: { failed: readonly CaptureRow[]; onLogIn: () => void }) {
  const { t } = useTranslation()
  const [isWhole, setWhole] = useState(false)
  const running = useQuery(api.captures.currentRun.queryOptions())
  const retry = useMutation(
    api.captures.startRun.mutationOptions({ onSuccess: () => notify(t('captures.form.started')) })
  )
  if (failed.length === 0) return null
  const sorted = failed.toSorted(
    (one, other) => ORDER.indexOf(remedyOf(one)) - ORDER.indexOf(remedyOf(other))
  )
  const again = (rows: readonly CaptureRow[]) =>
    retry.mutate({
      kind: 'single',
      which: [...new Set(rows.map(({ channelId }) => channelId))],
      reason: null,
      acceptBadCertificates: false
    })
  const canRetry = failed.filter(row => remedyOf(row) === 'retry')
  const isBusy = running.data !== null && running.data !== undefined
  return (
    <section className="card stack failures" aria-labelledby="failures">
      <div className="page-head">
        <h2 id="failures">{t('captures.failures.title', { count: failed.length })}</h2>
        {canRetry.length < 2 ? null : (
          <Button
            icon={<RotateCw size={16} />}
            isPending={retry.isPending}
            isDisabled={isBusy}
            onPress={() => again(canRetry)}
          >
            {t('captures.failures.retryAll', { count: canRetry.length })}
          </Button>
        )}
      </div>
      {retry.isError ? <Refused error={retry.error} /> : null}
      <ul className="plain-list">
        {(isWhole ? sorted : sorted.slice(0, FIRST)).map(row => (
          <li key={row.id} className="failure">
            <div className="failure-words">
              <span className="row">
                <strong className="wrap">{row.channelName}</strong>
                <StateBadge state={row.state}>{t(`captures.states.${row.state}`)}</StateBadge>
                <When at={row.startedAt} />
              </span>
              <span className="shot-address">{shortAddress(row.address)}</span>
              <Reasons reasons={row.reasons} />
            </div>
            <div className="row">
              {remedyOf(row) === 'log-in' ? (
                <Button
                  variant="small"
                  icon={<LogIn size={14} />}
                  label={t('captures.failures.logInNamed', { name: row.channelName })}
                  onPress={onLogIn}
                >
                  {t('captures.failures.logIn')}
                </Button>
              ) : null}
              {remedyOf(row) === 'retry' ? (
                <Button
                  variant="small"
                  icon={<RotateCw size={14} />}
                  label={t('captures.failures.retryNamed', { name: row.channelName })}
                  isDisabled={isBusy || retry.isPending}
                  onPress={() => again([row])}
                >
                  {t('common.tryAgain')}
                </Button>
              ) : null}
              <ButtonLink variant="small" href={`/captures/${row.id}`}>
                {t('captures.failures.look')}
                <span className="hidden"> {row.channelName}</span>
              </ButtonLink>
            </div>
          </li>
        ))}
      </ul>
      {isWhole || failed.length <= FIRST ? null : (
        <div>
          <Button onPress={() => setWhole(true)}>
            {t('captures.failures.all', { count: failed.length })}
          </Button>
        </div>
      )}
    </section>
  )
}
