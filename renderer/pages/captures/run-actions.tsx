// What may be done with a run that is not going on: go on with it, try again, or end it; and why it stands still.
import { useMutation } from '@tanstack/react-query'
import { CirclePause, Info, Play, RotateCw, Square } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Run } from '#shared/capture.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { formatTime } from '../../format.ts'

/** Nothing for a run that goes on, or that has got everything. */
export function RunActions({ run }: { run: Run }) {
  const { t } = useTranslation()
  const onSuccess = () => notify(t('runs.went'))
  const resume = useMutation(api.captures.resumeRun.mutationOptions({ onSuccess }))
  const retry = useMutation(api.captures.retryRun.mutationOptions({ onSuccess }))
  const stop = useMutation(api.captures.stopRun.mutationOptions())
  const left = run.total - run.complete - run.partial - run.refused - run.failed
  const lacks = run.refused + run.failed
  const isPaused = run.pauseReason !== null
  if (run.state === 'running' || (left === 0 && lacks === 0 && !isPaused)) return null
  const { title, text } = words()
  const failure = [resume, retry, stop].find(each => each.isError)
  return (
    <Alert tone={isPaused ? 'warn' : 'calm'} icon={isPaused ? CirclePause : Info} title={title}>
      <p>{text}</p>
      {left === 0 ? null : <p>{t('runs.waiting', { count: left })}</p>}
      <div className="row">
        {left === 0 && !isPaused ? null : (
          <Button
            variant="primary"
            icon={<Play size={18} />}
            isPending={resume.isPending}
            onPress={() => resume.mutate({ id: run.id })}
          >
            {t('runs.resume')}
          </Button>
        )}
        {lacks === 0 ? null : (
          <Button
            icon={<RotateCw size={18} />}
            isPending={retry.isPending}
            onPress={() => retry.mutate({ id: run.id })}
          >
            {t('runs.retry')}
          </Button>
        )}
        {isPaused || run.state === 'interrupted' ? (
          <Button
            variant="danger"
            icon={<Square size={16} />}
            isPending={stop.isPending}
            onPress={() => stop.mutate({ id: run.id })}
          >
            {t('runs.stop')}
          </Button>
        ) : null}
      </div>
      {failure === undefined ? null : <Refused error={failure.error} />}
    </Alert>
  )

  function words(): { title: string; text: string } {
    if (run.pauseReason !== null) {
      const until = run.waitsUntil === null ? '' : formatTime(run.waitsUntil)
      return {
        title: t(`runs.paused.${run.pauseReason}.title`),
        text: t(`runs.paused.${run.pauseReason}.text`, { until })
      }
    }
    const why = left === 0 ? ('lacking' as const) : endOf(run)
    return { title: t(`runs.${why}.title`), text: t(`runs.${why}.text`) }
  }
}

const endOf = ({ state }: Run) => (state === 'interrupted' ? ('interrupted' as const) : ('stopped' as const))
