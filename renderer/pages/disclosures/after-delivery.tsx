// What can be done when a disclosure has ended: correcting one that was wrong, and the written decision on what was not given out.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { AppealCourt, type DisclosureDetail } from '#shared/disclosure.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Drafted, draftSent } from '../../components/drafted.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { useSecrecy } from '../../components/use-secrecy.ts'
import { useRemembered } from '../../remembered.ts'

/** The card. */
export function AfterDelivery({ detail }: { detail: DisclosureDetail }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState<'correct' | 'refusal' | null>(null)
  if (detail.state === 'open') return null
  const isDelivered = detail.state === 'delivered'
  return (
    <section className="card stack" aria-labelledby="after">
      <h2 id="after">{t('disclosures.after.title')}</h2>
      <p className="muted">{t(`disclosures.after.leads.${detail.state}`)}</p>
      {detail.correctedBy === null ? null : (
        <p>
          <Link href={`/disclosures/${detail.correctedBy}`}>{t('disclosures.after.correctedBy')}</Link>
        </p>
      )}
      {detail.refusals.map(refusal => (
        <Facts
          key={refusal.document}
          facts={[
            [t('disclosures.after.decision'), refusal.number ?? t('disclosures.after.noNumber')],
            [t('disclosures.after.decidedBy'), `${refusal.decidedBy}, ${refusal.authority}`],
            [t('disclosures.after.court'), t(`disclosures.after.courts.${refusal.court}`)],
            [t('disclosures.after.written'), <Time key="written" at={refusal.writtenAt} />]
          ]}
        />
      ))}
      <div className="row">
        <Button onPress={() => setAsking('correct')}>
          {t(isDelivered ? 'disclosures.after.correct' : 'disclosures.after.anew')}
        </Button>
        {detail.state === 'withdrawn' ? null : (
          <Button onPress={() => setAsking('refusal')}>{t('disclosures.after.refusal')}</Button>
        )}
      </div>
      {asking === 'correct' ? <CorrectDialog detail={detail} onClose={() => setAsking(null)} /> : null}
      {asking === 'refusal' ? <RefusalDialog detail={detail} onClose={() => setAsking(null)} /> : null}
    </section>
  )
}

type Props = { detail: DisclosureDetail; onClose: () => void }

function CorrectDialog({ detail, onClose }: Props) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const isDelivered = detail.state === 'delivered'
  const act = t(isDelivered ? 'disclosures.after.correct' : 'disclosures.after.anew')
  const draft = `disclosure again ${detail.id}`
  const correct = useMutation(
    api.disclosures.correct.mutationOptions({
      onSuccess: ({ id }) => {
        draftSent(draft)
        navigate(`/disclosures/${id}`)
      }
    })
  )
  return (
    <Dialog title={act} onClose={onClose}>
      <Drafted of={draft} guarded={useSecrecy(null, [{ kind: 'disclosure', id: detail.id }])}>
        <Form onFilled={filled => correct.mutate({ id: detail.id, because: filled.text('because') })}>
          <p className="muted">
            {t(isDelivered ? 'disclosures.after.correctLead' : 'disclosures.after.anewLead')}
          </p>
          <TextInput
            name="because"
            label={t('disclosures.after.wrong')}
            help={t('disclosures.after.wrongHelp')}
            lines={3}
            isRequired
            maxLength={1000}
          />
          <FormActions of={correct} onClose={onClose}>
            {act}
          </FormActions>
        </Form>
      </Drafted>
    </Dialog>
  )
}

function RefusalDialog({ detail, onClose }: Props) {
  const { t } = useTranslation()
  const [court, setCourt] = useRemembered<AppealCourt | null>('disclosures.court', null)
  const draft = `disclosure refusal ${detail.id}`
  const write = useMutation(
    api.disclosures.writeRefusal.mutationOptions({
      onSuccess: ({ path }) => {
        draftSent(draft)
        notify(t('disclosures.after.refusalWritten', { path }))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('disclosures.after.refusal')} onClose={onClose}>
      <Drafted of={draft} guarded={useSecrecy(null, [{ kind: 'disclosure', id: detail.id }])}>
        <Form
          onFilled={async filled => {
            if (court === null) return
            const decision = {
              number: filled.optional('number'),
              authority: filled.text('authority'),
              decidedBy: filled.text('decidedBy'),
              court,
              because: filled.text('because')
            }
            const dir = await window.shell.chooseFolder()
            if (dir !== null) write.mutate({ id: detail.id, decision, dir })
          }}
        >
          <p className="muted">{t('disclosures.after.refusalLead')}</p>
          <TextInput name="authority" label={t('disclosures.after.authority')} isRequired maxLength={200} />
          <TextInput name="decidedBy" label={t('disclosures.after.decidedBy')} isRequired maxLength={200} />
          <TextInput name="number" label={t('disclosures.after.number')} maxLength={100} />
          <TextInput
            name="because"
            label={t('disclosures.after.because')}
            help={t('disclosures.after.becauseHelp')}
            lines={4}
            isRequired
            maxLength={4000}
          />
          <OneOf
            name="court"
            label={t('disclosures.after.court')}
            isRequired
            value={court}
            onChange={setCourt}
            options={AppealCourt.options.map(id => ({ id, label: t(`disclosures.after.courts.${id}`) }))}
          />
          <FormActions of={write} onClose={onClose}>
            {t('disclosures.after.write')}
          </FormActions>
        </Form>
      </Drafted>
    </Dialog>
  )
}
