// Where backups are: a folder that is chosen with the system's own dialog, or a store that speaks S3, with the key that it takes.
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { OneOf } from '../../components/choices.tsx'
import { ChosenFolder } from '../../components/chosen-folder.tsx'
import { TextInput } from '../../components/fields.tsx'
import type { Filled } from '../../components/form.tsx'

export type PlaceKind = 'folder' | 'store'

/** The fields; `isMissed` says that a folder must be chosen. */
export function BackupPlace(props: {
  label: string
  kind: PlaceKind
  onKind: (kind: PlaceKind) => void
  dir: string | null
  onDir: (dir: string) => void
  isMissed: boolean
}) {
  const { t } = useTranslation()
  return (
    <>
      <OneOf
        name="place"
        label={t('backups.place')}
        value={props.kind}
        onChange={props.onKind}
        options={[
          { id: 'folder', label: t('backups.inFolder') },
          { id: 'store', label: t('backups.inStore') }
        ]}
      />
      {props.kind === 'folder' ? (
        <ChosenFolder label={props.label} dir={props.dir} isMissed={props.isMissed} onChosen={props.onDir} />
      ) : (
        <>
          <TextInput
            name="address"
            label={t('backups.storeAddress')}
            help={t('backups.storeAddressHelp')}
            isRequired
            maxLength={1000}
            defaultValue="s3:https://"
          />
          <TextInput
            name="region"
            label={t('backups.storeRegion')}
            isRequired
            maxLength={100}
            defaultValue="us-east-1"
          />
          <TextInput name="accessKeyId" label={t('backups.storeKey')} isRequired maxLength={200} />
          <TextInput
            name="secret"
            type="password"
            label={t('backups.storeSecret')}
            help={t('backups.storeSecretHelp')}
            isRequired
            maxLength={500}
          />
        </>
      )}
    </>
  )
}

/** The place as the core names it, once a store has taken its key; null while no folder is chosen. */
export async function placeIn(filled: Filled, kind: PlaceKind, dir: string | null): Promise<string | null> {
  if (kind === 'folder') return dir
  const store = {
    address: filled.text('address'),
    region: filled.text('region'),
    accessKeyId: filled.text('accessKeyId')
  }
  const { address } = await api.backups.connect.call({ store, secret: filled.exact('secret') })
  return address
}
