// The button that opens the settings. The menu is fetched when the window is there, since menus are large.
import { Settings } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './components/button.tsx'

const SettingsMenu = lazy(async () => ({ default: (await import('./settings-menu.tsx')).SettingsMenu }))

/** Language, theme and, with an open archive, closing it. */
export function SettingsButton({ hasArchive = false }: { hasArchive?: boolean }) {
  const { t } = useTranslation()
  const button = (
    <Button variant="quiet" icon={<Settings size={20} />}>
      {t('common.settings.open')}
    </Button>
  )
  return (
    <Suspense fallback={button}>
      <SettingsMenu hasArchive={hasArchive} button={button} />
    </Suspense>
  )
}
