// What a channel answers those who are asked to write to the mailbox instead.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChannelId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Choice, TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'

/** The card. The text of a channel comes when it is chosen. */
export function RedirectCard() {
  const { t } = useTranslation()
  const [channelId, setChannelId] = useState<ChannelId | null>(null)
  const channels = useQuery(api.channels.list.queryOptions({ input: { retired: 'without' } }))
  return (
    <section className="card stack" aria-labelledby="redirect">
      <h2 id="redirect">{t('mail.redirect.title')}</h2>
      <p className="muted">{t('mail.redirect.lead', { mailbox: '{mailbox}' })}</p>
      <Choice
        name="channel"
        label={t('mail.redirect.channel')}
        isRequired
        value={channelId}
        onChange={id => setChannelId(ChannelId.parse(id))}
        options={(channels.data ?? []).map(({ id, name }) => ({ id, label: name }))}
      />
      {channelId === null ? null : <RedirectForm key={channelId} channelId={channelId} />}
    </section>
  )
}

function RedirectForm({ channelId }: { channelId: ChannelId }) {
  const { t } = useTranslation()
  const known = useQuery(api.inbox.redirectText.queryOptions({ input: { channelId } }))
  const save = useMutation(
    api.inbox.setRedirectText.mutationOptions({ onSuccess: () => notify(t('mail.redirect.saved')) })
  )
  if (known.data === undefined) return null
  const { text, mailbox } = known.data
  // Written with the mark, so that a mailbox that changes is not left behind in it.
  const marked = mailbox === null ? text : text.replaceAll(mailbox, '{mailbox}')
  return (
    <Form onFilled={filled => save.mutate({ channelId, text: filled.text('text') })}>
      <TextInput
        name="text"
        label={t('mail.redirect.text')}
        lines={5}
        isRequired
        maxLength={2000}
        defaultValue={marked}
      />
      {save.isError ? <Refused error={save.error} /> : null}
      <div className="form-actions">
        <Button type="submit" isPending={save.isPending}>
          {t('mail.redirect.save')}
        </Button>
      </div>
    </Form>
  )
}
