// What those who have left still have, to be passed to someone else. Nothing is shown when there is nothing.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { StillHeld as Held } from '#shared/register.ts'
import { HELD_WORDS } from '#shared/register-words.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { useLanguage } from '../../settings.ts'

/** The section. */
export function StillHeld() {
  const { t } = useTranslation()
  const held = useQuery(api.people.stillHeld.queryOptions())
  const columns = useColumns()
  return (
    <Asked query={held}>
      {rows =>
        rows.length === 0 ? null : (
          <section className="stack" aria-labelledby="still-held">
            <h2 id="still-held">{t('register.people.stillHeld')}</h2>
            <p className="muted">{t('register.people.stillHeldLead')}</p>
            <Table
              label={t('register.people.stillHeld')}
              columns={columns}
              rows={rows.map(row => ({
                ...row,
                id: [row.personId, row.kind, row.channelId, row.what].join(' ')
              }))}
              href={({ channelId }) => (channelId === null ? '/users' : `/channels/${channelId}`)}
            />
          </section>
        )
      }
    </Asked>
  )
}

function useColumns(): TableColumn<Held & { id: string }>[] {
  const { t } = useTranslation()
  const language = useLanguage()
  return [
    {
      id: 'name',
      name: t('register.people.name'),
      isRowHeader: true,
      cell: row => <span className="table-main">{row.personName}</span>
    },
    { id: 'left', name: t('register.people.departedOn'), cell: row => row.departedOn },
    { id: 'department', name: t('channels.department'), cell: row => row.departmentName },
    { id: 'kind', name: t('register.people.held'), cell: row => HELD_WORDS[row.kind][language] },
    { id: 'channel', name: t('channels.name'), cell: row => row.channelName ?? '–' },
    { id: 'what', name: t('register.people.what'), cell: row => row.what ?? '–' }
  ]
}
