// Who gets which alerts by mail, of which channel, and a form to say so.
import { useMutation, useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ALERT_KINDS, AlertKind, type Subscription } from '#shared/alert.ts'
import { ChannelId, PersonId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { SomeOf } from '../../components/choices.tsx'
import { Choice } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'

/** The card. */
export function SubscriptionsCard() {
  const { t } = useTranslation()
  const subscriptions = useQuery(api.alerts.subscriptions.queryOptions())
  const subscribe = useMutation(api.alerts.subscribe.mutationOptions())
  return (
    <section className="card stack" aria-labelledby="by-mail">
      <h2 id="by-mail">{t('alerts.mail.title')}</h2>
      <p className="muted">{t('alerts.mail.lead')}</p>
      <Asked query={subscriptions}>
        {rows =>
          rows.length === 0 ? (
            <p>{t('alerts.mail.none')}</p>
          ) : (
            <ul className="plain-list stack-tight" aria-labelledby="by-mail">
              {rows.map(row => (
                <Row
                  key={`${row.personId} ${row.channelId}`}
                  row={row}
                  onEnd={() =>
                    subscribe.mutate({ personId: row.personId, channelId: row.channelId, kinds: [] })
                  }
                />
              ))}
            </ul>
          )
        }
      </Asked>
      {subscribe.isError ? <Refused error={subscribe.error} /> : null}
      <SubscribeForm />
    </section>
  )
}

function Row({ row, onEnd }: { row: Subscription; onEnd: () => void }) {
  const { t } = useTranslation()
  const channel = row.channelName ?? t('alerts.mail.everywhere')
  return (
    <li className="row">
      <span className="table-main wrap">{row.personName}</span>
      {row.quiet === null ? null : <span className="muted">{t(`alerts.mail.quiet.${row.quiet}`)}</span>}
      <span className="wrap">{channel}</span>
      <span className="muted wrap">{row.kinds.map(kind => t(`alerts.kinds.${kind}`)).join(', ')}</span>
      <Button
        variant="icon"
        icon={<X size={16} />}
        label={t('alerts.mail.remove', { person: row.personName, channel })}
        onPress={onEnd}
      />
    </li>
  )
}

const EVERYWHERE = 'all'

function SubscribeForm() {
  const { t } = useTranslation()
  const people = useQuery(api.people.list.queryOptions()).data ?? []
  const channels = useQuery(api.channels.list.queryOptions({ input: { retired: 'without' } })).data ?? []
  const [kinds, setKinds] = useState<readonly string[]>(ALERT_KINDS)
  const save = useMutation(
    api.alerts.subscribe.mutationOptions({
      onSuccess: (_all, { personId }) =>
        notify(t('alerts.mail.saved', { person: people.find(({ id }) => id === personId)?.name ?? '' }))
    })
  )
  if (people.length === 0) return null
  return (
    <Form
      onFilled={filled => {
        const channel = filled.text('channel')
        save.mutate({
          personId: PersonId.parse(filled.text('person')),
          channelId: channel === EVERYWHERE ? null : ChannelId.parse(channel),
          kinds: kinds.map(kind => AlertKind.parse(kind))
        })
      }}
    >
      <Choice
        name="person"
        label={t('alerts.mail.person')}
        isRequired
        options={people.map(({ id, name }) => ({ id, label: name }))}
      />
      <Choice
        name="channel"
        label={t('alerts.mail.channel')}
        isRequired
        defaultValue={EVERYWHERE}
        options={[
          { id: EVERYWHERE, label: t('alerts.mail.everywhere') },
          ...channels.map(({ id, name }) => ({ id, label: name }))
        ]}
      />
      <SomeOf
        label={t('alerts.mail.kinds')}
        value={kinds}
        onChange={setKinds}
        needed={t('alerts.mail.needed')}
        options={ALERT_KINDS.map(id => ({ id, label: t(`alerts.kinds.${id}`) }))}
      />
      {save.isError ? <Refused error={save.error} /> : null}
      <div className="form-actions">
        <Button type="submit" isPending={save.isPending}>
          {t('alerts.mail.add')}
        </Button>
      </div>
    </Form>
  )
}
