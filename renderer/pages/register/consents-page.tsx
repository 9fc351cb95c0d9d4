// Consents to images: the list, entering one, and withdrawing it, whereupon every post has to come down (P6).
import { useMutation, useQuery } from '@tanstack/react-query'
import { Ban, CircleAlert, CircleCheck, Plus } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Consent } from '#shared/consent.ts'
import { api } from '../../api.ts'
import { Asked } from '../../components/asked.tsx'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DateField } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { SaveDocument } from '../../components/save-document.tsx'
import { SecrecyButton } from '../../components/secrecy-card.tsx'
import { Empty, Refused } from '../../components/states.tsx'
import { StrikeButton, Struck } from '../../components/strike.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { AddPostDialog } from './add-post-dialog.tsx'
import { ConsentDialog } from './consent-dialog.tsx'
import { StrikeConsentDialog } from './strike-consent-dialog.tsx'
import { type Correcting, CorrectWithdrawalDialog, Withdrawal } from './withdrawal-dialogs.tsx'

const APPEARANCES = {
  valid: ['good', CircleCheck],
  expired: ['bad', CircleAlert],
  withdrawn: ['calm', Ban],
  struck: ['calm', Ban]
} as const

/** The page. */
export function ConsentsPage() {
  const { t } = useTranslation()
  const consents = useQuery(api.consents.list.queryOptions())
  const [isAdding, setAdding] = useState(false)
  const [withdrawn, setWithdrawn] = useState<Consent | null>(null)
  const [grown, setGrown] = useState<Consent | null>(null)
  const [correcting, setCorrecting] = useState<Correcting | null>(null)
  const [wrong, setWrong] = useState<Consent | null>(null)
  const columns = useColumns({
    ...{ withdraw: setWithdrawn, addPost: setGrown, correct: setCorrecting, strike: setWrong }
  })
  const add = (
    <Button variant="primary" icon={<Plus size={20} />} onPress={() => setAdding(true)}>
      {t('consents.add')}
    </Button>
  )
  return (
    <Page title={t('consents.title')} lead={t('consents.lead')} actions={add}>
      <Asked query={consents}>
        {rows =>
          rows.length === 0 ? (
            <Empty title={t('consents.none')}>{t('consents.noneText')}</Empty>
          ) : (
            <Table label={t('consents.title')} columns={columns} rows={rows} />
          )
        }
      </Asked>
      {isAdding ? <ConsentDialog onClose={() => setAdding(false)} /> : null}
      {grown === null ? null : <AddPostDialog consent={grown} onClose={() => setGrown(null)} />}
      {withdrawn === null ? null : <WithdrawDialog consent={withdrawn} onClose={() => setWithdrawn(null)} />}
      {wrong === null ? null : <StrikeConsentDialog consent={wrong} onClose={() => setWrong(null)} />}
      {correcting === null ? null : (
        <CorrectWithdrawalDialog {...correcting} onClose={() => setCorrecting(null)} />
      )}
    </Page>
  )
}

function useColumns({
  withdraw,
  addPost,
  correct,
  strike
}: {
  withdraw: (consent: Consent) => void
  addPost: (consent: Consent) => void
  correct: (correcting: Correcting) => void
  strike: (consent: Consent) => void
}): TableColumn<Consent>[] {
  const { t } = useTranslation()
  return [
    {
      id: 'covers',
      name: t('consents.covers'),
      isRowHeader: true,
      cell: row => (
        <>
          <div className="table-main">{row.covers}</div>
          {row.isChild ? <div className="table-second">{t('consents.child')}</div> : null}
        </>
      )
    },
    {
      id: 'until',
      name: t('consents.validUntil'),
      cell: row => row.validUntil ?? t('consents.untilFurther')
    },
    {
      id: 'document',
      name: t('consents.document'),
      cell: row => (row.document === null ? t('common.none') : <SaveDocument document={row.document} />)
    },
    {
      id: 'posts',
      name: t('consents.posts'),
      cell: row => <Posts consent={row} onAdd={() => addPost(row)} />
    },
    {
      id: 'state',
      name: t('channels.due'),
      cell: row => {
        const [tone, icon] = APPEARANCES[row.state]
        return (
          <Badge tone={tone} icon={icon}>
            {t(`consents.states.${row.state}`)}
          </Badge>
        )
      }
    },
    {
      id: 'secrecy',
      name: t('secrecy.title'),
      cell: row => <SecrecyButton record={{ kind: 'consent', id: row.id }} name={row.covers} />
    },
    {
      id: 'withdraw',
      name: t('consents.withdraw'),
      cell: row => (
        <div className="stack-tight">
          <Withdrawal consent={row} onWithdraw={() => withdraw(row)} onCorrect={correct} />
          {row.struck === null ? (
            <StrikeButton name={row.covers} onPress={() => strike(row)} />
          ) : (
            <Struck struck={row.struck} />
          )}
        </div>
      )
    }
  ]
}

/** The posts; once the consent is withdrawn, where each is in the order of saving and removing. */
function Posts({ consent, onAdd }: { consent: Consent; onAdd: () => void }) {
  const { t } = useTranslation()
  const { id, covers, places, state } = consent
  const takeDown = useMutation(
    api.consents.takeDown.mutationOptions({ onSuccess: () => notify(t('consents.takenDown')) })
  )
  return (
    <>
      <ul className="plain-list stack-tight">
        {places.map(({ address, captureId, commentId, commentState }) => (
          <li key={address}>
            <span className="wrap">{address}</span>{' '}
            {captureId === null ? null : (
              <>
                <Link href={`/captures/${captureId}`}>{t('consents.showCapture')}</Link>{' '}
              </>
            )}
            {commentId !== null && commentState !== null ? (
              <Link href={`/comments/${commentId}`}>{t(`comments.states.${commentState}`)}</Link>
            ) : state === 'withdrawn' ? (
              <span className="muted">{t('consents.byHand')}</span>
            ) : null}
          </li>
        ))}
      </ul>
      {state === 'expired' && places.some(({ commentId }) => commentId === null) ? (
        <Button
          variant="small"
          label={t('consents.takeDownNamed', { covers })}
          isPending={takeDown.isPending}
          onPress={() => takeDown.mutate({ id })}
        >
          {t('consents.takeDown')}
        </Button>
      ) : null}
      {takeDown.isError ? <Refused error={takeDown.error} /> : null}
      {state === 'withdrawn' || state === 'struck' ? null : (
        <Button variant="small" label={t('consents.addPostNamed', { covers })} onPress={onAdd}>
          {t('consents.addPost')}
        </Button>
      )}
    </>
  )
}

function WithdrawDialog({ consent, onClose }: { consent: Consent; onClose: () => void }) {
  const { t } = useTranslation()
  const withdraw = useMutation(
    api.consents.withdraw.mutationOptions({
      onSuccess: ({ places }) => {
        notify(t('consents.withdrawn', { count: places.length }))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('consents.withdrawNamed', { covers: consent.covers })} onClose={onClose}>
      <Form onFilled={filled => withdraw.mutate({ id: consent.id, withdrawnOn: filled.text('on') })}>
        <p>{t('consents.withdrawLead', { count: consent.places.length })}</p>
        <DateField name="on" label={t('consents.withdrawnOn')} isRequired />
        <FormActions variant="danger" of={withdraw} onClose={onClose}>
          {t('consents.withdraw')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
