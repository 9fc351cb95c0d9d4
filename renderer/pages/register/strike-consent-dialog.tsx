// Striking a consent that was entered by mistake; it stays on file.
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Consent } from '#shared/consent.ts'
import { api } from '../../api.ts'
import { BecauseDialog } from '../../components/because-dialog.tsx'
import { notify } from '../../components/notice.tsx'

/** The dialog. */
export function StrikeConsentDialog({ consent, onClose }: { consent: Consent; onClose: () => void }) {
  const { t } = useTranslation()
  const strike = useMutation(
    api.consents.strike.mutationOptions({
      onSuccess: () => {
        notify(t('consents.strikeForm.done'))
        onClose()
      }
    })
  )
  return (
    <BecauseDialog
      title={t('consents.strikeForm.title', { covers: consent.covers })}
      lead={t('consents.strikeForm.lead')}
      act={t('common.strike')}
      of={strike}
      onFilled={because => strike.mutate({ id: consent.id, because })}
      onClose={onClose}
    />
  )
}
