// Asked when the same words by the same sender are in the channel already: is it that message, or another?
import { useTranslation } from 'react-i18next'
import { MessageId } from '#shared/ids.ts'
import type { MessagePaste } from '#shared/message.ts'
import { Button } from '../../components/button.tsx'
import { refusalOf } from '../../refusal.ts'

type SameAs = NonNullable<MessagePaste['sameAs']>

/** The two answers, or nothing where the message was refused for another reason. */
export function SameOrAnother({ error, onSay }: { error: unknown; onSay: (sameAs: SameAs) => void }) {
  const { t } = useTranslation()
  const { code, params } = refusalOf(error)
  const known = MessageId.safeParse(params['id']).data
  if (code !== 'message-maybe-known' || known === undefined) return null
  return (
    <div className="row">
      <Button onPress={() => onSay(known)}>{t('messages.intake.same')}</Button>
      <Button onPress={() => onSay('another')}>{t('messages.intake.another')}</Button>
    </div>
  )
}
