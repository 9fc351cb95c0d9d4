// One conversation: what was said in both directions, who handles it, what was answered, and where it goes.
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ThreadId } from '#shared/ids.ts'
import type { ThreadRow } from '#shared/inbox.ts'
import type { MessageRow } from '#shared/message.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { StateBadge } from '../../components/badge.tsx'
import { CopyFields } from '../../components/copy-fields.tsx'
import { PlainText, Time } from '../../components/facts.tsx'
import { notify } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { SecrecyCard } from '../../components/secrecy-card.tsx'
import { Empty } from '../../components/states.tsx'
import { formatTime } from '../../format.ts'
import { Answers } from './answers.tsx'
import { DueBadge } from './due-badge.tsx'
import { Handler } from './handler.tsx'
import { RouteForm } from './route-form.tsx'

/** A conversation's page. */
export function ThreadPage({ id }: { id: ThreadId }) {
  const { t } = useTranslation()
  const thread = useQuery(api.inbox.find.queryOptions({ input: { id } }))
  const who = thread.data && (thread.data.senderName ?? thread.data.title ?? t('messages.senderUnknown'))
  return (
    <Page
      title={who === undefined ? t('messages.inbox.conversation') : t('messages.inbox.with', { who })}
      back={{ href: '/messages', label: t('messages.title') }}
      lead={
        thread.data === undefined ? undefined : (
          <span className="row">
            <DueBadge thread={thread.data} />
            <Link href={`/channels/${thread.data.channelId}`}>{thread.data.channelName}</Link>
            {thread.data.title === null || thread.data.title === who ? null : (
              <span className="wrap">{thread.data.title}</span>
            )}
          </span>
        )
      }
    >
      <Asked query={thread}>
        {row => (
          <div className="columns">
            <Said id={row.id} />
            <div className="stack">
              <Handler thread={row} />
              <Answers thread={row} />
              {row.undecided === 0 ? null : <RouteAll thread={row} />}
              <SecrecyCard
                record={{ kind: row.conversationId === null ? 'message' : 'conversation', id: row.id }}
              />
            </div>
          </div>
        )}
      </Asked>
    </Page>
  )
}

function RouteAll({ thread }: { thread: ThreadRow }) {
  const { t } = useTranslation()
  // As many as there were when the form was opened; those that come since are read first.
  const [messages, setMessages] = useState(thread.messages)
  const route = useMutation(
    api.inbox.route.mutationOptions({
      onSuccess: () => notify(t('messages.route.saved')),
      onError: () => setMessages(thread.messages)
    })
  )
  return (
    <RouteForm
      channelId={thread.channelId}
      receivedAt={null}
      count={thread.undecided}
      isPending={route.isPending}
      error={route.error}
      onRoute={chosen => route.mutate({ id: thread.id, messages, route: chosen })}
    />
  )
}

function Said({ id }: { id: ThreadId }) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(
    api.inbox.messages.infiniteOptions({
      ...PAGED,
      input: (after: string | null) => ({ id, after })
    })
  )
  return (
    <section className="stack" aria-labelledby="said">
      <h2 id="said">{t('messages.inbox.said')}</h2>
      <Paged list={list} empty={<Empty title={t('messages.none')} />}>
        {rows => (
          <ol className="plain-list stack" aria-labelledby="said">
            {rows.map(message => (
              <Message key={message.id} message={message} />
            ))}
          </ol>
        )}
      </Paged>
    </section>
  )
}

function Message({ message }: { message: MessageRow }) {
  const { t } = useTranslation()
  const isOurs = message.direction === 'out'
  const at = message.createdAt ?? message.receivedAt ?? message.takenInAt
  return (
    <li className={`card stack-tight said ${isOurs ? 'said-out' : 'said-in'}`}>
      <div className="row">
        <strong className="wrap">{message.senderName ?? t('messages.senderUnknown')}</strong>
        <span className="muted">{t(isOurs ? 'messages.inbox.out' : 'messages.inbox.in')}</span>
        <Time at={at} />
        <StateBadge state={message.state}>{t(`messages.states.${message.state}`)}</StateBadge>
        {message.answersNothing ? <span className="muted">{t('messages.inbox.noAnswer')}</span> : null}
      </div>
      {message.text === '' ? (
        <p className="muted">{message.originalName ?? t('messages.detail.noText')}</p>
      ) : (
        <PlainText>{message.text}</PlainText>
      )}
      <div className="row">
        <Link href={`/messages/${message.id}`}>{t('messages.inbox.open')}</Link>
        <CopyFields
          record={{ kind: 'message', id: message.id }}
          named={`${t('exports.kindName.message')} ${formatTime(at)}`}
        />
      </div>
    </li>
  )
}
