// The attestations that were made, of one department or of all.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attestation } from '#shared/attestation.ts'
import type { DepartmentId } from '#shared/ids.ts'
import { objectPath } from '#shared/ids.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Time } from '../../components/facts.tsx'
import { PAGED, Paged } from '../../components/paged.tsx'
import { SecrecyButton } from '../../components/secrecy-card.tsx'
import { Empty } from '../../components/states.tsx'
import { StrikeButton, Struck } from '../../components/strike.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'
import { usePeriodName } from '../../period.ts'
import { StrikeAttestationDialog } from './strike-dialog.tsx'

/** The list. */
export function AttestationList({ departmentId }: { departmentId: DepartmentId | null }) {
  const { t } = useTranslation()
  const [wrong, setWrong] = useState<Attestation | null>(null)
  const columns = useColumns(setWrong)
  const list = useInfiniteQuery(
    api.attestations.list.infiniteOptions({
      ...PAGED,
      input: (after: string | null) => ({ departmentId, after })
    })
  )
  return (
    <>
      <Paged list={list} empty={<Empty title={t('attestations.none')}>{t('attestations.noneText')}</Empty>}>
        {rows => <Table label={t('attestations.signed')} rows={rows} columns={columns} />}
      </Paged>
      {wrong === null ? null : <StrikeAttestationDialog attestation={wrong} onClose={() => setWrong(null)} />}
    </>
  )
}

function useColumns(onStrike: (attestation: Attestation) => void): TableColumn<Attestation>[] {
  const { t } = useTranslation()
  const periodName = usePeriodName()
  return [
    {
      id: 'department',
      name: t('attestations.department'),
      isRowHeader: true,
      cell: row => (
        <>
          <div className="table-main">{row.departmentName}</div>
          <div className="table-second">{periodName(row.period)}</div>
        </>
      )
    },
    {
      id: 'signed',
      name: t('attestations.signedBy'),
      cell: row => (
        <>
          <div>{row.signedBy}</div>
          <div className="table-second number">{row.signedOn}</div>
        </>
      )
    },
    {
      id: 'way',
      name: t('attestations.way'),
      cell: ({ way, paper }) => (
        <>
          {t(`attestations.ways.${way}`)}{' '}
          {paper === null ? null : (
            <Button variant="small" onPress={() => void window.shell.revealInArchive(objectPath(paper))}>
              {t('attestations.showPaper')}
            </Button>
          )}
        </>
      )
    },
    { id: 'note', name: t('attestations.note'), cell: row => row.note ?? '–' },
    {
      id: 'secrecy',
      name: t('secrecy.title'),
      cell: row => <SecrecyButton record={{ kind: 'attestation', id: row.id }} name={row.signedBy} />
    },
    {
      id: 'recorded',
      name: t('attestations.recorded'),
      cell: row => (
        <>
          <Time at={row.recordedAt} />
          <div className="table-second">{row.recordedBy}</div>
          {row.struck === null ? (
            <StrikeButton name={`${row.departmentName}, ${row.period}`} onPress={() => onStrike(row)} />
          ) : (
            <Struck struck={row.struck} />
          )}
        </>
      )
    }
  ]
}
