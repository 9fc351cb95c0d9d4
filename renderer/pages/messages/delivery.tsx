// What became of the mails that were sent about a message, and what a person may do about one that went wrong.
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { MessageId } from '#shared/ids.ts'
import type { OutgoingMail } from '#shared/outbox.ts'
import { api } from '../../api.ts'
import { StateBadge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { Refused } from '../../components/states.tsx'

/** The card; of a message that no mail was sent of it says so. */
export function Delivery({ messageId }: { messageId: MessageId }) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(
    api.outbox.list.infiniteOptions({
      ...PAGED,
      input: (after: string | null) => ({ state: null, messageId, after })
    })
  )
  return (
    <section className="card stack" aria-labelledby="delivery">
      <h2 id="delivery">{t('mail.delivery.title')}</h2>
      <Paged list={list} empty={<p>{t('mail.delivery.byHand')}</p>}>
        {mails => (
          <ul className="plain-list stack" aria-labelledby="delivery">
            {mails.map((mail, at) => (
              <One key={mail.id} mail={mail} isNewest={at === 0} />
            ))}
          </ul>
        )}
      </Paged>
    </section>
  )
}

const ASKS = new Set<OutgoingMail['state']>(['unknown', 'refused', 'bounced'])

function One({ mail, isNewest }: { mail: OutgoingMail; isNewest: boolean }) {
  const { t } = useTranslation()
  return (
    <li className="stack-tight">
      <div className="row">
        <StateBadge state={mail.state}>{t(`mail.states.${mail.state}`)}</StateBadge>
        <span className="wrap">{mail.recipient}</span>
      </div>
      <p className="muted">{t(`mail.delivery.says.${mail.state}`)}</p>
      <Facts
        facts={[
          [
            t('mail.delivery.headerId'),
            <span key="id" className="mono">
              {mail.headerId}
            </span>
          ],
          [t('mail.sent.written'), <Time key="queued" at={mail.queuedAt} />],
          [t('mail.sent.attempts'), String(mail.attempts)],
          ...(mail.nextAttemptAt === null
            ? []
            : ([[t('mail.sent.next'), <Time key="next" at={mail.nextAttemptAt} />]] as const)),
          ...(mail.problem === null
            ? []
            : ([[t('mail.sent.problem'), t(`mail.problems.${mail.problem}`)]] as const)),
          ...(mail.reply === null || mail.reply === ''
            ? []
            : ([[t('mail.delivery.reply'), mail.reply]] as const)),
          ...(mail.settledBasis === null || mail.settledAt === null
            ? []
            : ([
                [t('mail.delivery.basis'), t(`mail.delivery.bases.${mail.settledBasis}`)],
                [t('mail.delivery.settled'), <Time key="settled" at={mail.settledAt} />]
              ] as const))
        ]}
      />
      {isNewest && ASKS.has(mail.state) ? <Ask mail={mail} /> : null}
    </li>
  )
}

function Ask({ mail }: { mail: OutgoingMail }) {
  const { t } = useTranslation()
  const again = useMutation(
    api.outbox.again.mutationOptions({ onSuccess: () => notify(t('mail.delivery.queued')) })
  )
  const resolve = useMutation(
    api.outbox.resolve.mutationOptions({ onSuccess: () => notify(t('mail.delivery.noted')) })
  )
  const { id } = mail
  return (
    <Form onFilled={filled => again.mutate({ id, recipient: filled.text('recipient') })}>
      <TextInput
        name="recipient"
        type="email"
        label={t('mail.delivery.sendTo')}
        isRequired
        defaultValue={mail.recipient}
      />
      {again.isError ? <Refused error={again.error} /> : null}
      {resolve.isError ? <Refused error={resolve.error} /> : null}
      <div className="form-actions">
        <Button type="submit" isPending={again.isPending}>
          {t('mail.delivery.again')}
        </Button>
        {mail.state === 'unknown' ? (
          <Button isPending={resolve.isPending} onPress={() => resolve.mutate({ id, outcome: 'arrived' })}>
            {t('mail.delivery.arrived')}
          </Button>
        ) : null}
      </div>
    </Form>
  )
}
