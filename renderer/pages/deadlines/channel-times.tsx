// The channels in which an answer may take another time than the standard, and a form to set one.
import { useMutation } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DeadlineRules } from '#shared/deadline.ts'
import { ChannelId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'

const DAYS = [0, 2, 3, 4, 5, 10, 15, 20]

/** The card. */
export function ChannelTimes({ channels }: { channels: DeadlineRules['channels'] }) {
  const { t } = useTranslation()
  const set = useMutation(
    api.deadlines.setChannel.mutationOptions({ onSuccess: () => notify(t('deadlines.channels.saved')) })
  )
  const own = channels.filter(({ workingDays }) => workingDays !== null)
  const daysIn = (count: number) =>
    count === 0 ? t('deadlines.channels.sameDay') : t('deadlines.channels.days', { count })
  return (
    <section className="card stack" aria-labelledby="times">
      <h2 id="times">{t('deadlines.channels.title')}</h2>
      <p className="muted">{t('deadlines.channels.lead')}</p>
      {own.length === 0 ? (
        <p>{t('deadlines.channels.none')}</p>
      ) : (
        <ul className="plain-list stack-tight" aria-labelledby="times">
          {own.map(({ channelId, channelName, workingDays }) => (
            <li key={channelId} className="row">
              <span className="wrap">{channelName}</span>
              <span className="muted">{daysIn(workingDays ?? 0)}</span>
              <Button
                variant="icon"
                icon={<X size={16} />}
                label={t('deadlines.channels.remove', { channel: channelName })}
                onPress={() => set.mutate({ channelId, workingDays: null })}
              />
            </li>
          ))}
        </ul>
      )}
      {channels.length === 0 ? null : (
        <Form
          onFilled={filled =>
            set.mutate({
              channelId: ChannelId.parse(filled.text('channel')),
              workingDays: Number(filled.text('days'))
            })
          }
        >
          <Choice
            name="channel"
            label={t('deadlines.channels.channel')}
            isRequired
            options={channels.map(({ channelId, channelName }) => ({ id: channelId, label: channelName }))}
          />
          <Choice
            name="days"
            label={t('deadlines.channels.time')}
            isRequired
            options={DAYS.map(count => ({ id: String(count), label: daysIn(count) }))}
          />
          <div className="form-actions">
            <Button type="submit" isPending={set.isPending}>
              {t('deadlines.channels.set')}
            </Button>
          </div>
        </Form>
      )}
      {set.isError ? <Refused error={set.error} /> : null}
    </section>
  )
}
