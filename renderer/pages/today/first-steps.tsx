// What a new archive needs first: its channels, and a first capture of them. Gone once something is captured.
import { Camera, CircleCheck, CircleDashed } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArchiveStatus } from '#shared/archive.ts'
import { Button, ButtonLink } from '../../components/button.tsx'
import { help } from '../../help/help.ts'
import { StartRunDialog } from '../captures/start-run-dialog.tsx'

/** The card. */
export function FirstSteps({ status: { channels } }: { status: ArchiveStatus }) {
  const { t } = useTranslation()
  const [isStarting, setStarting] = useState(false)
  const hasChannels = channels > 0
  return (
    <section className="card stack" aria-labelledby="first-steps">
      <h2 id="first-steps">{t('today.first.title')}</h2>
      <ol className="plain-list stack first-steps">
        <Step isDone={hasChannels} title={t('today.first.channels')} text={t('today.first.channelsText')}>
          <ButtonLink
            {...(hasChannels ? {} : { variant: 'primary' })}
            href="/channels"
            opens="register-channel"
          >
            {t('today.registerFirst')}
          </ButtonLink>
          <ButtonLink href="/channels/import">{t('today.importFirst')}</ButtonLink>
        </Step>
        <Step isDone={false} title={t('today.first.capture')} text={t('today.first.captureText')}>
          <Button
            variant={hasChannels ? 'primary' : 'plain'}
            icon={<Camera size={20} />}
            isDisabled={!hasChannels}
            onPress={() => setStarting(true)}
          >
            {t('captures.start')}
          </Button>
        </Step>
      </ol>
      <div>
        <Button
          variant="quiet"
          onPress={() => help.set({ document: 'registret-och-insamlingarna', section: 'första-gången' })}
        >
          {t('today.firstTime')}
        </Button>
      </div>
      {isStarting ? <StartRunDialog channelIds={null} onClose={() => setStarting(false)} /> : null}
    </section>
  )
}

type StepProps = { isDone: boolean; title: string; text: string; children: ReactNode }

function Step({ isDone, title, text, children }: StepProps) {
  const { t } = useTranslation()
  const Mark = isDone ? CircleCheck : CircleDashed
  return (
    <li className="first-step">
      <Mark size={24} aria-hidden className={isDone ? 'first-step-done' : 'muted'} />
      <div className="stack-tight">
        <h3>
          {title}
          {isDone ? <span className="muted"> {t('today.first.done')}</span> : null}
        </h3>
        <p className="muted">{text}</p>
        <div className="row">{children}</div>
      </div>
    </li>
  )
}
