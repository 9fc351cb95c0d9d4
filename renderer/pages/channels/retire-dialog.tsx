// Retiring a channel, with the reason.
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Dialog } from '../../components/dialog.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'

/** The dialog. */
export function RetireDialog({ channel, onClose }: { channel: ChannelRow; onClose: () => void }) {
  const { t } = useTranslation()
  const retire = useMutation(
    api.channels.retire.mutationOptions({
      onSuccess: () => {
        notify(t('channels.retireForm.done', { name: channel.name }))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('channels.retireForm.title', { name: channel.name })} onClose={onClose}>
      <Form onFilled={filled => retire.mutate({ id: channel.id, because: filled.text('because') })}>
        <p>{t('channels.retireForm.lead')}</p>
        <TextInput
          name="because"
          label={t('channels.retireForm.because')}
          lines={3}
          isRequired
          maxLength={500}
        />
        {retire.isError ? <Refused error={retire.error} /> : null}
        <FormActions look="danger" isPending={retire.isPending} onClose={onClose}>
          {t('channels.retireForm.confirm')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
