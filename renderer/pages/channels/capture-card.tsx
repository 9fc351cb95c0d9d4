// How the pages of a channel are captured: what they are shown in, how far they are followed, whether they may lie in a private network, and
// what fetches films that they do not give.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type ChannelSettings, Reach, Viewport } from '#shared/capture.ts'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { useOpened } from '../../opened.ts'

const ANSWERS = ['no', 'yes'] as const

/** The card. */
export function CaptureCard({ channel: { id } }: { channel: ChannelRow }) {
  const { t } = useTranslation()
  const [isAsked] = useOpened('capture-settings')
  const heading = useRef<HTMLHeadingElement>(null)
  const settings = useQuery(api.captures.channelSettings.queryOptions({ input: { channelId: id } }))
  // Far down a long page: who came here for it is led to it, when all above has its place.
  const isThere = settings.data !== undefined
  useEffect(() => {
    if (!isAsked || !isThere) return
    heading.current?.scrollIntoView({ block: 'center' })
    heading.current?.focus({ preventScroll: true })
  }, [isAsked, isThere])
  return (
    <section className="card stack" aria-labelledby="capture-settings">
      <h2 id="capture-settings" ref={heading} tabIndex={-1}>
        {t('channels.captureForm.title')}
      </h2>
      <Asked query={settings}>{now => <Settings channelId={id} now={now} />}</Asked>
    </section>
  )
}

function Settings({ channelId, now }: { channelId: ChannelRow['id']; now: ChannelSettings }) {
  const { t } = useTranslation()
  const save = useMutation(
    api.captures.setChannelSettings.mutationOptions({
      onSuccess: () => notify(t('channels.captureForm.saved'))
    })
  )
  const { viewport, reach, privateAddresses, filmProgram } = now
  return (
    <Form
      onFilled={filled => {
        save.mutate({
          channelId,
          viewport: Viewport.parse(filled.text('viewport')),
          reach: Reach.parse(filled.text('reach')),
          privateAddresses: filled.text('private') === 'yes',
          filmProgram: filled.text('films') === 'yes'
        })
      }}
    >
      <Choice
        name="viewport"
        label={t('viewer.shownIn')}
        isRequired
        defaultValue={viewport}
        options={Viewport.options.map(one => ({ id: one, label: t(`captures.viewports.${one}`) }))}
      />
      <Choice
        name="reach"
        label={t('channels.captureForm.reach')}
        help={t('channels.captureForm.reachHelp')}
        isRequired
        defaultValue={reach}
        options={Reach.options.map(one => ({ id: one, label: t(`channels.captureForm.reaches.${one}`) }))}
      />
      <Choice
        name="private"
        label={t('channels.captureForm.private')}
        help={t('channels.captureForm.privateHelp')}
        isRequired
        defaultValue={privateAddresses ? 'yes' : 'no'}
        options={ANSWERS.map(one => ({ id: one, label: t(`channels.captureForm.${one}`) }))}
      />
      <Choice
        name="films"
        label={t('channels.captureForm.films')}
        help={t('channels.captureForm.filmsHelp')}
        isRequired
        defaultValue={filmProgram ? 'yes' : 'no'}
        options={ANSWERS.map(one => ({ id: one, label: t(`channels.captureForm.${one}`) }))}
      />
      {save.isError ? <Refused error={save.error} /> : null}
      <div className="form-actions">
        <Button type="submit" isPending={save.isPending}>
          {t('channels.captureForm.save')}
        </Button>
      </div>
    </Form>
  )
}
