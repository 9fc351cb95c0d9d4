// Records that come a page at a time, with a box for each: those that are ticked stay so on whatever page they were.
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SelectedRecord } from '#shared/export.ts'
import { RecordRef } from '#shared/record.ts'
import { Button } from '../../components/button.tsx'
import { SomeOf } from '../../components/choices.tsx'
import { Paged } from '../../components/paged.tsx'
import { Empty } from '../../components/states.tsx'
import { formatTime } from '../../format.ts'
import { useStateNames } from './state-names.ts'

type Records = { readonly items: readonly SelectedRecord[]; readonly next: string | null }

/** The list; `nothing` is what is said beneath when there is no record. */
export function TickRecords({
  list,
  nothing,
  picked,
  onChange
}: {
  list: UseInfiniteQueryResult<InfiniteData<Records>>
  nothing: string
  picked: readonly RecordRef[]
  onChange: (records: RecordRef[]) => void
}) {
  const { t } = useTranslation()
  const nameOf = useStateNames()
  const label = ({ kind, at, channelName, state, what }: SelectedRecord) =>
    [t(`exports.kindName.${kind}`), formatTime(at), channelName, nameOf(state), what].join(' · ')
  return (
    <div className="stack-tight">
      <div className="row">
        <span>{t('exports.picked', { count: picked.length })}</span>
        {picked.length === 0 ? null : (
          <Button variant="quiet" onPress={() => onChange([])}>
            {t('exports.pickNone')}
          </Button>
        )}
      </div>
      <Paged list={list} empty={<Empty title={t('exports.nothingFits')}>{nothing}</Empty>}>
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
