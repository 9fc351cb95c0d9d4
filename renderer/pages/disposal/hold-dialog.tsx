// Placing a hold on everything, a channel or a record.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DisposableKind, type HoldOn } from '#shared/retention.ts'
import { api } from '../../api.ts'
import { OneOf } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Choice, TextInput } from '../../components/fields.tsx'
import { type Filled, Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'

/** The dialog. */
export function HoldDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const channels = useQuery(api.channels.list.queryOptions({ input: { retired: 'with' } })).data ?? []
  const [scope, setScope] = useState<'everything' | 'channel' | 'record'>('channel')
  const [kind, setKind] = useState<DisposableKind>('comment')
  const place = useMutation(
    api.retention.placeHold.mutationOptions({
      onSuccess: () => {
        notify(t('disposal.holds.added'))
        onClose()
      }
    })
  )
  const onWhat = (filled: Filled): HoldOn | null => {
    if (scope === 'everything') return { scope }
    if (scope === 'record') return { scope: kind, id: filled.text('record').toLowerCase() }
    const channel = channels.find(({ id }) => id === filled.text('channel'))
    return channel === undefined ? null : { scope, id: channel.id }
  }
  const send = (filled: Filled) => {
    const on = onWhat(filled)
    if (on !== null) place.mutate({ on, because: filled.text('because') })
  }
  return (
    <Dialog title={t('disposal.holds.add')} onClose={onClose}>
      <Form onFilled={send}>
        <OneOf
          name="scope"
          label={t('disposal.holds.scope')}
          value={scope}
          onChange={setScope}
          options={[
            { id: 'channel', label: t('disposal.holds.aChannel') },
            { id: 'record', label: t('disposal.holds.aRecord') },
            { id: 'everything', label: t('disposal.holds.everything') }
          ]}
        />
        {scope === 'channel' ? (
          <Choice
            name="channel"
            label={t('disposal.channel')}
            isRequired
            options={channels.map(({ id, name }) => ({ id, label: name }))}
          />
        ) : null}
        {scope === 'record' ? (
          <>
            <OneOf
              name="recordKind"
              label={t('disposal.holds.recordKind')}
              value={kind}
              onChange={setKind}
              options={DisposableKind.options.map(id => ({ id, label: t(`disposal.kinds.${id}`) }))}
            />
            <TextInput
              name="record"
              label={t('disposal.holds.recordId')}
              help={t('disposal.holds.recordIdHelp')}
              isRequired
              maxLength={36}
            />
          </>
        ) : null}
        <TextInput name="because" label={t('disposal.because')} lines={3} isRequired maxLength={500} />
        <FormActions of={place} onClose={onClose}>
          {t('disposal.holds.add')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
