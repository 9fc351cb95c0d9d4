// Striking an attestation that was entered by mistake; it stays on file.
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Attestation } from '#shared/attestation.ts'
import { api } from '../../api.ts'
import { BecauseDialog } from '../../components/because-dialog.tsx'
import { notify } from '../../components/notice.tsx'

/** The dialog. */
export function StrikeAttestationDialog({
  attestation,
  onClose
}: {
  attestation: Attestation
  onClose: () => void
}) {
  const { t } = useTranslation()
  const strike = useMutation(
    api.attestations.strike.mutationOptions({
      onSuccess: () => {
        notify(t('attestations.strikeForm.done'))
        onClose()
      }
    })
  )
  return (
    <BecauseDialog
      title={t('attestations.strikeForm.title', { department: attestation.departmentName })}
      lead={t('attestations.strikeForm.lead')}
      act={t('common.strike')}
      of={strike}
      onFilled={because => strike.mutate({ id: attestation.id, because })}
      onClose={onClose}
    />
  )
}
