// The channel that is chosen, beside the list: what it looked like last, what it lacks, and what is done about that.
import { useQuery } from '@tanstack/react-query'
import { Camera, ExternalLink, X } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Button, ButtonLink } from '../../components/button.tsx'
import { Facts, When } from '../../components/facts.tsx'
import { Refused } from '../../components/states.tsx'
import { Thumbnail } from '../../components/thumbnail.tsx'
import { useCaptureNow } from './capture-now.tsx'
import { ChannelDialog } from './channel-dialog.tsx'
import { ChannelLacks } from './channel-lacks.tsx'
import { MandateDialog } from './mandate-dialog.tsx'

/** The panel; `onClose` chooses no channel. */
export function ChannelPreview({ channel, onClose }: { channel: ChannelRow; onClose: () => void }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'edit' | 'mandate' | null>(null)
  const capture = useCaptureNow(channel.id)
  const isActive = channel.retiredAt === null
  const [address] = channel.addresses
  return (
    <aside className="channel-preview card stack" aria-label={t('channels.preview', { name: channel.name })}>
      <div className="page-head">
        <h2 className="wrap">{channel.name}</h2>
        <Button variant="icon" label={t('common.close')} icon={<X size={18} />} onPress={onClose} />
      </div>
      <NewestPicture channel={channel} />
      <Facts
        facts={[
          [t('channels.lastCapture'), channel.lastCaptureAt && <When key="at" at={channel.lastCaptureAt} />],
          [t('channels.responsible'), channel.responsibleName],
          [t('channels.department'), channel.departmentName]
        ]}
      />
      {capture.error === null ? null : <Refused error={capture.error} />}
      {isActive ? (
        <ChannelLacks
          channel={channel}
          onCapture={capture.start}
          onMandate={() => setOpen('mandate')}
          onEdit={() => setOpen('edit')}
        />
      ) : null}
      <div className="row">
        <ButtonLink variant="primary" href={`/channels/${channel.id}`}>
          {t('common.toChannel')}
        </ButtonLink>
        {isActive ? (
          <Button
            icon={<Camera size={18} />}
            isPending={capture.isPending}
            isDisabled={capture.isBusy}
            onPress={capture.start}
          >
            {t('channels.captureNow')}
          </Button>
        ) : null}
        {address === undefined ? null : (
          <Button icon={<ExternalLink size={18} />} onPress={() => void window.shell.openExternal(address)}>
            {t('channels.openPage')}
          </Button>
        )}
      </div>
      {open === 'edit' ? <ChannelDialog channel={channel} onClose={() => setOpen(null)} /> : null}
      {open === 'mandate' ? <MandateDialog channel={channel} onClose={() => setOpen(null)} /> : null}
    </aside>
  )
}

/** The newest of its pictures; where there is none, the newest capture says why. */
function NewestPicture({ channel }: { channel: ChannelRow }) {
  const { t } = useTranslation()
  const newest = useQuery(api.captures.newest.queryOptions())
  const own = (newest.data ?? [])
    .filter(({ channelId }) => channelId === channel.id)
    .toSorted((one, other) => other.startedAt.localeCompare(one.startedAt))
  const shown = own.find(({ picture }) => picture !== null) ?? own[0]
  if (shown === undefined) return <p className="muted">{t('channels.neverCaptured')}</p>
  return (
    <Link className="channel-shot" href={`/captures/${shown.id}`} aria-label={t('channels.newestPicture')}>
      <Thumbnail key={shown.id} sha256={shown.picture} state={shown.state} />
    </Link>
  )
}
