// One conversation, or one message by itself: what was said in both directions, who handles it, what was answered, and where it goes.
import { useMutation, useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { CircleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { MessageId, ThreadId } from '#shared/ids.ts'
import type { ThreadRow } from '#shared/inbox.ts'
import type { MessageRow } from '#shared/message.ts'
import { shownTurns } from '#shared/turns.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { StateBadge } from '../../components/badge.tsx'
import { CopyFields } from '../../components/copy-fields.tsx'
import { Drafted, draftSent } from '../../components/drafted.tsx'
import { PlainText, When } from '../../components/facts.tsx'
import { Page } from '../../components/page.tsx'
import { Paged } from '../../components/paged.tsx'
import { SecrecyCard } from '../../components/secrecy-card.tsx'
import { Empty } from '../../components/states.tsx'
import { formatTime } from '../../format.ts'
import { Answers } from './answers.tsx'
import { DueBadge } from './due-badge.tsx'
import { Handler } from './handler.tsx'
import { MessageDetails, RouteOne } from './message-details.tsx'
import { RouteForm } from './route-form.tsx'
import { sayRouted } from './say-routed.ts'
import { useMessages, useThreadSecrecy } from './thread-secrecy.ts'
import { whoOf } from './who-of.ts'

/** A conversation's page, or that of a message that is part of none; `open` is the message whose details are shown. */
export function ThreadPage({ id, open }: { id: ThreadId; open: MessageId | null }) {
  const { t } = useTranslation()
  const thread = useQuery(api.inbox.find.queryOptions({ input: { id } }))
  return (
    <Page
      title={titleOf(thread.data, t)}
      back={{ href: '/messages', label: t('messages.title') }}
      lead={thread.data === undefined ? undefined : <Lead thread={thread.data} />}
    >
      <Asked query={thread}>
        {row => (
          <div className="item-parts">
            <Said thread={row} open={open} />
            <div className="stack">
              {row.undecided === 0 ? null : <RouteAll thread={row} />}
              <Answers thread={row} />
              <Handler thread={row} />
              {row.conversationId === null ? null : (
                <SecrecyCard record={{ kind: 'conversation', id: row.id }} />
              )}
            </div>
          </div>
        )}
      </Asked>
    </Page>
  )
}

/** One message, in no conversation or in one of its own: it is shown with all that is known of it. */
const isAlone = ({ messages }: ThreadRow) => messages === 1

function titleOf(thread: ThreadRow | undefined, t: TFunction): string {
  if (thread === undefined) return t('messages.inbox.conversation')
  const who = whoOf(thread, t)
  return isAlone(thread) ? t('messages.detail.title', { sender: who }) : t('messages.inbox.with', { who })
}

function Lead({ thread }: { thread: ThreadRow }) {
  const { t } = useTranslation()
  const { title, channelId, channelName } = thread
  return (
    <span className="row">
      <DueBadge thread={thread} />
      <Link href={`/channels/${channelId}`}>{channelName}</Link>
      {title === null || title === whoOf(thread, t) ? null : <span className="wrap">{title}</span>}
    </span>
  )
}

/** Of a message by itself its own day is known, and whether it is secret. */
function RouteAll({ thread }: { thread: ThreadRow }) {
  const alone = useQuery({
    ...api.inbox.messages.queryOptions({ input: { id: thread.id, limit: 1 } }),
    enabled: isAlone(thread)
  })
  if (!isAlone(thread)) return <RouteWhole thread={thread} />
  const [message] = alone.data?.items ?? []
  return message === undefined ? null : <RouteOne message={message} />
}

function RouteWhole({ thread }: { thread: ThreadRow }) {
  const { t } = useTranslation()
  const draft = `route thread ${thread.id}`
  // As many as there were when the form was opened; those that come since are read first.
  const [messages, setMessages] = useState(thread.messages)
  const route = useMutation(
    api.inbox.route.mutationOptions({
      onSuccess: () => {
        draftSent(draft)
        return sayRouted(t, thread.id)
      },
      onError: () => setMessages(thread.messages)
    })
  )
  return (
    <Drafted
      of={draft}
      guarded={useThreadSecrecy(thread)}
      seen={{ messages: thread.messages, undecided: thread.undecided }}
    >
      <RouteForm
        channelId={thread.channelId}
        receivedAt={null}
        count={thread.undecided}
        isPending={route.isPending}
        error={route.error}
        onRoute={chosen => route.mutate({ id: thread.id, messages, route: chosen })}
      />
    </Drafted>
  )
}

function Said({ thread, open }: { thread: ThreadRow; open: MessageId | null }) {
  const { t } = useTranslation()
  const list = useMessages(thread)
  return (
    <section className="stack" aria-labelledby="said">
      <h2 id="said">{t(isAlone(thread) ? 'messages.detail.text' : 'messages.inbox.said')}</h2>
      <Paged list={list} empty={<Empty title={t('messages.none')} />}>
        {rows => (
          <ol className="plain-list stack" aria-labelledby="said">
            {/* One that is older than what is listed so far stands first while it is open. */}
            {open === null || rows.some(message => message.id === open) ? null : <OpenMessage id={open} />}
            {rows.map(message => (
              <Message
                key={message.id}
                message={message}
                isAlone={isAlone(thread)}
                isOpen={message.id === open || isAlone(thread)}
              />
            ))}
          </ol>
        )}
      </Paged>
    </section>
  )
}

function OpenMessage({ id }: { id: MessageId }) {
  const message = useQuery(api.messages.find.queryOptions({ input: { id } }))
  return message.data === undefined ? null : <Message message={message.data} isAlone={false} isOpen />
}

type MessageProps = { message: MessageRow; isAlone: boolean; isOpen: boolean }

function Message({ message, isAlone, isOpen }: MessageProps) {
  const { t } = useTranslation()
  const place = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isOpen && !isAlone) place.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen, isAlone])
  const isOurs = message.direction === 'out'
  const at = message.createdAt ?? message.receivedAt ?? message.takenInAt
  return (
    <li ref={place} className={`card stack said ${isOurs ? 'said-out' : 'said-in'}`}>
      <div className="row">
        <strong className="wrap">{shownTurns(message.senderName ?? t('messages.senderUnknown'))}</strong>
        <span className="muted">{t(isOurs ? 'messages.inbox.out' : 'messages.inbox.in')}</span>
        <When at={at} />
        <StateBadge state={message.state}>{t(`messages.states.${message.state}`)}</StateBadge>
        {message.answersNothing ? <span className="muted">{t('messages.inbox.noAnswer')}</span> : null}
      </div>
      {message.flaws.includes('cut-off') ? (
        <Alert tone="bad" icon={CircleAlert} title={t('messages.inbox.cutOff')}>
          {t('messages.inbox.cutOffHelp')}
        </Alert>
      ) : null}
      {message.text === '' ? (
        <p className="muted">{message.originalName ?? t('messages.detail.noText')}</p>
      ) : (
        <PlainText>{message.text}</PlainText>
      )}
      <div className="row">
        {isAlone ? null : isOpen ? (
          <Link href={`/messages/thread/${message.conversationId ?? message.id}`}>
            {t('inbox.hideDetails')}
          </Link>
        ) : (
          <Link href={`/messages/${message.id}`}>{t('messages.inbox.open')}</Link>
        )}
        <CopyFields
          record={{ kind: 'message', id: message.id }}
          named={`${t('exports.kindName.message')} ${formatTime(at)}`}
        />
      </div>
      {isOpen ? <MessageDetails message={message} isAlone={isAlone} /> : null}
    </li>
  )
}
