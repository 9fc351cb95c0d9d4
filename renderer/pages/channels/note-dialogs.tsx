// Sealing a note, and opening it with the key that the head of department holds.
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Credential } from '#shared/credential.ts'
import { api } from '../../api.ts'
import { Dialog } from '../../components/dialog.tsx'
import { PlainText } from '../../components/facts.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'

type Props = { credential: Credential; onClose: () => void }

/** Writing a note, which is sealed at once. */
export function SealNoteDialog({ credential, onClose }: Props) {
  const { t } = useTranslation()
  const seal = useMutation(
    api.credentials.seal.mutationOptions({
      gcTime: 0,
      onSuccess: () => {
        notify(t('credentials.sealed'))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('credentials.sealNamed', { label: credential.label })} onClose={onClose}>
      <Form onFilled={filled => seal.mutate({ id: credential.id, text: filled.exact('text') })}>
        <p className="muted">{t('credentials.sealLead')}</p>
        <TextInput name="text" label={t('credentials.text')} lines={4} isRequired maxLength={10_000} />
        <FormActions of={seal} onClose={onClose}>
          {t('credentials.seal')}
        </FormActions>
      </Form>
    </Dialog>
  )
}

/** Opening the note: the text is shown until the dialog is closed, and kept nowhere. */
export function OpenNoteDialog({ credential, onClose }: Props) {
  const { t } = useTranslation()
  const open = useMutation(api.credentials.open.mutationOptions({ gcTime: 0 }))
  return (
    <Dialog title={t('credentials.openNamed', { label: credential.label })} onClose={onClose}>
      {open.isSuccess ? (
        <section className="stack" aria-label={t('credentials.text')}>
          <PlainText>{open.data.text}</PlainText>
          <p className="muted">{t('credentials.opened')}</p>
        </section>
      ) : (
        <Form
          onFilled={filled =>
            open.mutate({ id: credential.id, key: filled.text('key'), reason: filled.text('reason') })
          }
        >
          <p className="muted">{t('credentials.openLead', { holder: credential.note?.keyHolder ?? '' })}</p>
          <TextInput name="reason" label={t('credentials.reason')} isRequired maxLength={500} />
          <TextInput
            name="key"
            label={t('credentials.key')}
            help={t('credentials.keyHelp')}
            lines={3}
            isRequired
            maxLength={500}
          />
          <FormActions of={open} onClose={onClose}>
            {t('credentials.open')}
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}
