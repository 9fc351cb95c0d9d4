// Taking up again a channel that was retired by mistake.
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { BecauseDialog } from '../../components/because-dialog.tsx'
import { notify } from '../../components/notice.tsx'

/** The dialog. */
export function TakeUpDialog({ channel, onClose }: { channel: ChannelRow; onClose: () => void }) {
  const { t } = useTranslation()
  const { id, name } = channel
  const takeUp = useMutation(
    api.channels.takeUp.mutationOptions({
      onSuccess: () => {
        notify(t('channels.takeUpForm.done', { name }))
        onClose()
      }
    })
  )
  return (
    <BecauseDialog
      title={t('channels.takeUpForm.title', { name })}
      lead={t('channels.takeUpForm.lead')}
      act={t('channels.takeUp')}
      of={takeUp}
      onFilled={because => takeUp.mutate({ id, because })}
      onClose={onClose}
    />
  )
}
