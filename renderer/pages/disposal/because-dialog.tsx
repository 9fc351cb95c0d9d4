// Something that is ended with a reason: a rule, a hold, a proposal.
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../components/dialog.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form, FormActions, type Sending } from '../../components/form.tsx'

/** The dialog; `act` is what its button says. */
export function BecauseDialog(props: {
  title: string
  lead: string
  act: string
  of: Sending
  onFilled: (because: string) => void
  onClose: () => void
}) {
  const { title, lead, act, of, onFilled, onClose } = props
  const { t } = useTranslation()
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onFilled={filled => onFilled(filled.text('because'))}>
        <p>{lead}</p>
        <TextInput name="because" label={t('disposal.because')} lines={3} isRequired maxLength={500} />
        <FormActions of={of} onClose={onClose}>
          {act}
        </FormActions>
      </Form>
    </Dialog>
  )
}
