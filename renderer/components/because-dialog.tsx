// Something that is done with a reason: a rule, a hold or a proposal that is ended, an ending that is corrected.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from './dialog.tsx'
import { TextInput } from './fields.tsx'
import { type Filled, Form, FormActions, type Sending } from './form.tsx'

/** The dialog; `act` is what its button says. */
export function BecauseDialog(props: {
  title: string
  lead: string
  act: string
  of: Sending
  children?: ReactNode
  onFilled: (because: string, filled: Filled) => void
  onClose: () => void
}) {
  const { title, lead, act, of, children, onFilled, onClose } = props
  const { t } = useTranslation()
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onFilled={filled => onFilled(filled.text('because'), filled)}>
        <p>{lead}</p>
        {children}
        <TextInput name="because" label={t('disposal.because')} lines={3} isRequired maxLength={500} />
        <FormActions of={of} onClose={onClose}>
          {act}
        </FormActions>
      </Form>
    </Dialog>
  )
}
