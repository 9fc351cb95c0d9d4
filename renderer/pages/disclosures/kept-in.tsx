// What of an open disclosure goes to nobody as it stands: marked as secret after it was added, or with a picture that shows what was.
import { Lock } from 'lucide-react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { DisclosureDetail, DisclosureRecord } from '#shared/disclosure.ts'
import { Alert } from '../../components/alert.tsx'
import { Badge } from '../../components/badge.tsx'

type KeptIn = Pick<DisclosureRecord, 'keptIn' | 'keptInBy'>

/** The badge; nothing for a record that may go. */
export function KeptInBadge({ record: { keptIn, keptInBy } }: { record: KeptIn }) {
  const { t } = useTranslation()
  if (keptIn === null) return null
  return (
    <Badge tone="bad" icon={Lock}>
      {t(`disclosures.keptIn.${keptIn}`, { paragraph: keptInBy })}
    </Badge>
  )
}

/** The same with what can be done about it. */
export function KeptInAlert({ record }: { record: KeptIn }) {
  const { t } = useTranslation()
  const { keptIn, keptInBy } = record
  if (keptIn === null) return null
  return (
    <Alert tone="bad" icon={Lock} title={t(`disclosures.keptIn.${keptIn}`, { paragraph: keptInBy })}>
      <p>{t(`disclosures.keptIn.${keptIn}Help`)}</p>
    </Alert>
  )
}

/** Those of a disclosure, each with its link, before it is delivered. */
export function KeptInList({ detail }: { detail: DisclosureDetail }) {
  const { t } = useTranslation()
  const kept = detail.records
    .map((record, at) => ({ ...record, number: at + 1 }))
    .filter(({ keptIn }) => keptIn !== null)
  if (kept.length === 0) return null
  return (
    <Alert tone="bad" icon={Lock} title={t('disclosures.keptIn.stops', { count: kept.length })}>
      <ul className="plain-list">
        {kept.map(({ position, number, title, keptIn, keptInBy }) => (
          <li key={position}>
            <Link href={`/disclosures/${detail.id}/${position}`}>{`${number}. ${title}`}</Link>{' '}
            <span className="muted">
              {t(`disclosures.keptIn.${keptIn ?? 'record'}`, { paragraph: keptInBy })}
            </span>
          </li>
        ))}
      </ul>
    </Alert>
  )
}
