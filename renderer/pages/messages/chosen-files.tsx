// The files that were chosen, and what became of each.
import { CircleCheck, X } from 'lucide-react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { MessageId } from '#shared/ids.ts'
import type { MessageFile } from '#shared/message.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Refused } from '../../components/states.tsx'
import { SameOrAnother } from './same-or-another.tsx'

/** The list, or nothing while it is empty. */
export function ChosenFiles({
  files,
  onRemove,
  onSay
}: {
  files: readonly Chosen[]
  onRemove: (path: string) => void
  /** Whether a file that was refused is the message that is there, or another. */
  onSay: (file: Chosen, sameAs: NonNullable<MessageFile['sameAs']>) => void
}) {
  const { t } = useTranslation()
  if (files.length === 0) return null
  return (
    <section className="stack-tight" aria-label={t('messages.intake.chosen')}>
      <ul className="plain-list stack-tight">
        {files.map(({ path, outcome }) => (
          <li key={path} className="stack-tight">
            <div className="row">
              <span className="mono">{path}</span>
              {outcome !== 'waiting' && 'taken' in outcome ? (
                <>
                  <Badge tone="good" icon={CircleCheck}>
                    {t('messages.intake.taken')}
                  </Badge>
                  <Link href={`/messages/${outcome.taken}`}>{t('messages.intake.open')}</Link>
                </>
              ) : (
                <Button
                  variant="icon"
                  icon={<X size={16} />}
                  label={t('messages.intake.removeFile', { file: path })}
                  onPress={() => onRemove(path)}
                />
              )}
            </div>
            {outcome !== 'waiting' && 'refused' in outcome ? (
              <>
                <Refused error={outcome.refused} />
                <SameOrAnother error={outcome.refused} onSay={sameAs => onSay({ path, outcome }, sameAs)} />
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A file on its way in. */
export type Chosen = {
  readonly path: string
  readonly outcome: 'waiting' | { readonly taken: MessageId } | { readonly refused: unknown }
}
