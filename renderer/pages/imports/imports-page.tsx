// The imports that were made, newest first.
import { useInfiniteQuery } from '@tanstack/react-query'
import { FileInput } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Import } from '#shared/imports.ts'
import { api } from '../../api.ts'
import { StateBadge } from '../../components/badge.tsx'
import { ButtonLink } from '../../components/button.tsx'
import { Time } from '../../components/facts.tsx'
import { Page } from '../../components/page.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { formatCount } from '../../format.ts'
import { useLanguage } from '../../settings.ts'

/** The list. */
export function ImportsPage() {
  const { t } = useTranslation()
  const list = useInfiniteQuery(
    api.imports.list.infiniteOptions({
      ...PAGED,
      input: (after: string | null) => ({ channelId: null, after })
    })
  )
  const columns = useColumns()
  const take = (
    <ButtonLink variant="primary" icon={<FileInput size={20} />} href="/messages/new">
      {t('imports.new')}
    </ButtonLink>
  )
  return (
    <Page title={t('imports.title')} lead={t('imports.lead')} actions={take}>
      <Paged list={list} empty={<Empty title={t('imports.none')}>{t('imports.noneText')}</Empty>}>
        {rows => (
          <Table
            label={t('imports.title')}
            columns={columns}
            rows={rows}
            href={row => `/messages/imports/${row.id}`}
          />
        )}
      </Paged>
    </Page>
  )
}

const COUNTS = ['imported', 'known', 'skipped', 'unreadable'] as const

function useColumns(): TableColumn<Import>[] {
  const { t } = useTranslation()
  const language = useLanguage()
  return [
    {
      id: 'at',
      name: t('imports.at'),
      isRowHeader: true,
      cell: row => <Time at={row.startedAt} />
    },
    {
      id: 'state',
      name: t('imports.state'),
      cell: row => <StateBadge state={row.state}>{t(`imports.states.${row.state}`)}</StateBadge>
    },
    { id: 'channel', name: t('imports.channel'), cell: row => row.channelName },
    {
      id: 'file',
      name: t('imports.file'),
      cell: row => (
        <>
          <div className="wrap">{row.sources[0]?.name ?? '–'}</div>
          <div className="table-second">{t(`imports.parsers.${row.parser}`)}</div>
        </>
      )
    },
    ...COUNTS.map(name => ({
      id: name,
      name: t(`imports.${name}`),
      cell: (row: Import) => <span className="number">{formatCount(row[name], language)}</span>
    }))
  ]
}
