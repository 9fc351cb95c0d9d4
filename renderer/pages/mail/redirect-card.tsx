// What a channel answers those who are asked to write to the mailbox instead.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelId } from '#shared/ids.ts'
import type { RedirectText } from '#shared/inbox.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { RefusedOrChanged, Renewed } from '../../components/changed-card.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { ChannelCard } from './channel-card.tsx'

/** The card. The text of a channel comes when it is chosen. */
export function RedirectCard() {
  const { t } = useTranslation()
  return (
    <ChannelCard
      id="redirect"
      title={t('mail.redirect.title')}
      lead={t('mail.redirect.lead', { mailbox: '{mailbox}' })}
      label={t('mail.redirect.channel')}
      of={channelId => <RedirectForm key={channelId} channelId={channelId} />}
    />
  )
}

function RedirectForm({ channelId }: { channelId: ChannelId }) {
  const known = useQuery(api.inbox.redirectText.queryOptions({ input: { channelId } }))
  if (known.data === undefined) return null
  const { data } = known
  return <Renewed>{startOver => <Text channelId={channelId} known={data} onStartOver={startOver} />}</Renewed>
}

function Text(props: { channelId: ChannelId; known: RedirectText; onStartOver: () => void }) {
  const { channelId, known, onStartOver } = props
  const { t } = useTranslation()
  // What the field began with, or was saved last: it keeps what was typed when another sets another text meanwhile.
  const [seen, setSeen] = useState(known)
  const save = useMutation(
    api.inbox.setRedirectText.mutationOptions({
      onSuccess: saved => {
        setSeen(saved)
        notify(t('mail.redirect.saved'))
      }
    })
  )
  const { text, mailbox } = known
  // Written with the mark, so that a mailbox that changes is not left behind in it.
  const marked = mailbox === null ? text : text.replaceAll(mailbox, '{mailbox}')
  return (
    <Form onFilled={filled => save.mutate({ channelId, text: filled.text('text'), seen })}>
      <TextInput
        name="text"
        label={t('mail.redirect.text')}
        lines={5}
        isRequired
        maxLength={2000}
        defaultValue={marked}
      />
      {save.isError ? <RefusedOrChanged error={save.error} onStartOver={onStartOver} /> : null}
      <div className="form-actions">
        <Button type="submit" isPending={save.isPending}>
          {t('mail.redirect.save')}
        </Button>
      </div>
    </Form>
  )
}
