// One capture: its picture, its text, and the facts about how it came to be.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { CaptureDetail } from '#shared/capture.ts'
import type { CaptureId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { StateBadge } from '../../components/badge.tsx'
import { CopyFields } from '../../components/copy-fields.tsx'
import { Disclose } from '../../components/disclose.tsx'
import { Time } from '../../components/facts.tsx'
import { JournalLink } from '../../components/journal-link.tsx'
import { ObjectPicture } from '../../components/object-picture.tsx'
import { Page } from '../../components/page.tsx'
import { Empty } from '../../components/states.tsx'
import { useRemembered } from '../../remembered.ts'
import { CaptureFacts } from './capture-facts.tsx'
import { CaptureText } from './capture-text.tsx'
import { Compare } from './compare.tsx'
import { FindInPicture } from './find.tsx'

/** A capture's page; with `words`, those are pointed out in its picture. */
export function CapturePage({ id, words = '' }: { id: CaptureId; words?: string }) {
  const { t } = useTranslation()
  const capture = useQuery(api.captures.find.queryOptions({ input: { id } }))
  return (
    <Page
      title={capture.data?.channelName ?? t('captures.title')}
      width="fill"
      back={{ href: '/captures', label: t('captures.title') }}
      lead={capture.data === undefined ? undefined : <Lead capture={capture.data} />}
      actions={
        <>
          <JournalLink id={id} />
          <CopyFields record={{ kind: 'capture', id }} />
          <Disclose record={{ kind: 'capture', id }} />
        </>
      }
    >
      <Asked query={capture}>{detail => <Viewer capture={detail} words={words} />}</Asked>
    </Page>
  )
}

function Lead({ capture }: { capture: CaptureDetail }) {
  const { t } = useTranslation()
  return (
    <span className="row">
      <StateBadge state={capture.state}>{t(`captures.states.${capture.state}`)}</StateBadge>
      <Time at={capture.startedAt} />
      <span className="wrap">{capture.address}</span>
    </span>
  )
}

function Viewer({ capture, words }: { capture: CaptureDetail; words: string }) {
  const { t } = useTranslation()
  const [remembered, remember] = useRemembered<string>('viewer.tab', 'picture')
  const [tab, setTab] = useState(words === '' ? remembered : 'picture')
  const show = (key: string) => {
    setTab(key)
    remember(key)
  }
  const tiles = capture.files
    .filter(file => file.role === 'screenshot')
    .toSorted((one, other) => one.position - other.position)
  const view = capture.files.find(file => file.role === 'view')
  return (
    <Tabs className="tabs viewer" selectedKey={tab} onSelectionChange={key => show(String(key))}>
      <TabList className="tab-list" aria-label={capture.channelName}>
        <Tab className="tab" id="picture">
          {t('viewer.picture')}
        </Tab>
        <Tab className="tab" id="view">
          {t('viewer.view')}
        </Tab>
        <Tab className="tab" id="text">
          {t('viewer.text')}
        </Tab>
        <Tab className="tab" id="compare">
          {t('viewer.compare')}
        </Tab>
        <Tab className="tab" id="facts">
          {t('viewer.facts')}
        </Tab>
        <Tab className="tab" id="provenance">
          {t('viewer.provenance')}
        </Tab>
      </TabList>
      <TabPanel className="tab-panel" id="picture">
        {tiles.length === 0 ? (
          <NoPicture />
        ) : (
          <FindInPicture key={capture.id} capture={capture} tiles={tiles} words={words} />
        )}
      </TabPanel>
      <TabPanel className="tab-panel" id="view">
        {view === undefined ? (
          <NoPicture />
        ) : (
          <ObjectPicture
            sha256={view.sha256}
            alt={`${t('viewer.view')}: ${capture.channelName}, ${capture.address}`}
          />
        )}
      </TabPanel>
      <TabPanel className="tab-panel" id="text">
        {capture.files.some(file => file.role === 'text') ? (
          <CaptureText capture={capture} of="text" />
        ) : (
          <Empty title={t('viewer.noText')}>{t('viewer.noPictureText')}</Empty>
        )}
      </TabPanel>
      <TabPanel className="tab-panel" id="compare">
        <Compare key={capture.id} capture={capture} tiles={tiles} />
      </TabPanel>
      <TabPanel className="tab-panel" id="facts">
        <CaptureFacts capture={capture} />
      </TabPanel>
      <TabPanel className="tab-panel" id="provenance">
        {capture.files.some(file => file.role === 'provenance') ? (
          <CaptureText capture={capture} of="provenance" />
        ) : (
          <Empty title={t('viewer.noProvenance')}>{t('viewer.noPictureText')}</Empty>
        )}
      </TabPanel>
    </Tabs>
  )
}

function NoPicture() {
  const { t } = useTranslation()
  return <Empty title={t('viewer.noPicture')}>{t('viewer.noPictureText')}</Empty>
}
