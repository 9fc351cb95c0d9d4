// The capture's picture, written to a folder that a person chooses.
import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CaptureId } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'

/** The button, and why it could not be done. */
export function SavePicture({ id }: { id: CaptureId }) {
  const { t } = useTranslation()
  const save = useMutation(
    api.captures.savePicture.mutationOptions({
      onSuccess: ({ names }) => notify(t('viewer.pictureSaved', { names: names.join(', ') }))
    })
  )
  const choose = async () => {
    const dir = await window.shell.chooseFolder()
    if (dir !== null) save.mutate({ id, dir })
  }
  return (
    <>
      <Button icon={<Download size={18} />} isPending={save.isPending} onPress={() => void choose()}>
        {t('viewer.savePicture')}
      </Button>
      {save.isError ? <Refused error={save.error} /> : null}
    </>
  )
}
