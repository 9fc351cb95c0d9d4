// What may need a mask. A person decides of each.
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { DisclosureRecordDetail, MaskPlace, MaskProposal } from '#shared/disclosure.ts'
import { Button } from '../../components/button.tsx'
import { Waiting } from '../../components/states.tsx'
import { LEAST_LETTERS, type Masking } from './masking.ts'

type Props = { record: DisclosureRecordDetail; masking: NonNullable<Masking> }

/** The card with the proposals. While the record is read anew, those of before do not stand as if they held. */
export function Proposals({ record, masking, isBeingRead }: Props & { isBeingRead: boolean }) {
  const { t } = useTranslation()
  return (
    <section className="card stack" aria-labelledby="proposals" aria-live="polite">
      <h2 id="proposals">{t('disclosures.proposals')}</h2>
      <p className="muted">{t('disclosures.proposalsHelp')}</p>
      {isBeingRead ? (
        <Waiting label={t('disclosures.proposalsBeingRead')} />
      ) : record.proposals.length === 0 ? (
        <p>{t('disclosures.noProposals')}</p>
      ) : (
        <>
          <ProposalList record={record} proposals={record.proposals} masking={masking} />
          <div className="row">
            <Button onPress={() => masking.dismiss(record.proposals)}>
              {t('disclosures.dismissAll', { count: record.proposals.length })}
            </Button>
          </div>
        </>
      )}
      <Dismissals record={record} masking={masking} />
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
    place.kind === 'passage' ? (record.fields[place.field]?.label ?? '') : placeInPicture(t, place)
  const shown = words ?? t(`disclosures.reasons.${reason}`)
  return (
    <li className="row">
      <span className="wrap">{shown}</span>
      <span className="muted">
        {words === null ? label : `${t(`disclosures.reasons.${reason}`)}, ${label}`}
      </span>
      <Button
        variant="small"
        label={t('disclosures.maskNamed', { words: shown, label })}
        onPress={() => masking.lay(place)}
      >
        {t('disclosures.mask')}
      </Button>
      {words === null || words.trim().length < LEAST_LETTERS ? null : (
        <Button
          variant="small"
          label={t('disclosures.everywhere.openNamed', { words })}
          onPress={() => masking.askEverywhere(words)}
        >
          {t('disclosures.everywhere.open')}
        </Button>
      )}
      {reason === 'face' ? null : (
        <Button
          variant="small"
          label={t('disclosures.dismissNamed', { words: shown, label })}
          onPress={() => masking.dismiss([proposal])}
        >
          {t('disclosures.dismiss')}
        </Button>
      )}
    </li>
  )
}

/** What a person has looked at and left as it is, each of which can be taken up again. */
function Dismissals({ record, masking }: Props) {
  const { t } = useTranslation()
  if (record.dismissals.length === 0) return null
  return (
    <details>
      <summary>{t('disclosures.dismissed', { count: record.dismissals.length })}</summary>
      <ul className="plain-list stack-tight">
        {record.dismissals.map(dismissal => {
          const { place, reason, words, dismissedBy } = dismissal
          const shown = words ?? placeInPicture(t, place)
          return (
            <li key={JSON.stringify([place, reason])} className="row">
              <span className="wrap">{shown}</span>
              <span className="muted">{dismissedBy}</span>
              <Button
                variant="small"
                label={t('disclosures.undismissNamed', { words: shown })}
                onPress={() => masking.undismiss(dismissal)}
              >
                {t('disclosures.undismiss')}
              </Button>
            </li>
          )
        })}
      </ul>
    </details>
  )
}

function placeInPicture(t: TFunction, place: MaskPlace): string {
  return place.kind === 'region'
    ? t('disclosures.placeInPicture', { number: place.picture + 1, x: place.x, y: place.y })
    : ''
}
