// The packages, newest first.
import { useTranslation } from 'react-i18next'
import type { Export } from '#shared/export.ts'
import { StateBadge } from '../../components/badge.tsx'
import { Time } from '../../components/facts.tsx'
import { canReveal, Folder } from '../../components/folder.tsx'
import { type RowWay, useOpenWay } from '../../components/row-menu.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { formatBytes, formatCount, formatTime } from '../../format.ts'
import { useLanguage } from '../../settings.ts'
import { Selection } from './selection.tsx'
import { WhyEnded } from './why-ended.tsx'

/** The table. */
export function ExportTable({ rows }: { rows: readonly Export[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const ways = useExportWays()
  const columns: TableColumn<Export>[] = [
    {
      id: 'started',
      name: t('exports.startedAt'),
      isRowHeader: true,
      cell: row => <Time at={row.startedAt} />
    },
    {
      id: 'receiver',
      name: t('exports.receiver'),
      cell: row => (
        <>
          {row.receiverName === null ? null : <div className="table-main">{row.receiverName}</div>}
          <div className="table-second">{t(`exports.forms.${row.format}`)}</div>
        </>
      )
    },
    {
      id: 'state',
      name: t('exports.state'),
      cell: row => (
        <>
          <StateBadge state={row.state}>{t(`exports.states.${row.state}`)}</StateBadge>
          <div className="table-second">
            <WhyEnded made={row} />
          </div>
        </>
      )
    },
    {
      id: 'scope',
      name: t('exports.scope'),
      cell: row => <Selection scope={row.scope} leftOut={row.selected.leftOut} />
    },
    {
      id: 'content',
      name: t('exports.content'),
      cell: row =>
        row.files === null || row.bytes === null
          ? '–'
          : t('exports.filesAndBytes', {
              files: formatCount(row.files, language),
              bytes: formatBytes(row.bytes, language)
            })
    },
    { id: 'receipt', name: t('exports.receipt'), cell: row => <Answered made={row} /> },
    {
      id: 'folder',
      name: t('exports.folder'),
      cell: row => {
        if (row.removedAt !== null)
          return t('exports.removed', { date: formatTime(row.removedAt).slice(0, 10) })
        return row.folder === null ? '–' : <Folder folder={row.folder} isNamed />
      }
    }
  ]
  return (
    <Table
      label={t('exports.list')}
      columns={columns}
      rows={rows}
      href={({ id }) => `/export/${id}`}
      ways={ways}
    />
  )
}

/** The folder of one that lies in the archive can be shown. */
function useExportWays(): (row: Export) => readonly RowWay[] {
  const { t } = useTranslation()
  const open = useOpenWay()
  return ({ id, folder, removedAt }) => {
    const ways = [open(`/export/${id}`)]
    if (folder !== null && removedAt === null && canReveal(folder))
      ways.push({
        id: 'folder',
        label: t('exports.reveal'),
        onChoose: () => void window.shell.revealInArchive(folder)
      })
    return ways
  }
}

/** The number that the receiver answered with, and how many more there are. */
function Answered({ made: { state, receipts } }: { made: Export }) {
  const { t } = useTranslation()
  if (receipts.first === null)
    return state === 'written' ? <span className="muted">{t('exports.noReceipt')}</span> : '–'
  const count = receipts.count - 1
  return count === 0 ? receipts.first : t('exports.moreReceipts', { first: receipts.first, count })
}
