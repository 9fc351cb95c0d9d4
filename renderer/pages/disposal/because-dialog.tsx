// Something that is ended with a reason: a rule, a hold, a proposal.
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../components/dialog.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { Refused } from '../../components/states.tsx'

/** The dialog; `act` is what its button says. */
export function BecauseDialog(props: {
  title: string
  lead: string
  act: string
  isPending: boolean
  error: unknown
  onFilled: (because: string) => void
  onClose: () => void
}) {
  const { title, lead, act, isPending, error, onFilled, onClose } = props
  const { t } = useTranslation()
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onFilled={filled => onFilled(filled.text('because'))}>
        <p>{lead}</p>
        <TextInput name="because" label={t('disposal.because')} lines={3} isRequired maxLength={500} />
        {error === null ? null : <Refused error={error} />}
        <FormActions isPending={isPending} onClose={onClose}>
          {act}
        </FormActions>
      </Form>
    </Dialog>
  )
}
