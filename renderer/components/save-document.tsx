// A kept document by its name, with a button that writes a copy of it where the person chooses.
import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { KeptDocument } from '#shared/register.ts'
import { client } from '../api.ts'
import { Button } from './button.tsx'
import { notify } from './notice.tsx'
import { SecrecyButton } from './secrecy-card.tsx'
import { Refused } from './states.tsx'

/** The document. */
export function SaveDocument({ document: { sha256, name } }: { document: KeptDocument }) {
  const { t } = useTranslation()
  const save = useMutation({
    mutationFn: async () => {
      const dir = await window.shell.chooseFolder()
      return dir === null ? null : client.documents.save({ sha256, dir })
    },
    onSuccess: saved => {
      if (saved !== null) notify(t('common.document.saved', { path: saved.path }))
    }
  })
  return (
    <>
      <span className="wrap">{name}</span>{' '}
      <span className="row">
        <Button
          variant="small"
          icon={<Download size={14} />}
          label={t('common.document.saveNamed', { name })}
          isPending={save.isPending}
          onPress={() => save.mutate()}
        >
          {t('common.document.save')}
        </Button>
        <SecrecyButton record={{ kind: 'document', id: sha256 }} name={name} />
      </span>
      {save.isError ? <Refused error={save.error} /> : null}
    </>
  )
}
