// A list of records as a table: rows open their record, the arrow keys move between them.
import type { ReactNode } from 'react'
import { Cell, Column, Table as RacTable, Row, TableBody, TableHeader } from 'react-aria-components'

export type TableColumn<Record> = {
  readonly id: string
  readonly name: string
  /** The column that names the row for screen readers. */
  readonly isRowHeader?: boolean
  readonly cell: (record: Record) => ReactNode
}

type TableProps<Record extends { readonly id: string }> = {
  label: string
  columns: readonly TableColumn<Record>[]
  rows: readonly Record[]
  /** Where a row leads. */
  href?: (row: Record) => string
}

/** A table of records. */
export function Table<Record extends { readonly id: string }>({
  label,
  columns,
  rows,
  href
}: TableProps<Record>) {
  return (
    <div className="table-frame">
      <RacTable className="table" aria-label={label}>
        <TableHeader columns={columns}>
          {column => <Column isRowHeader={column.isRowHeader ?? false}>{column.name}</Column>}
        </TableHeader>
        <TableBody items={rows} dependencies={[columns]}>
          {row => (
            <Row columns={columns} {...(href === undefined ? {} : { href: href(row) })}>
              {column => <Cell>{column.cell(row)}</Cell>}
            </Row>
          )}
        </TableBody>
      </RacTable>
    </div>
  )
}
