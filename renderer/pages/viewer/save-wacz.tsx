// The capture's web archive, written to a folder that a person chooses.
import { useMutation } from '@tanstack/react-query'
import { FolderOutput } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CaptureDetail } from '#shared/capture.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { notify } from '../../components/notice.tsx'
import { Refused } from '../../components/states.tsx'

/** Nothing for a capture that has none. */
export function SaveWacz({ capture }: { capture: CaptureDetail }) {
  const { t } = useTranslation()
  const save = useMutation(
    api.captures.saveWacz.mutationOptions({
      onSuccess: ({ name }) => notify(t('viewer.waczSaved', { name }))
    })
  )
  if (!capture.files.some(({ role }) => role === 'wacz')) return null
  const choose = async () => {
    const dir = await window.shell.chooseFolder()
    if (dir !== null) save.mutate({ id: capture.id, dir })
  }
  return (
    <div className="card stack">
      <h2>{t('viewer.wacz')}</h2>
      <p className="muted">{t('viewer.waczLead')}</p>
      {save.isError ? <Refused error={save.error} /> : null}
      <div className="row">
        <Button icon={<FolderOutput size={18} />} isPending={save.isPending} onPress={() => void choose()}>
          {t('viewer.saveWacz')}
        </Button>
      </div>
    </div>
  )
}
