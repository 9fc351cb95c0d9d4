// That the archive has found something wrong with itself.
import { useQuery } from '@tanstack/react-query'
import { CircleX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { ButtonLink } from '../../components/button.tsx'
import { useFaults } from '../checks/files-card.tsx'

/** Says so; nothing to whoever may not see the checks. */
export function ChecksTask() {
  const { t } = useTranslation()
  const { data } = useQuery(api.checks.status.queryOptions())
  const faultsOf = useFaults()
  const faults = data === undefined ? [] : faultsOf(data)
  if (faults.length === 0) return null
  return (
    <Alert tone="bad" icon={CircleX} title={t('checks.wrong')}>
      {faults.map(fault => (
        <p key={fault}>{fault}</p>
      ))}
      <div>
        <ButtonLink href="/checks">{t('checks.toChecks')}</ButtonLink>
      </div>
    </Alert>
  )
}
