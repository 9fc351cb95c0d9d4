// The pages that are looked at in a browser: how often, what the last visit came to, and a form for one more.
import { useMutation, useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChannelId } from '#shared/ids.ts'
import { problemSentence } from '#shared/reasons.ts'
import type { PageVisit, WatchedPage } from '#shared/watch.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { When } from '../../components/facts.tsx'
import { Choice, TextInput } from '../../components/fields.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { useLanguage } from '../../settings.ts'
import { Counts, ReadNow } from './card-parts.tsx'
import { type Plan, PlanChoice, usePlans } from './plan-choice.tsx'

const PLANS: readonly Plan[] = ['60', '240', '1440']

/** The cards, and the form. */
export function WatchedPages({ pages }: { pages: readonly WatchedPage[] }) {
  const { t } = useTranslation()
  return (
    <section className="stack" aria-labelledby="pages">
      <h2 id="pages">{t('watch.pages.title')}</h2>
      <p className="muted">{t('watch.pages.lead')}</p>
      {pages.length === 0 ? <p>{t('watch.pages.none')}</p> : null}
      <ul className="plain-list stack">
        {pages.map(page => (
          <li key={page.id} className="card stack-tight">
            <Watched page={page} />
          </li>
        ))}
      </ul>
      <AddPage />
    </section>
  )
}

function Watched({ page }: { page: WatchedPage }) {
  const { t } = useTranslation()
  const { id, channelName, address, everyMinutes, lastVisit, unread, vanished } = page
  const visit = useMutation(
    api.watch.visitPage.mutationOptions({
      onSuccess: ({ added, changed, vanished: gone }) =>
        notify(t('watch.readDone', { added, changed, vanished: gone }))
    })
  )
  const plan = useMutation(api.watch.setPagePlan.mutationOptions())
  const remove = useMutation(api.watch.removePage.mutationOptions())
  const error = visit.error ?? plan.error ?? remove.error
  return (
    <>
      <div className="row">
        <h3 className="wrap">{address}</h3>
        <span>{channelName}</span>
        <Counts unread={unread} vanished={vanished} />
      </div>
      <LastVisit visit={lastVisit} />
      <div className="row">
        <PlanChoice
          name={`page-plan-${id}`}
          label={t('watch.planOf', { channel: address })}
          everyMinutes={everyMinutes}
          plans={PLANS}
          onChange={minutes => plan.mutate({ id, everyMinutes: minutes })}
        />
        <ReadNow name={address} isPending={visit.isPending} onPress={() => visit.mutate({ id })} />
        <Button
          variant="icon"
          icon={<X size={16} />}
          label={t('watch.pages.remove', { address })}
          onPress={() => remove.mutate({ id })}
        />
      </div>
      {error === null ? null : <Refused error={error} />}
    </>
  )
}

function LastVisit({ visit }: { visit: PageVisit | null }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (visit === null) return <p>{t('watch.pages.never')}</p>
  const { state, problem, detail, seen, shown, waiting, restUntil, startedAt } = visit
  return (
    <>
      <p>
        {t('watch.last')}: <When at={startedAt} />. {t(`watch.pages.visits.${state}`, { seen })}
        {problem === null ? null : ` ${problemSentence(problem, detail, language)}`}
      </p>
      {shown !== null && shown !== seen ? <p>{t('watch.shownMore', { shown, seen })}</p> : null}
      {waiting > 0 ? <p>{t('watch.pages.waiting', { count: waiting })}</p> : null}
      {restUntil === null ? null : (
        <p>
          {t('watch.pages.rests')} <When at={restUntil} />
        </p>
      )}
    </>
  )
}

function AddPage() {
  const { t } = useTranslation()
  // A new form after each page that was entered, so that its fields are empty.
  const [entered, setEntered] = useState(0)
  const channels = useQuery(api.channels.list.queryOptions({ input: { retired: 'without' } }))
  const plans = usePlans(null, PLANS)
  const add = useMutation(
    api.watch.addPage.mutationOptions({ onSuccess: () => setEntered(count => count + 1) })
  )
  return (
    <Form
      key={entered}
      onFilled={filled => {
        const every = filled.text('every')
        add.mutate({
          channelId: ChannelId.parse(filled.text('channel')),
          address: filled.text('address'),
          everyMinutes: every === 'never' ? null : Number(every)
        })
      }}
    >
      <h3>{t('watch.pages.add')}</h3>
      <Choice
        name="channel"
        label={t('watch.channel')}
        isRequired
        options={(channels.data ?? []).map(({ id, name }) => ({ id, label: name }))}
      />
      <TextInput
        name="address"
        label={t('watch.pages.address')}
        help={t('watch.pages.addressHelp')}
        isRequired
        maxLength={2000}
      />
      <Choice name="every" label={t('watch.plan')} isRequired defaultValue="240" options={plans} />
      {add.isError ? <Refused error={add.error} /> : null}
      <div className="form-actions">
        <Button type="submit" isPending={add.isPending}>
          {t('watch.pages.add')}
        </Button>
      </div>
    </Form>
  )
}
