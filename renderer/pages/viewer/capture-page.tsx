// One capture: its picture, its text, and the facts about how it came to be.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { PanelRight } from 'lucide-react'
import { useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
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
import { Tabbed } from '../../components/tabs.tsx'
import { TextInPictures } from '../../components/text-in-pictures.tsx'
import { useRemembered } from '../../remembered.ts'
import { CaptureFacts } from './capture-facts.tsx'
import { CaptureText } from './capture-text.tsx'
import { Compare } from './compare.tsx'
import { FindInPicture } from './find.tsx'
import { NothingCaptured } from './nothing-captured.tsx'
import { ProvenanceTold } from './provenance.tsx'
import { ReplayButton } from './replay.tsx'
import { tilesOf } from './tile.tsx'
import { TimelineNav } from './timeline.tsx'

/** A capture's page; with `words`, those are pointed out in its picture. */
export function CapturePage({ id, words = '' }: { id: CaptureId; words?: string }) {
  const { t } = useTranslation()
  const capture = useQuery({
    ...api.captures.find.queryOptions({ input: { id } }),
    placeholderData: keepPreviousData
  })
  const [hasFacts, setHasFacts] = useState<boolean | null>(null)
  // Where there is no picture, the facts are what there is to see.
  const isFactsOpen = hasFacts ?? capture.data?.files.every(({ role }) => role !== 'screenshot') ?? false
  return (
    <Page
      title={capture.data?.channelName ?? t('captures.title')}
      width="fill"
      back={{ href: '/captures', label: t('captures.title') }}
      lead={capture.data === undefined ? undefined : <Lead capture={capture.data} />}
      actions={
        <>
          <TimelineNav id={id} />
          {capture.data === undefined ? null : <ReplayButton capture={capture.data} />}
          <JournalLink id={id} />
          <CopyFields record={{ kind: 'capture', id }} />
          <Disclose record={{ kind: 'capture', id }} />
          <ToggleButton className="button" isSelected={isFactsOpen} onChange={setHasFacts}>
            <PanelRight size={18} aria-hidden />
            {t('viewer.facts')}
          </ToggleButton>
        </>
      }
    >
      <Asked query={capture}>
        {detail => (
          <div className="viewer-and-facts">
            <Viewer capture={detail} words={words} />
            {isFactsOpen ? (
              <aside className="viewer-drawer" aria-label={t('viewer.facts')}>
                <CaptureFacts capture={detail} />
              </aside>
            ) : null}
          </div>
        )}
      </Asked>
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
  const [remembered, remember] = useRemembered<string>('viewer.tab', 'picture', z.string())
  const [tab, setTab] = useState(words === '' ? remembered : 'picture')
  const show = (key: string) => {
    setTab(key)
    remember(key)
  }
  const tiles = tilesOf(capture)
  const view = capture.files.find(file => file.role === 'view')
  return (
    <Tabbed
      label={capture.channelName}
      className="viewer"
      selected={{ id: tab, onChange: show }}
      panels={[
        {
          id: 'picture',
          title: t('viewer.picture'),
          content:
            tiles.length === 0 ? (
              <NothingCaptured capture={capture} />
            ) : (
              <FindInPicture key={capture.id} capture={capture} tiles={tiles} words={words} />
            )
        },
        {
          id: 'view',
          title: t('viewer.view'),
          content:
            view === undefined ? (
              <NothingCaptured capture={capture} />
            ) : (
              <ObjectPicture
                sha256={view.sha256}
                alt={`${t('viewer.view')}: ${capture.channelName}, ${capture.address}`}
              />
            )
        },
        {
          id: 'text',
          title: t('viewer.text'),
          content: (
            <>
              {capture.files.some(file => file.role === 'text') ? (
                <CaptureText capture={capture} of="text" />
              ) : (
                <Empty title={t('viewer.noText')}>{t('viewer.noPictureText')}</Empty>
              )}
              {tiles.length === 0 ? null : <TextInPictures record={{ kind: 'capture', id: capture.id }} />}
            </>
          )
        },
        {
          id: 'compare',
          title: t('viewer.compare'),
          content: <Compare key={capture.id} capture={capture} />
        },
        {
          id: 'provenance',
          title: t('viewer.provenance'),
          content: capture.files.some(file => file.role === 'provenance') ? (
            <ProvenanceTold capture={capture} />
          ) : (
            <Empty title={t('viewer.noProvenance')}>{t('viewer.noPictureText')}</Empty>
          )
        }
      ]}
    />
  )
}
