// What is masked in the texts of a record, each of which can be shown again.
import { useTranslation } from 'react-i18next'
import type { DisclosureRecordDetail, Mask } from '#shared/disclosure.ts'
import { Button } from '../../components/button.tsx'
import type { Masking } from './masking.ts'

/** The card. What is masked in a picture stands below that picture. */
export function MasksCard({ record, masking }: { record: DisclosureRecordDetail; masking: Masking }) {
  const { t } = useTranslation()
  const passages = record.masks.flatMap(mask => {
    if (mask.place.kind !== 'passage') return []
    const { field, start, end } = mask.place
    const { label = '', text = '' } = record.fields[field] ?? {}
    return [{ mask, label, words: text.slice(start, end) }]
  })
  if (passages.length === 0) return null
  return (
    <section className="card stack-tight" aria-labelledby="masks">
      <h2 id="masks">{t('disclosures.masksInTexts', { count: passages.length })}</h2>
      <ul className="plain-list stack-tight">
        {passages.map(({ mask, label, words }) => (
          <li key={mask.id} className="row">
            <span className="masked wrap">{words}</span>
            <span className="muted">
              {label}, {mask.paragraph}
            </span>
            {masking === null ? null : <LiftButton mask={mask} words={words} masking={masking} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Takes a mask away from its words. */
export function LiftButton(props: { mask: Mask; words: string; masking: NonNullable<Masking> }) {
  const { mask, words, masking } = props
  const { t } = useTranslation()
  return (
    <Button variant="small" label={t('disclosures.liftNamed', { words })} onPress={() => masking.lift(mask)}>
      {t('disclosures.lift')}
    </Button>
  )
}
