// The run that is going on: how far it has come, what ended last, and a way to stop it.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Pause, Square } from 'lucide-react'
import { useEffect } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Run } from '#shared/capture.ts'
import { api } from '../../api.ts'
import { StateBadge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { announce } from '../../components/notice.tsx'
import { Progress } from '../../components/progress.tsx'
import { Refused } from '../../components/states.tsx'
import { runProgress } from '../../live.ts'
import type { sv } from '../../locales/sv.ts'

/** Shows the current run, or nothing when there is none. */
export function RunNow() {
  const run = useQuery(api.captures.currentRun.queryOptions())
  if (run.isError) return <Refused error={run.error} again={() => void run.refetch()} />
  return run.data === null || run.data === undefined ? null : <Going run={run.data} />
}

function Going({ run }: { run: Run }) {
  const { t } = useTranslation()
  const live = runProgress.use()
  const progress = live?.runId === run.id ? live : null
  const pause = useMutation(api.captures.pauseRun.mutationOptions())
  const stop = useMutation(api.captures.stopRun.mutationOptions())
  const done = progress?.done ?? run.complete + run.partial + run.refused + run.failed
  const last = progress?.ended[0]
  useEffect(() => {
    if (last === undefined) return
    const state = t(`captures.states.${last.state}`)
    announce(t('captures.progress.ended', { channel: last.channelName, state, done, total: run.total }))
  }, [last, done, run.total, t])
  return (
    <section className="card stack" aria-labelledby="run-now">
      <div className="page-head">
        <h2 id="run-now">{t('captures.progress.title')}</h2>
        <div className="row">
          <Button
            icon={<Pause size={16} />}
            isPending={pause.isPending}
            onPress={() => pause.mutate({ id: run.id })}
          >
            {pause.isPending ? t('runs.pausing') : t('runs.pause')}
          </Button>
          <Button
            variant="danger"
            icon={<Square size={16} />}
            isPending={stop.isPending}
            onPress={() => stop.mutate({ id: run.id })}
          >
            {stop.isPending ? t('captures.progress.stopping') : t('captures.progress.stop')}
          </Button>
        </div>
      </div>
      <Progress
        label={t('captures.progress.count', { done, total: run.total })}
        done={done}
        total={run.total}
        value={t(`captures.kinds.${run.kind}`)}
      />
      <Now now={progress?.now ?? null} />
      <p className="muted">{t('captures.progress.stopHelp')}</p>
      {stop.isError ? <Refused error={stop.error} /> : null}
      {progress === null || progress.ended.length === 0 ? null : (
        <>
          <h3>{t('captures.progress.latest')}</h3>
          <ul className="plain-list stack-tight">
            {progress.ended.map(ended => (
              <li key={ended.captureId} className="row">
                <StateBadge state={ended.state}>{t(`captures.states.${ended.state}`)}</StateBadge>
                <Link href={`/captures/${ended.captureId}`}>{ended.channelName}</Link>
                <span className="muted wrap">{ended.address}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

type Step = keyof typeof sv.captures.steps

function Now({ now }: { now: { channelName: string; address: string; step: string } | null }) {
  const { t, i18n } = useTranslation()
  if (now === null) return <p>{t('captures.progress.starting')}</p>
  const isNamed = i18n.exists(`captures.steps.${now.step}`)
  return (
    <p>
      {t('captures.progress.now', { channel: now.channelName })}
      {/* Whether it is one of the named steps has just been looked up. */}
      {isNamed ? `, ${t(`captures.steps.${now.step as Step}`)}` : null}
      <br />
      <span className="muted wrap">{now.address}</span>
    </p>
  )
}
