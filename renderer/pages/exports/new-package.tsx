// A new package, step by step: whom it is for, what goes into it, what it would hold, and writing it.
import { useMutation } from '@tanstack/react-query'
import { ListX, PackagePlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EVERYTHING, type ExportScope, type PackageReceiver } from '#shared/export.ts'
import type { RecordRef } from '#shared/record.ts'
import { actsOnPackages, api, client } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { RefusedOrChanged } from '../../components/changed-card.tsx'
import { Form } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { useOnRequest } from '../../components/on-request.tsx'
import { Refused } from '../../components/states.tsx'
import { exportProgress } from '../../live.ts'
import { refusalOf } from '../../refusal.ts'
import { ContentStep, type What } from './content-step.tsx'
import { hasDelivery } from './delivery-fields.tsx'
import { Proposal } from './proposal.tsx'
import { ReceiverStep } from './receiver-step.tsx'
import { packageSent, receiverOf, type Setup, useSetup } from './setup.ts'
import { Writing } from './writing.tsx'
import { useWrong } from './wrong-field.ts'

/** The card with the form. */
export function NewPackage() {
  const { t } = useTranslation()
  const setup = useSetup()
  const [what, setWhat] = useState<What>('everything')
  const [said, setSaid] = useState<ExportScope | null>(null)
  const [isWrong, setWrong] = useState(false)
  // Until somebody chooses otherwise, as it is remembered of the receiver.
  const chosen = said ?? { ...EVERYTHING, ...rememberedOf(setup.chosen) }
  const isUsable = what === 'everything' || (!isWrong && chosen.records?.length !== 0)
  const scope = what === 'everything' ? { ...EVERYTHING, ...alwaysOf(chosen) } : chosen
  const asked = useOnRequest(api.exports.propose.queryOptions({ input: scope }), {
    isAsked: said !== null || what === 'chosen',
    isUsable
  })
  const proposal = asked.query
  const { wrong, refuse, clear } = useWrong(setup.how)
  const write = useWrite(setup, scope, { onWritten: () => void proposal.refetch(), onRefused: refuse })
  const startOver = () => {
    clear()
    write.reset()
    setup.again()
  }
  const isStopped = write.error !== null && refusalOf(write.error).code === 'stopped'
  const isBlocked = proposal.data === undefined || proposal.isError || proposal.data.blockers.length > 0
  return (
    <section className="card" aria-labelledby="new">
      <Form
        wrong={wrong}
        onFilled={() => {
          clear()
          write.mutate()
        }}
      >
        <h2 id="new">{t('exports.new')}</h2>
        <div className="columns">
          <div className="stack">
            <ReceiverStep
              setup={setup}
              onChosen={receiver => setSaid({ ...chosen, ...rememberedOf(receiver) })}
              onRefused={refuse}
            />
            <ContentStep what={what} onWhat={setWhat} scope={chosen} onChange={setSaid} onWrong={setWrong} />
          </div>
          <div className="stack in-view">
            <section className="stack step" aria-labelledby="step-check">
              <h3 id="step-check">{t('exports.steps.check')}</h3>
              {isUsable ? <Proposal of={asked} /> : <p className="muted">{t('exports.chooseFirst')}</p>}
            </section>
            <section className="stack step" aria-labelledby="step-write">
              <h3 id="step-write">{t('exports.steps.write')}</h3>
              <Writing isAsked={write.isPending} />
              {write.isError ? <RefusedOrChanged error={write.error} onStartOver={startOver} /> : null}
              {/* By the button that it stops: the list of records may be long. */}
              {isUsable && proposal.isRefetchError ? <Refused error={proposal.error} /> : null}
              {isUsable && proposal.isError && refusalOf(proposal.error).code === 'chosen-disposed' ? (
                <DropDisposed
                  picked={chosen.records ?? []}
                  onLeft={records => setSaid({ ...chosen, records })}
                />
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
            </section>
          </div>
        </div>
      </Form>
    </section>
  )
}

/** What of the selection is remembered of a receiver. */
function rememberedOf(receiver: PackageReceiver | null): Pick<ExportScope, 'withSecret' | 'withoutReceipt'> {
  if (receiver === null) return { withSecret: EVERYTHING.withSecret, withoutReceipt: null }
  return {
    withSecret: receiver.withSecret,
    withoutReceipt: receiver.onlyNew ? receiver.receiver : null
  }
}

/** What is asked also where everything goes along. */
const alwaysOf = ({ unfinished, withSecret, withoutReceipt }: ExportScope) => ({
  unfinished,
  withSecret,
  withoutReceipt
})

/** Writes it, and remembers whom it is for where that is wished. */
function useWrite(
  { how, chosen, typed, choose, kept }: Setup,
  scope: ExportScope,
  { onWritten, onRefused }: { onWritten: () => void; onRefused: (error: unknown) => void }
) {
  const { t } = useTranslation()
  const { name, format, into } = how
  const delivery = hasDelivery(format) ? how.delivery : null
  return useMutation({
    mutationFn: async () => {
      if (chosen === null && name !== null && typed.isKept) {
        const receiver = receiverOf(format)
        const onlyNew = scope.withoutReceipt === receiver
        const { withSecret } = scope
        const told = { name, receiver, format, delivery, into, withSecret, onlyNew }
        const all = await client.exports.saveReceiver({ ...told, seen: { remembered: typed.was } })
        kept(all.find(each => each.name === name) ?? null)
        choose(name)
      }
      return client.exports.create({ ...scope, format, delivery, into, receiverName: name })
    },
    onMutate: () => {
      actsOnPackages()
      exportProgress.set(null)
    },
    onSuccess: () => {
      actsOnPackages()
      packageSent()
      notify(t('exports.written'))
      onWritten()
    },
    onError: onRefused,
    onSettled: () => exportProgress.set(null)
  })
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
