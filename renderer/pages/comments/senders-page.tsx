// Looking for a sender by what is known of them; each leads to everything there is of that sender (registerutdrag).
import { useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PersonFound } from '#shared/actor.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { TextInput } from '../../components/fields.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Form } from '../../components/form.tsx'
import { Page } from '../../components/page.tsx'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { useRemembered } from '../../remembered.ts'

/** The page. */
export function SendersPage() {
  const { t } = useTranslation()
  const [search, setSearch] = useRemembered('senders.search', '')
  return (
    <Page title={t('senders.title')} lead={t('senders.lead')}>
      <section className="card" aria-label={t('senders.find')}>
        <Form isQuestion onFilled={filled => setSearch(filled.text('search'))}>
          <TextInput
            name="search"
            label={t('senders.search')}
            help={t('senders.searchHelp')}
            isRequired
            maxLength={300}
            defaultValue={search}
          />
          <div className="form-actions">
            <Button variant="primary" type="submit" icon={<Search size={18} />}>
              {t('senders.find')}
            </Button>
          </div>
        </Form>
      </section>
      {search.trim().length < 2 ? null : <Found search={search} />}
    </Page>
  )
}

function Found({ search }: { search: string }) {
  const { t } = useTranslation()
  const people = useQuery(api.comments.people.queryOptions({ input: { search } }))
  const columns: TableColumn<PersonFound>[] = [
    {
      id: 'name',
      name: t('senders.name'),
      isRowHeader: true,
      cell: row => (
        <Foreign className="table-main" text={row.displayName ?? row.handle ?? t('senders.unnamed')} />
      )
    },
    {
      id: 'known',
      name: t('senders.basis'),
      cell: row => (
        <span className="wrap">
          {row.handle ??
            row.profileUrl ??
            row.email ??
            row.nativeId ??
            t(`comments.identity.${row.identityBasis}`)}
        </span>
      )
    },
    { id: 'platform', name: t('senders.platform'), cell: row => t(`channels.platforms.${row.platform}`) },
    {
      id: 'comments',
      name: t('senders.comments'),
      cell: row => <span className="number">{row.comments}</span>
    },
    {
      id: 'messages',
      name: t('senders.messages'),
      cell: row => <span className="number">{row.messages}</span>
    }
  ]
  return (
    <Asked query={people}>
      {rows =>
        rows.length === 0 ? (
          <Empty title={t('senders.none')} />
        ) : (
          <Table
            label={t('senders.found')}
            columns={columns}
            rows={rows}
            href={row => `/comments/senders/${row.id}`}
          />
        )
      }
    </Asked>
  )
}
