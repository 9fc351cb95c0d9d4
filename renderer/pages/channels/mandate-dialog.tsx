// Recording the mandate a channel rests on.
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Dialog } from '../../components/dialog.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { MandateFields, readMandate } from './mandate-fields.tsx'

/** The dialog. */
export function MandateDialog({ channel, onClose }: { channel: ChannelRow; onClose: () => void }) {
  const { t } = useTranslation()
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
      <Form onFilled={filled => save.mutate({ id: channel.id, mandate: readMandate(filled) })}>
        <p className="muted">{t('channels.mandateForm.lead')}</p>
        <MandateFields mandate={channel.mandate} />
        {save.isError ? <Refused error={save.error} /> : null}
        <FormActions isPending={save.isPending} onClose={onClose}>
          {t('channels.mandateForm.save')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
