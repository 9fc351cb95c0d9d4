// A new package: the selection, what it would hold, and writing it.
import { useMutation, useQuery } from '@tanstack/react-query'
import { ListX, PackagePlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Delivery, EVERYTHING, ExportFormat } from '#shared/export.ts'
import type { RecordRef } from '#shared/record.ts'
import { api, client } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { OneOf } from '../../components/choices.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'
import { Target } from '../../components/target.tsx'
import { exportProgress } from '../../live.ts'
import { refusalOf } from '../../refusal.ts'
import { useRemembered } from '../../remembered.ts'
import { DeliveryFields, hasDelivery, NO_DELIVERY } from './delivery-fields.tsx'
import { Proposal } from './proposal.tsx'
import { SelectionFields } from './selection-fields.tsx'
import { Writing } from './writing.tsx'

/** The card with the form. */
export function NewPackage() {
  const { t } = useTranslation()
  const [what, setWhat] = useState<'everything' | 'chosen'>('everything')
  const [chosen, setChosen] = useState(EVERYTHING)
  const [isWrong, setWrong] = useState(false)
  const [format, setFormat] = useRemembered<ExportFormat>('exports.format', 'bagit')
  const [into, setInto] = useState<string | null>(null)
  const saved = useQuery(api.exports.delivery.queryOptions())
  const [typed, setDelivery] = useRemembered<Delivery | null>('exports.delivery', null)
  const delivery = typed ?? saved.data ?? NO_DELIVERY
  const isUsable = what === 'everything' || (!isWrong && chosen.records?.length !== 0)
  const scope =
    what === 'everything'
      ? { ...EVERYTHING, unfinished: chosen.unfinished, withSecret: chosen.withSecret }
      : chosen
  const proposal = useQuery(api.exports.propose.queryOptions({ input: scope, enabled: isUsable }))
  const write = useMutation(
    api.exports.create.mutationOptions({
      onMutate: () => exportProgress.set(null),
      onSuccess: () => notify(t('exports.written')),
      onSettled: () => exportProgress.set(null)
    })
  )
  const isStopped = write.error !== null && refusalOf(write.error).code === 'stopped'
  const isBlocked = proposal.data === undefined || proposal.isError || proposal.data.blockers.length > 0
  return (
    <section className="card" aria-labelledby="new">
      <Form
        onFilled={() =>
          write.mutate({ ...scope, format, delivery: hasDelivery(format) ? delivery : null, into })
        }
      >
        <h2 id="new">{t('exports.new')}</h2>
        <div className="columns">
          <div className="form">
            <OneOf
              name="what"
              label={t('exports.what')}
              value={what}
              onChange={setWhat}
              options={[
                { id: 'everything', label: t('exports.everything') },
                { id: 'chosen', label: t('exports.chosen') }
              ]}
            />
            {what === 'chosen' ? (
              <SelectionFields scope={chosen} onChange={setChosen} onWrong={setWrong} />
            ) : null}
            <OneOf
              name="unfinished"
              label={t('exports.withUnfinished')}
              value={chosen.unfinished}
              onChange={unfinished => setChosen({ ...chosen, unfinished })}
              options={(['stop', 'leave-out', 'include'] as const).map(id => ({
                id,
                label: t(`exports.unfinishedChoices.${id}`)
              }))}
            />
            <OneOf
              name="with-secret"
              label={t('exports.withSecret')}
              value={chosen.withSecret}
              onChange={withSecret => setChosen({ ...chosen, withSecret })}
              options={(['leave-out', 'include-marked'] as const).map(id => ({
                id,
                label: t(`exports.secretChoices.${id}`)
              }))}
            />
            <OneOf
              name="format"
              label={t('exports.format')}
              value={format}
              onChange={setFormat}
              options={ExportFormat.options.map(id => ({ id, label: t(`exports.formats.${id}`) }))}
            />
            <Target into={into} onChange={setInto} />
            {hasDelivery(format) ? <DeliveryFields value={delivery} onChange={setDelivery} /> : null}
          </div>
          {isUsable ? <Proposal query={proposal} /> : null}
        </div>
        <Writing isAsked={write.isPending} />
        {write.isError ? <Refused error={write.error} /> : null}
        {/* By the button that it stops: the list of records may be long. */}
        {isUsable && proposal.isRefetchError ? <Refused error={proposal.error} /> : null}
        {isUsable && proposal.isError && refusalOf(proposal.error).code === 'chosen-disposed' ? (
          <DropDisposed picked={chosen.records ?? []} onLeft={records => setChosen({ ...chosen, records })} />
        ) : null}
        <div className="form-actions">
          <Button
            variant="primary"
            type="submit"
            icon={<PackagePlus size={20} />}
            isPending={write.isPending}
            isDisabled={!isUsable || isBlocked}
          >
            {t(isStopped ? 'exports.again' : 'exports.write')}
          </Button>
        </div>
      </Form>
    </section>
  )
}

/** Takes what has been disposed of since out of what was picked by hand, and leaves the rest. */
function DropDisposed(props: { picked: readonly RecordRef[]; onLeft: (records: RecordRef[]) => void }) {
  const { t } = useTranslation()
  const drop = useMutation({
    mutationFn: async () => {
      const stones = await Promise.all(props.picked.map(({ id }) => client.disposal.tombstone({ id })))
      return props.picked.filter((_, at) => stones[at] === null)
    },
    onSuccess: props.onLeft
  })
  return (
    <>
      {drop.isError ? <Refused error={drop.error} /> : null}
      <div className="row">
        <Button icon={<ListX size={18} />} isPending={drop.isPending} onPress={() => drop.mutate()}>
          {t('exports.dropDisposed')}
        </Button>
      </div>
    </>
  )
}
