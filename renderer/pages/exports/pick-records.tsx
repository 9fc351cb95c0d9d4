// Picking the records of a package by hand, among those that the rest of the selection holds.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ExportScope, SelectedRecord } from '#shared/export.ts'
import { RecordRef } from '#shared/record.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { SomeOf } from '../../components/choices.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { Empty } from '../../components/states.tsx'
import { formatTime } from '../../format.ts'
import { useStateNames } from './state-names.ts'

/** The list, with a box for each record. */
export function PickRecords({
  scope,
  picked,
  onChange
}: {
  scope: ExportScope
  picked: readonly RecordRef[]
  onChange: (records: RecordRef[]) => void
}) {
  const { t } = useTranslation()
  const nameOf = useStateNames()
  const list = useInfiniteQuery(
    api.exports.selection.infiniteOptions({
      input: after => ({ scope: { ...scope, records: null }, after, limit: 50 }),
      ...PAGED
    })
  )
  const label = ({ kind, at, channelName, state, what }: SelectedRecord) =>
    [t(`exports.kindName.${kind}`), formatTime(at), channelName, nameOf(state), what].join(' · ')
  return (
    <div className="stack-tight">
      <div className="row">
        <span>{t('exports.picked', { count: picked.length })}</span>
        {picked.length === 0 ? null : (
          <Button look="quiet" onPress={() => onChange([])}>
            {t('exports.pickNone')}
          </Button>
        )}
      </div>
      <Paged
        list={list}
        empty={<Empty title={t('exports.nothingFits')}>{t('exports.nothingFitsText')}</Empty>}
      >
        {rows => (
          <SomeOf
            label={t('exports.pick')}
            value={picked.map(({ id }) => id)}
            onChange={ids => {
              const elsewhere = picked.filter(({ id }) => rows.every(row => row.id !== id))
              const here = rows.filter(({ id }) => ids.includes(id))
              onChange([...elsewhere, ...here.map(({ kind, id }) => RecordRef.parse({ kind, id }))])
            }}
            options={rows.map(row => ({ id: row.id, label: label(row) }))}
          />
        )}
      </Paged>
    </div>
  )
}
