// Channel, sender and time of a message, for pasted ones and files alike.
import { useTranslation } from 'react-i18next'
import { ChannelId, type Instant } from '#shared/ids.ts'
import type { ChannelRow } from '#shared/register.ts'
import { ChannelChoice } from '../../components/channel-choice.tsx'
import { DateField, TextInput } from '../../components/fields.tsx'
import type { Filled } from '../../components/form.tsx'
import { instantOf } from '../../format.ts'

type SenderFieldsProps = { channels: readonly ChannelRow[]; senderNeeded: 'always' | 'when-unknown' }

/** The fields. */
export function SenderFields({ channels, senderNeeded }: SenderFieldsProps) {
  const { t } = useTranslation()
  const help = senderNeeded === 'always' ? undefined : t('messages.intake.senderHelp')
  return (
    <>
      <ChannelChoice label={t('messages.intake.channel')} channels={channels} />
      <TextInput
        name="senderName"
        label={t('messages.intake.senderName')}
        help={help}
        isRequired={senderNeeded === 'always'}
        maxLength={300}
      />
      <TextInput name="senderAddress" label={t('messages.intake.senderAddress')} maxLength={500} />
      <DateField
        name="receivedAt"
        label={t('messages.intake.receivedAt')}
        help={t('messages.intake.receivedHelp')}
        granularity="minute"
      />
      <TextInput
        name="timeShown"
        label={t('messages.intake.timeShown')}
        help={t('messages.intake.timeShownHelp')}
        maxLength={200}
      />
    </>
  )
}

/** What the fields say. */
export function readSender(filled: Filled): {
  channelId: ChannelId
  senderName: string | null
  senderAddress: string | null
  receivedAt: Instant | null
  timeShown: string | null
} {
  const receivedAt = filled.optional('receivedAt')
  return {
    channelId: ChannelId.parse(filled.text('channel')),
    senderName: filled.optional('senderName'),
    senderAddress: filled.optional('senderAddress'),
    receivedAt: receivedAt === null ? null : instantOf(receivedAt),
    timeShown: filled.optional('timeShown')
  }
}
