// One channel: what it looks like, what it lacks, and then what the register says of it.
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, ExternalLink, Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelId } from '#shared/ids.ts'
import type { ChannelRow } from '#shared/register.ts'
import { KIND_WORDS } from '#shared/register-words.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Badge, StateBadge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Facts, Time } from '../../components/facts.tsx'
import { JournalLink } from '../../components/journal-link.tsx'
import { Page } from '../../components/page.tsx'
import { SecrecyCard } from '../../components/secrecy-card.tsx'
import { Refused } from '../../components/states.tsx'
import { useLanguage } from '../../settings.ts'
import { RunNow } from '../captures/run-now.tsx'
import { StartRunDialog } from '../captures/start-run-dialog.tsx'
import { GroundsCard } from '../comments/grounds-card.tsx'
import { RegisterHistory } from '../register/history.tsx'
import { AccountCard } from './account-card.tsx'
import { CaptureCard } from './capture-card.tsx'
import { CaptureNow, useCaptureNow } from './capture-now.tsx'
import { ChannelCaptures } from './channel-captures.tsx'
import { ChannelDialog } from './channel-dialog.tsx'
import { ChannelLacks } from './channel-lacks.tsx'
import { ChannelPosts } from './channel-posts.tsx'
import { CredentialsCard } from './credentials-card.tsx'
import { MandateCard } from './mandate-card.tsx'
import { MandateDialog } from './mandate-dialog.tsx'
import { ProcessingCard } from './processing-card.tsx'
import { RetireDialog } from './retire-dialog.tsx'
import { TakeUpDialog } from './take-up-dialog.tsx'

type Open = 'edit' | 'mandate' | 'change' | 'retire' | 'take-up' | 'capture' | null

/** A channel's page. */
export function ChannelPage({ id }: { id: ChannelId }) {
  const { t } = useTranslation()
  const channel = useQuery(api.channels.find.queryOptions({ input: { id } }))
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const name = channel.data?.name ?? t('channels.name')
  const isActive = channel.data?.retiredAt === null
  const capture = useCaptureNow(id)
  return (
    <Page
      title={name}
      back={{ href: '/channels', label: t('channels.title') }}
      actions={
        <>
          {isActive ? (
            <>
              <CaptureNow capture={capture} onChoose={() => setOpen('capture')} />
              <Button icon={<Pencil size={18} />} onPress={() => setOpen('edit')}>
                {t('channels.edit')}
              </Button>
              <Button onPress={() => setOpen('change')}>{t('channels.change')}</Button>
              <Button variant="danger" onPress={() => setOpen('retire')}>
                {t('channels.retire')}
              </Button>
            </>
          ) : null}
          {channel.data !== undefined && !isActive ? (
            <Button onPress={() => setOpen('take-up')}>{t('channels.takeUp')}</Button>
          ) : null}
          <JournalLink id={id} />
        </>
      }
    >
      <Asked query={channel}>
        {row => (
          <>
            {capture.error === null ? null : <Refused error={capture.error} />}
            <RunNow />
            <ChannelCaptures channel={row} />
            {isActive ? (
              <ChannelLacks
                channel={row}
                onCapture={capture.start}
                onMandate={() => setOpen('mandate')}
                onEdit={() => setOpen('edit')}
              />
            ) : null}
            <ChannelPosts channel={row} />
            <div className="columns">
              <RegisterCard channel={row} />
              <div className="stack">
                <MandateCard channel={row} onEdit={() => setOpen('mandate')} />
                {row.retiredAt === null ? <CaptureCard channel={row} /> : null}
                <CredentialsCard channel={row} />
                <ProcessingCard channelId={id} />
                <SecrecyCard record={{ kind: 'channel', id }} />
                <AccountCard channel={row} />
                <GroundsCard channel={row} />
              </div>
            </div>
            <section className="stack" aria-labelledby="history">
              <h2 id="history">{t('register.history.title')}</h2>
              <RegisterHistory about={id} />
            </section>
            {open === 'edit' ? <ChannelDialog channel={row} onClose={close} /> : null}
            {open === 'mandate' ? <MandateDialog channel={row} onClose={close} /> : null}
            {open === 'retire' || open === 'change' ? (
              <RetireDialog channel={row} act={open} onClose={close} />
            ) : null}
            {open === 'take-up' ? <TakeUpDialog channel={row} onClose={close} /> : null}
            {open === 'capture' ? <StartRunDialog channelIds={[id]} onClose={close} /> : null}
          </>
        )}
      </Asked>
    </Page>
  )
}

function RegisterCard({ channel }: { channel: ChannelRow }) {
  const { t } = useTranslation()
  const { about } = channel
  const due = <StateBadge state={channel.due}>{t(`channels.states.${channel.due}`)}</StateBadge>
  return (
    <section className="card stack" aria-labelledby="facts">
      <h2 id="facts">{t('channels.facts')}</h2>
      <Facts
        facts={[
          [t('channels.due'), due],
          [t('channels.platform'), t(`channels.platforms.${channel.platform}`)],
          [t('channels.department'), channel.departmentName],
          [t('channels.responsible'), <Owner key="responsible" channel={channel} who="responsible" />],
          [
            t('channels.standIn'),
            channel.standInName && <Owner key="stand-in" channel={channel} who="stand-in" />
          ],
          [t('channels.purpose'), channel.purpose],
          [t('channels.benefit'), about.benefit],
          [t('channels.dialogue'), channel.dialogue ? t('channels.dialogueYes') : t('channels.dialogueNo')],
          [t('channels.commentPurpose'), about.commentPurpose],
          [t('channels.contact'), about.contact],
          [t('channels.responseTime'), about.responseTime],
          [
            t('channels.hasLogo'),
            about.hasLogo === null ? null : t(`channels.form.logo.${about.hasLogo ? 'yes' : 'no'}`)
          ],
          [t('channels.addresses'), <Addresses key="addresses" channel={channel} />],
          [t('channels.openedOn'), about.openedOn],
          [t('channels.registeredAt'), <Time key="registered" at={channel.registeredAt} />],
          ...(channel.retiredAt === null
            ? []
            : ([
                [t('channels.closedOn'), channel.closedOn],
                [t('channels.retiredAt'), <Time key="retired" at={channel.retiredAt} />],
                [t('channels.retiredBecause'), channel.retiredBecause]
              ] as const))
        ]}
      />
    </section>
  )
}

function Owner({ channel, who }: { channel: ChannelRow; who: 'responsible' | 'stand-in' }) {
  const { t } = useTranslation()
  return (
    <>
      {who === 'responsible' ? channel.responsibleName : channel.standInName}{' '}
      {channel.departed.includes(who) ? (
        <Badge tone="bad" icon={CircleAlert}>
          {t('channels.hasLeft')}
        </Badge>
      ) : null}
    </>
  )
}

function Addresses({ channel: { addresses, kinds } }: { channel: ChannelRow }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <ul className="plain-list stack-tight">
      {addresses.map((address, at) => (
        <li key={address}>
          <span className="wrap">{address}</span>{' '}
          {kinds[at] === undefined || kinds[at] === 'page' ? null : (
            <span className="muted">({KIND_WORDS[kinds[at]][language].toLowerCase()})</span>
          )}{' '}
          <Button
            variant="small"
            icon={<ExternalLink size={14} />}
            label={t('channels.openAddress', { address })}
            onPress={() => void window.shell.openExternal(address)}
          />
        </li>
      ))}
    </ul>
  )
}
