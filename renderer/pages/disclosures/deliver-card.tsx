// Delivering a disclosure, or ending it otherwise; and what keeps it from being delivered, each with its link.
import { useMutation } from '@tanstack/react-query'
import { Eye, Send } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DisclosureDelivery, type DisclosureDetail, DisclosureForm } from '#shared/disclosure.ts'
import { api } from '../../api.ts'
import { Button, ButtonLink } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { Target } from '../../components/target.tsx'
import { useRemembered } from '../../remembered.ts'
import { EndDialog } from './end-dialog.tsx'
import { KeptInList } from './kept-in.tsx'
import { NotYet, useOpenProposals } from './open-proposals.tsx'

/** The card. */
export function DeliverCard({ detail }: { detail: DisclosureDetail }) {
  const { t } = useTranslation()
  const [isEnding, setEnding] = useState(false)
  const [form, setForm] = useRemembered<DisclosureForm>('disclosures.form', 'folder')
  const [level, setLevel] = useRemembered<DisclosureDelivery['level']>('disclosures.level', '2b')
  const [into, setInto] = useState<string | null>(null)
  const deliver = useMutation(
    api.disclosures.deliver.mutationOptions({ onSuccess: () => notify(t('disclosures.delivered')) })
  )
  const open = useOpenProposals(detail)
  const isLookedThrough = detail.records.length > 0 && detail.lookedThrough === detail.records.length
  const isKeptIn = detail.records.some(({ keptIn }) => keptIn !== null)
  const isReady = isLookedThrough && !isKeptIn && !open.isFetching && open.data?.length === 0
  return (
    <section className="card stack" aria-labelledby="deliver">
      <h2 id="deliver">{t('disclosures.deliverTitle')}</h2>
      <KeptInList detail={detail} />
      {isReady ? <p>{t('disclosures.deliverHelp')}</p> : <NotYet detail={detail} open={open} />}
      {detail.records.length === 0 ? null : (
        <div>
          <ButtonLink icon={<Eye size={20} />} href={`/disclosures/${detail.id}/preview`}>
            {t('disclosures.preview.show')}
          </ButtonLink>
        </div>
      )}
      {isReady ? (
        <div className="form">
          <OneOf
            name="form"
            label={t('disclosures.form')}
            value={form}
            onChange={setForm}
            options={DisclosureForm.options.map(id => ({ id, label: t(`disclosures.forms.${id}`) }))}
          />
          <OneOf
            name="level"
            label={t('disclosures.level')}
            value={level}
            onChange={setLevel}
            options={(['2b', '1b'] as const).map(id => ({ id, label: t(`disclosures.levels.${id}`) }))}
          />
          <Target into={into} onChange={setInto} />
        </div>
      ) : null}
      {deliver.isError ? <Refused error={deliver.error} /> : null}
      <div className="form-actions">
        <Button
          variant="primary"
          icon={<Send size={20} />}
          isDisabled={!isReady}
          isPending={deliver.isPending}
          onPress={() => deliver.mutate({ id: detail.id, form, level, into })}
        >
          {t('disclosures.deliver')}
        </Button>
        <Button onPress={() => setEnding(true)}>{t('disclosures.end')}</Button>
      </div>
      {isEnding ? <EndDialog id={detail.id} onClose={() => setEnding(false)} /> : null}
    </section>
  )
}
