// Webhooks: the programs that are told what happens, how it stands with each, and the form that adds one.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WEBHOOK_EVENTS, type Webhook, WebhookContent, WebhookEvent } from '#shared/webhook.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { OneOf, SomeOf, Tick } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Facts, When } from '../../components/facts.tsx'
import { TextInput } from '../../components/fields.tsx'
import { type Filled, Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'

/** The card. */
export function WebhooksCard() {
  const { t } = useTranslation()
  const [isAdding, setAdding] = useState(false)
  const webhooks = useQuery(api.webhooks.list.queryOptions())
  const send = useMutation(
    api.webhooks.send.mutationOptions({
      onSuccess: ({ sent, waiting }) => notify(t('webhooks.outcome', { sent, waiting }))
    })
  )
  return (
    <section className="card stack" aria-labelledby="webhooks">
      <h2 id="webhooks">{t('webhooks.title')}</h2>
      <p className="muted">{t('webhooks.lead')}</p>
      <Asked query={webhooks}>
        {rows =>
          rows.length === 0 ? (
            <p>{t('webhooks.none')}</p>
          ) : (
            <ul className="plain-list stack" aria-labelledby="webhooks">
              {rows.map(row => (
                <One key={row.id} webhook={row} />
              ))}
            </ul>
          )
        }
      </Asked>
      <div className="row">
        <Button onPress={() => setAdding(true)}>{t('webhooks.add')}</Button>
        {webhooks.data === undefined || webhooks.data.length === 0 ? null : (
          <Button isPending={send.isPending} onPress={() => send.mutate(undefined)}>
            {t('webhooks.send')}
          </Button>
        )}
      </div>
      {send.isError ? <Refused error={send.error} /> : null}
      {isAdding ? <AddWebhook onClose={() => setAdding(false)} /> : null}
    </section>
  )
}

function One({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation()
  const { id, name, address, events, content, checkedAt, problem, waiting } = webhook
  const test = useMutation(
    api.webhooks.test.mutationOptions({ onSuccess: () => notify(t('webhooks.tested')) })
  )
  const forget = useMutation(
    api.webhooks.forget.mutationOptions({ onSuccess: () => notify(t('webhooks.forgotten')) })
  )
  return (
    <li className="stack-tight">
      <h3>{name}</h3>
      <Facts
        facts={[
          [
            t('webhooks.form.address'),
            <span key="address" className="mono wrap">
              {address}
            </span>
          ],
          [t('webhooks.tells'), events.map(event => t(`webhooks.events.${event}`)).join(', ')],
          [t('webhooks.content'), t(`webhooks.contents.${content}`)],
          [
            t('webhooks.checked'),
            checkedAt === null ? t('webhooks.never') : <When key="checked" at={checkedAt} />
          ]
        ]}
      />
      {problem === null ? null : (
        <p className="field-error">{t('webhooks.trouble', { problem: t(`webhooks.problems.${problem}`) })}</p>
      )}
      {waiting === 0 ? null : <p>{t('webhooks.waiting', { count: waiting })}</p>}
      <div className="row">
        <Button isPending={test.isPending} onPress={() => test.mutate({ id })}>
          {t('webhooks.test')}
        </Button>
        <Button
          variant="quiet"
          label={t('webhooks.forgetNamed', { name })}
          isPending={forget.isPending}
          onPress={() => forget.mutate({ id })}
        >
          {t('webhooks.forget')}
        </Button>
      </div>
      {test.isError ? <Refused error={test.error} /> : null}
      {forget.isError ? <Refused error={forget.error} /> : null}
    </li>
  )
}

function AddWebhook({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [events, setEvents] = useState<readonly string[]>(['alert.raised'])
  const [content, setContent] = useState<(typeof WebhookContent.options)[number]>('none')
  const [isPrivate, setPrivate] = useState(false)
  const add = useMutation(
    api.webhooks.add.mutationOptions({
      onSuccess: ({ name }) => {
        notify(t('webhooks.form.added', { name }))
        onClose()
      }
    })
  )
  const send = (filled: Filled) =>
    add.mutate({
      draft: {
        name: filled.text('name'),
        address: filled.text('address'),
        events: events.map(event => WebhookEvent.parse(event)),
        content,
        privateAddress: isPrivate
      },
      secret: filled.exact('secret')
    })
  return (
    <Dialog title={t('webhooks.add')} onClose={onClose}>
      <Form onFilled={send}>
        <TextInput name="name" label={t('webhooks.form.name')} isRequired maxLength={100} />
        <TextInput name="address" label={t('webhooks.form.address')} isRequired maxLength={500} />
        <TextInput
          name="secret"
          type="password"
          label={t('webhooks.form.secret')}
          help={t('webhooks.form.secretHelp')}
          isRequired
          maxLength={500}
        />
        <SomeOf
          label={t('webhooks.form.events')}
          value={events}
          onChange={setEvents}
          needed={t('webhooks.form.needed')}
          options={WEBHOOK_EVENTS.map(id => ({ id, label: t(`webhooks.events.${id}`) }))}
        />
        <OneOf
          name="content"
          label={t('webhooks.form.content')}
          value={content}
          onChange={setContent}
          options={WebhookContent.options.map(id => ({ id, label: t(`webhooks.contents.${id}`) }))}
        />
        <Tick
          label={t('webhooks.form.private')}
          help={t('webhooks.form.privateHelp')}
          isSelected={isPrivate}
          onChange={setPrivate}
        />
        <FormActions of={add} onClose={onClose}>
          {t('webhooks.add')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
