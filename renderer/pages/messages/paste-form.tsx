// Pasting a message, with what the platform shows about its sender.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { MessagePaste } from '#shared/message.ts'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Drafted, draftSent } from '../../components/drafted.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { SameOrAnother } from './same-or-another.tsx'
import { readSender, SenderFields } from './sender-fields.tsx'

/** The form. */
export function PasteForm(props: PasteProps) {
  return (
    <Drafted of={DRAFT}>
      <Fields {...props} />
    </Drafted>
  )
}

const DRAFT = 'message new'

type PasteProps = { channels: readonly ChannelRow[] }

function Fields({ channels }: PasteProps) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [asked, setAsked] = useState<MessagePaste | null>(null)
  const paste = useMutation(
    api.messages.paste.mutationOptions({
      onSuccess: message => {
        draftSent(DRAFT)
        notify(t('messages.intake.saved'))
        navigate(`/messages/${message.id}`)
      }
    })
  )
  const send = (message: MessagePaste) => {
    setAsked(message)
    paste.mutate(message)
  }
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
      {paste.isError && asked !== null ? (
        <SameOrAnother error={paste.error} onSay={sameAs => send({ ...asked, sameAs })} />
      ) : null}
      <div className="form-actions">
        <Button variant="primary" type="submit" isPending={paste.isPending}>
          {t('messages.intake.save')}
        </Button>
      </div>
    </Form>
  )
}
