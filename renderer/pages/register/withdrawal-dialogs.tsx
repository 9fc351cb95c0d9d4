// A withdrawal of a consent that was noted wrongly: its day is corrected, or it is taken back. What was noted stays.
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Consent } from '#shared/consent.ts'
import { api } from '../../api.ts'
import { BecauseDialog } from '../../components/because-dialog.tsx'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/fields.tsx'
import { notify } from '../../components/notice.tsx'

/** What of a withdrawal is corrected. */
export type Correcting = { readonly consent: Consent; readonly what: 'day' | 'all' }

/** The withdrawal, and those that were noted and were wrong. */
export function Withdrawal(props: {
  consent: Consent
  onWithdraw: () => void
  onCorrect: (correcting: Correcting) => void
}) {
  const { consent, onWithdraw, onCorrect } = props
  const { covers, corrections, state, withdrawnOn } = consent
  const { t } = useTranslation()
  return (
    <div className="stack-tight">
      {state === 'withdrawn' ? (
        <>
          {withdrawnOn}
          <Button
            variant="small"
            label={t('consents.correctDayNamed', { covers })}
            onPress={() => onCorrect({ consent, what: 'day' })}
          >
            {t('consents.correctDay')}
          </Button>
          <Button
            variant="small"
            label={t('consents.undoNamed', { covers })}
            onPress={() => onCorrect({ consent, what: 'all' })}
          >
            {t('consents.undo')}
          </Button>
        </>
      ) : state === 'struck' ? null : (
        <Button variant="small" label={t('consents.withdrawNamed', { covers })} onPress={onWithdraw}>
          {t('consents.withdraw')}
        </Button>
      )}
      {corrections.map(({ correctedAt, withdrawnOn, because }) => (
        <div key={correctedAt} className="table-second">
          {t('consents.wasNoted', { date: withdrawnOn, because })}
        </div>
      ))}
    </div>
  )
}

/** The dialog. */
export function CorrectWithdrawalDialog(props: Correcting & { onClose: () => void }) {
  const { consent, what, onClose } = props
  const { id, covers } = consent
  const { t } = useTranslation()
  const onSuccess = () => {
    notify(t(what === 'day' ? 'consents.dayCorrected' : 'consents.undone'))
    onClose()
  }
  const correct = useMutation(api.consents.correctWithdrawal.mutationOptions({ onSuccess }))
  const undo = useMutation(api.consents.undoWithdrawal.mutationOptions({ onSuccess }))
  if (what === 'all')
    return (
      <BecauseDialog
        title={t('consents.undoNamed', { covers })}
        lead={t('consents.undoLead')}
        act={t('consents.undo')}
        of={undo}
        onFilled={because => undo.mutate({ id, because })}
        onClose={onClose}
      />
    )
  return (
    <BecauseDialog
      title={t('consents.correctDayNamed', { covers })}
      lead={t('consents.correctDayLead')}
      act={t('consents.correctDay')}
      of={correct}
      onFilled={(because, filled) => correct.mutate({ id, withdrawnOn: filled.text('on'), because })}
      onClose={onClose}
    >
      <DateField name="on" label={t('consents.withdrawnOn')} isRequired />
    </BecauseDialog>
  )
}
