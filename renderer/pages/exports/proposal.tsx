// What a package would hold, what stops it, and what goes along unfinished.
import type { UseQueryResult } from '@tanstack/react-query'
import { Ban, CircleAlert, Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ExportProposal } from '#shared/export.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { Facts } from '../../components/facts.tsx'
import { formatBytes, formatCount } from '../../format.ts'
import { useLanguage } from '../../settings.ts'

/** The proposal. */
export function Proposal({ query }: { query: UseQueryResult<ExportProposal> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const count = (number: number) => <span className="number">{formatCount(number, language)}</span>
  return (
    <section className="stack" aria-labelledby="proposal" aria-live="polite">
      <h3 id="proposal">{t('exports.proposal')}</h3>
      <Asked query={query}>
        {proposal => (
          <>
            <Facts
              facts={[
                [t('exports.channels'), count(proposal.channels)],
                [t('exports.captures'), count(proposal.captures)],
                [t('exports.comments'), count(proposal.comments)],
                [t('exports.messages'), count(proposal.messages)],
                [t('exports.files'), count(proposal.files)],
                [t('exports.size'), formatBytes(proposal.bytes, language)]
              ]}
            />
            {proposal.blockers.length === 0 ? null : (
              <Alert tone="bad" icon={Ban} title={t('exports.blocked')}>
                {proposal.blockers.map(blocker => (
                  <p key={blocker}>{t(`exports.blockers.${blocker}`)}</p>
                ))}
              </Alert>
            )}
            {proposal.secret === 0 ? null : (
              <Alert tone="calm" icon={Lock} title={t('exports.secret', { count: proposal.secret })}>
                <p>{t('exports.secretText')}</p>
              </Alert>
            )}
            <Unfinished proposal={proposal} />
          </>
        )}
      </Asked>
    </section>
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
