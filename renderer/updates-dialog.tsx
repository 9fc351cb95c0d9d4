// Updates from the municipality's own server: where they are looked for, whose signature counts, and the version that was found.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleX, Download, Info, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type UpdateState, UpdatesFrom } from '#shared/shell.ts'
import { Alert } from './components/alert.tsx'
import { Asked } from './components/asked.tsx'
import { Button } from './components/button.tsx'
import { Dialog } from './components/dialog.tsx'
import { Form } from './components/form.tsx'
import { TextInput } from './components/text-input.tsx'

/** The dialog, open for as long as it is rendered. */
export function UpdatesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const state = useQuery({ queryKey: ['updates'], queryFn: () => window.shell.updates() })
  return (
    <Dialog title={t('common.updates.title')} onClose={onClose}>
      <div className="stack">
        <p>{t('common.updates.lead')}</p>
        <Asked query={state}>
          {known =>
            known.isForbidden ? (
              <Alert tone="calm" icon={Info} title={t('common.updates.forbidden')}>
                <p>{t('common.updates.forbiddenText')}</p>
              </Alert>
            ) : (
              <Known state={known} />
            )
          }
        </Asked>
      </div>
    </Dialog>
  )
}

function Known({ state }: { state: UpdateState }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const keep = (next: UpdateState) => void queries.setQueryData(['updates'], next)
  const set = useMutation({
    mutationFn: (from: UpdatesFrom | null) => window.shell.setUpdates(from),
    onSuccess: keep
  })
  const check = useMutation({ mutationFn: () => window.shell.checkForUpdate(), onSuccess: keep })
  const [isNoAddress, setNoAddress] = useState(false)
  const { from, hasShippedKey, problem } = state
  const wrong = isNoAddress
    ? t('common.updates.noAddress')
    : problem === null
      ? null
      : t(`common.updates.problems.${problem}`)
  return (
    <>
      <Form
        onFilled={({ text }) => {
          const typed = UpdatesFrom.safeParse({
            address: text('address'),
            key: hasShippedKey ? '' : text('key')
          })
          setNoAddress(!typed.success)
          if (typed.success) set.mutate(typed.data)
        }}
      >
        <TextInput
          name="address"
          label={t('common.updates.address')}
          help={t('common.updates.addressHelp')}
          defaultValue={from?.address ?? ''}
          isRequired
        />
        {hasShippedKey ? (
          <p>{t('common.updates.shippedKey')}</p>
        ) : (
          <TextInput
            name="key"
            label={t('common.updates.key')}
            help={t('common.updates.keyHelp')}
            defaultValue={from?.key ?? ''}
            isRequired
          />
        )}
        <div className="row">
          <Button type="submit" isPending={set.isPending}>
            {t(from === null ? 'common.updates.turnOn' : 'common.updates.change')}
          </Button>
          {from === null ? null : (
            <Button variant="quiet" onPress={() => set.mutate(null)}>
              {t('common.updates.turnOff')}
            </Button>
          )}
        </div>
      </Form>
      {wrong === null ? null : (
        <Alert tone="bad" icon={CircleX} title={t('common.updates.notHad')} isUrgent>
          <p>{wrong}</p>
        </Alert>
      )}
      {from === null ? (
        <p className="muted">{t('common.updates.off')}</p>
      ) : (
        <div className="stack-tight">
          <Button
            icon={<RefreshCw size={18} />}
            isPending={check.isPending || state.phase === 'checking'}
            onPress={() => check.mutate()}
          >
            {t('common.updates.check')}
          </Button>
          <Found state={state} onState={keep} />
        </div>
      )}
    </>
  )
}

function Found({ state, onState }: { state: UpdateState; onState: (next: UpdateState) => void }) {
  const { t } = useTranslation()
  const install = useMutation({ mutationFn: () => window.shell.installUpdate(), onSuccess: onState })
  const { found, canInstall, checkedAt, problem } = state
  const version = window.shell.versions.app
  if (found === null)
    return checkedAt === null || problem !== null ? null : (
      <p role="status">{t('common.updates.newest', { version })}</p>
    )
  return (
    <>
      <p role="status">{t('common.updates.found', { found, version })}</p>
      {canInstall ? (
        <Button
          variant="primary"
          icon={<Download size={18} />}
          isPending={install.isPending}
          onPress={() => install.mutate()}
        >
          {t('common.updates.install')}
        </Button>
      ) : (
        <p>{t('common.updates.byHand')}</p>
      )}
    </>
  )
}
