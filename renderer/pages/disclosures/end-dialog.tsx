// Ending a disclosure without delivery.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DisclosureId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Drafted, draftSent } from '../../components/drafted.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { Refused } from '../../components/states.tsx'
import { useSecrecy } from '../../components/use-secrecy.ts'

/** The dialog. */
export function EndDialog(props: EndProps) {
  return (
    <Drafted of={draftOfEnd(props.id)} guarded={useSecrecy(null, [{ kind: 'disclosure', id: props.id }])}>
      <Fields {...props} />
    </Drafted>
  )
}

const draftOfEnd = (id: DisclosureId) => `disclosure end ${id}`

type EndProps = { id: DisclosureId; onClose: () => void }

function Fields({ id, onClose }: EndProps) {
  const { t } = useTranslation()
  const [state, setState] = useState<'refused' | 'withdrawn' | null>(null)
  const end = useMutation(
    api.disclosures.end.mutationOptions({
      onSuccess: () => {
        draftSent(draftOfEnd(id))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('disclosures.end')} onClose={onClose}>
      <Form
        onFilled={filled => {
          if (state !== null) end.mutate({ id, state, because: filled.text('because') })
        }}
      >
        <OneOf
          name="state"
          label={t('disclosures.how')}
          isRequired
          value={state}
          onChange={setState}
          options={[
            { id: 'refused', label: t('disclosures.endings.refused') },
            { id: 'withdrawn', label: t('disclosures.endings.withdrawn') }
          ]}
        />
        <TextInput name="because" label={t('disclosures.because')} lines={3} isRequired maxLength={1000} />
        {end.isError ? <Refused error={end.error} /> : null}
        <div className="form-actions">
          <Button variant="danger" type="submit" isPending={end.isPending}>
            {t('disclosures.end')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  )
}
