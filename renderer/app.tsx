// An open archive in its frame, and which page an address leads to. Loaded after the window is there (root.tsx).
import type { ReactNode } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import {
  ActorId,
  CaptureId,
  ChannelId,
  CommentId,
  DepartmentId,
  DisclosureId,
  DisposalId,
  ExportId,
  ImportId,
  MessageId,
  RegisterImportId,
  RunId,
  ThreadId
} from '#shared/ids.ts'
import { Crashed } from './components/crashed.tsx'
import { Frame } from './frame.tsx'
import { AlertsPage } from './pages/alerts/alerts-page.tsx'
import { ArchivePage } from './pages/archive/archive-page.tsx'
import { AttestationsPage } from './pages/attestations/attestations-page.tsx'
import { DepartmentAttestationPage } from './pages/attestations/department-page.tsx'
import { BackupsPage } from './pages/backups/backups-page.tsx'
import { CapturesPage } from './pages/captures/captures-page.tsx'
import { RunPage } from './pages/captures/run-page.tsx'
import { ChannelPage } from './pages/channels/channel-page.tsx'
import { ChannelsPage } from './pages/channels/channels-page.tsx'
import { ChannelChecklistPage } from './pages/checklists/channel-checklist-page.tsx'
import { ChecklistsPage } from './pages/checklists/checklists-page.tsx'
import { ChecksPage } from './pages/checks/checks-page.tsx'
import { CommentPage } from './pages/comments/comment-page.tsx'
import { CommentsPage } from './pages/comments/comments-page.tsx'
import { PreserveCommentPage } from './pages/comments/preserve-comment-page.tsx'
import { SenderPage } from './pages/comments/sender-page.tsx'
import { SendersPage } from './pages/comments/senders-page.tsx'
import { CoveragePage } from './pages/coverage/coverage-page.tsx'
import { DeadlinesPage } from './pages/deadlines/deadlines-page.tsx'
import { DisclosurePage } from './pages/disclosures/disclosure-page.tsx'
import { DisclosuresPage } from './pages/disclosures/disclosures-page.tsx'
import { DisclosurePreviewPage } from './pages/disclosures/preview-page.tsx'
import { DisclosureRecordPage } from './pages/disclosures/record-page.tsx'
import { DisposalPage } from './pages/disposal/disposal-page.tsx'
import { DisposalsPage } from './pages/disposal/disposals-page.tsx'
import { HoldsPage } from './pages/disposal/holds-page.tsx'
import { RulesPage } from './pages/disposal/rules-page.tsx'
import { ExportsPage } from './pages/exports/exports-page.tsx'
import { PackagePage } from './pages/exports/package-page.tsx'
import { ImportRunPage } from './pages/imports/import-page.tsx'
import { ImportsPage } from './pages/imports/imports-page.tsx'
import { JournalPage } from './pages/journal/journal-page.tsx'
import { MailPage } from './pages/mail/mail-page.tsx'
import { IntakePage } from './pages/messages/intake-page.tsx'
import { MessagesPage } from './pages/messages/messages-page.tsx'
import { ThreadPage } from './pages/messages/thread-page.tsx'
import { NotFoundPage } from './pages/not-found-page.tsx'
import { PublicListPage } from './pages/public-list/public-list-page.tsx'
import { ConsentsPage } from './pages/register/consents-page.tsx'
import { RegisterHistoryPage } from './pages/register/history.tsx'
import { MandatesPage } from './pages/register/mandates-page.tsx'
import { PeoplePage } from './pages/register/people-page.tsx'
import { SecrecyPage } from './pages/register/secrecy-page.tsx'
import { ImportFilePage } from './pages/register-import/import-file-page.tsx'
import { ImportPage } from './pages/register-import/import-page.tsx'
import { SearchPage } from './pages/search/search-page.tsx'
import { TodayBeside } from './pages/today/beside.tsx'
import { TodayPage } from './pages/today/today-page.tsx'
import { UsersPage } from './pages/users/users-page.tsx'
import { CapturePage } from './pages/viewer/capture-page.tsx'
import { WatchPage } from './pages/watch/watch-page.tsx'
import { placeOf } from './places.ts'
import { fromAddress } from './search-address.ts'

/** The window with an open archive. */
export function OpenArchive({ municipality }: { municipality: string }) {
  return (
    <Frame municipality={municipality}>
      <Pages />
    </Frame>
  )
}

