// Who works in the archive, the roles an administrator has given them, and what each role may do.
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ROLE_WORDS } from '#shared/refusal-words.ts'
import { isAllowed, RULES } from '#shared/rules.ts'
import type { Role, User, UserRow } from '#shared/user.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Page } from '../../components/page.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { useLanguage } from '../../settings.ts'
import { ReadingLogCard } from './reading-log-card.tsx'
import { RulesTable } from './rules-table.tsx'
import { UserDialog } from './user-dialog.tsx'

/** The page. */
export function UsersPage() {
  const { t } = useTranslation()
  const rolesIn = useRolesIn()
  const [edited, setEdited] = useState<User | 'new' | null>(null)
  const me = useQuery(api.users.me.queryOptions())
  const users = useQuery(api.users.list.queryOptions())
  const mayGive = isAllowed(RULES.users.save, me.data?.roles ?? [])
  const columns = useColumns(mayGive ? setEdited : null)
  return (
    <Page
      title={t('users.title')}
      lead={t('users.lead')}
      {...(mayGive
        ? {
            actions: (
              <Button variant="primary" icon={<Plus size={20} />} onPress={() => setEdited('new')}>
                {t('users.add')}
              </Button>
            )
          }
        : {})}
    >
      <Asked query={me}>
        {({ name, osUser, roles, leftOn }) => (
          <>
            <p id="me">
              {name === null
                ? t('users.meUnknown', { osUser })
                : t('users.me', { name, osUser, roles: rolesIn(roles) })}
            </p>
            {leftOn === null ? null : (
              <Alert tone="warn" icon={CircleAlert} title={t('users.meLeft', { date: leftOn })}>
                <p>{t('users.meLeftText')}</p>
              </Alert>
            )}
          </>
        )}
      </Asked>
      <section className="stack" aria-labelledby="users">
        <h2 id="users">{t('users.list')}</h2>
        <Asked query={users}>{rows => <Table label={t('users.list')} columns={columns} rows={rows} />}</Asked>
      </section>
      <ReadingLogCard mayChoose={mayGive} />
      <RulesTable />
      {edited === null ? null : (
        <UserDialog user={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </Page>
  )
}

function useRolesIn(): (roles: readonly Role[]) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  return roles =>
    roles.length === 0 ? t('users.noRole') : roles.map(role => ROLE_WORDS[role][language]).join(', ')
}

function useColumns(edit: ((user: User) => void) | null): TableColumn<UserRow>[] {
  const { t } = useTranslation()
  const rolesIn = useRolesIn()
  const people = useQuery(api.people.list.queryOptions())
  const nameOf = new Map(people.data?.map(({ id, name }) => [id, name]))
  const columns: TableColumn<UserRow>[] = [
    {
      id: 'name',
      name: t('users.name'),
      isRowHeader: true,
      cell: row => <span className="table-main">{row.name}</span>
    },
    { id: 'osUser', name: t('users.osUser'), cell: row => <span className="mono">{row.osUser}</span> },
    { id: 'roles', name: t('users.roles'), cell: row => rolesIn(row.roles) },
    {
      id: 'person',
      name: t('users.person'),
      cell: row => (
        <>
          {row.personId === null ? '–' : (nameOf.get(row.personId) ?? '–')}{' '}
          {row.leftOn === null ? null : (
            <Badge tone="warn" icon={CircleAlert}>
              {t('users.left', { date: row.leftOn })}
            </Badge>
          )}
        </>
      )
    }
  ]
  if (edit === null) return columns
  return [
    ...columns,
    {
      id: 'edit',
      name: t('users.edit'),
      cell: row => (
        <Button variant="small" label={t('users.editNamed', { name: row.name })} onPress={() => edit(row)}>
          {t('users.edit')}
        </Button>
      )
    }
  ]
}
