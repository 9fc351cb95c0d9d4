// The records of a package, each with its four fields to be copied into the diary (OSL 5:2).
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SelectedRecord } from '#shared/export.ts'
import type { ExportId } from '#shared/ids.ts'
import { RecordRef } from '#shared/record.ts'
import { api } from '../../api.ts'
import { CopyFields } from '../../components/copy-fields.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { formatTime } from '../../format.ts'

/** The section. */
export function PackageRecords({ exportId }: { exportId: ExportId }) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(
    api.exports.records.infiniteOptions({ input: after => ({ id: exportId, after, limit: 20 }), ...PAGED })
  )
  const named = ({ kind, at, channelName }: SelectedRecord) =>
    `${t(`exports.kindName.${kind}`)} ${formatTime(at)}, ${channelName}`
  const columns: TableColumn<SelectedRecord>[] = [
    {
      id: 'record',
      name: t('exports.diarySystem.record'),
      isRowHeader: true,
      cell: ({ kind, at }) => `${t(`exports.kindName.${kind}`)} ${formatTime(at)}`
    },
    { id: 'channel', name: t('exports.records.channel'), cell: ({ channelName }) => channelName },
    {
      id: 'what',
      name: t('exports.records.what'),
      cell: ({ what }) => <span className="wrap">{what.slice(0, MOST_SAID)}</span>
    },
    {
      id: 'copy',
      name: t('exports.copy'),
      cell: row => (
        <CopyFields record={RecordRef.parse({ kind: row.kind, id: row.id })} named={named(row)} says="copy" />
      )
    }
  ]
  return (
    <section className="card stack" aria-labelledby="records">
      <h2 id="records">{t('exports.records.title')}</h2>
      <p className="muted">{t('exports.records.help')}</p>
      <Paged list={list} empty={<Empty title={t('exports.nothingFits')}>{''}</Empty>}>
        {rows => <Table label={t('exports.records.title')} columns={columns} rows={rows} />}
      </Paged>
    </section>
  )
}

const MOST_SAID = 80
