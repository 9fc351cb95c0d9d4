// What the platform itself answers in a channel, so that it is not taken for an answer.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { RefusedOrChanged, Renewed } from '../../components/changed-card.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { ChannelCard } from './channel-card.tsx'

/** A line that stands between two replies. */
const BETWEEN = '---'

/** The card. The replies of a channel come when it is chosen. */
export function AutomaticCard() {
  const { t } = useTranslation()
  return (
    <ChannelCard
      id="automatic"
      title={t('mail.automatic.title')}
      lead={t('mail.automatic.lead', { name: '{name}' })}
      label={t('mail.automatic.channel')}
      of={channelId => <AutomaticForm key={channelId} channelId={channelId} />}
    />
  )
}

function AutomaticForm({ channelId }: { channelId: ChannelId }) {
  const known = useQuery(api.inbox.automaticReplies.queryOptions({ input: { channelId } }))
  if (known.data === undefined) return null
  const { data } = known
  return (
    <Renewed>{startOver => <Replies channelId={channelId} known={data} onStartOver={startOver} />}</Renewed>
  )
}

function Replies(props: { channelId: ChannelId; known: readonly string[]; onStartOver: () => void }) {
  const { channelId, known, onStartOver } = props
  const { t } = useTranslation()
  // What the field began with, or was saved last: it keeps what was typed when another sets others meanwhile.
  const [seen, setSeen] = useState(known)
  const save = useMutation(
    api.inbox.setAutomaticReplies.mutationOptions({
      onSuccess: saved => {
        setSeen(saved)
        notify(t('mail.automatic.saved'))
      }
    })
  )
  return (
    <Form
      onFilled={filled =>
        save.mutate({
          channelId,
          texts: repliesIn(filled.optional('automatic') ?? ''),
          seen: { texts: [...seen] }
        })
      }
    >
      <TextInput
        name="automatic"
        label={t('mail.automatic.text')}
        lines={5}
        maxLength={20_000}
        defaultValue={known.join(`\n${BETWEEN}\n`)}
      />
      {save.isError ? <RefusedOrChanged error={save.error} onStartOver={onStartOver} /> : null}
      <div className="form-actions">
        <Button type="submit" isPending={save.isPending}>
          {t('mail.automatic.save')}
        </Button>
      </div>
    </Form>
  )
}

function repliesIn(typed: string): string[] {
  return typed
    .split(/^[ \t]*-{3,}[ \t]*\r?$/m)
    .map(reply => reply.trim())
    .filter(reply => reply !== '')
}
