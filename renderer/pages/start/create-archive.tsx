// The form that makes a new archive.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { ChosenFolder } from '../../components/chosen-folder.tsx'
import { Form } from '../../components/form.tsx'
import { Refused } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'

/** Name and folder, and the archive is made. `onBegin`: what was refused elsewhere on the page is over. */
export function CreateArchive({ onBegin }: { onBegin: () => void }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [dir, setDir] = useState<string | null>(null)
  const [isFolderMissed, setFolderMissed] = useState(false)
  const create = useMutation(api.archive.create.mutationOptions({ onSuccess: () => navigate('/') }))
  return (
    <Form
      onFilled={filled => {
        onBegin()
        if (dir === null) setFolderMissed(true)
        else create.mutate({ dir, municipality: filled.text('municipality') })
      }}
    >
      <TextInput name="municipality" label={t('start.municipality')} isRequired maxLength={200} />
      <ChosenFolder label={t('start.folder')} dir={dir} isMissed={isFolderMissed} onChosen={setDir} />
      {create.isError ? <Refused error={create.error} /> : null}
      <div className="form-actions">
        <Button variant="primary" type="submit" isPending={create.isPending}>
          {create.isPending ? t('start.creating') : t('start.createButton')}
        </Button>
      </div>
    </Form>
  )
}
