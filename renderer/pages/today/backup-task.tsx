// That the archive is not backed up, or not of late.
import { useQuery } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Instant } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { ButtonLink } from '../../components/button.tsx'

const OLD_MS = 8 * 86_400_000

/** Says so; nothing to whoever may not see the backups. */
export function BackupTask() {
  const { t } = useTranslation()
  const newest = useNewestBackup()
  if (newest === undefined) return null
  const isOld = newest !== null && Date.now() - Date.parse(newest) > OLD_MS
  if (newest !== null && !isOld) return null
  return (
    <Alert tone="warn" icon={CircleAlert} title={t(isOld ? 'today.oldBackup' : 'today.noBackup')}>
      <p>{t(textOf(isOld))}</p>
      <div>
        <ButtonLink href="/backups">{t('today.toBackups')}</ButtonLink>
      </div>
    </Alert>
  )
}

/** On a server nobody chooses a folder, or connects a disk, at the page. */
function textOf(isOld: boolean) {
  if (window.shell.where === 'web') return isOld ? 'today.oldBackupWeb' : 'today.noBackupWeb'
  return isOld ? 'today.oldBackupText' : 'today.noBackupText'
}

/** Of the last whole backup, wherever it is; null for none, undefined until it is known. */
export function useNewestBackup(): Instant | null | undefined {
  const { data } = useQuery(api.backups.list.queryOptions())
  return data === undefined
    ? undefined
    : (data
        .flatMap(({ lastWhole }) => lastWhole?.at ?? [])
        .toSorted()
        .at(-1) ?? null)
}
