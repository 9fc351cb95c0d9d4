// Pasting a message, with what the platform shows about its sender.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { MessageId } from '#shared/ids.ts'
import type { MessagePaste } from '#shared/message.ts'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { refusalOf } from '../../refusal.ts'
import { readSender, SenderFields } from './sender-fields.tsx'

/** The form. */
export function PasteForm({ channels }: { channels: readonly ChannelRow[] }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [asked, setAsked] = useState<MessagePaste | null>(null)
  const paste = useMutation(
    api.messages.paste.mutationOptions({
      onSuccess: message => {
        notify(t('messages.intake.saved'))
        navigate(`/messages/${message.id}`)
      }
    })
  )
  const send = (message: MessagePaste) => {
    setAsked(message)
    paste.mutate(message)
  }
  const known = paste.isError ? knownIn(paste.error) : null
  return (
    <Form
      onFilled={filled =>
        send({
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
      {known !== null && asked !== null ? (
        <div className="row">
          <Button onPress={() => send({ ...asked, sameAs: known })}>{t('messages.intake.same')}</Button>
          <Button onPress={() => send({ ...asked, sameAs: 'another' })}>
            {t('messages.intake.another')}
          </Button>
        </div>
      ) : null}
      <div className="form-actions">
        <Button look="primary" type="submit" isPending={paste.isPending}>
          {t('messages.intake.save')}
        </Button>
      </div>
    </Form>
  )
}

/** The message that this may be another sight of, when that is why it was refused. */
function knownIn(error: Error): MessageId | null {
  const { code, params } = refusalOf(error)
  return code === 'message-maybe-known' ? (MessageId.safeParse(params['id']).data ?? null) : null
}
