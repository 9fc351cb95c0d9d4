// What is to go into a package: half-year or dates, departments, channels, kinds, states, a number, or what is picked by hand.
import type { DateValue } from '@internationalized/date'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EVERYTHING, type ExportScope, type RecordState } from '#shared/export.ts'
import { RecordKind } from '#shared/record.ts'
import { api } from '../../api.ts'
import { SomeOf, Tick } from '../../components/choices.tsx'
import { Choice, DateField, TextInput } from '../../components/fields.tsx'
import { Refused } from '../../components/states.tsx'
import { endOfDay, startOfDay } from '../../format.ts'
import { usePeriodName } from '../../period.ts'
import { PickRecords } from './pick-records.tsx'
import { STATES_OF, useStateNames } from './state-names.ts'

/** The fields; `scope` is what they say, and `onWrong` is told whether the dates cannot be. */
export function SelectionFields({
  scope,
  onChange,
  onWrong
}: {
  scope: ExportScope
  onChange: (scope: ExportScope) => void
  onWrong: (isWrong: boolean) => void
}) {
  const { t } = useTranslation()
  const periodName = usePeriodName()
  const channels = useQuery(api.channels.list.queryOptions({ input: { retired: 'with' } }))
  const departments = useQuery(api.departments.list.queryOptions())
  const halfYears = useQuery(api.exports.halfYears.queryOptions())
  const set = (said: Partial<ExportScope>) => onChange({ ...scope, ...said })
  const named = <Row extends { id: string; name: string }>(rows: readonly Row[] | undefined) =>
    (rows ?? []).map(({ id, name }) => ({ id, label: name }))
  return (
    <>
      <Choice
        name="half-year"
        label={t('exports.halfYear')}
        help={t('exports.halfYearHelp')}
        value={scope.halfYear ?? ''}
        onChange={id => set({ halfYear: id === '' ? null : id })}
        options={[
          { id: '', label: t('exports.anyTime') },
          ...(halfYears.data ?? []).map(period => ({ id: period, label: periodName(period) }))
        ]}
      />
      {halfYears.isError ? <Refused error={halfYears.error} /> : null}
      <Dates onChange={set} onWrong={onWrong} />
      {channels.isError ? <Refused error={channels.error} /> : null}
      {departments.isError ? <Refused error={departments.error} /> : null}
      <SomeOf
        label={t('exports.departments')}
        value={scope.departmentIds ?? []}
        onChange={ids => set({ departmentIds: within(departments.data, ids) })}
        options={named(departments.data)}
      />
      <SomeOf
        label={t('exports.channelChoice')}
        value={scope.channelIds ?? []}
        onChange={ids => set({ channelIds: within(channels.data, ids) })}
        options={named(channels.data)}
      />
      <SomeOf
        label={t('exports.kinds')}
        value={scope.kinds ?? []}
        onChange={ids => set({ kinds: orNull(RecordKind.options.filter(kind => ids.includes(kind))) })}
        options={RecordKind.options.map(id => ({ id, label: t(`exports.kindNames.${id}`) }))}
      />
      <States scope={scope} onChange={states => set({ states })} />
      <TextInput
        name="diary-number"
        label={t('exports.diaryNumber')}
        help={t('exports.diaryNumberHelp')}
        value={scope.diaryNumber ?? ''}
        maxLength={100}
        onChange={text => set({ diaryNumber: text.trim() === '' ? null : text })}
      />
      <Tick
        label={t('exports.byHand')}
        help={t('exports.byHandHelp')}
        isSelected={scope.records !== null}
        onChange={isByHand => set({ records: isByHand ? [] : null })}
      />
      {scope.records === null ? null : (
        <PickRecords scope={scope} picked={scope.records} onChange={records => set({ records })} />
      )}
    </>
  )
}

function Dates({
  onChange,
  onWrong
}: {
  onChange: (said: Pick<ExportScope, 'from' | 'to'>) => void
  onWrong: (isWrong: boolean) => void
}) {
  const { t } = useTranslation()
  const [{ from, to }, setDates] = useState<{ from: DateValue | null; to: DateValue | null }>({
    from: null,
    to: null
  })
  const isWrong = from !== null && to !== null && to.compare(from) < 0
  const take = (dates: { from: DateValue | null; to: DateValue | null }) => {
    setDates(dates)
    onWrong(dates.from !== null && dates.to !== null && dates.to.compare(dates.from) < 0)
    onChange({
      from: dates.from === null ? EVERYTHING.from : startOfDay(dates.from.toString()),
      to: dates.to === null ? EVERYTHING.to : endOfDay(dates.to.toString())
    })
  }
  return (
    <>
      <p className="muted">{t('exports.periodHelp')}</p>
      <div className="row">
        <DateField
          name="from"
          label={t('exports.from')}
          value={from}
          onChange={date => take({ from: date, to })}
        />
        <DateField name="to" label={t('exports.to')} value={to} onChange={date => take({ from, to: date })} />
      </div>
      {isWrong ? (
        <span className="field-error" role="alert">
          {t('exports.periodWrong')}
        </span>
      ) : null}
    </>
  )
}

/** The states, kind by kind, of the kinds that are asked for. */
function States({
  scope: { kinds, states },
  onChange
}: {
  scope: ExportScope
  onChange: (states: RecordState[] | null) => void
}) {
  const { t } = useTranslation()
  const name = useStateNames()
  return (
    <details className="more">
      <summary>{t('exports.someStates', { count: states?.length ?? 0 })}</summary>
      <div className="form">
        {(kinds ?? RecordKind.options).map(kind => (
          <SomeOf
            key={kind}
            label={t(`exports.kindNames.${kind}`)}
            value={(states ?? []).filter(state => STATES_OF[kind].includes(state))}
            onChange={ids => {
              const others = (states ?? []).filter(state => !STATES_OF[kind].includes(state))
              onChange(orNull([...others, ...STATES_OF[kind].filter(state => ids.includes(state))]))
            }}
            options={STATES_OF[kind].map(id => ({ id, label: name(id) }))}
          />
        ))}
      </div>
    </details>
  )
}

const orNull = <Item,>(items: Item[]): Item[] | null => (items.length === 0 ? null : items)

function within<Id extends string>(rows: readonly { id: Id }[] | undefined, ids: readonly string[]) {
  return orNull((rows ?? []).map(({ id }) => id).filter(id => ids.includes(id)))
}
