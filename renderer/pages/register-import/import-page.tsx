// Taking a spreadsheet of channels into the register: choosing the file, and the imports that were made.
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { RegisterImport } from '#shared/register-import.ts'
import { api } from '../../api.ts'
import { Time } from '../../components/facts.tsx'
import { FileDrop } from '../../components/file-drop.tsx'
import { Page } from '../../components/page.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { Empty, Refused, Waiting } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { formatCount } from '../../format.ts'
import { useLanguage } from '../../settings.ts'

/** The first step. */
export function ImportPage() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [isMany, setMany] = useState(false)
  const list = useInfiniteQuery(
    api.registerImport.list.infiniteOptions({ ...PAGED, input: (after: string | null) => ({ after }) })
  )
  const columns = useColumns()
  const read = useMutation(
    api.registerImport.read.mutationOptions({ onSuccess: ({ id }) => navigate(`/channels/import/${id}`) })
  )
  const choose = (paths: string[]) => {
    const [path, ...more] = paths.filter(each => each !== '')
    setMany(more.length > 0)
    if (path !== undefined && more.length === 0) read.mutate({ path })
  }
  return (
    <Page title={t('registerImport.title')} lead={t('registerImport.lead')}>
      <section className="card stack" aria-labelledby="choose">
        <h2 id="choose">{t('registerImport.choose')}</h2>
        <p className="muted">{t('registerImport.chooseLead')}</p>
        <FileDrop label={t('registerImport.drop')} button={t('registerImport.chooseFile')} onFiles={choose} />
        {isMany ? (
          <span className="field-error" role="alert">
            {t('registerImport.oneFile')}
          </span>
        ) : null}
        {read.isPending ? <Waiting label={t('registerImport.reading')} /> : null}
        {read.isError ? <Refused error={read.error} /> : null}
      </section>
      <section className="stack" aria-labelledby="made">
        <h2 id="made">{t('registerImport.made')}</h2>
        <Paged
          list={list}
          empty={<Empty title={t('registerImport.none')}>{t('registerImport.noneText')}</Empty>}
        >
          {rows => <Table label={t('registerImport.made')} columns={columns} rows={rows} />}
        </Paged>
      </section>
    </Page>
  )
}

const COUNTS = ['created', 'changed', 'unchanged', 'refused'] as const

function useColumns(): TableColumn<RegisterImport>[] {
  const { t } = useTranslation()
  const language = useLanguage()
  return [
    { id: 'name', name: t('registerImport.file'), isRowHeader: true, cell: row => row.name },
    { id: 'at', name: t('registerImport.at'), cell: row => <Time at={row.appliedAt} /> },
    { id: 'by', name: t('registerImport.by'), cell: row => row.appliedBy },
    ...COUNTS.map(name => ({
      id: name,
      name: t(`registerImport.outcomes.${name}`),
      cell: (row: RegisterImport) => <span className="number">{formatCount(row[name], language)}</span>
    }))
  ]
}
