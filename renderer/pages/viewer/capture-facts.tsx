// How a capture came to be, and its files with their checksums.
import { CircleAlert } from 'lucide-react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { CaptureDetail } from '#shared/capture.ts'
import { Alert } from '../../components/alert.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { FileTable } from '../../components/file-table.tsx'
import { SecrecyCard } from '../../components/secrecy-card.tsx'
import { Transfers } from '../../components/transfers.tsx'
import { Reasons } from '../captures/capture-list.tsx'
import { SavePicture } from './save-picture.tsx'
import { SaveWacz } from './save-wacz.tsx'

/** The facts. */
export function CaptureFacts({ capture }: { capture: CaptureDetail }) {
  const { t } = useTranslation()
  const parts = capture.files.filter(({ role }) => role === 'part').length
  const tiles = capture.files.filter(file => file.role === 'screenshot').length
  return (
    <div className="viewer-facts stack">
      {capture.reasons.length === 0 ? null : (
        <Alert tone="warn" icon={CircleAlert} title={t('captures.reasons')}>
          <Reasons reasons={capture.reasons} />
        </Alert>
      )}
      <div className="card">
        <Facts
          facts={[
            [
              t('captures.channel'),
              <Link key="channel" href={`/channels/${capture.channelId}`}>
                {capture.channelName}
              </Link>
            ],
            [
              t('captures.run'),
              capture.runId && <Link href={`/captures/runs/${capture.runId}`}>{t('viewer.showRun')}</Link>
            ],
            [t('viewer.requested'), capture.address],
            [t('viewer.final'), capture.finalAddress],
            [t('viewer.status'), capture.httpStatus],
            [t('viewer.shownIn'), t(`captures.viewports.${capture.viewport}`)],
            [t('captures.startedAt'), <Time key="started" at={capture.startedAt} precision="seconds" />],
            [t('captures.endedAt'), capture.endedAt && <Time at={capture.endedAt} precision="seconds" />],
            ...(capture.reasons.length === 0
              ? ([[t('captures.reasons'), t('captures.noReasons')]] as const)
              : [])
          ]}
        />
      </div>
      {tiles === 0 ? null : (
        <div>
          <SavePicture id={capture.id} />
        </div>
      )}
      <SaveWacz capture={capture} />
      {capture.files.length === 0 ? null : (
        <section className="stack" aria-labelledby="files">
          <h2 id="files">{t('viewer.files')}</h2>
          <p className="muted">{t('viewer.unchanged')}</p>
          {parts === 0 ? null : <p className="muted">{t('viewer.parts', { count: parts })}</p>}
          <FileTable
            label={t('viewer.files')}
            files={capture.files
              .filter(({ role }) => role !== 'part')
              .map(file => ({
                id: `${file.role} ${file.position}`,
                content:
                  file.role === 'screenshot' && tiles > 1
                    ? t('viewer.tile', { number: file.position + 1, total: tiles })
                    : t(`viewer.roles.${file.role}`),
                bytes: file.bytes,
                sha256: file.sha256,
                ...(file.width === null ? {} : { size: `${file.width} × ${file.height}` })
              }))}
          />
        </section>
      )}
      <Transfers record={{ kind: 'capture', id: capture.id }} />
      <SecrecyCard record={{ kind: 'capture', id: capture.id }} />
    </div>
  )
}
