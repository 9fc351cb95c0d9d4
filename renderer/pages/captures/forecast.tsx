// What a run would take of the disk and of time, as it is chosen.
import { useQuery } from '@tanstack/react-query'
import { HardDrive } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RunChoice } from '#shared/capture.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { formatBytes, formatCount } from '../../format.ts'
import { useLanguage } from '../../settings.ts'

/** One sentence, or that it does not fit; nothing while it is not known, since the start itself will say. */
export function Forecast({ which }: { which: RunChoice }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const forecast = useQuery(api.captures.forecastRun.queryOptions({ input: { which } }))
  if (forecast.data === undefined) return null
  const { addresses, bytes, free, minutes, fits } = forecast.data
  const text = t('runs.forecast', {
    addresses: t('runs.addresses', { count: addresses, number: formatCount(addresses, language) }),
    bytes: formatBytes(bytes, language),
    free: formatBytes(free, language),
    minutes: t('runs.minutes', { count: minutes, number: formatCount(minutes, language) })
  })
  if (fits) return <p className="muted">{text}</p>
  return (
    <Alert tone="bad" icon={HardDrive} title={t('runs.tooSmall')}>
      <p>{text}</p>
    </Alert>
  )
}