function Pages() {
  const [location] = useLocation()
  return (
    <Crashed key={listOf(location)}>
      <Switch>
        <Route path="/" component={TodayPage} />
        <Route path="/today/comments/:id">
          {({ id }) =>
            known(CommentId, id, found => (
              <TodayBeside href={`/today/comments/${found}`}>
                <CommentPage key={found} id={found} />
              </TodayBeside>
            ))
          }
        </Route>
        <Route path="/today/messages/:id">
          {({ id }) =>
            known(ThreadId, id, found => (
              <TodayBeside href={`/today/messages/${found}`}>
                <ThreadPage key={found} id={found} open={null} />
              </TodayBeside>
            ))
          }
        </Route>
        <Route path="/channels" component={ChannelsPage} />
        <Route path="/channels/coverage" component={CoveragePage} />
        <Route path="/channels/checklists" component={ChecklistsPage} />
        <Route path="/channels/checklists/:id">
          {({ id }) => known(ChannelId, id, found => <ChannelChecklistPage id={found} />)}
        </Route>
        <Route path="/channels/attestations" component={AttestationsPage} />
        <Route path="/channels/attestations/:id">
          {({ id }) => known(DepartmentId, id, found => <DepartmentAttestationPage id={found} />)}
        </Route>
        <Route path="/channels/public-list" component={PublicListPage} />
        <Route path="/channels/import" component={ImportPage} />
        <Route path="/channels/import/:id">
          {({ id }) => known(RegisterImportId, id, found => <ImportFilePage key={found} id={found} />)}
        </Route>
        <Route path="/channels/people" component={PeoplePage} />
        <Route path="/channels/mandates" component={MandatesPage} />
        <Route path="/channels/consents" component={ConsentsPage} />
        <Route path="/channels/secrecy" component={SecrecyPage} />
        <Route path="/channels/history" component={RegisterHistoryPage} />
        <Route path="/channels/:id">
          {({ id }) => known(ChannelId, id, found => <ChannelPage id={found} />)}
        </Route>
        <Route path="/archive" component={ArchivePage} />
        <Route path="/backups" component={BackupsPage} />
        <Route path="/checks" component={ChecksPage} />
        <Route path="/users" component={UsersPage} />
        <Route path="/captures" component={CapturesPage} />
        <Route path="/captures/runs/:id">
          {({ id }) => known(RunId, id, found => <RunPage id={found} />)}
        </Route>
        <Route path="/captures/:id/:words">
          {({ id, words }) =>
            known(CaptureId, id, found => <CapturePage id={found} words={fromAddress(words)} />)
          }
        </Route>
        <Route path="/captures/:id">
          {({ id }) => known(CaptureId, id, found => <CapturePage id={found} />)}
        </Route>
        <Route path="/search/:words?">
          {({ words }) => <SearchPage words={words === undefined ? '' : fromAddress(words)} />}
        </Route>
        <Route path="/comments/new" component={PreserveCommentPage} />
        <Route path="/comments/watch" component={WatchPage} />
        <Route path="/comments/senders" component={SendersPage} />
        <Route path="/comments/senders/:id">
          {({ id }) => known(ActorId, id, found => <SenderPage key={found} id={found} />)}
        </Route>
        <Route path="/comments/:id?/:words?">
          {({ id, words }) =>
            id === undefined ? (
              <CommentsPage id={null} words="" />
            ) : (
              known(CommentId, id, found => (
                <CommentsPage id={found} words={words === undefined ? '' : fromAddress(words)} />
              ))
            )
          }
        </Route>
        <Route path="/messages/new" component={IntakePage} />
        <Route path="/messages/mail" component={MailPage} />
        <Route path="/messages/thread/:id">
          {({ id }) => known(ThreadId, id, found => <MessagesPage thread={found} message={null} />)}
        </Route>
        <Route path="/messages/imports" component={ImportsPage} />
        <Route path="/messages/imports/:id">
          {({ id }) => known(ImportId, id, found => <ImportRunPage key={found} id={found} />)}
        </Route>
        <Route path="/messages/:id?">
          {({ id }) =>
            id === undefined ? (
              <MessagesPage thread={null} message={null} />
            ) : (
              known(MessageId, id, found => <MessagesPage thread={null} message={found} />)
            )
          }
        </Route>
        <Route path="/deadlines" component={DeadlinesPage} />
        <Route path="/alerts" component={AlertsPage} />
        <Route path="/disclosures" component={DisclosuresPage} />
        <Route path="/disclosures/:id">
          {({ id }) => known(DisclosureId, id, found => <DisclosurePage key={found} id={found} />)}
        </Route>
        <Route path="/disclosures/:id/preview">
          {({ id }) => known(DisclosureId, id, found => <DisclosurePreviewPage key={found} id={found} />)}
        </Route>
        <Route path="/disclosures/:id/:position">
          {({ id, position }) =>
            known(DisclosureId, id, found => (
              <DisclosureRecordPage key={`${found} ${position}`} id={found} position={Number(position)} />
            ))
          }
        </Route>
        <Route path="/disposal" component={DisposalsPage} />
        <Route path="/disposal/rules" component={RulesPage} />
        <Route path="/disposal/holds" component={HoldsPage} />
        <Route path="/disposal/:id">
          {({ id }) => known(DisposalId, id, found => <DisposalPage key={found} id={found} />)}
        </Route>
        <Route path="/export" component={ExportsPage} />
        <Route path="/export/:id">
          {({ id }) => known(ExportId, id, found => <PackagePage key={found} id={found} />)}
        </Route>
        <Route path="/journal/:about?">{({ about }) => <JournalPage about={about ?? null} />}</Route>
        <Route component={NotFoundPage} />
      </Switch>
    </Crashed>
  )
}

// A list stays as it is while one goes from one of its records to the next.
function listOf(location: string): string {
  const { path } = placeOf(location) ?? { path: location }
  if (location.startsWith('/today/')) return '/today'
  return (path === '/comments' || path === '/messages') && !location.endsWith('/new') ? path : location
}

type Known<Id> = { safeParse(text: string): { success: true; data: Id } | { success: false } }

// An address with something else than an id in it leads nowhere.
function known<Id>(schema: Known<Id>, text: string, page: (id: Id) => ReactNode): ReactNode {
  const id = schema.safeParse(text)
  return id.success ? page(id.data) : <NotFoundPage />
}
