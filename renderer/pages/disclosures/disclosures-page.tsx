// The disclosures, newest first, and opening one.
import { useInfiniteQuery } from '@tanstack/react-query'
import { FilePlus, Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DisclosureRow } from '#shared/disclosure.ts'
import { api } from '../../api.ts'
import { Badge, StateBadge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Time } from '../../components/facts.tsx'
import { Page } from '../../components/page.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { useOpened } from '../../opened.ts'
import { OpenDialog } from './open-dialog.tsx'
import { Took } from './took.tsx'

/** The page. */
export function DisclosuresPage() {
  const { t } = useTranslation()
  const [isOpening, setOpening] = useOpened('open-disclosure')
  const list = useInfiniteQuery(
    api.disclosures.list.infiniteOptions({ input: after => ({ limit: 50, after }), ...PAGED })
  )
  const columns: TableColumn<DisclosureRow>[] = [
    {
      id: 'about',
      name: t('disclosures.about'),
      isRowHeader: true,
      cell: row => row.about ?? <span className="muted">{t('disclosures.disposedAbout')}</span>
    },
    { id: 'reference', name: t('disclosures.reference'), cell: row => row.reference ?? '–' },
    {
      id: 'requested',
      name: t('disclosures.requestedAt'),
      cell: row => <Time at={row.requestedAt} />
    },
    {
      id: 'state',
      name: t('disclosures.state'),
      cell: row => (
        <span className="row">
          <StateBadge state={row.state}>{t(`disclosures.states.${row.state}`)}</StateBadge>
          {row.disposedAt === null ? null : (
            <StateBadge state="disposed">
              {t('exports.states.disposed')} <Time at={row.disposedAt} />
            </StateBadge>
          )}
          {row.keptIn === 0 ? null : (
            <Badge tone="bad" icon={Lock}>
              {t('disclosures.keptIn.listed', { count: row.keptIn })}
            </Badge>
          )}
        </span>
      )
    },
    { id: 'took', name: t('disclosures.took'), cell: row => <Took disclosure={row} /> }
  ]
  return (
    <Page
      title={t('disclosures.title')}
      lead={t('disclosures.lead')}
      actions={
        <Button variant="primary" icon={<FilePlus size={20} />} onPress={() => setOpening(true)}>
          {t('disclosures.open')}
        </Button>
      }
    >
      <Paged list={list} empty={<Empty title={t('disclosures.none')}>{t('disclosures.noneText')}</Empty>}>
        {rows => (
          <Table
            label={t('disclosures.title')}
            columns={columns}
            rows={rows}
            href={({ id, disposalId }) =>
              disposalId === null ? `/disclosures/${id}` : `/disposal/${disposalId}`
            }
          />
        )}
      </Paged>
      {isOpening ? <OpenDialog onClose={() => setOpening(false)} /> : null}
    </Page>
  )
}
