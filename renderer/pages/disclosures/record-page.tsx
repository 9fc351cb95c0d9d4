// One record of a disclosure: going through its texts and pictures, and masking what must not leave.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { DisclosureRecordDetail } from '#shared/disclosure.ts'
import type { DisclosureId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { TextInput } from '../../components/fields.tsx'
import { notify } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { Refused } from '../../components/states.tsx'
import { useRemembered } from '../../remembered.ts'
import { MaskField } from './mask-field.tsx'
import { MaskPicture } from './mask-picture.tsx'
import type { Masking } from './masking.ts'
import { Proposals } from './proposals.tsx'

type Props = { id: DisclosureId; position: number }

/** The page. */
export function DisclosureRecordPage({ id, position }: Props) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const found = useQuery(api.disclosures.find.queryOptions({ input: { id } }))
  const record = useQuery(api.disclosures.record.queryOptions({ input: { id, position } }))
  const [paragraph, setParagraph] = useRemembered('disclosures.paragraph', 'OSL 21 kap. 1 §')
  const lay = useMutation(api.disclosures.mask.mutationOptions())
  const lift = useMutation(api.disclosures.unmask.mutationOptions())
  const layAll = useMutation(
    api.disclosures.maskWords.mutationOptions({
      onSuccess: () => notify(t('disclosures.maskedEverywhere'))
    })
  )
  const dismiss = useMutation(api.disclosures.dismiss.mutationOptions())
  const undismiss = useMutation(api.disclosures.undismiss.mutationOptions())
  const lookThrough = useMutation(
    api.disclosures.lookThrough.mutationOptions({ onSuccess: () => navigate(`/disclosures/${id}`) })
  )
  const masking: Masking =
    found.data?.state === 'open'
      ? {
          lay: place => lay.mutate({ id, position, place, paragraph }),
          layAll: words => layAll.mutate({ id, words, paragraph }),
          dismiss: proposals =>
            dismiss.mutate({
              id,
              position,
              proposals: proposals.map(({ place, reason }) => ({ place, reason }))
            }),
          undismiss: ({ place, reason }) => undismiss.mutate({ id, position, place, reason }),
          lift: mask => lift.mutate({ maskId: mask.id })
        }
      : null
  const error = [lay, layAll, lift, dismiss, undismiss, lookThrough].find(each => each.isError)?.error ?? null
  return (
    <Page
      title={record.data?.title ?? t('disclosures.record')}
      back={{ href: `/disclosures/${id}`, label: t('disclosures.one') }}
      lead={t('disclosures.recordLead')}
    >
      <Asked query={record}>
        {detail => (
          <>
            {masking === null ? null : (
              <section className="card stack" aria-labelledby="ground">
                <h2 id="ground">{t('disclosures.ground')}</h2>
                <TextInput
                  name="paragraph"
                  label={t('disclosures.paragraph')}
                  help={t('disclosures.paragraphHelp')}
                  value={paragraph}
                  onChange={setParagraph}
                  isRequired
                  maxLength={100}
                />
              </section>
            )}
            {masking === null ? null : (
              <Proposals record={detail} masking={masking} isBeingRead={record.isFetching} />
            )}
            <Texts record={detail} masking={masking} />
            {detail.pictures.map((picture, at) => (
              <MaskPicture
                // biome-ignore lint/suspicious/noArrayIndexKey: the pictures of a disclosed record never change
                key={`${at} ${picture.sha256}`}
                id={id}
                record={detail}
                picture={at}
                masking={masking}
              />
            ))}
            {detail.left === 0 ? null : (
              <p className="muted">{t('disclosures.left', { count: detail.left })}</p>
            )}
            {masking === null ? null : (
              <div className="form-actions">
                {error === null ? null : <Refused error={error} />}
                <Button
                  variant="primary"
                  icon={<Check size={20} />}
                  isPending={lookThrough.isPending}
                  isDisabled={detail.proposals.length > 0 || record.isFetching}
                  onPress={() => lookThrough.mutate({ id, position })}
                >
                  {t('disclosures.lookThrough')}
                </Button>
                {detail.proposals.length === 0 ? null : (
                  <span className="muted">
                    {t('disclosures.proposalsOpen', { count: detail.proposals.length })}
                  </span>
                )}
              </div>
            )}
          </>
        )}
      </Asked>
    </Page>
  )
}

function Texts({ record, masking }: { record: DisclosureRecordDetail; masking: Masking }) {
  const { t } = useTranslation()
  return (
    <section className="card stack" aria-labelledby="texts">
      <h2 id="texts">{t('disclosures.texts')}</h2>
      <p className="muted">{t('disclosures.textsHelp')}</p>
      {record.fields.map((field, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the texts of a disclosed record never change
        <MaskField key={`${at} ${field.label}`} record={record} field={at} masking={masking} />
      ))}
    </section>
  )
}
