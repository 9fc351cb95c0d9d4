// Choosing a channel in a form. Where there is one only, it is chosen.
import type { ChannelId } from '#shared/ids.ts'
import { Choice } from './fields.tsx'

type Named = { readonly id: ChannelId; readonly name: string }

export function ChannelChoice(props: {
  label: string
  channels: readonly Named[]
  /** Known before it is opened. */
  given?: ChannelId | null
}) {
  const { label, channels, given = null } = props
  const [only] = channels.length === 1 ? channels : []
  return (
    <Choice
      name="channel"
      label={label}
      isRequired
      defaultValue={given ?? only?.id ?? null}
      options={channels.map(({ id, name }) => ({ id, label: name }))}
    />
  )
}
