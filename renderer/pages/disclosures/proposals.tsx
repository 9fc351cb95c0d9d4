// What may need a mask. A person decides of each.
import { useTranslation } from 'react-i18next'
import type { DisclosureRecordDetail, MaskProposal } from '#shared/disclosure.ts'
import { Button } from '../../components/button.tsx'
import type { Masking } from './masking.ts'

type Props = { record: DisclosureRecordDetail; masking: NonNullable<Masking> }

/** The card with the proposals. */
export function Proposals({ record, masking }: Props) {
  const { t } = useTranslation()
  return (
    <section className="card stack" aria-labelledby="proposals" aria-live="polite">
      <h2 id="proposals">{t('disclosures.proposals')}</h2>
      <p className="muted">{t('disclosures.proposalsHelp')}</p>
      {record.proposals.length === 0 ? (
        <p>{t('disclosures.noProposals')}</p>
      ) : (
        <ProposalList record={record} proposals={record.proposals} masking={masking} />
      )}
    </section>
  )
}

/** What may be masked, each with its button. */
export function ProposalList({ proposals, ...rest }: Props & { proposals: readonly MaskProposal[] }) {
  return (
    <ul className="plain-list stack-tight">
      {proposals.map(proposal => (
        <Proposal key={JSON.stringify(proposal)} proposal={proposal} {...rest} />
      ))}
    </ul>
  )
}

function Proposal({ record, proposal, masking }: Props & { proposal: MaskProposal }) {
  const { t } = useTranslation()
  const { place, reason, words } = proposal
  const label =
    place.kind === 'passage'
      ? (record.fields[place.field]?.label ?? '')
      : t('disclosures.placeInPicture', { number: place.picture + 1, x: place.x, y: place.y })
  const shown = words ?? t(`disclosures.reasons.${reason}`)
  return (
    <li className="row">
      <span className="wrap">{shown}</span>
      <span className="muted">
        {words === null ? label : `${t(`disclosures.reasons.${reason}`)}, ${label}`}
      </span>
      <Button
        look="small"
        label={t('disclosures.maskNamed', { words: shown, label })}
        onPress={() => masking.lay(place)}
      >
        {t('disclosures.mask')}
      </Button>
    </li>
  )
}
