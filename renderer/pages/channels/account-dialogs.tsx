// Adding an account, putting a new key in the place of the old, and taking the key away.
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { AccountKind, type AccountRow, PLATFORM_NAMES } from '#shared/account.ts'
import type { ChannelRow } from '#shared/register.ts'
import { api } from '../../api.ts'
import { Dialog } from '../../components/dialog.tsx'
import { Choice, TextInput } from '../../components/fields.tsx'
import { Form, FormActions } from '../../components/form.tsx'
import { notify } from '../../components/notice.tsx'

function Secret() {
  const { t } = useTranslation()
  return (
    <TextInput
      name="secret"
      type="password"
      label={t('accounts.form.secret')}
      help={t('accounts.form.secretHelp')}
      isRequired
      maxLength={2000}
    />
  )
}

/** The dialog. The account is kept only when the platform accepts the key. */
export function AddAccountDialog({
  channel,
  kinds,
  onClose
}: {
  channel: ChannelRow
  kinds: readonly AccountKind[]
  onClose: () => void
}) {
  const { t } = useTranslation()
  const add = useMutation(
    api.accounts.add.mutationOptions({
      onSuccess: ({ user }) => {
        notify(t('accounts.worksNotice', { user }))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('accounts.form.title', { channel: channel.name })} onClose={onClose}>
      <Form
        onFilled={filled =>
          add.mutate({
            draft: {
              channelId: channel.id,
              kind: AccountKind.parse(filled.text('kind')),
              user: filled.text('user'),
              address: filled.optional('address'),
              directory: null
            },
            secret: filled.text('secret')
          })
        }
      >
        <p className="muted">{t('accounts.lead')}</p>
        <Choice
          name="kind"
          label={t('accounts.form.kind')}
          isRequired
          defaultValue={kinds[0] ?? null}
          options={kinds.map(id => ({ id, label: PLATFORM_NAMES[id] }))}
        />
        <TextInput
          name="address"
          label={t('accounts.form.address')}
          help={t('accounts.form.addressHelp')}
          maxLength={2000}
        />
        <TextInput
          name="user"
          label={t('accounts.form.user')}
          help={t('accounts.form.userHelp')}
          isRequired
          maxLength={200}
        />
        <Secret />
        <FormActions of={add} onClose={onClose}>
          {t('accounts.form.save')}
        </FormActions>
      </Form>
    </Dialog>
  )
}

/** The dialog. The old key stays until the platform has accepted the new one. */
export function RenewKeyDialog({ account, onClose }: { account: AccountRow; onClose: () => void }) {
  const { t } = useTranslation()
  const renew = useMutation(
    api.accounts.renewKey.mutationOptions({
      onSuccess: ({ user }) => {
        notify(t('accounts.worksNotice', { user }))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('accounts.form.renewTitle', { channel: account.channelName })} onClose={onClose}>
      <Form onFilled={filled => renew.mutate({ id: account.id, secret: filled.text('secret') })}>
        <Secret />
        <FormActions of={renew} onClose={onClose}>
          {t('accounts.form.save')}
        </FormActions>
      </Form>
    </Dialog>
  )
}

/** The dialog. */
export function ForgetAccountDialog({ account, onClose }: { account: AccountRow; onClose: () => void }) {
  const { t } = useTranslation()
  const forget = useMutation(
    api.accounts.forget.mutationOptions({
      onSuccess: () => {
        notify(t('accounts.forgotten'))
        onClose()
      }
    })
  )
  return (
    <Dialog title={t('accounts.form.forgetTitle', { channel: account.channelName })} onClose={onClose}>
      <Form onFilled={() => forget.mutate({ id: account.id })}>
        <p>{t('accounts.form.forgetText')}</p>
        <FormActions variant="danger" of={forget} onClose={onClose}>
          {t('accounts.forget')}
        </FormActions>
      </Form>
    </Dialog>
  )
}
