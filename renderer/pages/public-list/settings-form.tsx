// Who publishes, where and under which licence: what open-data portals need to know (DCAT-AP-SE).
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LICENCES, type PublicationSettings } from '#shared/public-list.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { RefusedOrChanged, Renewed } from '../../components/changed-card.tsx'
import { OneOf } from '../../components/choices.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'

/** The card. */
export function PublicationDetails({ settings }: { settings: PublicationSettings | null }) {
  const { t } = useTranslation()
  return (
    <section className="card stack" aria-labelledby="settings">
      <h2 id="settings">{t('publicList.settings.title')}</h2>
      <p className="muted">{t('publicList.settings.lead')}</p>
      <Renewed>{startOver => <Details settings={settings} onStartOver={startOver} />}</Renewed>
    </section>
  )
}

function Details(props: { settings: PublicationSettings | null; onStartOver: () => void }) {
  const { settings, onStartOver } = props
  const { t } = useTranslation()
  // What the fields began with, or was saved last: they keep what was typed when another saves meanwhile.
  const [seen, setSeen] = useState(settings)
  const save = useMutation(
    api.publicList.saveSettings.mutationOptions({
      onSuccess: saved => {
        setSeen(saved)
        notify(t('publicList.settings.saved'))
      }
    })
  )
  return (
    <Form
      onFilled={filled =>
        save.mutate({
          organisationNumber: filled.text('organisationNumber'),
          baseAddress: filled.text('baseAddress'),
          contactName: filled.text('contactName'),
          contactEmail: filled.text('contactEmail'),
          licence: LICENCES.find(licence => licence === filled.text('licence')) ?? 'cc0',
          seen: { settings: seen }
        })
      }
    >
      <div className="row row-fields">
        <TextInput
          name="organisationNumber"
          label={t('publicList.settings.organisationNumber')}
          help={t('publicList.settings.organisationNumberHelp')}
          defaultValue={settings?.organisationNumber ?? ''}
          isRequired
          maxLength={13}
        />
        <TextInput
          name="baseAddress"
          label={t('publicList.settings.baseAddress')}
          help={t('publicList.settings.baseAddressHelp')}
          defaultValue={settings?.baseAddress ?? ''}
          isRequired
          maxLength={500}
        />
        <TextInput
          name="contactName"
          label={t('publicList.settings.contactName')}
          defaultValue={settings?.contactName ?? ''}
          isRequired
          maxLength={200}
        />
        <TextInput
          name="contactEmail"
          type="email"
          label={t('publicList.settings.contactEmail')}
          defaultValue={settings?.contactEmail ?? ''}
          isRequired
        />
      </div>
      <OneOf
        name="licence"
        label={t('publicList.settings.licence')}
        defaultValue={settings?.licence ?? 'cc0'}
        options={LICENCES.map(id => ({ id, label: t(`publicList.settings.licences.${id}`) }))}
      />
      {save.isError ? <RefusedOrChanged error={save.error} onStartOver={onStartOver} /> : null}
      <div className="form-actions">
        <Button type="submit" isPending={save.isPending}>
          {t('common.save')}
        </Button>
      </div>
    </Form>
  )
}
