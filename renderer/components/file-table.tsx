// The files of a record, each with its checksum.
import { useTranslation } from 'react-i18next'
import type { Sha256 } from '#shared/ids.ts'
import { formatBytes } from '../format.ts'
import { useLanguage } from '../settings.ts'
import { Table } from './table.tsx'

type Listed = {
  readonly id: string
  readonly content: string
  readonly bytes: number
  readonly sha256: Sha256
  readonly size?: string
}

/** A table of files. */
export function FileTable({ label, files }: { label: string; files: readonly Listed[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const hasSizes = files.some(file => file.size !== undefined)
  return (
    <Table
      label={label}
      rows={files}
      columns={[
        { id: 'role', name: t('viewer.role'), isRowHeader: true, cell: file => file.content },
        ...(hasSizes
          ? [
              {
                id: 'size',
                name: t('viewer.dimensions'),
                cell: (file: Listed) => <span className="nowrap number">{file.size ?? '–'}</span>
              }
            ]
          : []),
        {
          id: 'bytes',
          name: t('viewer.bytes'),
          cell: file => <span className="nowrap number">{formatBytes(file.bytes, language)}</span>
        },
        { id: 'sha256', name: t('viewer.sha256'), cell: file => <span className="mono">{file.sha256}</span> }
      ]}
    />
  )
}
