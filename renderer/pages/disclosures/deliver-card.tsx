// Delivering a disclosure, or ending it otherwise; and what keeps it from being delivered, each with its link.
import { useMutation } from '@tanstack/react-query'
import { Eye, Send } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DisclosureDelivery, type DisclosureDetail, DisclosureForm } from '#shared/disclosure.ts'
import { api } from '../../api.ts'
import { Button, ButtonLink } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { Form, NOTHING_WRONG, type Wrong } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { OF_TARGET, Target } from '../../components/target.tsx'
import { refusalOf, refusalSentence } from '../../refusal.ts'
import { useRemembered } from '../../remembered.ts'
import { useLanguage } from '../../settings.ts'
import { EndDialog } from './end-dialog.tsx'
import { KeptInList } from './kept-in.tsx'
import { NotYet, useOpenProposals } from './open-proposals.tsx'

/** The card. */
export function DeliverCard({ detail }: { detail: DisclosureDetail }) {
  const { t } = useTranslation()
  const [isEnding, setEnding] = useState(false)
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
      <DeliverForm detail={detail} isReady={isReady} onEnd={() => setEnding(true)} />
      {isEnding ? <EndDialog id={detail.id} onClose={() => setEnding(false)} /> : null}
    </section>
  )
}

type DeliverFormProps = {
  readonly detail: DisclosureDetail
  readonly isReady: boolean
  readonly onEnd: () => void
}

function DeliverForm({ detail, isReady, onEnd }: DeliverFormProps) {
  const { t } = useTranslation()
  const [form, setForm] = useRemembered<DisclosureForm>('disclosures.form', 'folder')
  const [level, setLevel] = useRemembered<DisclosureDelivery['level']>('disclosures.level', '2b')
  const [into, setInto] = useState<string | null>(null)
  const deliver = useMutation(
    api.disclosures.deliver.mutationOptions({ onSuccess: () => notify(t('disclosures.delivered')) })
  )
  const wrong = useWrongTarget(deliver.error)
  const choose = (folder: string | null) => {
    deliver.reset()
    setInto(folder)
  }
  return (
    // A disclosure is not opened again: the Enter key at a choice does not end it, only the button does.
    <Form isQuestion wrong={wrong} onFilled={() => undefined}>
      {isReady ? (
        <>
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
          <Target into={into} onChange={choose} />
        </>
      ) : null}
      {deliver.isError && wrong === NOTHING_WRONG ? <Refused error={deliver.error} /> : null}
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
        <Button onPress={onEnd}>{t('disclosures.end')}</Button>
      </div>
    </Form>
  )
}

/** A refusal of the folder stands where that is chosen. */
function useWrongTarget(error: unknown): Wrong {
  const language = useLanguage()
  return useMemo(() => {
    const isOfTarget = error !== null && OF_TARGET.includes(refusalOf(error).code)
    return isOfTarget ? { into: refusalSentence(error, language) } : NOTHING_WRONG
  }, [error, language])
}
