// The saved page shown again as its web archive has it, in a window of its own that has no network.
import { useMutation } from '@tanstack/react-query'
import { AppWindow } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CaptureDetail } from '#shared/capture.ts'
import { Button } from '../../components/button.tsx'
import { notify } from '../../components/notice.tsx'
import { sentenceOf } from '../../refusal.ts'
import { useLanguage } from '../../settings.ts'

/** Nothing for a capture without a web archive, or where there can be no such window. */
export function ReplayButton({ capture }: { capture: CaptureDetail }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const open = useMutation({
    mutationFn: () => window.shell.replay(capture.id),
    onSuccess: refusal => refusal !== null && notify(sentenceOf(refusal, language))
  })
  if (window.shell.where === 'web' || !capture.files.some(({ role }) => role === 'wacz')) return null
  return (
    <Button icon={<AppWindow size={18} />} isPending={open.isPending} onPress={() => open.mutate()}>
      {t('viewer.replay')}
    </Button>
  )
}
