// The grounds for removal that a channel has of its own, each with the information unit's approval (P9d).
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnCategory } from '#shared/decision.ts'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Time } from '../../components/facts.tsx'
import { DateField, TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'

/** The card. */
export function GroundsCard({ channel }: { channel: ChannelRow }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'add' | OwnCategory | null>(null)
  const close = () => setOpen(null)
  const list = useQuery(api.comments.categories.queryOptions({ input: { channelId: channel.id } }))
  return (
    <section className="card stack" aria-labelledby="grounds">
      <h2 id="grounds">{t('senders.grounds.title')}</h2>
      <p className="muted">{t('senders.grounds.lead')}</p>
      <Asked query={list}>
        {rows =>
          rows.length === 0 ? (
            <p className="muted">{t('senders.grounds.none')}</p>
          ) : (
            <ul className="plain-list stack" aria-labelledby="grounds">
              {rows.map(row => (
                <Ground key={row.id} ground={row} onRetire={() => setOpen(row)} />
              ))}
            </ul>
          )
        }
      </Asked>
      {channel.retiredAt === null ? (
        <div>
          <Button onPress={() => setOpen('add')}>{t('senders.grounds.add')}</Button>
        </div>
      ) : null}
      {open === 'add' ? <AddGround channel={channel} onClose={close} /> : null}
      {open === null || open === 'add' ? null : <RetireGround ground={open} onClose={close} />}
    </section>
  )
}

function Ground({ ground, onRetire }: { ground: OwnCategory; onRetire: () => void }) {
  const { t } = useTranslation()
  const { name, approvedBy: by, approvedOn: on, retiredAt } = ground
  return (
    <li className="stack-tight">
      <span className="wrap">{name}</span>
      <span className="muted wrap">{t('senders.grounds.approved', { by, on })}</span>
      {retiredAt === null ? (
        <div>
          <Button variant="small" label={t('senders.grounds.retireNamed', { name })} onPress={onRetire}>
            {t('senders.grounds.retire')}
          </Button>
        </div>
      ) : (
        <span>
          {t('senders.grounds.retired')} <Time at={retiredAt} />
        </span>
      )}
    </li>
  )
}

function AddGround({ channel, onClose }: { channel: ChannelRow; onClose: () => void }) {
  const { t } = useTranslation()
  const add = useMutation(
    api.comments.addCategory.mutationOptions({
      onSuccess: () => {
        notify(t('senders.grounds.saved'))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('senders.grounds.add')} onClose={onClose}>
      <Form
        onFilled={filled =>
          add.mutate({
            channelId: channel.id,
            name: filled.text('name'),
            approvedBy: filled.text('approvedBy'),
            approvedOn: filled.text('approvedOn')
          })
        }
      >
        <TextInput
          name="name"
          label={t('senders.grounds.name')}
          help={t('senders.grounds.nameHelp')}
          isRequired
          maxLength={200}
        />
        <TextInput
          name="approvedBy"
          label={t('senders.grounds.approvedBy')}
          help={t('senders.grounds.approvedByHelp')}
          isRequired
          maxLength={200}
        />
        <DateField name="approvedOn" label={t('senders.grounds.approvedOn')} isRequired />
        <FormActions of={add} onClose={onClose}>
          {t('senders.grounds.add')}
        </FormActions>
      </Form>
    </Dialog>
  )
}

function RetireGround({ ground, onClose }: { ground: OwnCategory; onClose: () => void }) {
  const { t } = useTranslation()
  const { id, name } = ground
  const retire = useMutation(
    api.comments.retireCategory.mutationOptions({
      onSuccess: () => {
        notify(t('senders.grounds.stopped'))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('senders.grounds.retireNamed', { name })} onClose={onClose}>
      <Form onFilled={() => retire.mutate({ id })}>
        <p>{t('senders.grounds.retireText')}</p>
        <FormActions of={retire} onClose={onClose}>
          {t('senders.grounds.retire')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
