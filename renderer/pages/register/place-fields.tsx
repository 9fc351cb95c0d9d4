// Where an image is: the channel, the capture that shows it, and the posts by their addresses. And reading it.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConsentPlaceDraft } from '#shared/consent.ts'
import { CaptureId, ChannelId } from '#shared/ids.ts'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Choice, TextInput } from '../../components/fields.tsx'
import type { Filled } from '../../components/form.tsx'
import { formatTime } from '../../format.ts'

const NONE = 'none'

/** The fields. Posts are one on each line, and may be left out where a capture is chosen. */
export function PlaceFields({ channels }: { channels: readonly ChannelRow[] }) {
  const { t } = useTranslation()
  const [channel, setChannel] = useState<string | null>(null)
  const channelId = ChannelId.safeParse(channel)
  return (
    <>
      <Choice
        name="channel"
        label={t('channels.name')}
        value={channel}
        onChange={setChannel}
        options={channels.map(({ id, name }) => ({ id, label: name }))}
      />
      {channelId.success ? <CaptureChoice key={channelId.data} channelId={channelId.data} /> : null}
      <TextInput name="posts" label={t('consents.posts')} help={t('consents.postsHelp')} lines={3} />
    </>
  )
}

const MOST_CAPTURES = 200

function CaptureChoice({ channelId }: { channelId: ChannelId }) {
  const { t } = useTranslation()
  const captures = useQuery(
    api.captures.list.queryOptions({ input: { channelId, runId: null, limit: MOST_CAPTURES, after: null } })
  )
  return (
    <Asked query={captures}>
      {({ items }) => {
        const whole = items.filter(({ state }) => state === 'complete' || state === 'partial')
        return whole.length === 0 ? null : (
          <Choice
            name="capture"
            label={t('consents.capture')}
            help={t('consents.captureHelp')}
            defaultValue={NONE}
            options={[
              { id: NONE, label: t('consents.noCapture') },
              ...whole.map(({ id, address, startedAt }) => ({
                id: `${id} ${address}`,
                label: `${formatTime(startedAt)} · ${address}`
              }))
            ]}
          />
        )
      }}
    </Asked>
  )
}

/** What is filled in: each post with the capture, or the page that the capture shows; null where the channel is missing. */
export function readPlaces(filled: Filled): ConsentPlaceDraft[] | null {
  const posts = filled
    .text('posts')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  const channel = ChannelId.safeParse(filled.text('channel'))
  if (!channel.success) return posts.length === 0 ? [] : null
  const [id, shown = ''] = filled.text('capture').split(' ')
  const capture = CaptureId.safeParse(id)
  const captureId = capture.success ? capture.data : null
  const addresses = posts.length === 0 && captureId !== null ? [shown] : posts
  return addresses.map(address => ({ channelId: channel.data, address, captureId }))
}
