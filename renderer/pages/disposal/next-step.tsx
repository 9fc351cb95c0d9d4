// What is to be done with a disposal: confirmed by another person, carried out, or withdrawn.
import { useMutation } from '@tanstack/react-query'
import { Check, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DisposalDetail } from '#shared/disposal.ts'
import { api } from '../../api.ts'
import { BecauseDialog } from '../../components/because-dialog.tsx'
import { Button } from '../../components/button.tsx'
import { Tick } from '../../components/choices.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused, Waiting } from '../../components/states.tsx'

/** The step; nothing for one that has ended. */
export function NextStep({ detail }: { detail: DisposalDetail }) {
  const { state } = detail
  if (state === 'proposed') return <Confirm detail={detail} />
  return state === 'confirmed' || state === 'erasing' ? <CarryOut detail={detail} /> : null
}

function Confirm({ detail: { id, going, proposedBy } }: { detail: DisposalDetail }) {
  const { t } = useTranslation()
  const confirm = useMutation(
    api.disposal.confirm.mutationOptions({ onSuccess: () => notify(t('disposal.isConfirmed')) })
  )
  return (
    <section className="card stack" aria-labelledby="step">
      <h2 id="step">{t('disposal.confirm')}</h2>
      <p>{t('disposal.confirmLead', { count: going })}</p>
      <p className="muted">{t('disposal.needsAnother', { name: proposedBy })}</p>
      {confirm.isError ? <Refused error={confirm.error} /> : null}
      <div className="row">
        <Button
          variant="primary"
          icon={<Check size={20} />}
          isPending={confirm.isPending}
          onPress={() => confirm.mutate({ id })}
        >
          {t('disposal.confirm')}
        </Button>
        <Withdraw id={id} />
      </div>
    </section>
  )
}

function CarryOut({ detail: { id, going, state } }: { detail: DisposalDetail }) {
  const { t } = useTranslation()
  const [isSure, setSure] = useState(false)
  const carryOut = useMutation(
    api.disposal.carryOut.mutationOptions({ onSuccess: () => notify(t('disposal.isDone')) })
  )
  const title = t(state === 'erasing' ? 'disposal.goOn' : 'disposal.carryOut')
  return (
    <section className="card stack" aria-labelledby="step">
      <h2 id="step">{title}</h2>
      <p>{t('disposal.carryOutLead', { count: going })}</p>
      <p className="muted">{t('disposal.elsewhere')}</p>
      <Tick label={t('disposal.sure')} isSelected={isSure} onChange={setSure} />
      {carryOut.isError ? <Refused error={carryOut.error} /> : null}
      {carryOut.isPending ? <Waiting label={t('disposal.working')} /> : null}
      <div className="row">
        <Button
          variant="danger"
          icon={<Trash2 size={20} />}
          isDisabled={!isSure}
          isPending={carryOut.isPending}
          onPress={() => carryOut.mutate({ id })}
        >
          {title}
        </Button>
        {state === 'confirmed' ? <Withdraw id={id} /> : null}
      </div>
    </section>
  )
}

function Withdraw({ id }: Pick<DisposalDetail, 'id'>) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const withdraw = useMutation(
    api.disposal.withdraw.mutationOptions({
      onSuccess: () => {
        notify(t('disposal.isWithdrawn'))
        setOpen(false)
      }
    })
  )
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('disposal.withdraw')}</Button>
      {isOpen ? (
        <BecauseDialog
          title={t('disposal.withdraw')}
          lead={t('disposal.withdrawLead')}
          act={t('disposal.withdraw')}
          of={withdraw}
          onFilled={because => withdraw.mutate({ id, because })}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}
