// Where a mail server answers and how it is logged in to: the fields that sending and fetching share.
import { useTranslation } from 'react-i18next'
import type { ServerAddress } from '#shared/outbox.ts'
import { OneOf } from '../../components/choices.tsx'
import { TextInput } from '../../components/fields.tsx'
import type { Filled } from '../../components/form.tsx'

type Known = ServerAddress & { readonly user: string | null }

/** The fields. A password that is kept may be left out. */
export function ServerFields({
  known,
  ports,
  isLoginNeeded
}: {
  known: Known | null
  ports: string
  isLoginNeeded: boolean
}) {
  const { t } = useTranslation()
  return (
    <>
      <TextInput
        name="host"
        label={t('mail.host')}
        isRequired
        maxLength={253}
        defaultValue={known?.host ?? ''}
      />
      <OneOf
        name="security"
        label={t('mail.security')}
        isRequired
        defaultValue={known?.security ?? 'tls'}
        options={(['tls', 'starttls', 'none'] as const).map(id => ({
          id,
          label: t(`mail.securities.${id}`)
        }))}
      />
      <TextInput
        name="port"
        label={t('mail.port')}
        help={ports}
        isRequired
        maxLength={5}
        defaultValue={known === null ? '' : String(known.port)}
      />
      <TextInput
        name="user"
        label={t('mail.user')}
        isRequired={isLoginNeeded}
        maxLength={200}
        defaultValue={known?.user ?? ''}
      />
      <TextInput
        name="secret"
        type="password"
        label={t('mail.password')}
        help={t(known === null ? 'mail.passwordHelp' : 'mail.passwordKept')}
        isRequired={isLoginNeeded && known === null}
        maxLength={2000}
      />
    </>
  )
}

/** What the fields say. */
export function readServer(filled: Filled): ServerAddress {
  const security = filled.text('security')
  return {
    host: filled.text('host'),
    port: Number(filled.text('port')),
    security: security === 'starttls' || security === 'none' ? security : 'tls'
  }
}
