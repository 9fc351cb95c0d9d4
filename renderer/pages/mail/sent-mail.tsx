// What was sent and what became of it, what a person must see to first.
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { OutgoingMail } from '#shared/outbox.ts'
import { api } from '../../api.ts'
import { StateBadge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Toggles } from '../../components/choices.tsx'
import { Time } from '../../components/facts.tsx'
import { notify } from '../../components/notice.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { SecrecyButton } from '../../components/secrecy-card.tsx'
import { Empty, Refused } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { useRemembered } from '../../remembered.ts'

const Shown = z.enum(['all', 'queued', 'trouble'])
type Shown = z.infer<typeof Shown>

/** The list. A row of a copy leads to what it is of. */
export function SentMail() {
  const { t } = useTranslation()
  const [shown, setShown] = useRemembered<Shown>('mail.shown', 'all', Shown)
  const counts = useQuery(api.outbox.counts.queryOptions())
  const list = useInfiniteQuery(
    api.outbox.list.infiniteOptions({
      ...PAGED,
      input: (after: string | null) => ({ state: shown === 'all' ? null : shown, messageId: null, after })
    })
  )
  const send = useMutation(api.outbox.send.mutationOptions({ onSuccess: () => notify(t('mail.sent.tried')) }))
  const columns = useColumns()
  return (
    <section className="stack" aria-labelledby="sent">
      <h2 id="sent">{t('mail.sent.title')}</h2>
      <div className="row">
        <Toggles
          label={t('mail.sent.filter')}
          value={shown}
          onChange={setShown}
          options={(['all', 'queued', 'trouble'] as const).map(id => ({ id, label: t(`mail.sent.${id}`) }))}
        />
        {(counts.data?.waiting ?? 0) === 0 ? null : (
          <Button icon={<Send size={18} />} isPending={send.isPending} onPress={() => send.mutate(undefined)}>
            {t('mail.sent.sendNow')}
          </Button>
        )}
      </div>
      {send.isError ? <Refused error={send.error} /> : null}
      <Paged list={list} empty={<Empty title={t('mail.sent.none')}>{t('mail.sent.noneText')}</Empty>}>
        {rows => <Table label={t('mail.sent.title')} columns={columns} rows={rows} href={addressOf} />}
      </Paged>
    </section>
  )
}

function addressOf({ messageId, commentId }: OutgoingMail): string {
  if (commentId !== null) return `/comments/${commentId}`
  return messageId === null ? '/messages/mail' : `/messages/${messageId}`
}

function useColumns(): TableColumn<OutgoingMail>[] {
  const { t } = useTranslation()
  return [
    {
      id: 'state',
      name: t('messages.state'),
      cell: row => <StateBadge state={row.state}>{t(`mail.states.${row.state}`)}</StateBadge>
    },
    {
      id: 'recipient',
      name: t('mail.recipient'),
      isRowHeader: true,
      cell: row => <span className="table-main">{row.recipient}</span>
    },
    { id: 'purpose', name: t('mail.sent.purpose'), cell: row => t(`mail.purposes.${row.purpose}`) },
    {
      id: 'problem',
      name: t('mail.sent.problem'),
      cell: row => (row.problem === null ? '–' : t(`mail.problems.${row.problem}`))
    },
    { id: 'attempts', name: t('mail.sent.attempts'), cell: row => String(row.attempts) },
    {
      id: 'next',
      name: t('mail.sent.next'),
      cell: row => (row.nextAttemptAt === null ? '–' : <Time at={row.nextAttemptAt} />)
    },
    { id: 'queued', name: t('mail.sent.written'), cell: row => <Time at={row.queuedAt} /> },
    {
      id: 'secrecy',
      name: t('secrecy.title'),
      cell: row => <SecrecyButton record={{ kind: 'mail', id: row.id }} name={row.recipient} />
    }
  ]
}
