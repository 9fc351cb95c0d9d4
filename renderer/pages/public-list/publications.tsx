// The publications that were made.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { Time } from '../../components/facts.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { Empty } from '../../components/states.tsx'
import { Table } from '../../components/table.tsx'

/** The section. */
export function Publications() {
  const { t } = useTranslation()
  const list = useInfiniteQuery(
    api.publicList.publications.infiniteOptions({ ...PAGED, input: (after: string | null) => ({ after }) })
  )
  return (
    <section className="stack" aria-labelledby="publications">
      <h2 id="publications">{t('publicList.publications')}</h2>
      <Paged list={list} empty={<Empty title={t('publicList.none')}>{t('publicList.noneText')}</Empty>}>
        {rows => (
          <Table
            label={t('publicList.publications')}
            rows={rows}
            columns={[
              {
                id: 'at',
                name: t('publicList.at'),
                isRowHeader: true,
                cell: row => <Time at={row.publishedAt} />
              },
              { id: 'by', name: t('publicList.by'), cell: row => row.publishedBy },
              {
                id: 'channels',
                name: t('publicList.channels'),
                cell: row => <span className="number">{row.channels}</span>
              },
              {
                id: 'websites',
                name: t('publicList.websites'),
                cell: row => <span className="number">{row.websites}</span>
              },
              {
                id: 'dir',
                name: t('publicList.folder'),
                cell: row => <span className="mono">{row.dir}</span>
              },
              {
                id: 'files',
                name: t('publicList.files'),
                cell: row => (
                  <ul className="plain-list">
                    {row.files.map(({ name }) => (
                      <li key={name} className="mono nowrap">
                        {name}
                      </li>
                    ))}
                  </ul>
                )
              }
            ]}
          />
        )}
      </Paged>
    </section>
  )
}
