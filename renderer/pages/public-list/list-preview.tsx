// The list as anyone would see it: its fields and no others, and the fragment of HTML as text.
import { useTranslation } from 'react-i18next'
import type { PublicChannel, PublicListPreview, PublicWebsite } from '#shared/public-list.ts'
import { PlainText } from '../../components/facts.tsx'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'

/** The section. */
export function ListPreview({ preview: { list, html } }: { preview: PublicListPreview }) {
  const { t } = useTranslation()
  const [channels, websites] = [useChannelColumns(), useWebsiteColumns()]
  return (
    <section className="stack" aria-labelledby="preview">
      <h2 id="preview">{t('publicList.preview')}</h2>
      <p className="muted">{t('publicList.previewLead')}</p>
      {list.channels.length === 0 ? (
        <Empty title={t('publicList.noChannels')} />
      ) : (
        <div className="list-preview">
          <Table
            label={t('publicList.channels')}
            columns={channels}
            rows={list.channels.map(row => ({ ...row, id: row.address }))}
          />
        </div>
      )}
      {list.websites.length === 0 ? null : (
        <Table
          label={t('publicList.websites')}
          columns={websites}
          rows={list.websites.map(row => ({ ...row, id: row.address }))}
        />
      )}
      <details className="card">
        <summary>{t('publicList.html')}</summary>
        <PlainText lang="sv">{html}</PlainText>
      </details>
    </section>
  )
}

function useChannelColumns(): TableColumn<PublicChannel & { id: string }>[] {
  const { t } = useTranslation()
  return [
    {
      id: 'name',
      name: t('publicList.fields.name'),
      isRowHeader: true,
      cell: row => (
        <>
          <div className="table-main">{row.name}</div>
          <div className="table-second wrap">{row.address}</div>
        </>
      )
    },
    {
      id: 'platform',
      name: t('publicList.fields.platform'),
      cell: row => t(`channels.platforms.${row.platform}`)
    },
    { id: 'department', name: t('publicList.fields.department'), cell: row => row.department },
    { id: 'purpose', name: t('publicList.fields.purpose'), cell: row => row.purpose },
    {
      id: 'dialogue',
      name: t('publicList.fields.dialogue'),
      cell: row => t(row.dialogue ? 'publicList.yes' : 'publicList.no')
    },
    {
      id: 'contact',
      name: t('publicList.fields.contact'),
      cell: row => <span className="wrap">{row.contact ?? ''}</span>
    }
  ]
}

function useWebsiteColumns(): TableColumn<PublicWebsite & { id: string }>[] {
  const { t } = useTranslation()
  return [
    {
      id: 'name',
      name: t('publicList.fields.name'),
      isRowHeader: true,
      cell: row => <span className="table-main">{row.name}</span>
    },
    {
      id: 'address',
      name: t('publicList.fields.address'),
      cell: row => <span className="wrap">{row.address}</span>
    },
    { id: 'role', name: t('publicList.fields.role'), cell: row => t(`publicList.roles.${row.role}`) },
    { id: 'partners', name: t('publicList.fields.partners'), cell: row => row.partners ?? '–' }
  ]
}
