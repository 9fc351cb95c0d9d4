// Who changed what in the register, when, and what it was before.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { HistoryEntry } from '#shared/register-history.ts'
import { FIELD_WORDS, movedInWords, valueInWords } from '#shared/register-words.ts'
import { api } from '../../api.ts'
import { Time } from '../../components/facts.tsx'
import { Page } from '../../components/page.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { useLanguage } from '../../settings.ts'
import { useActName } from '../journal/act-name.ts'

/** The history of one record, or of the whole register. */
export function RegisterHistory({ about }: { about: string | null }) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(
    api.registerHistory.list.infiniteOptions({
      ...PAGED,
      input: (after: string | null) => ({ about, after, limit: 20 })
    })
  )
  return (
    <Paged list={list} empty={<Empty title={t('register.history.none')} />}>
      {rows => <HistoryTable rows={rows} withName={about === null} />}
    </Paged>
  )
}

/** Changes as a table, with the name of what was changed unless all of them are of one record. */
export function HistoryTable(props: { rows: readonly HistoryEntry[]; withName?: boolean }) {
  const { t } = useTranslation()
  const columns = useColumns(props.withName ?? true)
  return (
    <Table
      label={t('register.history.title')}
      columns={columns}
      rows={props.rows.map(row => ({ ...row, id: String(row.seq) }))}
    />
  )
}

/** The page of all changes. */
export function RegisterHistoryPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('register.history.title')} lead={t('register.history.lead')}>
      <RegisterHistory about={null} />
    </Page>
  )
}

function useColumns(withName: boolean): TableColumn<HistoryEntry & { id: string }>[] {
  const { t } = useTranslation()
  const actName = useActName()
  return [
    { id: 'at', name: t('journal.at'), cell: row => <Time at={row.at} /> },
    { id: 'who', name: t('journal.actor'), cell: row => row.actor },
    {
      id: 'what',
      name: t('journal.act'),
      isRowHeader: true,
      cell: row => (
        <>
          <div className="table-main">{actName(row.act)}</div>
          {withName ? <div className="table-second">{row.name}</div> : null}
        </>
      )
    },
    { id: 'changes', name: t('register.history.changes'), cell: row => <Changes row={row} /> }
  ]
}

function Changes({ row: { changes, moved } }: { row: Pick<HistoryEntry, 'changes' | 'moved'> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <ul className="plain-list stack-tight">
      {changes.map(({ field, before, after }) => {
        const [was, is] = [before, after].map(value =>
          value === null ? t('register.history.nothing') : valueInWords(field, value, language)
        )
        return (
          <li key={field}>
            <strong>{FIELD_WORDS[field][language]}:</strong>{' '}
            {before === null ? null : (
              <>
                <span className="muted pre-line">{was}</span> →{' '}
              </>
            )}
            <span className="pre-line">{is}</span>
          </li>
        )
      })}
      {moved.map(each => (
        <li key={`${each.what} ${each.id}`}>{movedInWords(each, language)}</li>
      ))}
    </ul>
  )
}
