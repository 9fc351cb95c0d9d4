// Pasting a message, with what the platform shows about its sender.
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { readSender, SenderFields } from './sender-fields.tsx'

/** The form. */
export function PasteForm({ channels }: { channels: readonly ChannelRow[] }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const paste = useMutation(
    api.messages.paste.mutationOptions({
      onSuccess: message => {
        notify(t('messages.intake.saved'))
        navigate(`/messages/${message.id}`)
      }
    })
  )
  return (
    <Form
      onFilled={filled =>
        paste.mutate({
          ...readSender(filled),
          senderName: filled.text('senderName'),
          // Exactly as pasted: not even the space around it is ours to take away.
          text: filled.exact('text')
        })
      }
    >
      <SenderFields channels={channels} senderNeeded="always" />
      <TextInput name="text" label={t('messages.intake.text')} lines={8} isRequired maxLength={1_000_000} />
      {paste.isError ? <Refused error={paste.error} /> : null}
      <div className="form-actions">
        <Button look="primary" type="submit" isPending={paste.isPending}>
          {t('messages.intake.save')}
        </Button>
      </div>
    </Form>
  )
}
