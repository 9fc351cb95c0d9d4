// The packages, newest first.
import { useTranslation } from 'react-i18next'
import type { Export } from '#shared/export.ts'
import { StateBadge } from '../../components/badge.tsx'
import { Time } from '../../components/facts.tsx'
import { Folder } from '../../components/folder.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { formatBytes, formatCount, formatTime } from '../../format.ts'
import { useLanguage } from '../../settings.ts'
import { Selection } from './selection.tsx'
import { WhyEnded } from './why-ended.tsx'

/** The table. */
export function ExportTable({ rows }: { rows: readonly Export[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const columns: TableColumn<Export>[] = [
    {
      id: 'started',
      name: t('exports.startedAt'),
      isRowHeader: true,
      cell: row => <Time at={row.startedAt} />
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
  return <Table label={t('exports.list')} columns={columns} rows={rows} href={({ id }) => `/export/${id}`} />
}
