// What keeps a disclosure from being delivered: records with proposals that nobody has decided on, and those that are not gone through.
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { DisclosureDetail, OpenProposals } from '#shared/disclosure.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { Waiting } from '../../components/states.tsx'

type Open = UseQueryResult<OpenProposals[]>

/** The records that have such proposals; not asked for once the disclosure has ended. */
export const useOpenProposals = ({ id, state }: DisclosureDetail): Open =>
  useQuery({ ...api.disclosures.openProposals.queryOptions({ input: { id } }), enabled: state === 'open' })

/** Why it cannot be delivered yet, with a link to each record that waits. */
export function NotYet({ detail, open }: { detail: DisclosureDetail; open: Open }) {
  const { t } = useTranslation()
  if (detail.records.length === 0) return <p>{t('disclosures.deliverNothing')}</p>
  // What was found before says nothing of what has been decided since.
  if (open.isFetching) return <Waiting label={t('disclosures.proposalsBeingRead')} />
  return (
    <Asked query={open}>
      {found => {
        const proposals = new Map(found.map(each => [each.position, each.proposals]))
        const waiting = detail.records
          .map((record, at) => ({ ...record, number: at + 1 }))
          .filter(
            ({ position, lookedThroughBy, keptIn }) =>
              keptIn === null && (proposals.has(position) || lookedThroughBy === null)
          )
        if (waiting.length === 0) return null
        return (
          <Alert
            tone="warn"
            icon={CircleAlert}
            title={t('disclosures.deliverNotYet', { count: waiting.length })}
          >
            <ul className="plain-list">
              {waiting.map(({ position, number, title }) => (
                <li key={position}>
                  <Link href={`/disclosures/${detail.id}/${position}`}>{`${number}. ${title}`}</Link>{' '}
                  <span className="muted">
                    {proposals.has(position)
                      ? t('disclosures.deliverProposals', { count: proposals.get(position) ?? 0 })
                      : t('disclosures.notLookedThrough')}
                  </span>
                </li>
              ))}
            </ul>
          </Alert>
        )
      }}
    </Asked>
  )
}
