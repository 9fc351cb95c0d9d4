// The whole window: what every page needs around it, and whether there is an archive to show.
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, StrictMode, Suspense, useEffect } from 'react'
import { I18nProvider, RouterProvider } from 'react-aria-components'
import { Router, useLocation } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { api, core, listen, queries } from './api.ts'
import { followCommentLinks } from './comment-link.ts'
import { leaveNotices, Notices } from './components/notice.tsx'
import { Refused, Waiting } from './components/states.tsx'
import { leaveDrafts, loadDrafts } from './drafts.ts'
import { localeOf } from './format.ts'
import { CoreStopped } from './frame.tsx'
import { HelpHost } from './help/help-host.tsx'
import { StartPage } from './pages/start/start-page.tsx'
import { forgetRemembered } from './remembered.ts'
import { useLanguage } from './settings.ts'

// The pages of an archive are most of the program: the window does not wait for them.
const loadPages = () => import('./app.tsx')
const OpenArchive = lazy(async () => ({ default: (await loadPages()).OpenArchive }))

/** The whole window. */
export function Root() {
  return (
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Router hook={useHashLocation}>
          <Localised>
            <Archive />
            <Notices />
            <HelpHost />
          </Localised>
        </Router>
      </QueryClientProvider>
    </StrictMode>
  )
}

const hashHref = (path: string) => `#${path}`

function Localised({ children }: { children: ReactNode }) {
  const [, navigate] = useLocation()
  useEffect(() => followCommentLinks(() => navigate('/comments/new')), [navigate])
  return (
    <I18nProvider locale={localeOf(useLanguage())}>
      <RouterProvider navigate={path => navigate(path)} useHref={hashHref}>
        {children}
      </RouterProvider>
    </I18nProvider>
  )
}

// Without an open archive there is only the page that opens one. Where none is being opened it need not wait for the core.
function Archive() {
  const current = useQuery(api.archive.current.queryOptions())
  const isExpected = useQuery({
    queryKey: ['expects archive'],
    queryFn: () => window.shell.expectsArchive()
  }).data
  useEffect(() => {
    // Fetched when what there is to see has been painted, so that it is there when an archive is.
    if (isExpected !== undefined) requestAnimationFrame(() => setTimeout(() => void loadPages()))
  }, [isExpected])
  const { ports } = core.use()
  const dir = current.data?.dir
  useEffect(() => {
    if (dir === undefined || ports === 0) return
    const listening = new AbortController()
    void listen(dir, listening.signal)
    return () => listening.abort()
  }, [dir, ports])
  useEffect(() => {
    if (dir === undefined) {
      leaveDrafts()
      forgetRemembered()
      return
    }
    void loadDrafts(dir)
    // Also where another takes its place at once.
    return leaveNotices
  }, [dir])
  const isStopped = core.use().state === 'stopped'
  if (current.isPending && !isStopped) return isExpected === false ? <StartPage /> : <Waiting />
  if (current.data === undefined)
    return (
      <main>
        <CoreStopped />
        {current.isError ? <Refused error={current.error} again={() => void current.refetch()} /> : null}
      </main>
    )
  if (current.data === null) return <StartPage />
  return (
    <Suspense fallback={<Waiting />}>
      <OpenArchive municipality={current.data.municipality} />
    </Suspense>
  )
}
