// The lines of text that came or went between two captures.
import { useTranslation } from 'react-i18next'
import type { TextComparison } from '#shared/comparison.ts'
import { formatCount } from '../../format.ts'
import { useLanguage } from '../../settings.ts'

/** The lines, in order. */
export function TextChanges({ text: { added, removed, changes, isCut } }: { text: TextComparison }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const counts = { added: formatCount(added, language), removed: formatCount(removed, language) }
  return (
    <section className="stack" aria-labelledby="text-changes">
      <h2 id="text-changes">{t('viewer.textChanges')}</h2>
      <p>{added + removed === 0 ? t('viewer.textSame') : t('viewer.textCounts', counts)}</p>
      <ul className="viewer-changes">
        {changes.map(({ kind, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same line may have come twice, and the list never changes
          <li key={index} data-kind={kind} dir="auto">
            <span className="change-kind">
              {t(kind === 'added' ? 'viewer.lineAdded' : 'viewer.lineRemoved')}
            </span>
            {text}
          </li>
        ))}
      </ul>
      {isCut ? <p className="muted">{t('viewer.textCut')}</p> : null}
    </section>
  )
}
