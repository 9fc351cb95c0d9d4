// Recording a mandate: on the channel, on people who may speak in it, or on both.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { SomeOf } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DocumentField } from '../../components/document-field.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { MandateFields, readMandate } from './mandate-fields.tsx'

const CHANNEL = 'channel'

/** The dialog. */
export function MandateDialog({ channel, onClose }: { channel: ChannelRow; onClose: () => void }) {
  const { t } = useTranslation()
  const people = [
    { id: channel.responsibleId, label: channel.responsibleName },
    ...(channel.about.standInId === null || channel.about.standInId === channel.responsibleId
      ? []
      : [{ id: channel.about.standInId, label: channel.standInName ?? '' }])
  ]
  const [covered, setCovered] = useState<readonly string[]>([CHANNEL, ...people.map(({ id }) => id)])
  const [documentPath, setDocumentPath] = useState<string | null>(null)
  const save = useMutation(
    api.channels.setMandate.mutationOptions({
      onSuccess: () => {
        notify(t('channels.mandateForm.saved'))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('channels.mandateForm.title', { name: channel.name })} onClose={onClose}>
      <Form
        onFilled={filled =>
          save.mutate({
            id: channel.id,
            mandate: readMandate(filled),
            covers: {
              channel: covered.includes(CHANNEL),
              personIds: people.map(({ id }) => id).filter(id => covered.includes(id))
            },
            documentPath
          })
        }
      >
        <p className="muted">{t('channels.mandateForm.lead')}</p>
        <SomeOf
          label={t('channels.mandateForm.covers')}
          needed={t('channels.mandateForm.coversNeeded')}
          value={covered}
          onChange={setCovered}
          options={[
            { id: CHANNEL, label: t('channels.mandateForm.coversChannel') },
            ...people.map(({ id, label }) => ({
              id,
              label: t('channels.mandateForm.coversPerson', { name: label })
            }))
          ]}
        />
        <MandateFields mandate={channel.mandate} />
        <DocumentField
          label={t('channels.mandateForm.document')}
          path={documentPath}
          onChange={setDocumentPath}
        />
        <FormActions of={save} onClose={onClose}>
          {t('channels.mandateForm.save')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
