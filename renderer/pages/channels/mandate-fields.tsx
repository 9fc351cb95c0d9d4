// The fields of a mandate, and reading them.
import { parseDate } from '@internationalized/date'
import { useTranslation } from 'react-i18next'
import type { Mandate, MandateDraft } from '#shared/register.ts'
import { DateField, TextInput } from '../../components/fields.tsx'
import type { Filled } from '../../components/form.tsx'
import { Why } from '../../help/why.tsx'

/** Who decided, when, and for how long. */
export function MandateFields({ mandate }: { mandate: Mandate | null }) {
  const { t } = useTranslation()
  return (
    <>
      <Why of="mandate" />
      <TextInput
        name="decidedBy"
        label={t('channels.mandateForm.decidedBy')}
        isRequired
        maxLength={200}
        defaultValue={mandate?.decidedBy ?? ''}
      />
      <DateField name="decidedOn" label={t('channels.mandateForm.decidedOn')} isRequired />
      <DateField
        name="validUntil"
        label={t('channels.mandateForm.validUntil')}
        defaultValue={mandate?.validUntil ? parseDate(mandate.validUntil) : null}
      />
      <Why of="mandateEnds" />
      <TextInput name="reference" label={t('channels.mandateForm.reference')} maxLength={100} />
      <TextInput
        name="tool"
        label={t('channels.mandateForm.tool')}
        help={t('channels.mandateForm.toolHelp')}
        maxLength={200}
        defaultValue={mandate?.tool ?? ''}
      />
    </>
  )
}

/** What the fields say. */
export function readMandate(filled: Filled): MandateDraft {
  return {
    decidedBy: filled.text('decidedBy'),
    decidedOn: filled.text('decidedOn'),
    validUntil: filled.optional('validUntil'),
    reference: filled.optional('reference'),
    tool: filled.optional('tool')
  }
}
