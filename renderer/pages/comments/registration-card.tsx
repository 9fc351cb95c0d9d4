// How a comment is registered (OSL 5:1–2), and the form that says so.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommentDetail } from '#shared/comment.ts'
import type { Registration, StoredRegistration } from '#shared/decision.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { TextInput } from '../../components/fields.tsx'
import { type Filled, Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'

const WAYS = ['registered', 'ordered', 'minor'] as const
type Way = (typeof WAYS)[number]

/** The card; what is protected says that it is. */
export function RegistrationCard({ comment }: { comment: CommentDetail }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { registration } = comment
  const earlier = comment.registrations.slice(0, -1)
  return (
    <section className="card stack" aria-labelledby="registration">
      <h2 id="registration">{t('decisions.registration')}</h2>
      {registration === null ? (
        <p className="muted">{t('decisions.notRegistered')}</p>
      ) : (
        <RegistrationFacts registration={registration} />
      )}
      {earlier.length === 0 ? null : (
        <>
          <h3>{t('decisions.earlierRegistrations')}</h3>
          {earlier.map(each => (
            <RegistrationFacts key={each.decidedAt} registration={each} />
          ))}
        </>
      )}
      <div>
        <Button onPress={() => setOpen(true)}>
          {t(registration === null ? 'decisions.register' : 'decisions.registerAnew')}
        </Button>
      </div>
      {isOpen ? <RegistrationDialog comment={comment} onClose={() => setOpen(false)} /> : null}
    </section>
  )
}

function RegistrationFacts({ registration }: { registration: StoredRegistration }) {
  const { t } = useTranslation()
  return (
    <Facts
      facts={[
        [t('decisions.way'), t(`decisions.ways.${registration.outcome}`)],
        ...(registration.outcome === 'registered'
          ? ([
              [t('decisions.number'), registration.number],
              [t('decisions.publicTitle'), registration.publicTitle],
              [t('decisions.protectedTitle'), registration.protectedTitle],
              [t('decisions.publicCounterpart'), registration.publicCounterpart],
              [t('decisions.protectedCounterpart'), registration.protectedCounterpart]
            ] as const)
          : []),
        ...(registration.because === null ? [] : ([[t('decisions.because'), registration.because]] as const)),
        ...(registration.correctedBecause === null
          ? []
          : ([[t('decisions.correctedBecause'), registration.correctedBecause]] as const)),
        [t('decisions.registeredBy'), registration.decidedBy],
        [t('decisions.registeredAt'), <Time key="at" at={registration.decidedAt} />]
      ]}
    />
  )
}

function RegistrationDialog({ comment, onClose }: { comment: CommentDetail; onClose: () => void }) {
  const { t } = useTranslation()
  const [way, setWay] = useState<Way | null>(null)
  const isCorrection = comment.registration !== null
  const register = useMutation(
    api.comments.register.mutationOptions({
      onSuccess: () => {
        notify(t('decisions.registrationSaved'))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('decisions.registration')} onClose={onClose}>
      <Form
        onFilled={filled => {
          if (way === null) return
          register.mutate({
            id: comment.id,
            registration: registrationIn(filled, way),
            correctedBecause: isCorrection ? filled.text('correctedBecause') : null
          })
        }}
      >
        <OneOf
          name="way"
          label={t('decisions.way')}
          isRequired
          value={way}
          onChange={setWay}
          options={WAYS.map(id => ({
            id,
            label: t(`decisions.ways.${id}`),
            help: t(`decisions.waysHelp.${id}`)
          }))}
        />
        {way === 'registered' ? <RegisteredFields /> : null}
        {way === 'minor' ? (
          <TextInput name="because" label={t('decisions.because')} lines={2} isRequired maxLength={1000} />
        ) : null}
        {isCorrection ? (
          <TextInput
            name="correctedBecause"
            label={t('decisions.correctedBecause')}
            help={t('decisions.correctedHelp')}
            lines={2}
            isRequired
            maxLength={1000}
          />
        ) : null}
        <FormActions of={register} onClose={onClose}>
          {t('common.save')}
        </FormActions>
      </Form>
    </Dialog>
  )
}

function RegisteredFields() {
  const { t } = useTranslation()
  return (
    <>
      <TextInput name="number" label={t('decisions.number')} isRequired maxLength={100} />
      <TextInput
        name="publicTitle"
        label={t('decisions.publicTitle')}
        help={t('decisions.publicHelp')}
        isRequired
        maxLength={500}
      />
      <TextInput name="publicCounterpart" label={t('decisions.publicCounterpart')} maxLength={300} />
      <TextInput
        name="protectedTitle"
        label={t('decisions.protectedTitle')}
        help={t('decisions.protectedHelp')}
        maxLength={500}
      />
      <TextInput name="protectedCounterpart" label={t('decisions.protectedCounterpart')} maxLength={300} />
    </>
  )
}

function registrationIn(filled: Filled, way: Way): Registration {
  switch (way) {
    case 'ordered':
      return { outcome: way }
    case 'minor':
      return { outcome: way, because: filled.text('because') }
    case 'registered':
      return {
        outcome: way,
        number: filled.text('number'),
        publicTitle: filled.text('publicTitle'),
        protectedTitle: filled.optional('protectedTitle'),
        publicCounterpart: filled.optional('publicCounterpart'),
        protectedCounterpart: filled.optional('protectedCounterpart')
      }
  }
}
