// Holds: what must not be disposed of for now. The list, placing one, and lifting one.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Ban, Plus, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Hold } from '#shared/retention.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Badge } from '../../components/badge.tsx'
import { BecauseDialog } from '../../components/because-dialog.tsx'
import { Button } from '../../components/button.tsx'
import { Time } from '../../components/facts.tsx'
import { notify } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { SecrecyButton } from '../../components/secrecy-card.tsx'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { formatTime } from '../../format.ts'
import { HoldDialog } from './hold-dialog.tsx'

/** The page. */
export function HoldsPage() {
  const { t } = useTranslation()
  const holds = useQuery(api.retention.holds.queryOptions())
  const [isAdding, setAdding] = useState(false)
  const [lifted, setLifted] = useState<Hold | null>(null)
  const columns = useColumns(setLifted)
  return (
    <Page
      title={t('disposal.holds.title')}
      lead={t('disposal.holds.lead')}
      actions={
        <Button variant="primary" icon={<Plus size={20} />} onPress={() => setAdding(true)}>
          {t('disposal.holds.add')}
        </Button>
      }
    >
      <Asked query={holds}>
        {rows =>
          rows.length === 0 ? (
            <Empty title={t('disposal.holds.none')}>{t('disposal.holds.noneText')}</Empty>
          ) : (
            <Table label={t('disposal.holds.title')} columns={columns} rows={rows} />
          )
        }
      </Asked>
      {isAdding ? <HoldDialog onClose={() => setAdding(false)} /> : null}
      {lifted === null ? null : <LiftDialog hold={lifted} onClose={() => setLifted(null)} />}
    </Page>
  )
}

function useColumns(lift: (hold: Hold) => void): TableColumn<Hold>[] {
  const { t } = useTranslation()
  return [
    { id: 'on', name: t('disposal.holds.on'), isRowHeader: true, cell: row => <On hold={row} /> },
    { id: 'because', name: t('disposal.because'), cell: row => row.because },
    {
      id: 'secrecy',
      name: t('secrecy.title'),
      cell: row => <SecrecyButton record={{ kind: 'hold', id: row.id }} name={row.because} />
    },
    {
      id: 'placed',
      name: t('disposal.holds.placed'),
      cell: row => (
        <>
          <div className="table-main">
            <Time at={row.placedAt} />
          </div>
          <div className="table-second">{row.placedBy}</div>
        </>
      )
    },
    {
      id: 'state',
      name: t('disposal.holds.state'),
      cell: row =>
        row.liftedAt === null ? (
          <div className="stack-tight">
            <Badge tone="warn" icon={ShieldCheck}>
              {t('disposal.holds.inForce')}
            </Badge>
            <Button
              variant="small"
              label={t('disposal.holds.liftNamed', { because: row.because })}
              onPress={() => lift(row)}
            >
              {t('disposal.holds.lift')}
            </Button>
          </div>
        ) : (
          <Badge tone="calm" icon={Ban}>
            {t('disposal.holds.lifted', {
              date: formatTime(row.liftedAt).slice(0, 10),
              name: row.liftedBy,
              because: row.liftedBecause
            })}
          </Badge>
        )
    }
  ]
}

function On({ hold: { on, channelName } }: { hold: Hold }) {
  const { t } = useTranslation()
  if (on.scope === 'everything') return t('disposal.holds.everything')
  if (on.scope === 'channel') return channelName ?? on.id
  return (
    <>
      <div className="table-main">{t(`disposal.kinds.${on.scope}`)}</div>
      <div className="table-second mono wrap">{on.id}</div>
    </>
  )
}

function LiftDialog({ hold, onClose }: { hold: Hold; onClose: () => void }) {
  const { t } = useTranslation()
  const lift = useMutation(
    api.retention.liftHold.mutationOptions({
      onSuccess: () => {
        notify(t('disposal.holds.isLifted'))
        onClose()
      }
    })
  )
  return (
    <BecauseDialog
      title={t('disposal.holds.liftNamed', { because: hold.because })}
      lead={t('disposal.holds.liftLead')}
      act={t('disposal.holds.lift')}
      of={lift}
      onFilled={because => lift.mutate({ id: hold.id, because })}
      onClose={onClose}
    />
  )
}
