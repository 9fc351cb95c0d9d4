// The form that makes a new archive.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { client } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { ChosenFolder } from '../../components/chosen-folder.tsx'
import { Form } from '../../components/form.tsx'
import { Refused } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { CheckedFolder } from './folder-check.tsx'

/** Name and folder, and the archive is made. `onBegin`: what was refused elsewhere on the page is over. */
export function CreateArchive({ onBegin }: { onBegin: () => void }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [dir, setDir] = useState<string | null>(null)
  const [isFolderMissed, setFolderMissed] = useState(false)
  const create = useMutation({ mutationFn: found, onSuccess: () => navigate('/') })
  return (
    <Form
      onFilled={filled => {
        onBegin()
        if (dir !== null)
          create.mutate({ dir, municipality: filled.text('municipality'), name: filled.text('name') })
      }}
    >
      <TextInput name="municipality" label={t('start.municipality')} isRequired maxLength={200} />
      <TextInput
        name="name"
        label={t('start.yourName')}
        help={t('start.yourNameHelp')}
        isRequired
        maxLength={200}
      />
      <ChosenFolder label={t('start.folder')} dir={dir} isMissed={isFolderMissed} onChosen={setDir} />
      {dir === null ? null : <CheckedFolder dir={dir} />}
      {create.isError ? <Refused error={create.error} /> : null}
      <div className="form-actions">
        {/* With the fields that the form itself finds empty, and not at the next try. */}
        <Button
          variant="primary"
          type="submit"
          isPending={create.isPending}
          onPress={() => setFolderMissed(true)}
        >
          {create.isPending ? t('start.creating') : t('start.createButton')}
        </Button>
      </div>
    </Form>
  )
}

/** Makes the archive, and says who its founder is: decisions bear the name, and not what the computer calls the user. */
async function found({
  name,
  ...archive
}: {
  dir: string
  municipality: string
  name: string
}): Promise<void> {
  await client.archive.create(archive)
  const [{ osUser }, users] = await Promise.all([client.users.me(), client.users.list()])
  const own = users.find(user => user.osUser.toLowerCase() === osUser.toLowerCase())
  if (own !== undefined)
    await client.users.save({ osUser: own.osUser, name, personId: own.personId, roles: own.roles })
}
