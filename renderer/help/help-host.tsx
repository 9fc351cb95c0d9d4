// Where help opens: over whatever is open, so that nothing that was begun is lost. Its texts are fetched when it is opened first.
import { CircleHelp } from 'lucide-react'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { Button } from '../components/button.tsx'
import { followHelp, help } from './help.ts'
import { helpOfPage } from './help-of-page.ts'

const HelpDialog = lazy(async () => ({ default: (await import('./help-dialog.tsx')).HelpDialog }))

/** Help, while it is open. There is one in the window. */
export function HelpHost() {
  const [location] = useLocation()
  const place = help.use()
  useEffect(() => followHelp(() => helpOfPage(location)), [location])
  if (place === null) return null
  return (
    <Suspense>
      <HelpDialog opened={place} onClose={() => help.set(null)} />
    </Suspense>
  )
}

/** Opens help where it tells of the page one is at. */
export function HelpButton() {
  const { t } = useTranslation()
  const [location] = useLocation()
  return (
    <Button variant="quiet" icon={<CircleHelp size={20} />} onPress={() => help.set(helpOfPage(location))}>
      {t('help.open')}
    </Button>
  )
}
