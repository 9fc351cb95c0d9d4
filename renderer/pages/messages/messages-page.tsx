// The messages: a list of conversations, what waits first and the most urgent of it on top, and the one that is open beside it.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Flag, MailPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { z } from 'zod'
import { MessageId, ThreadId, type UserId } from '#shared/ids.ts'
import { type ThreadRow, ThreadWhich } from '#shared/inbox.ts'
import { shownTurns } from '#shared/turns.ts'
import { api } from '../../api.ts'
import { Badge } from '../../components/badge.tsx'
import { ButtonLink } from '../../components/button.tsx'
import { Toggles } from '../../components/choices.tsx'
import { When } from '../../components/facts.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Page } from '../../components/page.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { useOpenWay } from '../../components/row-menu.tsx'
import { Empty, Refused, Waiting } from '../../components/states.tsx'
import { formatTime } from '../../format.ts'
import { useRemembered } from '../../remembered.ts'
import { Inbox, useListKeys } from '../inbox/inbox.tsx'
import { InboxRows } from '../inbox/inbox-rows.tsx'
import { DueBadge } from './due-badge.tsx'
import { RouteTogether } from './route-together.tsx'
import { ThreadPage } from './thread-page.tsx'
import { whoOf } from './who-of.ts'

const Whose = z.enum(['all', 'mine', 'nobody'])
type Whose = z.infer<typeof Whose>

/** Everything, or reports from readers alone. */
const What = z.enum(['everything', 'reports'])
type What = z.infer<typeof What>

/** A report waits for as long as nobody has decided about it. */
const askedOf = (what: What, which: ThreadWhich) =>
  what === 'everything' ? { which, reports: null } : { which: 'all' as const, reports: REPORTS_OF[which] }
const REPORTS_OF = { waiting: 'open', done: 'decided', all: 'all' } as const

const NOBODY: ReadonlySet<string> = new Set()

/** The list of conversations; `thread` is the one that is open, or `message` is one in it. */
export function MessagesPage({ thread, message }: { thread: ThreadId | null; message: MessageId | null }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [which, setWhich] = useRemembered<ThreadWhich>('inbox.which', 'waiting', ThreadWhich)
  const [whose, setWhose] = useRemembered<Whose>('inbox.whose', 'all', Whose)
  const [what, setWhat] = useRemembered<What>('inbox.what', 'everything', What)
  const [chosen, setChosen] = useState(NOBODY)
  const open = useOpenWay()
  const mine = useMine()
  const handler = whose === 'mine' ? mine : whose === 'nobody' ? whose : null
  const list = useInfiniteQuery(
    api.inbox.list.infiniteOptions({
      ...PAGED,
      input: (after: string | null) => ({ ...askedOf(what, which), channelId: null, handler, after })
    })
  )
  const found = useThreadOf(message)
  const openId = thread ?? found.data ?? null
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  const together = rows.filter(row => chosen.has(row.id))
  useListKeys(rows.map(hrefOf), openId === null ? null : `/messages/thread/${openId}`, navigate)
  return (
    <Inbox
      title={t('messages.title')}
      lead={t('messages.lead')}
      hasGrounds={false}
      actions={
        <ButtonLink variant="primary" icon={<MailPlus size={20} />} href="/messages/new">
          {t('messages.takeIn')}
        </ButtonLink>
      }
      list={
        <>
          <div className="row">
            <Toggles
              label={t('messages.inbox.what')}
              value={what}
              onChange={setWhat}
              options={(['everything', 'reports'] as const).map(id => ({
                id,
                label: t(`messages.inbox.whats.${id}`)
              }))}
            />
            <Toggles
              label={t('messages.filter')}
              value={which}
              onChange={setWhich}
              options={(['waiting', 'done', 'all'] as const).map(id => ({
                id,
                label: t(`messages.inbox.which.${id}`)
              }))}
            />
            <Toggles
              label={t('messages.inbox.handler')}
              value={whose}
              onChange={setWhose}
              options={(['all', 'mine', 'nobody'] as const).map(id => ({
                id,
                label: t(`messages.inbox.whose.${id}`)
              }))}
            />
          </div>
          <Paged list={list} empty={<None which={which} what={what} />}>
            {threads => (
              <InboxRows
                label={t('messages.title')}
                rows={threads}
                openId={openId}
                href={hrefOf}
                nameOf={row => `${whoOf(row, t)}, ${formatTime(row.latestAt)}`}
                chosen={chosen}
                onChoose={setChosen}
                ways={row => [open(hrefOf(row)), open(`/channels/${row.channelId}`, t('common.toChannel'))]}
              >
                {row => <Row row={row} />}
              </InboxRows>
            )}
          </Paged>
        </>
      }
    >
      {together.length > 0 ? (
        <RouteTogether rows={together} onLeft={setChosen} />
      ) : thread === null && message === null ? null : openId === null ? (
        <Page title={t('messages.excerpt')}>
          {found.isError ? <Refused error={found.error} /> : <Waiting />}
        </Page>
      ) : (
        <ThreadPage key={openId} id={openId} open={message} />
      )}
    </Inbox>
  )
}

const hrefOf = ({ id }: ThreadRow) => `/messages/thread/${id}`

/** The thread that a message is in. */
function useThreadOf(message: MessageId | null) {
  return useQuery({
    ...api.messages.find.queryOptions({ input: { id: message ?? NO_MESSAGE } }),
    enabled: message !== null,
    select: ({ id, conversationId }) => ThreadId.parse(conversationId ?? id)
  })
}

const NO_MESSAGE = MessageId.parse('00000000-0000-4000-8000-000000000000')

/** The user at the computer; one who is not known handles nothing. */
function useMine(): UserId | 'nobody' {
  const me = useQuery(api.users.me.queryOptions())
  const users = useQuery(api.users.list.queryOptions())
  const found = users.data?.find(({ osUser }) => osUser.toLowerCase() === me.data?.osUser.toLowerCase())
  return found?.id ?? 'nobody'
}

function None({ which, what }: { which: ThreadWhich; what: What }) {
  const { t } = useTranslation()
  if (what === 'reports') return <Empty title={t('messages.inbox.noReports')} />
  if (which === 'waiting')
    return <Empty title={t('messages.noneUndecided')}>{t('messages.noneUndecidedText')}</Empty>
  return <Empty title={t('messages.none')}>{t('messages.noneText')}</Empty>
}

function Row({ row }: { row: ThreadRow }) {
  const { t } = useTranslation()
  return (
    <>
      <span className="inbox-row-head">
        <span className="table-main wrap">{shownTurns(whoOf(row, t))}</span>
        <When at={row.latestAt} />
      </span>
      <Foreign className="excerpt" text={row.excerpt === '' ? '–' : row.excerpt} />
      <span className="inbox-row-marks">
        <DueBadge thread={row} />
        {row.report === null ? null : (
          <Badge tone={row.report.isDecided ? 'calm' : 'warn'} icon={Flag}>
            {t(row.report.isDecided ? 'messages.inbox.reportDecided' : 'messages.inbox.reportOpen', {
              matter: t(`reports.matters.${row.report.matter}`)
            })}
          </Badge>
        )}
      </span>
      <span className="muted wrap">
        {[
          row.channelName,
          row.messages === 1 ? undefined : t('messages.inbox.count', { count: row.messages }),
          row.handler?.name
        ]
          .filter(part => part !== undefined)
          .join(' · ')}
      </span>
    </>
  )
}
