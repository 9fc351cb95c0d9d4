// What may need a mask. A person decides of each.
import { useTranslation } from 'react-i18next'
import type { DisclosureRecordDetail, MaskProposal } from '#shared/disclosure.ts'
import { Button } from '../../components/button.tsx'
import type { Masking } from './record-page.tsx'

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
        <ul className="plain-list stack-tight">
          {record.proposals.map(proposal => (
            <Proposal key={JSON.stringify(proposal)} record={record} proposal={proposal} masking={masking} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Proposal({ record, proposal, masking }: Props & { proposal: MaskProposal }) {
  const { t } = useTranslation()
  const { place, reason } = proposal
  if (place.kind === 'region') return null
  const field = record.fields[place.field]
  const words = field?.text.slice(place.start, place.end) ?? ''
  return (
    <li className="row">
      <span className="wrap">{words}</span>
      <span className="muted">
        {t(`disclosures.reasons.${reason}`)}, {field?.label}
      </span>
      <Button
        look="small"
        label={t('disclosures.maskNamed', { words, label: field?.label ?? '' })}
        onPress={() => masking.lay(place)}
      >
        {t('disclosures.mask')}
      </Button>
    </li>
  )
}
