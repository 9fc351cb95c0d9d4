// Captures and runs, and the run that is going on.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Camera } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Page } from '../../components/page.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { Empty } from '../../components/states.tsx'
import { Tabbed } from '../../components/tabs.tsx'
import { useOpened } from '../../opened.ts'
import { useRemembered } from '../../remembered.ts'
import { BrowserRules } from './browser-rules.tsx'
import { CapturedPages } from './captured-pages.tsx'
import { LoginWarning, ProfilesPanel } from './profiles-panel.tsx'
import { RoundsPanel } from './rounds-panel.tsx'
import { RunNow } from './run-now.tsx'
import { RunTable } from './run-table.tsx'
import { StartRunDialog } from './start-run-dialog.tsx'

/** The captures page. */
export function CapturesPage() {
  const { t } = useTranslation()
  const [isStarting, setStarting] = useOpened('start-run')
  const [tab, setTab] = useRemembered<string>('captures.tab', 'captures', z.string())
  const running = useQuery(api.captures.currentRun.queryOptions())
  const start = (
    <Button
      variant="primary"
      icon={<Camera size={20} />}
      isDisabled={running.data !== null && running.data !== undefined}
      onPress={() => setStarting(true)}
    >
      {t('captures.start')}
    </Button>
  )
  return (
    <Page title={t('captures.title')} lead={t('captures.lead')} actions={start} width="full">
      <BrowserRules />
      <LoginWarning />
      <RunNow />
      <Tabbed
        label={t('captures.title')}
        selected={{ id: tab, onChange: setTab }}
        panels={[
          {
            id: 'captures',
            title: t('captures.captures'),
            className: 'stack',
            content: <CapturedPages onLogIn={() => setTab('logins')} />
          },
          { id: 'runs', title: t('captures.runs'), content: <Runs /> },
          { id: 'rounds', title: t('rounds.title'), className: 'stack', content: <RoundsPanel /> },
          { id: 'logins', title: t('profiles.title'), className: 'stack', content: <ProfilesPanel /> }
        ]}
      />
      {isStarting ? <StartRunDialog channelIds={null} onClose={() => setStarting(false)} /> : null}
    </Page>
  )
}

function Runs() {
  const { t } = useTranslation()
  const runs = useInfiniteQuery(
    api.captures.runs.infiniteOptions({ ...PAGED, input: (after: string | null) => ({ after }) })
  )
  return (
    <Paged list={runs} empty={<Empty title={t('captures.noRuns')}>{t('captures.noRunsText')}</Empty>}>
      {rows => <RunTable runs={rows} />}
    </Paged>
  )
}
