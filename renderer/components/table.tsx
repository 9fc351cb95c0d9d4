// A list of records as a table: rows open their record, the arrow keys move between them. Of many rows only those in view are
// drawn; the page scrolls, and the table has no bar of its own.
import { ArrowDown, ArrowUp, Check, ChevronsUpDown } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Cell,
  Checkbox,
  Collection,
  Column,
  Table as RacTable,
  Row,
  type Selection,
  TableBody,
  TableHeader,
  TableLayout,
  Virtualizer
} from 'react-aria-components'
import { useFirstRows } from './first-rows.ts'
import { RowMenu, type RowWay } from './row-menu.tsx'
import type { Sorting } from './sorted.ts'

export type TableColumn<Record> = {
  readonly id: string
  readonly name: string
  /** The column that names the row for screen readers. */
  readonly isRowHeader?: boolean
  readonly cell: (record: Record) => ReactNode
  /** What its rows are sorted by; without, the column is not sorted by. Null comes last. */
  readonly by?: (record: Record) => string | number | null
  /** Of the width that is left, where only rows in view are drawn: 1 for each column, 2 for the one that names the row. */
  readonly share?: number
  /** Its least width in pixels there. */
  readonly least?: number
}

type TableProps<Record extends { readonly id: string }> = {
  label: string
  columns: readonly TableColumn<Record>[]
  rows: readonly Record[]
  /** Where a row leads. */
  href?: (row: Record) => string
  /** `dense`: rows of one line each, whatever is in them. */
  look?: 'roomy' | 'dense'
  /** By which column the rows are sorted, and what becomes of it when another is pressed. */
  sorting?: Sorting
  /** The rows that are chosen, where several can be: with the box in front, with Space, or with Shift and the arrow keys. */
  chosen?: ReadonlySet<string>
  onChoose?: (ids: ReadonlySet<string>) => void
  /** What the right button offers on a row. */
  ways?: (row: Record) => readonly RowWay[]
}

/** Of more rows only those in view are drawn. */
export const MANY = 60
const DENSE = { rowHeight: 36, headingHeight: 40 }
/** What is of several lines is measured once it has been drawn. */
const ROOMY = { estimatedRowHeight: 66, estimatedHeadingHeight: 44 }
const LEAST_WIDTH = 120
const BOX_WIDTH = 44

/** A table of records. */
export function Table<Record extends { readonly id: string }>(props: TableProps<Record>) {
  if (props.ways === undefined) return <Drawn {...props} />
  return (
    <RowMenu rows={props.rows} ways={props.ways}>
      <Drawn {...props} />
    </RowMenu>
  )
}

function Drawn<Record extends { readonly id: string }>(asked: TableProps<Record>) {
  const { look = 'roomy', rows } = asked
  const props = { ...asked, rows: useFirstRows(rows) }
  if (look === 'dense')
    return (
      <Virtualizer layout={TableLayout} layoutOptions={DENSE}>
        <Rows {...props} className="table table-drawn table-dense" />
      </Virtualizer>
    )
  if (rows.length > MANY)
    return (
      <Virtualizer layout={TableLayout} layoutOptions={ROOMY}>
        <Rows {...props} className="table table-drawn" />
      </Virtualizer>
    )
  return (
    <div className="table-frame">
      <Rows {...props} className="table" />
    </div>
  )
}

function Rows<Record extends { readonly id: string }>({
  label,
  columns,
  rows,
  href,
  sorting,
  chosen,
  onChoose,
  className
}: TableProps<Record> & { className: string }) {
  const isChosen = chosen !== undefined
  const choosing = !isChosen
    ? {}
    : {
        selectionMode: 'multiple' as const,
        selectedKeys: chosen,
        onSelectionChange: (keys: Selection) =>
          onChoose?.(new Set(keys === 'all' ? rows.map(({ id }) => id) : [...keys].map(String)))
      }
  const sorted =
    sorting === undefined ? {} : { sortDescriptor: sorting.sorted, onSortChange: sorting.onChange }
  return (
    <RacTable className={className} aria-label={label} {...sorted} {...choosing}>
      <TableHeader className="table-head">
        {isChosen ? <BoxColumn /> : null}
        <Collection items={columns}>
          {column => (
            <Column
              className="table-column"
              isRowHeader={column.isRowHeader ?? false}
              allowsSorting={sorting !== undefined && column.by !== undefined}
              width={`${column.share ?? (column.isRowHeader ? 2 : 1)}fr`}
              minWidth={column.least ?? LEAST_WIDTH}
            >
              {({ allowsSorting, sortDirection }) => (
                <>
                  {column.name}
                  {allowsSorting ? <SortMark direction={sortDirection} /> : null}
                </>
              )}
            </Column>
          )}
        </Collection>
      </TableHeader>
      <TableBody className="table-body" items={rows} dependencies={[columns]}>
        {row => (
          <Row className="table-row" {...(href === undefined ? {} : { href: href(row) })}>
            {isChosen ? <BoxCell /> : null}
            <Collection items={columns}>
              {column => <Cell className="table-cell">{column.cell(row)}</Cell>}
            </Collection>
          </Row>
        )}
      </TableBody>
    </RacTable>
  )
}

function BoxColumn() {
  return (
    <Column className="table-column table-box" width={BOX_WIDTH} minWidth={BOX_WIDTH}>
      <Box />
    </Column>
  )
}

const BoxCell = () => (
  <Cell className="table-cell table-box">
    <Box />
  </Cell>
)

/** Of one row, or of all of them; the table names it. */
const Box = () => (
  <Checkbox slot="selection" className="choice inbox-tick">
    <span className="choice-mark">
      <Check size={14} strokeWidth={3} />
    </span>
  </Checkbox>
)

function SortMark({ direction }: { direction: 'ascending' | 'descending' | undefined }) {
  if (direction === undefined) return <ChevronsUpDown size={14} className="sort-mark" aria-hidden />
  return direction === 'ascending' ? (
    <ArrowUp size={14} className="sort-mark" aria-hidden />
  ) : (
    <ArrowDown size={14} className="sort-mark" aria-hidden />
  )
}
