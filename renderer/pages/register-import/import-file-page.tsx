// One spreadsheet on its way into the register: what its columns mean, the trial, and taking it in.
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisterImportId } from '#shared/ids.ts'
import type { ImportFile, ImportMapping, RegisterImport } from '#shared/register-import.ts'
import { api } from '../../api.ts'
import { Alert } from '../../components/alert.tsx'
import { Asked } from '../../components/asked.tsx'
import { ButtonLink } from '../../components/button.tsx'
import { Page } from '../../components/page.tsx'
import { Mapping } from './mapping.tsx'
import { Trial } from './trial.tsx'

/** The page of a file that has been read. */
export function ImportFilePage({ id }: { id: RegisterImportId }) {
  const { t } = useTranslation()
  const file = useQuery(api.registerImport.find.queryOptions({ input: { id } }))
  return (
    <Page
      title={file.data?.name ?? t('registerImport.file')}
      lead={t('registerImport.fileLead')}
      back={{ href: '/channels/import', label: t('registerImport.title') }}
    >
      <Asked query={file}>{read => <Steps file={read} />}</Asked>
    </Page>
  )
}

function Steps({ file }: { file: ImportFile }) {
  const { t } = useTranslation()
  const [mapping, setMapping] = useState<ImportMapping | null>(
    () => (file.sheets.find(({ rows }) => rows > 0) ?? file.sheets[0])?.proposal ?? null
  )
  const [made, setMade] = useState<RegisterImport | null>(null)
  if (made !== null) return <Made made={made} />
  // The core refuses a file without rows, so there is a sheet.
  if (mapping === null) return null
  return (
    <>
      {file.notes.map(note => (
        <Alert key={note} tone="warn" icon={CircleAlert} title={t(`registerImport.notes.${note}`)}>
          <p>{t(`registerImport.notesText.${note}`)}</p>
        </Alert>
      ))}
      <Mapping file={file} mapping={mapping} onChange={setMapping} />
      <Trial id={file.id} mapping={mapping} onChange={setMapping} onMade={setMade} />
    </>
  )
}

function Made({ made }: { made: RegisterImport }) {
  const { t } = useTranslation()
  return (
    <Alert tone="good" icon={CircleCheck} title={t('registerImport.done')} isUrgent>
      <p>{t('registerImport.doneText', { created: made.created, changed: made.changed })}</p>
      {made.refused === 0 ? null : <p>{t('registerImport.doneRefused', { count: made.refused })}</p>}
      <div className="row">
        <ButtonLink variant="primary" href="/channels">
          {t('registerImport.toChannels')}
        </ButtonLink>
        <ButtonLink href="/channels/import">{t('registerImport.another')}</ButtonLink>
      </div>
    </Alert>
  )
}
