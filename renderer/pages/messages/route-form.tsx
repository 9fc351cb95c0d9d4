// Routing messages: to the diary, to the mailbox, the sender asked to write there, or of minor importance (P8b).
import { parseDate } from '@internationalized/date'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelId, Instant } from '#shared/ids.ts'
import type { Route } from '#shared/message.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { ChosenFields } from '../../components/chosen-fields.tsx'
import { DateField, TextInput } from '../../components/fields.tsx'
import { Fieldset, type Filled, Form } from '../../components/form.tsx'
import { Refused } from '../../components/states.tsx'
import { formatTime } from '../../format.ts'

const KINDS = ['registered', 'copied', 'redirected', 'minor'] as const

type RouteFormProps = {
  channelId: ChannelId
  /** When it came in; null where several have each a day of their own. */
  receivedAt: Instant | null
  /** How many messages the route is for. */
  count: number
  isPending: boolean
  error: Error | null
  /** `because`: why the route before it was wrong; empty where there is none. */
  onRoute: (route: Route, because: string) => void
  /** What is secret is registered, and nothing else (OSL 5:1). */
  isSecret?: boolean
  /** The number that the diary has answered it has; it is filled in. */
  answered?: string | null
  /** The route corrects one that was wrong: it asks why, and can be left. */
  correction?: { readonly onCancel: () => void }
}

/** The form. What the channel and the department say is filled in beforehand. */
export function RouteForm({
  channelId,
  receivedAt,
  count,
  isPending,
  error,
  onRoute,
  isSecret = false,
  answered = null,
  correction
}: RouteFormProps) {
  const { t } = useTranslation()
  const id = useId()
  const [kind, setKind] = useState<Route['kind'] | null>(null)
  const standard = useQuery(api.inbox.redirectText.queryOptions({ input: { channelId } }))
  const known = standard.data === undefined ? 'unknown' : 'known'
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>
        {correction === undefined ? t('messages.route.title', { count }) : t('messages.route.correct')}
      </h2>
      <p className="muted">{t(isSecret ? 'messages.route.secret' : 'messages.route.lead')}</p>
      <Form
        onFilled={filled => {
          if (kind !== null) onRoute(readRoute(kind, filled), filled.text('correctedBecause'))
        }}
      >
        <OneOf
          name="kind"
          label={t('messages.route.how')}
          isRequired
          isBoxed
          isNumbered
          value={kind}
          onChange={setKind}
          options={KINDS.filter(id => id === 'registered' || !isSecret).map(id => ({
            id,
            label: t(`messages.route.${id}`),
            help: t(`messages.route.${id}Help`)
          }))}
        />
        <ChosenFields of={kind}>
          {kind === 'registered' ? <DiaryFields receivedAt={receivedAt} answered={answered} /> : null}
          {kind === 'copied' ? (
            <TextInput
              key={known}
              name="mailbox"
              type="email"
              label={t('messages.route.mailbox')}
              isRequired
              defaultValue={standard.data?.mailbox ?? ''}
            />
          ) : null}
          {kind === 'redirected' ? (
            <TextInput
              key={known}
              name="replyText"
              label={t('messages.route.replyText')}
              help={t('messages.route.replyHelp')}
              lines={5}
              isRequired
              maxLength={5000}
              defaultValue={standard.data?.text ?? ''}
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
        </ChosenFields>
        {correction === undefined ? null : (
          <TextInput
            name="correctedBecause"
            label={t('messages.route.correctedBecause')}
            lines={2}
            isRequired
            maxLength={500}
          />
        )}
        {error === null ? null : <Refused error={error} />}
        <div className="form-actions">
          <Button variant="primary" type="submit" isPending={isPending}>
            {t('messages.route.button')}
          </Button>
          {correction === undefined ? null : (
            <Button onPress={correction.onCancel}>{t('common.cancel')}</Button>
          )}
        </div>
      </Form>
    </section>
  )
}

/** What the diary is to hold (OSL 5:2), the public and the protected apart. */
function DiaryFields({
  receivedAt,
  answered
}: Pick<RouteFormProps, 'receivedAt'> & { answered: string | null }) {
  const { t } = useTranslation()
  const text = (name: 'publicParty' | 'publicConcerns' | 'protectedParty' | 'protectedConcerns') => (
    <TextInput
      name={name}
      label={t(`messages.entry.${name}`)}
      maxLength={500}
      isUnnoted={name.startsWith('protected')}
    />
  )
  return (
    <>
      <TextInput
        key={answered}
        name="diaryNumber"
        label={t('messages.route.diaryNumber')}
        isRequired
        maxLength={100}
        defaultValue={answered ?? ''}
        {...(answered === null ? {} : { help: t('messages.route.answered') })}
      />
      {receivedAt === null ? (
        <p className="muted">{t('messages.entry.eachItsDay')}</p>
      ) : (
        <DateField
          name="receivedOn"
          label={t('messages.entry.receivedOn')}
          isRequired
          defaultValue={parseDate(formatTime(receivedAt).slice(0, 10))}
        />
      )}
      <Fieldset legend={t('messages.entry.public')}>
        {text('publicParty')}
        {text('publicConcerns')}
      </Fieldset>
      <Fieldset legend={t('messages.entry.protected')}>
        {text('protectedParty')}
        {text('protectedConcerns')}
      </Fieldset>
    </>
  )
}

function readRoute(kind: Route['kind'], filled: Filled): Route {
  switch (kind) {
    case 'registered': {
      const receivedOn = filled.optional('receivedOn')
      return {
        kind,
        diaryNumber: filled.text('diaryNumber'),
        entry: {
          ...(receivedOn === null ? {} : { receivedOn }),
          publicParty: filled.optional('publicParty'),
          publicConcerns: filled.optional('publicConcerns'),
          protectedParty: filled.optional('protectedParty'),
          protectedConcerns: filled.optional('protectedConcerns')
        }
      }
    }
    case 'copied':
      return { kind, mailbox: filled.text('mailbox') }
    case 'redirected':
      return { kind, replyText: filled.text('replyText') }
    case 'minor':
      return { kind, because: filled.text('because') }
  }
}
