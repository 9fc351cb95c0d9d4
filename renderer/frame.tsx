// What stands around every page: the navigation, the settings, and word of a core that has stopped.

import { useQuery } from '@tanstack/react-query'
import {
  Archive,
  ArchiveX,
  Bell,
  CalendarClock,
  Camera,
  FileOutput,
  House,
  Inbox,
  type LucideIcon,
  Megaphone,
  MessageSquareWarning,
  Package,
  ScrollText
} from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { api, core } from './api.ts'
import { Button } from './components/button.tsx'
import { SearchBox } from './search-box.tsx'
import { SettingsButton } from './settings-button.tsx'

const PLACES = [
  ['overview', '/', House],
  ['channels', '/channels', Megaphone],
  ['captures', '/captures', Camera],
  ['comments', '/comments', MessageSquareWarning],
  ['messages', '/messages', Inbox],
  ['deadlines', '/deadlines', CalendarClock],
  ['alerts', '/alerts', Bell],
  ['exports', '/export', Package],
  ['disclosures', '/disclosures', FileOutput],
  ['disposal', '/disposal', ArchiveX],
  ['journal', '/journal', ScrollText]
] as const satisfies readonly (readonly [string, string, LucideIcon])[]

/** The frame of the window with an open archive. */
export function Frame({ municipality, children }: { municipality: string; children: ReactNode }) {
  const { t } = useTranslation()
  const [location] = useLocation()
  const main = useRef<HTMLElement>(null)
  // What is late is said wherever one is, also to those who hear the page.
  const overdue = useQuery(api.deadlines.waiting.queryOptions()).data?.overdue ?? 0
  const isAt = (path: string) => location === path || (path !== '/' && location.startsWith(`${path}/`))
  return (
    <div className="frame">
      <div className="skip">
        {/* Not a link: the part after # is the address of the page. */}
        <Button onPress={() => main.current?.focus()}>{t('common.skip')}</Button>
      </div>
      <nav className="side" aria-label={t('common.nav.label')}>
        <div className="side-name">
          <p className="side-product">
            <Archive size={20} />
            <span>{t('common.product')}</span>
          </p>
          <p className="side-municipality">{municipality}</p>
        </div>
        <SearchBox />
        <ul className="plain-list">
          {PLACES.map(([name, path, Icon]) => (
            <li key={name}>
              <Link
                className="side-link"
                href={path}
                {...(isAt(path) ? { 'aria-current': 'page' } : {})}
                {...(name === 'deadlines' && overdue > 0 ? { 'aria-describedby': 'side-overdue' } : {})}
              >
                <Icon size={20} />
                <span>{t(`common.nav.${name}`)}</span>
                {name === 'deadlines' && overdue > 0 ? (
                  <span className="side-count number" aria-hidden="true">
                    {overdue}
                  </span>
                ) : null}
              </Link>
              {name === 'deadlines' && overdue > 0 ? (
                <span id="side-overdue" hidden>
                  {t('overview.overdue', { count: overdue })}
                </span>
              ) : null}
            </li>
          ))}
        </ul>
        <div className="side-foot">
          <SettingsButton hasArchive />
        </div>
      </nav>
      <main className="main" ref={main} tabIndex={-1}>
        <CoreStopped />
        {children}
      </main>
    </div>
  )
}

/** Says that the core has stopped, and offers to ask for it again; or that one hung and another has been started. */
export function CoreStopped() {
  const { t } = useTranslation()
  const { state, wasHung } = core.use()
  if (state !== 'stopped' && wasHung)
    return (
      <div className="core-stopped" role="alert">
        <span>{t('common.coreHung')}</span>
        <Button onPress={() => core.set({ ...core.get(), wasHung: false })}>{t('common.close')}</Button>
      </div>
    )
  if (state !== 'stopped') return null
  return (
    <div className="core-stopped" role="alert">
      <span>{t('common.coreStopped')}</span>
      <Button onPress={() => window.shell.requestPort()}>{t('common.tryAgain')}</Button>
    </div>
  )
}
