// Closing a channel, or noting that it is about to be visibly changed: only once it has been captured, or with a reason.
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ChannelRow } from '#shared/register.ts'
import { client } from '../../api.ts'
import { Dialog } from '../../components/dialog.tsx'
import { DateField, TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { swedishToday } from '../../format.ts'
import { CapturedFields, readCaptured } from './captured-fields.tsx'

/** The dialog; `act` says which of the two. */
export function RetireDialog(props: { channel: ChannelRow; act: 'retire' | 'change'; onClose: () => void }) {
  const { channel, act, onClose } = props
  const { t } = useTranslation()
  const form = act === 'retire' ? ('retireForm' as const) : ('changeForm' as const)
  const save = useMutation({
    mutationFn: ({
      text,
      closedOn,
      ...said
    }: ReturnType<typeof readCaptured> & { text: string; closedOn: string | null }) =>
      act === 'retire'
        ? client.channels.retire({
            ...{ id: channel.id, because: text, closedOn },
            ...said
          })
        : client.channels.announceChange({ id: channel.id, what: text, ...said }),
    onSuccess: () => {
      notify(t(`channels.${form}.done`, { name: channel.name }))
      onClose()
    }
  })
  return (
    <Dialog title={t(`channels.${form}.title`, { name: channel.name })} onClose={onClose}>
      <Form
        onFilled={filled =>
          save.mutate({
            ...{ text: filled.text('text'), closedOn: filled.optional('closedOn') },
            ...readCaptured(filled)
          })
        }
      >
        <p>{t(`channels.${form}.lead`)}</p>
        <TextInput name="text" label={t(`channels.${form}.text`)} lines={3} isRequired maxLength={500} />
        {act === 'retire' ? (
          <DateField
            name="closedOn"
            label={t('channels.closedOn')}
            help={t('channels.retireForm.closedOnHelp')}
            isRequired
            defaultValue={swedishToday()}
          />
        ) : null}
        <CapturedFields error={save.error} isFromStart />
        <FormActions variant={act === 'retire' ? 'danger' : 'primary'} of={save} onClose={onClose}>
          {t(`channels.${form}.confirm`)}
        </FormActions>
      </Form>
    </Dialog>
  )
}
