// What a channel answers those who are asked to write to the mailbox instead.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ChannelId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
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
