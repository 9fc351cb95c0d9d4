// Whether the folder that was chosen suits an archive: on a disk of this computer, empty, not synchronised, with room.
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, CircleX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { FolderCheck } from '#shared/archive.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { formatBytes } from '../../format.ts'
import { useLanguage } from '../../settings.ts'

/** A year of a municipality's channels may take as much. */
const LITTLE = 20 * 1024 ** 3

/** What was found. It is said before the archive is made, while it is easy to choose another. */
export function CheckedFolder({ dir }: { dir: string }) {
  const found = useQuery(api.archive.checkFolder.queryOptions({ input: { dir } }))
  return <Asked query={found}>{check => <Found check={check} />}</Asked>
}

function Found({ check }: { check: FolderCheck }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { isEmpty, network, syncedBy, roams, freeBytes } = check
  const free = t('start.check.free', { free: formatBytes(freeBytes, language) })
  if (network !== null)
    return <Alert tone="bad" icon={CircleX} title={t('start.check.network', { type: network })} />
  if (!isEmpty) return <Alert tone="bad" icon={CircleX} title={t('start.check.notEmpty')} />
  if (syncedBy !== null)
    return (
      <Alert tone="warn" icon={CircleAlert} title={t('start.check.synced', { service: syncedBy })}>
        <p>{t('start.check.syncedText')}</p>
      </Alert>
    )
  if (roams)
    return (
      <Alert tone="warn" icon={CircleAlert} title={t('start.check.roams')}>
        <p>{t('start.check.roamsText')}</p>
      </Alert>
    )
  if (freeBytes < LITTLE)
    return (
      <Alert tone="warn" icon={CircleAlert} title={t('start.check.little')}>
        <p>{free}</p>
      </Alert>
    )
  return (
    <Alert tone="good" icon={CircleCheck} title={t('start.check.good')}>
      <p>{free}</p>
    </Alert>
  )
}
