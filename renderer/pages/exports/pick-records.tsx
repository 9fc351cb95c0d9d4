// Picking the records of a package by hand, among those that the rest of the selection holds.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ExportScope } from '#shared/export.ts'
import type { RecordRef } from '#shared/record.ts'
import { api } from '../../api.ts'
import { PAGED } from '../../components/paged.tsx'
import { TickRecords } from './tick-records.tsx'

/** The list, with a box for each record. */
export function PickRecords({
  scope,
  ...picking
}: {
  scope: ExportScope
  picked: readonly RecordRef[]
  onChange: (records: RecordRef[]) => void
}) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(
    api.exports.selection.infiniteOptions({
      input: after => ({ scope: { ...scope, records: null }, after, limit: 50 }),
      ...PAGED
    })
  )
  return <TickRecords list={list} nothing={t('exports.nothingFitsText')} {...picking} />
}
