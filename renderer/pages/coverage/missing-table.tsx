// The channels that are not captured: which of their addresses lack a capture, and how the latest try went.
import { useMemo } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { MissingChannel } from '#shared/coverage.ts'
import { ChannelName, Responsible } from '../../components/channel-cells.tsx'
import { Table, type TableColumn } from '../../components/table.tsx'

type Row = MissingChannel & { readonly departmentName: string }

/** The table. */
export function MissingTable({ missing }: { missing: readonly Row[] }) {
  const { t } = useTranslation()
  const rows = useMemo(() => missing.map(row => ({ ...row, id: row.channelId })), [missing])
  const columns = useMemo(
    (): TableColumn<Row & { readonly id: string }>[] => [
      {
        id: 'name',
        name: t('channels.name'),
        isRowHeader: true,
        cell: row => (
          <ChannelName name={row.channelName} platform={row.platform} href={`/channels/${row.channelId}`} />
        )
      },
      {
        id: 'responsible',
        name: t('channels.responsible'),
        cell: row => <Responsible person={row.responsibleName} department={row.departmentName} />
      },
      { id: 'addresses', name: t('coverage.addresses'), share: 3, cell: row => <Addresses row={row} /> }
    ],
    [t]
  )
  return <Table label={t('coverage.missing')} rows={rows} columns={columns} />
}

function Addresses({ row }: { row: Row }) {
  const { t } = useTranslation()
  return (
    <div className="stack-tight">
      {row.missing.length === row.addresses ? null : (
        <div>{t('coverage.some', { count: row.missing.length, all: row.addresses })}</div>
      )}
      <ul className="plain-list stack-tight">
        {row.missing.map(({ address, lastTry, captureId }) => (
          <li key={address} className="wrap">
            {address}
            <div className="table-second">
              {lastTry === null || captureId === null ? (
                t('coverage.notTried')
              ) : (
                <Link href={`/captures/${captureId}`}>
                  {t('coverage.tried', { state: t(`captures.states.${lastTry}`) })}
                </Link>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
