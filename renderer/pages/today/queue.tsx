// What needs a person now, by when it must be done.
import { CircleCheck } from 'lucide-react'
import { useId } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { ArchiveStatus } from '#shared/archive.ts'
import { shownTurns } from '#shared/turns.ts'
import { Alert } from '../../components/alert.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Refused, Waiting } from '../../components/states.tsx'
import { endOfDay, formatTime, swedishToday } from '../../format.ts'
import { Flags } from '../comments/marks.tsx'
import { useListKeys } from '../inbox/inbox.tsx'
import { BESIDE, useWork, type Work } from './work.tsx'

const GROUPS = ['overdue', 'today', 'later', 'undated'] as const
type Group = (typeof GROUPS)[number]

/** The queue, in groups; where there is nothing to do, that is said. `open` is the one that is open beside it. */
export function Queue({ status, open = null }: { status: ArchiveStatus; open?: string | null }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { items, more, isPending, error } = useWork(status)
  const grouped = Object.groupBy(items, groupOf)
  const inOrder = GROUPS.flatMap(group => grouped[group] ?? []).map(({ href }) => href)
  useListKeys(
    inOrder.filter(href => href.startsWith(BESIDE)),
    open,
    navigate
  )
  return (
    <section className="stack" aria-labelledby="todo">
      <h2 id="todo" className="hidden">
        {t('today.todo')}
      </h2>
      {error === null ? null : <Refused error={error} />}
      {isPending ? <Waiting /> : null}
      {items.length === 0 && !isPending && error === null ? (
        <Alert tone="good" icon={CircleCheck} title={t('today.nothingToDo')} />
      ) : null}
      {GROUPS.map(group => {
        const found = grouped[group] ?? []
        return found.length === 0 ? null : <Part key={group} group={group} items={found} open={open} />
      })}
      {more.map(({ href, text }) => (
        <p key={href}>
          <Link href={href}>{text}</Link>
        </p>
      ))}
    </section>
  )
}

function groupOf({ dueAt }: Work): Group {
  if (dueAt === null) return 'undated'
  if (Date.parse(dueAt) < Date.now()) return 'overdue'
  return dueAt <= endOfDay(swedishToday().toString()) ? 'today' : 'later'
}

type PartProps = { group: Group; items: readonly Work[]; open: string | null }

function Part({ group, items, open }: PartProps) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <section className="stack-tight" aria-labelledby={id}>
      <h3 id={id} className={`work-group${group === 'overdue' ? ' work-late' : ''}`}>
        {t(`today.groups.${group}`, { count: items.length })}
      </h3>
      <ul className="plain-list work-list" aria-labelledby={id}>
        {items.map(item => (
          <Row key={item.key} item={item} isOpen={item.href === open} />
        ))}
      </ul>
    </section>
  )
}

function Row({ item, isOpen }: { item: Work; isOpen: boolean }) {
  const { t } = useTranslation()
  const { icon: Icon, what, who, words, where, href, dueAt, flags = [] } = item
  return (
    <li className={isOpen ? 'work work-open' : 'work'}>
      <Icon size={20} />
      <div className="work-words">
        <Link className="work-what" href={href} {...(isOpen ? { 'aria-current': 'true' } : {})}>
          {who === null ? what : `${what}: ${shownTurns(who)}`}
        </Link>
        {words === null ? null : <Foreign className="work-excerpt" text={words} />}
        {flags.length === 0 ? null : (
          <span className="row">
            <Flags flags={flags} />
          </span>
        )}
      </div>
      <div className="work-where">
        {dueAt === null ? null : (
          <span className="nowrap number">
            {t('messages.inbox.dueOn', { date: formatTime(dueAt).slice(0, 10) })}
          </span>
        )}
        {where === null ? null : <span className="muted wrap">{where}</span>}
      </div>
    </li>
  )
}
