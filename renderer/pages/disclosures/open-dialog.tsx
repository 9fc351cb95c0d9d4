// Opening a disclosure when a request has come in.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { DisclosureReceiver } from '#shared/disclosure.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Drafted, draftSent } from '../../components/drafted.tsx'
import { DateField, TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { Refused } from '../../components/states.tsx'
import { instantOf, swedishNow } from '../../format.ts'

/** The dialog. It leads to the disclosure when it is open. */
export function OpenDialog(props: { onClose: () => void }) {
  return (
    <Drafted of={DRAFT}>
      <Fields {...props} />
    </Drafted>
  )
}

const DRAFT = 'disclosure new'

function Fields({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [receiver, setReceiver] = useState<DisclosureReceiver>('public')
  const open = useMutation(
    api.disclosures.open.mutationOptions({
      onSuccess: ({ id }) => {
        draftSent(DRAFT)
        navigate(`/disclosures/${id}`)
      }
    })
  )
  return (
    <Dialog title={t('disclosures.open')} onClose={onClose}>
      <Form
        onFilled={filled =>
          open.mutate({
            draft: {
              about: filled.text('about'),
              reference: filled.optional('reference'),
              requestedAt: instantOf(filled.text('requestedAt')),
              receiver,
              basis: receiver === 'public' ? null : filled.optional('basis'),
              reservation: receiver === 'public' ? null : filled.optional('reservation')
            }
          })
        }
      >
        <p className="muted">{t('disclosures.openHelp')}</p>
        <TextInput name="about" label={t('disclosures.about')} lines={3} isRequired maxLength={2000} />
        <TextInput name="reference" label={t('disclosures.reference')} maxLength={100} />
        <DateField
          name="requestedAt"
          label={t('disclosures.requestedAt')}
          granularity="minute"
          isRequired
          defaultValue={swedishNow()}
        />
        <OneOf
          name="receiver"
          label={t('disclosures.receiver')}
          value={receiver}
          onChange={setReceiver}
          options={DisclosureReceiver.options.map(id => ({ id, label: t(`disclosures.receivers.${id}`) }))}
        />
        {receiver === 'public' ? null : (
          <>
            <p className="muted">{t('disclosures.receiverHelp')}</p>
            <TextInput
              name="basis"
              label={t('disclosures.basis')}
              help={t('disclosures.basisHelp')}
              isRequired
              maxLength={100}
            />
            <TextInput
              name="reservation"
              label={t('disclosures.reservation')}
              help={t('disclosures.reservationHelp')}
              lines={2}
              maxLength={1000}
            />
          </>
        )}
        {open.isError ? <Refused error={open.error} /> : null}
        <div className="form-actions">
          <Button variant="primary" type="submit" isPending={open.isPending}>
            {t('disclosures.open')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  )
}
