// What a package would hold, what stops it, and what goes along unfinished.
import { Ban, CircleAlert, Eye } from 'lucide-react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ExportBlocker, ExportProposal } from '#shared/export.ts'
import { Alert } from '../../components/alert.tsx'
import { Facts } from '../../components/facts.tsx'
import { type OnRequest, WhenAsked } from '../../components/on-request.tsx'
import { formatBytes, formatCount } from '../../format.ts'
import { useLanguage } from '../../settings.ts'
import { StaysOut } from './stays-out.tsx'

/** The proposal. */
export function Proposal({ of }: { of: OnRequest<ExportProposal> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const count = (number: number) => <span className="number">{formatCount(number, language)}</span>
  return (
    <section className="stack" aria-labelledby="proposal" aria-live="polite">
      <h4 id="proposal">{t('exports.proposal')}</h4>
      <WhenAsked of={of} lead={t('exports.askFirst')}>
        {proposal => (
          <>
            <Facts
              facts={[
                [t('exports.channels'), count(proposal.channels)],
                [t('exports.captures'), count(proposal.captures)],
                [t('exports.comments'), count(proposal.comments)],
                [t('exports.messages'), count(proposal.messages)],
                [t('exports.recordFiles'), count(proposal.files)],
                [t('exports.recordSize'), formatBytes(proposal.bytes, language)]
              ]}
            />
            <p className="muted">{t('exports.recordFilesHelp')}</p>
            {proposal.blockers.length === 0 ? null : (
              <Alert tone="bad" icon={Ban} title={t('exports.blocked')}>
                {proposal.blockers.map(blocker => (
                  <Blocker key={blocker.code} blocker={blocker} />
                ))}
              </Alert>
            )}
            <StaysOut
              title={t('exports.staysOut')}
              leftOut={proposal.leftOut}
              carriers={proposal.carriers}
              unlooked={proposal.unlooked}
            />
            {proposal.unreadFiles === 0 ? null : (
              <Alert tone="warn" icon={Eye} title={t('exports.uncut')}>
                <p>{t('exports.unreadFiles', { count: proposal.unreadFiles })}</p>
              </Alert>
            )}
            <Unfinished proposal={proposal} />
          </>
        )}
      </WhenAsked>
    </section>
  )
}

const PAGES = { run: '/captures/runs', comment: '/comments', message: '/messages' } as const

/** What stops the package, with the way to each of the first. */
function Blocker({ blocker: { code, count, first } }: { blocker: ExportBlocker }) {
  const { t } = useTranslation()
  return (
    <>
      <p>{t(`exports.blockers.${code}`, { count })}</p>
      {first.length === 0 ? null : (
        <ul>
          {first.map(({ kind, id }) => (
            <li key={id}>
              <Link href={`${PAGES[kind]}/${id}`}>
                {t(`exports.blocking.${kind}`, { id: id.slice(0, 8) })}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {count > first.length && first.length > 0 ? (
        <p>{t('exports.blockingMore', { count: count - first.length })}</p>
      ) : null}
    </>
  )
}

function Unfinished({ proposal }: { proposal: ExportProposal }) {
  const { t } = useTranslation()
  const { unroutedMessages, unfinishedComments } = proposal
  if (unroutedMessages + unfinishedComments === 0) return null
  return (
    <Alert tone="warn" icon={CircleAlert} title={t('exports.unfinished')}>
      {unroutedMessages === 0 ? null : <p>{t('exports.unroutedMessages', { count: unroutedMessages })}</p>}
      {unfinishedComments === 0 ? null : (
        <p>{t('exports.unfinishedComments', { count: unfinishedComments })}</p>
      )}
    </Alert>
  )
}
