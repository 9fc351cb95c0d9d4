// Taking in a message: pasted, or as files.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { ButtonLink } from '../../components/button.tsx'
import { Page } from '../../components/page.tsx'
import { Empty } from '../../components/states.tsx'
import { Tabbed } from '../../components/tabs.tsx'
import { ExportIntake } from '../imports/export-intake.tsx'
import { FileIntake } from './file-intake.tsx'
import { PasteForm } from './paste-form.tsx'
import { ReportForm } from './report-form.tsx'

/** The page. */
export function IntakePage() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const channels = useQuery(api.channels.list.queryOptions({ input: { retired: 'with' } }))
  return (
    <Page
      title={t('messages.intake.title')}
      width="narrow"
      back={{ href: '/messages', label: t('messages.title') }}
    >
      <Asked query={channels}>
        {rows =>
          rows.length === 0 ? (
            <Empty
              title={t('messages.intake.noChannels')}
              next={<ButtonLink href="/channels">{t('channels.register')}</ButtonLink>}
            />
          ) : (
            <Tabbed
              label={t('messages.intake.title')}
              panels={[
                { id: 'paste', title: t('messages.intake.paste'), content: <PasteForm channels={rows} /> },
                { id: 'file', title: t('messages.intake.file'), content: <FileIntake channels={rows} /> },
                { id: 'export', title: t('imports.tab'), content: <ExportIntake channels={rows} /> },
                {
                  id: 'report',
                  title: t('reports.tab'),
                  content: (
                    <ReportForm about={null} channels={rows} onTaken={id => navigate(`/messages/${id}`)} />
                  )
                }
              ].map(panel => ({ ...panel, className: 'card' }))}
            />
          )
        }
      </Asked>
    </Page>
  )
}
