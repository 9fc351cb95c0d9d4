// The button that opens the settings. The menu is fetched when the window is there, since menus are large.
import { Settings } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AboutMessage } from '#shared/shell.ts'
import { Button } from './components/button.tsx'

const SettingsMenu = lazy(async () => ({ default: (await import('./settings-menu.tsx')).SettingsMenu }))

const UpdatesDialog = lazy(async () => ({ default: (await import('./updates-dialog.tsx')).UpdatesDialog }))

const AboutDialog = lazy(async () => ({ default: (await import('./about-dialog.tsx')).AboutDialog }))

/** Language, theme and, with an open archive, closing it. */
export function SettingsButton({ hasArchive = false }: { hasArchive?: boolean }) {
  const { t } = useTranslation()
  const [isAbout, setAbout] = useState(false)
  const [isUpdates, setUpdates] = useState(false)
  useEffect(() => followAbout(() => setAbout(true)), [])
  const button = (
    <Button variant="quiet" icon={<Settings size={20} />}>
      {t('common.settings.open')}
    </Button>
  )
  return (
    <>
      <Suspense fallback={button}>
        <SettingsMenu
          hasArchive={hasArchive}
          button={button}
          onAbout={() => setAbout(true)}
          onUpdates={() => setUpdates(true)}
        />
      </Suspense>
      {isUpdates ? (
        <Suspense>
          <UpdatesDialog onClose={() => setUpdates(false)} />
        </Suspense>
      ) : null}
      {isAbout ? (
        <Suspense>
          <AboutDialog onClose={() => setAbout(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

/** Follows the program's own menu, which asks for the page about it. */
function followAbout(open: () => void): () => void {
  const take = ({ source, data }: MessageEvent<unknown>) => {
    if (source !== window || typeof data !== 'object' || data === null) return
    if ('kind' in data && data.kind === ('kanalarkiv-about' satisfies AboutMessage['kind'])) open()
  }
  window.addEventListener('message', take)
  return () => window.removeEventListener('message', take)
}
