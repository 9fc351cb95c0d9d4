// A new login: its name, and the channels that are captured in it.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { SomeOf } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'

/** The dialog. */
export function ProfileDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<readonly ChannelId[]>([])
  const channels = useQuery(api.channels.list.queryOptions({ input: { retired: 'without' } }))
  const add = useMutation(
    api.profiles.add.mutationOptions({
      onSuccess: () => {
        notify(t('profiles.added'))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('profiles.add')} onClose={onClose}>
      <Form onFilled={filled => add.mutate({ name: filled.text('name'), channelIds: [...chosen] })}>
        <TextInput
          name="name"
          label={t('profiles.name')}
          help={t('profiles.nameHelp')}
          isRequired
          maxLength={100}
        />
        <Asked query={channels}>
          {rows => (
            <SomeOf
              label={t('profiles.channels')}
              needed={t('profiles.channelsNeeded')}
              value={chosen}
              onChange={ids => setChosen(rows.filter(({ id }) => ids.includes(id)).map(({ id }) => id))}
              options={rows.map(({ id, name }) => ({ id, label: name }))}
            />
          )}
        </Asked>
        {add.isError ? <Refused error={add.error} /> : null}
        <div className="form-actions">
          <Button variant="primary" type="submit" isPending={add.isPending}>
            {t('profiles.add')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  )
}
