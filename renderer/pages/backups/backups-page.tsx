// Backups: where they are kept, when the last one was made, and whether it still is as it was written.
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isAllowed, RULES } from '#shared/rules.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { Page } from '../../components/page.tsx'
import { Empty } from '../../components/states.tsx'
import { AddBackup } from './add-backup.tsx'
import { BackupCard } from './backup-card.tsx'

/** The page. */
export function BackupsPage() {
  const { t } = useTranslation()
  const [isAdding, setAdding] = useState(false)
  const targets = useQuery(api.backups.list.queryOptions())
  const roles = useQuery(api.users.me.queryOptions()).data?.roles ?? []
  // The disks of a server are for whoever runs it.
  const isWeb = window.shell.where === 'web'
  const add =
    !isWeb && isAllowed(RULES.backups.add, roles) ? (
      <Button variant="primary" icon={<Plus size={20} />} onPress={() => setAdding(true)}>
        {t('backups.add')}
      </Button>
    ) : null
  return (
    <Page title={t('backups.title')} lead={t('backups.lead')} {...(add === null ? {} : { actions: add })}>
      <Asked query={targets}>
        {all =>
          all.length === 0 ? (
            <Empty title={t('backups.none')}>{t(isWeb ? 'backups.onServer' : 'backups.noneText')}</Empty>
          ) : (
            all.map(target => <BackupCard key={target.id} target={target} roles={roles} />)
          )
        }
      </Asked>
      {isWeb && targets.data?.length !== 0 ? <p className="muted">{t('backups.onServer')}</p> : null}
      <p className="muted">{t('backups.kept')}</p>
      {isAdding ? <AddBackup onClose={() => setAdding(false)} /> : null}
    </Page>
  )
}
