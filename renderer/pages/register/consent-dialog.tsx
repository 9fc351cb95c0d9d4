// Entering a consent to images, with its document and the posts it is for.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { Tick } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DocumentField } from '../../components/document-field.tsx'
import { DateField, TextInput } from '../../components/fields.tsx'
import { type Filled, Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Why } from '../../help/why.tsx'
import { PlaceFields, readPlaces } from './place-fields.tsx'

/** The dialog. */
export function ConsentDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const channels = useQuery(api.channels.list.queryOptions({ input: { retired: 'without' } }))
  const [isChild, setChild] = useState(false)
  const [documentPath, setDocumentPath] = useState<string | null>(null)
  const [missed, setMissed] = useState<'documentNeeded' | 'channelNeeded' | null>(null)
  const add = useMutation(
    api.consents.add.mutationOptions({
      onSuccess: () => {
        notify(t('consents.added'))
        onClose()
      }
    })
  )
  const send = (filled: Filled) => {
    if (documentPath === null) return setMissed('documentNeeded')
    const places = readPlaces(filled)
    if (places === null) return setMissed('channelNeeded')
    setMissed(null)
    add.mutate({
      draft: {
        covers: filled.text('covers'),
        isChild,
        givenOn: filled.text('givenOn'),
        validUntil: filled.optional('validUntil')
      },
      documentPath,
      places
    })
  }
  return (
    <Dialog title={t('consents.add')} onClose={onClose}>
      <Form onFilled={send}>
        <TextInput
          name="covers"
          label={t('consents.covers')}
          help={t('consents.coversHelp')}
          isRequired
          maxLength={40}
        />
        <Why of="consent" />
        <Tick label={t('consents.childTick')} isSelected={isChild} onChange={setChild} />
        <DateField name="givenOn" label={t('consents.givenOn')} isRequired />
        <DateField name="validUntil" label={t('consents.validUntil')} />
        <DocumentField
          label={t('consents.document')}
          path={documentPath}
          isRequired
          onChange={path => {
            setDocumentPath(path)
            setMissed(null)
          }}
        />
        {channels.data === undefined || channels.data.length === 0 ? null : (
          <PlaceFields channels={channels.data} />
        )}
        {missed === null ? null : (
          <p className="field-error" role="alert">
            {t(`consents.${missed}`)}
          </p>
        )}
        <FormActions of={add} onClose={onClose}>
          {t('consents.add')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
