// The departments and the people of the register: who they are, where they work, and who has left.
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Department, Person } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Page } from '../../components/page.tsx'
import { SecrecyButton } from '../../components/secrecy-card.tsx'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { DepartmentDialog } from './department-dialog.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { MergedEntries } from './merged.tsx'
import { PersonDialog } from './person-dialog.tsx'
import { SealKeys } from './seal-keys.tsx'
import { StillHeld } from './still-held.tsx'

/** The page. */
export function PeoplePage() {
  const { t } = useTranslation()
  const [person, setPerson] = useState<Person | 'new' | null>(null)
  const [department, setDepartment] = useState<Department | 'new' | null>(null)
  const people = useQuery(api.people.list.queryOptions())
  const departments = useQuery(api.departments.list.queryOptions())
  const [twice, setTwice] = useState<Twice | null>(null)
  const personColumns = usePersonColumns(departments.data ?? [], setPerson, row =>
    setTwice({ kind: 'person', row })
  )
  const departmentColumns = useDepartmentColumns(setDepartment, row => setTwice({ kind: 'department', row }))
  return (
    <Page title={t('register.people.title')} lead={t('register.people.lead')}>
      <StillHeld />
      <section className="stack" aria-labelledby="people">
        <h2 id="people">{t('register.people.people')}</h2>
        <Asked query={people}>
          {rows =>
            rows.length === 0 ? (
              <Empty title={t('register.people.none')}>{t('register.people.noneText')}</Empty>
            ) : (
              <Table label={t('register.people.people')} columns={personColumns} rows={rows} />
            )
          }
        </Asked>
        {departments.data === undefined || departments.data.length === 0 ? null : (
          <div>
            <Button icon={<Plus size={18} />} onPress={() => setPerson('new')}>
              {t('register.people.addPerson')}
            </Button>
          </div>
        )}
      </section>
      <section className="stack" aria-labelledby="departments">
        <h2 id="departments">{t('register.people.departments')}</h2>
        <Asked query={departments}>
          {rows =>
            rows.length === 0 ? (
              <Empty title={t('register.people.noDepartments')}>{t('register.people.noneText')}</Empty>
            ) : (
              <Table label={t('register.people.departments')} columns={departmentColumns} rows={rows} />
            )
          }
        </Asked>
        <div>
          <Button icon={<Plus size={18} />} onPress={() => setDepartment('new')}>
            {t('register.people.addDepartment')}
          </Button>
        </div>
      </section>
      <MergedEntries />
      <SealKeys departments={departments.data ?? []} />
      {person === null ? null : (
        <PersonDialog
          person={person === 'new' ? null : person}
          departments={departments.data ?? []}
          onClose={() => setPerson(null)}
        />
      )}
      {twice === null ? null : (
        <MergeDialog
          {...twice}
          others={twice.kind === 'person' ? (people.data ?? []) : (departments.data ?? [])}
          onClose={() => setTwice(null)}
        />
      )}
      {department === null ? null : (
        <DepartmentDialog
          department={department === 'new' ? null : department}
          onClose={() => setDepartment(null)}
        />
      )}
    </Page>
  )
}

/** What stands twice, or should not be there. */
type Twice = { readonly kind: 'person' | 'department'; readonly row: Person | Department }

function usePersonColumns(
  departments: readonly Department[],
  open: (person: Person) => void,
  merge: (person: Person) => void
): TableColumn<Person>[] {
  const { t } = useTranslation()
  const nameOf = new Map(departments.map(({ id, name }) => [id, name]))
  return [
    {
      id: 'name',
      name: t('register.people.name'),
      isRowHeader: true,
      cell: row => <span className="table-main">{row.name}</span>
    },
    { id: 'department', name: t('channels.department'), cell: row => nameOf.get(row.departmentId) ?? '' },
    {
      id: 'email',
      name: t('register.people.email'),
      cell: row => <span className="wrap">{row.email ?? '–'}</span>
    },
    {
      id: 'left',
      name: t('register.people.departedOn'),
      cell: row =>
        row.departedOn === null ? (
          '–'
        ) : (
          <Badge tone="warn" icon={CircleAlert}>
            {row.departedOn}
          </Badge>
        )
    },
    ...useLastColumns('person', open, merge)
  ]
}

function useDepartmentColumns(
  open: (department: Department) => void,
  merge: (department: Department) => void
): TableColumn<Department>[] {
  const { t } = useTranslation()
  return [
    {
      id: 'name',
      name: t('channels.department'),
      isRowHeader: true,
      cell: row => <span className="table-main">{row.name}</span>
    },
    {
      id: 'mailbox',
      name: t('channels.form.departmentMailbox'),
      cell: row => <span className="wrap">{row.mailbox ?? '–'}</span>
    },
    ...useLastColumns('department', open, merge)
  ]
}

/** Changing the row, making it one with another or removing it, and whether it is secret. */
function useLastColumns<Row extends Person | Department>(
  kind: 'person' | 'department',
  open: (row: Row) => void,
  merge: (row: Row) => void
): TableColumn<Row>[] {
  const { t } = useTranslation()
  return [
    {
      id: 'edit',
      name: t('channels.edit'),
      cell: row => (
        <Button
          variant="small"
          label={t('register.people.editNamed', { name: row.name })}
          onPress={() => open(row)}
        >
          {t('channels.edit')}
        </Button>
      )
    },
    {
      id: 'merge',
      name: t('register.people.merge'),
      cell: row => (
        <Button
          variant="small"
          label={t('register.people.mergeNamed', { name: row.name })}
          onPress={() => merge(row)}
        >
          {t('register.people.mergeOrRemove')}
        </Button>
      )
    },
    {
      id: 'secrecy',
      name: t('secrecy.title'),
      cell: row => <SecrecyButton record={{ kind, id: row.id }} name={row.name} />
    }
  ]
}
