// What became of the mails that were sent about a message or a comment, and what a person may do about one that went wrong.
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ChannelId, CommentId, MessageId } from '#shared/ids.ts'
import type { OutgoingMail } from '#shared/outbox.ts'
import { api, client } from '../../api.ts'
import { StateBadge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { Refused } from '../../components/states.tsx'

type Copied =
  | { readonly kind: 'message'; readonly id: MessageId }
  | { readonly kind: 'comment'; readonly id: CommentId }

/** The card of what can be copied to a mailbox; where nothing is on its way, a form sends a copy. `none`: no mail was sent. */
export function Delivery({
  record,
  channelId,
  none
}: {
  record: Copied
  channelId: ChannelId
  none: string
}) {
  const { t } = useTranslation()
  const of = {
    messageId: record.kind === 'message' ? record.id : null,
    commentId: record.kind === 'comment' ? record.id : null
  }
  const list = useInfiniteQuery(
    api.outbox.list.infiniteOptions({
      ...PAGED,
      input: (after: string | null) => ({ state: null, ...of, after })
    })
  )
  const newest = list.data?.pages[0]?.items[0]
  const isFree = newest === undefined || newest.state === 'accepted' || newest.state === 'arrived'
  return (
    <section className="card stack" aria-labelledby="delivery">
      <h2 id="delivery">{t('mail.delivery.title')}</h2>
      <Paged list={list} empty={<p>{none}</p>}>
        {mails => (
          <ul className="plain-list stack" aria-labelledby="delivery">
            {mails.map((mail, at) => (
              <One key={mail.id} mail={mail} isNewest={at === 0} />
            ))}
          </ul>
        )}
      </Paged>
      {list.data !== undefined && isFree ? (
        <SendCopy key={newest?.id ?? 'first'} record={record} channelId={channelId} />
      ) : null}
    </section>
  )
}

function SendCopy({ record, channelId }: { record: Copied; channelId: ChannelId }) {
  const { t } = useTranslation()
  const server = useQuery(api.outbox.server.queryOptions())
  const standard = useQuery(api.inbox.redirectText.queryOptions({ input: { channelId } }))
  const onSuccess = () => notify(t('mail.delivery.queued'))
  const message = useMutation(api.messages.sendCopy.mutationOptions({ onSuccess }))
  const comment = useMutation(api.comments.sendCopy.mutationOptions({ onSuccess }))
  const send = record.kind === 'message' ? message : comment
  const save = useMutation({
    mutationFn: async (id: CommentId) => {
      const { name, eml } = await client.comments.mail({ id, mailbox: standard.data?.mailbox ?? '' })
      return window.shell.saveText({ name, text: eml })
    },
    onSuccess: path => path !== null && notify(t('messages.route.mailSaved'))
  })
  if (server.data === undefined || server.data === null)
    return (
      <>
        <Link href="/messages/mail">{t('mail.delivery.noServer')}</Link>
        {save.isError ? <Refused error={save.error} /> : null}
        {record.kind === 'comment' && standard.data?.mailbox ? (
          <div>
            <Button isPending={save.isPending} onPress={() => save.mutate(record.id)}>
              {t('messages.route.saveMail')}
            </Button>
          </div>
        ) : null}
      </>
    )
  return (
    <Form
      onFilled={filled => {
        const mailbox = filled.text('mailbox')
        if (record.kind === 'message') message.mutate({ id: record.id, mailbox })
        else comment.mutate({ id: record.id, mailbox })
      }}
    >
      <TextInput
        key={standard.data === undefined ? 'unknown' : 'known'}
        name="mailbox"
        type="email"
        label={t('mail.delivery.sendTo')}
        isRequired
        defaultValue={standard.data?.mailbox ?? ''}
      />
      {send.isError ? <Refused error={send.error} /> : null}
      <div className="form-actions">
        <Button type="submit" isPending={send.isPending}>
          {t('mail.delivery.sendCopy')}
        </Button>
      </div>
    </Form>
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
