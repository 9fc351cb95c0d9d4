// What an import left out, could not read, did not know or wants looked at.
import { useInfiniteQuery } from '@tanstack/react-query'
import { CircleAlert, CircleHelp, CircleX, EyeOff, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ImportId } from '#shared/ids.ts'
import type { FindingKind, ImportFinding } from '#shared/imports.ts'
import { findingSays } from '#shared/intake-findings.ts'
import { api } from '../../api.ts'
import { Badge, type Tone } from '../../components/badge.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { Empty } from '../../components/states.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { formatCount } from '../../format.ts'
import { useLanguage } from '../../settings.ts'

const APPEARANCES: Record<FindingKind, readonly [Tone, LucideIcon]> = {
  skipped: ['calm', EyeOff],
  unreadable: ['bad', CircleX],
  unknown_file: ['calm', CircleHelp],
  warning: ['warn', CircleAlert]
}

type Row = ImportFinding & { readonly id: string }

/** The table. */
export function Findings({ id }: { id: ImportId }) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(
    api.imports.findings.infiniteOptions({
      ...PAGED,
      input: (after: string | null) => ({ id, kind: null, after })
    })
  )
  const columns = useColumns()
  return (
    <Paged list={list} empty={<Empty title={t('imports.noFindings')} />}>
      {findings => (
        <Table
          label={t('imports.findings')}
          columns={columns}
          rows={findings.map(each => ({ ...each, id: `${each.kind} ${each.code} ${each.place}` }))}
        />
      )}
    </Paged>
  )
}

function useColumns(): TableColumn<Row>[] {
  const { t } = useTranslation()
  const language = useLanguage()
  return [
    {
      id: 'kind',
      name: t('imports.kind'),
      cell: ({ kind }) => {
        const [tone, icon] = APPEARANCES[kind]
        return (
          <Badge tone={tone} icon={icon}>
            {t(`imports.kinds.${kind}`)}
          </Badge>
        )
      }
    },
    {
      id: 'place',
      name: t('imports.place'),
      isRowHeader: true,
      cell: ({ place }) => <Foreign className="mono wrap" text={place} />
    },
    { id: 'says', name: t('imports.says'), cell: ({ code }) => findingSays(code, language) },
    {
      id: 'count',
      name: t('imports.count'),
      cell: ({ count }) => <span className="number">{formatCount(count, language)}</span>
    }
  ]
}
