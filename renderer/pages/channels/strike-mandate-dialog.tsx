// Striking a mandate that was entered by mistake; it stays on file.
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { MandateRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { BecauseDialog } from '../../components/because-dialog.tsx'
import { notify } from '../../components/notice.tsx'

/** The dialog. */
export function StrikeMandateDialog({ row, onClose }: { row: MandateRow; onClose: () => void }) {
  const { t } = useTranslation()
  const strike = useMutation(
    api.channels.strikeMandate.mutationOptions({
      onSuccess: () => {
        notify(t('channels.strikeForm.done'))
        onClose()
      }
    })
  )
  return (
    <BecauseDialog
      title={t('channels.strikeForm.title')}
      lead={t('channels.strikeForm.lead')}
      act={t('common.strike')}
      of={strike}
      onFilled={because => strike.mutate({ id: row.id, because })}
      onClose={onClose}
    />
  )
}
