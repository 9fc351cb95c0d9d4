// How long a request has waited, or took until it was answered.
import { useTranslation } from 'react-i18next'
import type { Disclosure } from '#shared/disclosure.ts'

const HOUR = 3_600_000

/** In days and hours. */
export function Took({ disclosure }: { disclosure: Pick<Disclosure, 'requestedAt' | 'endedAt'> }) {
  const { t } = useTranslation()
  const end = disclosure.endedAt === null ? Date.now() : Date.parse(disclosure.endedAt)
  const hours = Math.max(0, Math.floor((end - Date.parse(disclosure.requestedAt)) / HOUR))
  const words = [
    t('disclosures.days', { count: Math.floor(hours / 24) }),
    t('disclosures.hours', { count: hours % 24 })
  ]
  return <span className="number">{(hours < 24 ? words.slice(1) : words).join(' ')}</span>
}
