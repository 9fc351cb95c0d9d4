// The grounds for removal that a channel has of its own, used once the information unit has approved them (P9d).
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnCategory } from '#shared/decision.ts'
import type { ChannelRow } from '#shared/register.ts'
import { isAllowed, RULES } from '#shared/rules.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Time } from '../../components/facts.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'

/** The card. */
export function GroundsCard({ channel }: { channel: ChannelRow }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'add' | OwnCategory | null>(null)
  const close = () => setOpen(null)
  const me = useQuery(api.users.me.queryOptions())
  const mayApprove = isAllowed(RULES.comments.approveCategory, me.data?.roles ?? [])
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
                <Ground key={row.id} ground={row} mayApprove={mayApprove} onRetire={() => setOpen(row)} />
              ))}
            </ul>
          )
        }
      </Asked>
      {channel.retiredAt === null ? (
        <div>
          <Button onPress={() => setOpen('add')}>
            {t(mayApprove ? 'senders.grounds.add' : 'senders.grounds.propose')}
          </Button>
        </div>
      ) : null}
      {open === 'add' ? <AddGround channel={channel} onClose={close} /> : null}
      {open === null || open === 'add' ? null : <RetireGround ground={open} onClose={close} />}
    </section>
  )
}

function Ground({
  ground,
  mayApprove,
  onRetire
}: {
  ground: OwnCategory
  mayApprove: boolean
  onRetire: () => void
}) {
  const { t } = useTranslation()
  const { id, name, approvedBy: by, approvedOn: on, addedBy, retiredAt } = ground
  const approve = useMutation(
    api.comments.approveCategory.mutationOptions({
      onSuccess: () => notify(t('senders.grounds.approvedNow'))
    })
  )
  return (
    <li className="stack-tight">
      <span className="wrap">{name}</span>
      <span className="muted wrap">
        {on === null
          ? t('senders.grounds.proposed', { by: addedBy })
          : t('senders.grounds.approved', { by, on })}
      </span>
      {approve.isError ? <Refused error={approve.error} /> : null}
      {retiredAt === null ? (
        <div className="form-actions">
          {on === null && mayApprove ? (
            <Button
              variant="small"
              label={t('senders.grounds.approveNamed', { name })}
              isPending={approve.isPending}
              onPress={() => approve.mutate({ id })}
            >
              {t('senders.grounds.approve')}
            </Button>
          ) : null}
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
      onSuccess: ({ approvedOn }) => {
        notify(t(approvedOn === null ? 'senders.grounds.proposedNow' : 'senders.grounds.saved'))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('senders.grounds.add')} onClose={onClose}>
      <Form onFilled={filled => add.mutate({ channelId: channel.id, name: filled.text('name') })}>
        <TextInput
          name="name"
          label={t('senders.grounds.name')}
          help={t('senders.grounds.nameHelp')}
          isRequired
          maxLength={200}
        />
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
