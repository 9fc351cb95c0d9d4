// The retention rules: the list, entering one, and closing one.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Ban, CircleCheck, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Instant } from '#shared/ids.ts'
import type { RetentionRule } from '#shared/retention.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Badge } from '../../components/badge.tsx'
import { BecauseDialog } from '../../components/because-dialog.tsx'
import { Button } from '../../components/button.tsx'
import { notify } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { SaveDocument } from '../../components/save-document.tsx'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { formatTime } from '../../format.ts'
import { RuleDialog } from './rule-dialog.tsx'
import { Kept, RuleDecision, RuleFor } from './rule-words.tsx'

/** The page. */
export function RulesPage() {
  const { t } = useTranslation()
  const rules = useQuery(api.retention.rules.queryOptions())
  const [isAdding, setAdding] = useState(false)
  const [closing, setClosing] = useState<RetentionRule | null>(null)
  const [reopening, setReopening] = useState<RetentionRule | null>(null)
  const columns = useColumns(setClosing, setReopening)
  return (
    <Page
      title={t('disposal.rules.title')}
      lead={t('disposal.rules.lead')}
      actions={
        <Button variant="primary" icon={<Plus size={20} />} onPress={() => setAdding(true)}>
          {t('disposal.rules.add')}
        </Button>
      }
    >
      <Asked query={rules}>
        {rows =>
          rows.length === 0 ? (
            <Empty title={t('disposal.rules.none')}>{t('disposal.rules.noneText')}</Empty>
          ) : (
            <Table label={t('disposal.rules.title')} columns={columns} rows={rows} />
          )
        }
      </Asked>
      {isAdding ? <RuleDialog onClose={() => setAdding(false)} /> : null}
      {closing === null ? null : <CloseDialog rule={closing} onClose={() => setClosing(null)} />}
      {reopening === null ? null : <ReopenDialog rule={reopening} onClose={() => setReopening(null)} />}
    </Page>
  )
}

function useColumns(
  close: (rule: RetentionRule) => void,
  reopen: (rule: RetentionRule) => void
): TableColumn<RetentionRule>[] {
  const { t } = useTranslation()
  return [
    { id: 'kind', name: t('disposal.what'), isRowHeader: true, cell: row => <RuleFor rule={row} /> },
    {
      id: 'channel',
      name: t('disposal.channel'),
      cell: row => row.channelName ?? t('disposal.rules.every')
    },
    { id: 'kept', name: t('disposal.rules.kept'), cell: row => <Kept rule={row} /> },
    {
      id: 'transfer',
      name: t('disposal.rules.transfer'),
      cell: row => t(`disposal.rules.transfers.${row.transfer}`)
    },
    {
      id: 'decision',
      name: t('disposal.rules.decision'),
      cell: row => (
        <>
          <RuleDecision rule={row} />
          {row.document === null ? null : <SaveDocument document={row.document} />}
        </>
      )
    },
    {
      id: 'state',
      name: t('disposal.rules.state'),
      cell: row => <RuleState rule={row} onClose={() => close(row)} onReopen={() => reopen(row)} />
    }
  ]
}

function RuleState(props: { rule: RetentionRule; onClose: () => void; onReopen: () => void }) {
  const { closedAt, closedBecause, corrections, reference } = props.rule
  const { t } = useTranslation()
  const day = (at: Instant) => formatTime(at).slice(0, 10)
  return (
    <div className="stack-tight">
      {closedAt === null ? (
        <>
          <Badge tone="good" icon={CircleCheck}>
            {t('disposal.rules.inForce')}
          </Badge>
          <Button
            variant="small"
            label={t('disposal.rules.closeNamed', { reference })}
            onPress={props.onClose}
          >
            {t('disposal.rules.close')}
          </Button>
        </>
      ) : (
        <>
          <Badge tone="calm" icon={Ban}>
            {t('disposal.rules.closed', { date: day(closedAt), because: closedBecause })}
          </Badge>
          <Button
            variant="small"
            label={t('disposal.rules.reopenNamed', { reference })}
            onPress={props.onReopen}
          >
            {t('disposal.rules.reopen')}
          </Button>
        </>
      )}
      {corrections.map(({ closedAt, correctedAt, because }) => (
        <div key={correctedAt} className="table-second">
          {t('disposal.rules.reopened', { date: day(closedAt), on: day(correctedAt), because })}
        </div>
      ))}
    </div>
  )
}

function ReopenDialog({ rule, onClose }: { rule: RetentionRule; onClose: () => void }) {
  const { t } = useTranslation()
  const reopen = useMutation(
    api.retention.reopenRule.mutationOptions({
      onSuccess: () => {
        notify(t('disposal.rules.isReopened'))
        onClose()
      }
    })
  )
  return (
    <BecauseDialog
      title={t('disposal.rules.reopenNamed', { reference: rule.reference })}
      lead={t('disposal.rules.reopenLead')}
      act={t('disposal.rules.reopen')}
      of={reopen}
      onFilled={because => reopen.mutate({ id: rule.id, because })}
      onClose={onClose}
    />
  )
}

function CloseDialog({ rule, onClose }: { rule: RetentionRule; onClose: () => void }) {
  const { t } = useTranslation()
  const close = useMutation(
    api.retention.closeRule.mutationOptions({
      onSuccess: () => {
        notify(t('disposal.rules.isClosed'))
        onClose()
      }
    })
  )
  return (
    <BecauseDialog
      title={t('disposal.rules.closeNamed', { reference: rule.reference })}
      lead={t('disposal.rules.closeLead')}
      act={t('disposal.rules.close')}
      of={close}
      onFilled={because => close.mutate({ id: rule.id, because })}
      onClose={onClose}
    />
  )
}
