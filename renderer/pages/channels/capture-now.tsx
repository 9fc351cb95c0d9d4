// Capturing a channel at once, as it is set, or with other choices from the menu beside it.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Camera } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ChannelId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { notify } from '../../components/notice.tsx'
import { SplitButton } from '../../components/split-button.tsx'

/** Starts a run of one channel, for no other reason than that someone wished it; `onError` says why it was refused. */
export function useStartCapture(onError: (error: Error) => void = () => undefined) {
  const { t } = useTranslation()
  const running = useQuery(api.captures.currentRun.queryOptions())
  const start = useMutation(
    api.captures.startRun.mutationOptions({ onSuccess: () => notify(t('captures.form.started')), onError })
  )
  return {
    start: (id: ChannelId) =>
      start.mutate({ kind: 'single', which: [id], reason: null, acceptBadCertificates: false }),
    isPending: start.isPending,
    error: start.error,
    /** Another run goes on, and this one would be refused. */
    isBusy: running.data !== null && running.data !== undefined
  }
}

/** The same of one channel, whose page shows the refusal. */
export function useCaptureNow(id: ChannelId) {
  const { start, ...rest } = useStartCapture()
  return { ...rest, start: () => start(id) }
}

/** The button, and the menu; `onChoose` opens the dialog of a run. */
export function CaptureNow({
  capture,
  onChoose
}: {
  capture: ReturnType<typeof useCaptureNow>
  onChoose: () => void
}) {
  const { t } = useTranslation()
  return (
    <SplitButton
      variant="primary"
      icon={<Camera size={20} />}
      isPending={capture.isPending}
      isDisabled={capture.isBusy}
      onPress={capture.start}
      menu={t('channels.captureChoices')}
      ways={[{ label: t('channels.captureWith'), onChoose }]}
    >
      {t('channels.captureNow')}
    </SplitButton>
  )
}
