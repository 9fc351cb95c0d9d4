// The first page: open an archive or make a new one.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Archive, FolderOpen, FolderPlus, HardDriveUpload } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { isServerAddress } from '#shared/server-address.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Refused, Waiting } from '../../components/states.tsx'
import { HelpButton } from '../../help/help-host.tsx'
import { SettingsButton } from '../../settings-button.tsx'
import { ConnectToServer } from './connect-to-server.tsx'
import { CreateArchive } from './create-archive.tsx'
import { Decided } from './decided.tsx'
import { RestoreArchive } from './restore-archive.tsx'
import { TryDemo } from './try-demo.tsx'

/** Open or create. */
export function StartPage() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const open = useMutation(api.archive.open.mutationOptions({ onSuccess: () => navigate('/') }))
  const recent = useQuery({ queryKey: ['recent archives'], queryFn: () => window.shell.recentArchives() })
  const choose = async () => {
    // What was refused before is over.
    open.reset()
    const dir = await window.shell.chooseFolder()
    if (dir !== null) open.mutate({ dir })
  }
  const openAgain = (place: string) => {
    if (isServerAddress(place)) void window.shell.connectTo(place)
    else open.mutate({ dir: place })
  }
  return (
    <main className="main start">
      <title>{t('common.product')}</title>
      <div className="start-corner">
        <HelpButton />
        <SettingsButton />
      </div>
      <div className="page start-page">
        <header className="stack-tight">
          <p className="side-product">
            <Archive size={24} />
            <span>{t('common.product')}</span>
          </p>
          <h1>{t('start.title')}</h1>
          <p className="page-head-lead">{t('start.lead')}</p>
        </header>
        <Decided />
        {open.isError ? <Refused error={open.error} /> : null}
        {open.isPending ? <Waiting label={t('start.opening')} /> : null}
        <div className="columns">
          <section className="card stack" aria-labelledby="start-open">
            <h2 id="start-open" className="row">
              <FolderOpen size={20} />
              {t('start.open')}
            </h2>
            <p className="muted">{t('start.openLead')}</p>
            <div>
              <Button
                variant="primary"
                icon={<FolderOpen size={20} />}
                isPending={open.isPending}
                onPress={() => void choose()}
              >
                {t('start.openFolder')}
              </Button>
            </div>
            <h3>{t('start.recent')}</h3>
            {recent.data === undefined || recent.data.length === 0 ? (
              <p className="muted">{t('start.noRecent')}</p>
            ) : (
              <ul className="plain-list stack-tight">
                {recent.data.map(place => (
                  <li key={place}>
                    <Button variant="small" isPending={open.isPending} onPress={() => openAgain(place)}>
                      <span className="wrap">{place}</span>
                    </Button>
                  </li>
                ))}
              </ul>
            )}
          </section>
          <ConnectToServer onBegin={open.reset} />
          <section className="card stack" aria-labelledby="start-create">
            <h2 id="start-create" className="row">
              <FolderPlus size={20} />
              {t('start.create')}
            </h2>
            <p className="muted">{t('start.createLead')}</p>
            <CreateArchive onBegin={open.reset} />
          </section>
          <TryDemo onOpen={dir => open.mutate({ dir })} onBegin={open.reset} />
          <section className="card stack" aria-labelledby="start-restore">
            <h2 id="start-restore" className="row">
              <HardDriveUpload size={20} />
              {t('start.restore')}
            </h2>
            <p className="muted">{t('start.restoreLead')}</p>
            <RestoreArchive onOpen={dir => open.mutate({ dir })} />
          </section>
        </div>
      </div>
    </main>
  )
}
