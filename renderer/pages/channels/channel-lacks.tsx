// What a channel lacks, each with what to do about it; nothing else.
import { CircleAlert, CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ChannelRow } from '#shared/register.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { mandateState } from './channel-columns.tsx'

type Lack = {
  readonly id: string
  readonly text: string
  readonly action: string
  readonly onPress: () => void
}

type Acts = { readonly onCapture: () => void; readonly onMandate: () => void; readonly onEdit: () => void }

/** The card of a channel in use. */
export function ChannelLacks({ channel, ...acts }: { channel: ChannelRow } & Acts) {
  const { t } = useTranslation()
  const lacks = useLacks(channel, acts)
  if (lacks.length === 0) return <Alert tone="good" icon={CircleCheck} title={t('channels.lacks.nothing')} />
  return (
    <section className="card stack-tight failures" aria-labelledby="lacks">
      <h2 id="lacks">{t('channels.lacks.title')}</h2>
      <ul className="plain-list">
        {lacks.map(({ id, text, action, onPress }) => (
          <li key={id} className="failure">
            <span className="failure-words lack">
              <CircleAlert size={18} aria-hidden />
              {text}
            </span>
            <Button variant="small" label={`${action}: ${text}`} onPress={onPress}>
              {action}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useLacks(channel: ChannelRow, { onCapture, onMandate, onEdit }: Acts): readonly Lack[] {
  const { t } = useTranslation()
  const { due, departed, about } = channel
  const mandate = mandateState(channel)
  const lack = (id: string, text: string, action: string, onPress: () => void): Lack => ({
    id,
    text,
    action,
    onPress
  })
  const edit = t('channels.edit')
  return [
    due === 'due' || due === 'overdue'
      ? lack('capture', t(`channels.lacks.${due}`), t('channels.captureNow'), onCapture)
      : null,
    mandate === 'valid'
      ? null
      : lack('mandate', t(`channels.lacks.mandate.${mandate}`), t('channels.setMandate'), onMandate),
    departed.includes('responsible')
      ? lack('responsible', t('channels.lacks.responsible', { name: channel.responsibleName }), edit, onEdit)
      : null,
    departed.includes('stand-in')
      ? lack('stand-in', t('channels.lacks.standIn', { name: channel.standInName ?? '' }), edit, onEdit)
      : null,
    about.hasLogo === false ? lack('logo', t('channels.lacks.logo'), edit, onEdit) : null,
    about.contact === null ? lack('contact', t('channels.lacks.contact'), edit, onEdit) : null,
    channel.dialogue && about.responseTime === null
      ? lack('response', t('channels.lacks.responseTime'), edit, onEdit)
      : null
  ].filter(found => found !== null)
}
