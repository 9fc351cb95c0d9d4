// The mandates of a channel: whether one holds, and every decision on the channel and on people in it.
import { useQuery } from '@tanstack/react-query'
import { Ban, CircleAlert, CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelRow, MandateRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Facts } from '../../components/facts.tsx'
import { SaveDocument } from '../../components/save-document.tsx'
import { SecrecyButton } from '../../components/secrecy-card.tsx'
import { StrikeButton, Struck } from '../../components/strike.tsx'
import { StrikeMandateDialog } from './strike-mandate-dialog.tsx'

/** The card. */
export function MandateCard({ channel, onEdit }: { channel: ChannelRow; onEdit: () => void }) {
  const { t } = useTranslation()
  const { mandate } = channel
  const [wrong, setWrong] = useState<MandateRow | null>(null)
  const mandates = useQuery(api.channels.mandates.queryOptions({ input: { id: channel.id } }))
  return (
    <section className="card stack" aria-labelledby="mandate">
      <h2 id="mandate">{t('channels.mandate')}</h2>
      {channel.hasValidMandate ? null : (
        <Alert
          tone="bad"
          icon={CircleAlert}
          title={mandate === null ? t('channels.mandateMissing') : t('channels.mandateExpired')}
        >
          <p>{mandate === null ? t('channels.mandateForm.none') : t('channels.mandateForm.expired')}</p>
        </Alert>
      )}
      {channel.peopleHaveMandate || channel.retiredAt !== null ? null : (
        <Alert tone="warn" icon={CircleAlert} title={t('channels.mandateForm.peopleLack')}>
          <p>{t('channels.mandateForm.peopleLackText')}</p>
        </Alert>
      )}
      <Asked query={mandates}>
        {rows => (
          <ul className="plain-list stack">
            {rows.map(row => (
              <li key={row.seq}>
                <Decision row={row} onStrike={() => setWrong(row)} />
              </li>
            ))}
          </ul>
        )}
      </Asked>
      {channel.retiredAt === null ? (
        <div>
          <Button onPress={onEdit}>{t('channels.setMandate')}</Button>
        </div>
      ) : null}
      {wrong === null ? null : <StrikeMandateDialog row={wrong} onClose={() => setWrong(null)} />}
    </section>
  )
}

function Decision({ row, onStrike }: { row: MandateRow; onStrike: () => void }) {
  const { t } = useTranslation()
  const who = row.personName ?? t('channels.mandateForm.coversChannel')
  const [tone, icon] =
    row.struck === null
      ? row.holds
        ? (['good', CircleCheck] as const)
        : (['calm', CircleAlert] as const)
      : (['calm', Ban] as const)
  return (
    <div className="stack-tight">
      <h3 className="row">
        <span>{who}</span>
        <Badge tone={tone} icon={icon}>
          {t(
            row.struck !== null
              ? 'common.struck'
              : row.holds
                ? 'channels.mandateValid'
                : 'channels.mandateForm.holdsNot'
          )}
        </Badge>
        <SecrecyButton record={{ kind: 'mandate', id: row.id }} name={row.decidedBy} />
        {row.leftOn === null ? null : (
          <Badge tone="bad" icon={CircleAlert}>
            {t('channels.leftOn', { date: row.leftOn })}
          </Badge>
        )}
      </h3>
      <Facts
        facts={[
          [t('channels.mandateForm.decidedBy'), row.decidedBy],
          [t('channels.mandateForm.decidedOn'), row.decidedOn],
          [t('channels.mandateForm.validUntil'), row.validUntil ?? t('channels.mandateForm.untilFurther')],
          [t('channels.mandateForm.reference'), row.reference],
          [t('channels.mandateForm.tool'), row.tool],
          [
            t('channels.mandateForm.document'),
            row.document === null ? null : <SaveDocument key="document" document={row.document} />
          ]
        ]}
      />
      {row.struck === null ? (
        <div>
          <StrikeButton name={`${who}, ${row.decidedOn}`} onPress={onStrike} />
        </div>
      ) : (
        <Struck struck={row.struck} />
      )}
    </div>
  )
}
