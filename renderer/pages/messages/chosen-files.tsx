// The files that were chosen, and what became of each.
import { CircleCheck, X } from 'lucide-react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Refused } from '../../components/states.tsx'
import type { Chosen } from './file-intake.tsx'

/** The list, or nothing while it is empty. */
export function ChosenFiles({
  files,
  onRemove
}: {
  files: readonly Chosen[]
  onRemove: (path: string) => void
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
                  look="icon"
                  icon={<X size={16} />}
                  label={t('messages.intake.removeFile', { file: path })}
                  onPress={() => onRemove(path)}
                />
              )}
            </div>
            {outcome !== 'waiting' && 'refused' in outcome ? <Refused error={outcome.refused} /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
