// A website of the municipality: entering it, changing it, and taking it out of the list with the reason.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Website, WebsiteFields, WebsiteRole } from '#shared/website.ts'
import { api, client } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextInput } from '../../components/fields.tsx'
import { type Filled, Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { ChangedMeanwhile } from '../register/changed-meanwhile.tsx'

/** The dialog for a new website (null) or one that is there. */
export function WebsiteDialog({ website, onClose }: { website: Website | null; onClose: () => void }) {
  const { t } = useTranslation()
  // The list may have been asked for again since the form was opened.
  const [seen] = useState(website)
  const save = useMutation({
    mutationFn: (filled: Filled) => {
      const fields = {
        name: filled.text('name'),
        address: filled.text('address'),
        role: WebsiteRole.parse(filled.text('role')),
        partners: filled.optional('partners')
      }
      return website === null
        ? client.websites.add(fields)
        : client.websites.edit({
            id: website.id,
            changes: fields,
            seen: WebsiteFields.strip().parse(seen)
          })
    },
    onSuccess: ({ name }) => {
      notify(t('publicList.website.saved', { name }))
      onClose()
    }
  })
  const title =
    website === null ? t('publicList.website.add') : t('publicList.website.editOne', { name: website.name })
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onFilled={filled => save.mutate(filled)}>
        <TextInput
          name="name"
          label={t('publicList.fields.name')}
          defaultValue={website?.name ?? ''}
          isRequired
          maxLength={200}
        />
        <TextInput
          name="address"
          label={t('publicList.fields.address')}
          help={t('publicList.website.addressHelp')}
          defaultValue={website?.address ?? ''}
          isRequired
          maxLength={2000}
        />
        <OneOf
          name="role"
          label={t('publicList.fields.role')}
          defaultValue={website?.role ?? 'principal'}
          options={WebsiteRole.options.map(id => ({ id, label: t(`publicList.roles.${id}`) }))}
        />
        <TextInput
          name="partners"
          label={t('publicList.fields.partners')}
          defaultValue={website?.partners ?? ''}
          maxLength={500}
        />
        <ChangedMeanwhile error={save.error} about={website?.id} />
        {save.isError ? <Refused error={save.error} /> : null}
        <div className="form-actions">
          <Button variant="primary" type="submit" isPending={save.isPending}>
            {t('common.save')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  )
}

/** The dialog that takes a website out of the list. */
export function RemoveWebsiteDialog({ website, onClose }: { website: Website; onClose: () => void }) {
  const { t } = useTranslation()
  const remove = useMutation(
    api.websites.remove.mutationOptions({
      onSuccess: ({ name }) => {
        notify(t('publicList.website.removed', { name }))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('publicList.website.removeOne', { name: website.name })} onClose={onClose}>
      <Form onFilled={filled => remove.mutate({ id: website.id, because: filled.text('because') })}>
        <TextInput name="because" label={t('publicList.website.because')} isRequired maxLength={500} />
        {remove.isError ? <Refused error={remove.error} /> : null}
        <div className="form-actions">
          <Button variant="danger" type="submit" isPending={remove.isPending}>
            {t('publicList.website.remove')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  )
}
