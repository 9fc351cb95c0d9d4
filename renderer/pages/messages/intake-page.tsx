// Taking in a message: pasted, or as files.
import { useQuery } from '@tanstack/react-query'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { ButtonLink } from '../../components/button.tsx'
import { Page } from '../../components/page.tsx'
import { Empty } from '../../components/states.tsx'
import { ExportIntake } from '../imports/export-intake.tsx'
import { FileIntake } from './file-intake.tsx'
import { PasteForm } from './paste-form.tsx'

/** The page. */
export function IntakePage() {
  const { t } = useTranslation()
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
            <Tabs className="tabs">
              <TabList className="tab-list" aria-label={t('messages.intake.title')}>
                <Tab className="tab" id="paste">
                  {t('messages.intake.paste')}
                </Tab>
                <Tab className="tab" id="file">
                  {t('messages.intake.file')}
                </Tab>
                <Tab className="tab" id="export">
                  {t('imports.tab')}
                </Tab>
              </TabList>
              <TabPanel className="tab-panel card" id="paste">
                <PasteForm channels={rows} />
              </TabPanel>
              <TabPanel className="tab-panel card" id="file">
                <FileIntake channels={rows} />
              </TabPanel>
              <TabPanel className="tab-panel card" id="export">
                <ExportIntake channels={rows} />
              </TabPanel>
            </Tabs>
          )
        }
      </Asked>
    </Page>
  )
}
