// Routing a message: to the registry, to the mailbox, or the sender is asked to write there (P8b).
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageRow, Route } from '#shared/message.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { TextInput } from '../../components/fields.tsx'
import { type Filled, Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'

const KINDS = ['registered', 'copied', 'redirected', 'minor'] as const

/** The form. */
export function RouteForm({ message }: { message: MessageRow }) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<Route['kind'] | null>(null)
  const route = useMutation(
    api.messages.route.mutationOptions({ onSuccess: () => notify(t('messages.route.saved')) })
  )
  return (
    <section className="card stack" aria-labelledby="route">
      <h2 id="route">{t('messages.route.title')}</h2>
      <p className="muted">{t('messages.route.lead')}</p>
      <Form
        onFilled={filled => {
          if (kind !== null) route.mutate({ id: message.id, route: readRoute(kind, filled) })
        }}
      >
        <OneOf
          name="kind"
          label={t('messages.route.how')}
          isRequired
          isBoxed
          value={kind}
          onChange={setKind}
          options={KINDS.map(id => ({
            id,
            label: t(`messages.route.${id}`),
            help: t(`messages.route.${id}Help`)
          }))}
        />
        {kind === 'registered' ? (
          <TextInput name="diaryNumber" label={t('messages.route.diaryNumber')} isRequired maxLength={100} />
        ) : null}
        {kind === 'copied' ? (
          <TextInput name="mailbox" type="email" label={t('messages.route.mailbox')} isRequired />
        ) : null}
        {kind === 'redirected' ? (
          <TextInput
            name="replyText"
            label={t('messages.route.replyText')}
            lines={5}
            isRequired
            maxLength={5000}
          />
        ) : null}
        {kind === 'minor' ? (
          <TextInput
            name="because"
            label={t('messages.route.because')}
            lines={2}
            isRequired
            maxLength={1000}
          />
        ) : null}
        {route.isError ? <Refused error={route.error} /> : null}
        <div className="form-actions">
          <Button look="primary" type="submit" isPending={route.isPending}>
            {t('messages.route.button')}
          </Button>
        </div>
      </Form>
    </section>
  )
}

function readRoute(kind: Route['kind'], filled: Filled): Route {
  switch (kind) {
    case 'registered':
      return { kind, diaryNumber: filled.text('diaryNumber') }
    case 'copied':
      return { kind, mailbox: filled.text('mailbox') }
    case 'redirected':
      return { kind, replyText: filled.text('replyText') }
    case 'minor':
      return { kind, because: filled.text('because') }
  }
}
