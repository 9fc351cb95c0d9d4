// What stands around every page: the six places, the pages of the one that is open, the settings, and word of a core that has
// stopped.

import { useQuery } from '@tanstack/react-query'
import { Archive, ArrowLeft, ArrowRight } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { api, core } from './api.ts'
import { Button } from './components/button.tsx'
import { HelpButton } from './help/help-host.tsx'
import { followSteps, takeStep, useCanStep } from './history.ts'
import { runProgress } from './live.ts'
import { followDropped, followPasted, isHeldOver } from './one-box.ts'
import { PLACE_ICONS } from './place-icons.ts'
import { PLACES, type Place, placeOf } from './places.ts'
import { SearchBox } from './search-box.tsx'
import { SettingsButton } from './settings-button.tsx'

/** Tells the computer how far the run that goes on has come. */
function useRunTold(): void {
  const run = useQuery(api.captures.currentRun.queryOptions()).data ?? null
  const live = runProgress.use()
  const total = run?.total ?? null
  const ended = run === null ? 0 : run.complete + run.partial + run.refused + run.failed
  const done = live !== null && live.runId === run?.id ? live.done : ended
  useEffect(() => window.shell.setRunning(total === null ? null : { done, total }), [done, total])
}

/** The frame of the window with an open archive. */
export function Frame({ municipality, children }: { municipality: string; children: ReactNode }) {
  const { t } = useTranslation()
  const [location, navigate] = useLocation()
  const main = useRef<HTMLElement>(null)
  const here = placeOf(location)
  useRunTold()
  useEffect(followSteps, [])
  useEffect(() => {
    const open = () => navigate('/comments/new')
    const [endPasted, endDropped] = [followPasted(open), followDropped(open)]
    return () => {
      endPasted()
      endDropped()
    }
  }, [navigate])
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
          {PLACES.map(place =>
            place.name === 'settings' ? null : (
              <SideLink key={place.name} name={place.name} place={place} isHere={place === here?.place} />
            )
          )}
        </ul>
        <div className="side-foot">
          <HelpButton />
          <SettingsButton hasArchive />
        </div>
      </nav>
      <div className="place">
        <div className="place-head">
          <Steps />
          {here === null || here.place.pages.length < 2 ? null : <Pages {...here} />}
        </div>
        <main className="main" ref={main} tabIndex={-1}>
          <CoreStopped />
          {children}
        </main>
      </div>
      <HeldOver />
    </div>
  )
}

/** What becomes of what is held over the window, when it is let go. */
function HeldOver() {
  const { t } = useTranslation()
  if (!isHeldOver.use()) return null
  return (
    <div className="held-over" aria-hidden="true">
      <p>{t('taken.box.letGo')}</p>
    </div>
  )
}

type SideLinkProps = { name: Exclude<Place['name'], 'settings'>; place: Place; isHere: boolean }

function SideLink({ name, place, isHere }: SideLinkProps) {
  const { t } = useTranslation()
  // What is late is said wherever one is, also to those who hear the page.
  const waiting = useQuery(api.deadlines.waiting.queryOptions()).data?.overdue ?? 0
  const overdue = name === 'inbox' ? waiting : 0
  const Icon = PLACE_ICONS[name]
  return (
    <li>
      <Link
        className="side-link"
        href={place.pages[0][1]}
        {...(isHere ? { 'aria-current': 'true' } : {})}
        {...(overdue > 0 ? { 'aria-describedby': 'side-overdue' } : {})}
      >
        <Icon size={20} />
        <span>{t(`common.nav.places.${name}`)}</span>
        {overdue > 0 ? (
          <span className="side-count number" aria-hidden="true">
            {overdue}
          </span>
        ) : null}
      </Link>
      {overdue > 0 ? (
        <span id="side-overdue" hidden>
          {t('deadlines.overdue', { count: overdue })}
        </span>
      ) : null}
    </li>
  )
}

/** Back and forward. On a telephone they are the telephone's own. */
function Steps() {
  const { t } = useTranslation()
  const icons = { back: <ArrowLeft size={18} />, forward: <ArrowRight size={18} /> }
  const can = { back: useCanStep('back'), forward: useCanStep('forward') }
  return (
    <div className="place-steps">
      {(['back', 'forward'] as const).map(step => (
        <Button
          key={step}
          variant="icon"
          label={t(`common.nav.${step}`)}
          icon={icons[step]}
          isDisabled={!can[step]}
          onPress={() => takeStep(step)}
        />
      ))}
    </div>
  )
}

/** The pages of the place that is open, beside each other; the one that is shown, or that it belongs to, is marked. */
function Pages({ place, path: shown }: { place: Place; path: string }) {
  const { t } = useTranslation()
  const [location] = useLocation()
  return (
    <nav
      className="place-pages"
      aria-label={t('common.nav.within', { place: t(`common.nav.places.${place.name}`) })}
    >
      <ul className="plain-list">
        {place.pages.map(([name, path]) => (
          <li key={path}>
            <Link
              className="place-page"
              href={path}
              {...(path === shown ? { 'aria-current': location === path ? 'page' : 'true' } : {})}
            >
              {t(`common.nav.pages.${name}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
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
      <span>{t(window.shell.where === 'web' ? 'common.web.lineBroken' : 'common.coreStopped')}</span>
      <Button onPress={() => window.shell.requestPort()}>{t('common.tryAgain')}</Button>
    </div>
  )
}
