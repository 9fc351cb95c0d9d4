// A card about one channel, which is chosen in it.
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ChannelId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Choice } from '../../components/fields.tsx'

type Props = {
  readonly id: string
  readonly title: string
  readonly lead: string
  readonly label: string
  /** What is shown of the chosen channel. */
  readonly of: (channelId: ChannelId) => ReactNode
}

export function ChannelCard({ id, title, lead, label, of }: Props) {
  const [channelId, setChannelId] = useState<ChannelId | null>(null)
  const channels = useQuery(api.channels.list.queryOptions({ input: { retired: 'without' } }))
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="muted">{lead}</p>
      <Choice
        name="channel"
        label={label}
        isRequired
        value={channelId}
        onChange={chosen => setChannelId(ChannelId.parse(chosen))}
        options={(channels.data ?? []).map(({ id, name }) => ({ id, label: name }))}
      />
      {channelId === null ? null : of(channelId)}
    </section>
  )
}
