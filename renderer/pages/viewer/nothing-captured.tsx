// In the place of a picture that there is none of: what happened, and what to do about it.
import { useMutation } from '@tanstack/react-query'
import { LogIn, RotateCw, Settings2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { z } from 'zod'
import type { CaptureDetail } from '#shared/capture.ts'
import { api } from '../../api.ts'
import { Button, ButtonLink } from '../../components/button.tsx'
import { notify } from '../../components/notice.tsx'
import { Empty, Refused } from '../../components/states.tsx'
import { useRemembered } from '../../remembered.ts'
import { Reasons } from '../captures/capture-list.tsx'
import { cameToNothing, remedyOf } from '../captures/remedy.ts'

/** What is shown instead. */
export function NothingCaptured({ capture }: { capture: CaptureDetail }) {
  const { t } = useTranslation()
  if (!cameToNothing(capture) || capture.reasons.length === 0)
    return <Empty title={t('viewer.noPicture')}>{t('viewer.noPictureText')}</Empty>
  return (
    <Empty
      title={t('viewer.noPicture')}
      next={
        <>
          <Reasons reasons={capture.reasons} />
          <ToDo capture={capture} />
        </>
      }
    />
  )
}

function ToDo({ capture }: { capture: CaptureDetail }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [, showTab] = useRemembered<string>('captures.tab', 'captures', z.string())
  const retry = useMutation(
    api.captures.startRun.mutationOptions({ onSuccess: () => notify(t('captures.form.started')) })
  )
  const { channelId } = capture
  switch (remedyOf(capture)) {
    case 'log-in':
      return (
        <Button
          icon={<LogIn size={18} />}
          onPress={() => {
            showTab('logins')
            navigate('/captures')
          }}
        >
          {t('captures.failures.logIn')}
        </Button>
      )
    case 'look':
      return (
        <ButtonLink icon={<Settings2 size={18} />} href={`/channels/${channelId}`} opens="capture-settings">
          {t('viewer.toChannel')}
        </ButtonLink>
      )
    case 'retry':
      return (
        <>
          {retry.isError ? <Refused error={retry.error} /> : null}
          <Button
            icon={<RotateCw size={18} />}
            isPending={retry.isPending}
            onPress={() =>
              retry.mutate({ kind: 'single', which: [channelId], reason: null, acceptBadCertificates: false })
            }
          >
            {t('common.tryAgain')}
          </Button>
        </>
      )
  }
}
