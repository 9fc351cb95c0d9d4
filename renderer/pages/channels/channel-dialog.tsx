// Registering a channel, or changing what the register says of one.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { ChannelFields, type ChannelRow, NOTHING_SAID, PLATFORMS, Platform } from '#shared/register.ts'
import { client } from '../../api.ts'
import { Tick } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Choice, TextInput } from '../../components/fields.tsx'
import { Fieldset, type Filled, Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Why } from '../../help/why.tsx'
import { ChangedMeanwhile } from '../register/changed-meanwhile.tsx'
import { AboutFields, AddressFields, readAbout, readAddresses } from './about-fields.tsx'
import { CapturedFields, readCaptured } from './captured-fields.tsx'
import { MandateFields, readMandate } from './mandate-fields.tsx'
import { type Owner, OwnerFields, readOwner } from './owner-fields.tsx'

/** The dialog; `channel` is null for a new one. */
export function ChannelDialog({ channel, onClose }: { channel: ChannelRow | null; onClose: () => void }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  // The page may have been asked for again since the form was opened.
  const [seen] = useState(channel)
  const [hasDialogue, setDialogue] = useState(channel?.dialogue ?? true)
  const [hasMandate, setMandate] = useState(false)
  const [owner, setOwner] = useState<Owner>({
    departmentId: channel?.departmentId ?? null,
    personId: channel?.responsibleId ?? null
  })
  const save = useMutation({
    mutationFn: (filled: Filled) => {
      const draft = { ...readDraft(filled), ...readOwner(owner, filled), dialogue: hasDialogue }
      return channel === null
        ? client.channels.register({ ...draft, mandate: hasMandate ? readMandate(filled) : null })
        : client.channels.edit({
            id: channel.id,
            changes: draft,
            seen: ChannelFields.strip().parse(seen),
            ...readCaptured(filled)
          })
    },
    onSuccess: saved => {
      notify(
        channel === null ? t('channels.form.registered', { name: saved.name }) : t('channels.form.saved')
      )
      onClose()
      if (channel === null) navigate(`/channels/${saved.id}`)
    }
  })
  const title =
    channel === null ? t('channels.form.registerTitle') : t('channels.form.editTitle', { name: channel.name })
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onFilled={filled => save.mutate(filled)}>
        <TextInput
          name="name"
          label={t('channels.form.name')}
          isRequired
          maxLength={200}
          defaultValue={channel?.name ?? ''}
        />
        <Choice
          name="platform"
          label={t('channels.platform')}
          isRequired
          defaultValue={channel?.platform ?? null}
          options={PLATFORMS.map(id => ({ id, label: t(`channels.platforms.${id}`) }))}
        />
        <AddressFields channel={channel} />
        <OwnerFields owner={owner} onChange={setOwner} error={save.error} />
        <TextInput
          name="purpose"
          label={t('channels.form.purpose')}
          help={t('channels.form.purposeHelp')}
          lines={2}
          isRequired
          maxLength={2000}
          defaultValue={channel?.purpose ?? ''}
        />
        <Why of="purpose" />
        <AboutFields about={channel?.about ?? NOTHING_SAID} />
        <Tick label={t('channels.form.dialogue')} isSelected={hasDialogue} onChange={setDialogue} />
        {channel === null ? (
          <Tick label={t('channels.form.withMandate')} isSelected={hasMandate} onChange={setMandate} />
        ) : null}
        {hasMandate ? (
          <Fieldset legend={t('channels.mandate')}>
            <MandateFields mandate={null} />
          </Fieldset>
        ) : null}
        <CapturedFields error={save.error} />
        <ChangedMeanwhile error={save.error} about={channel?.id} />
        <FormActions of={save} onClose={onClose}>
          {channel === null ? t('channels.register') : t('common.save')}
        </FormActions>
      </Form>
    </Dialog>
  )
}

function readDraft(filled: Filled) {
  return {
    name: filled.text('name'),
    platform: Platform.parse(filled.text('platform')),
    ...readAddresses(filled),
    purpose: filled.text('purpose'),
    about: readAbout(filled)
  }
}
