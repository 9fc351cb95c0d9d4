// The rows of an inbox: each leads to its record, and several can be chosen to be dealt with together. Of many only those in view are drawn.
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox, GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useFirstRows } from '../../components/first-rows.ts'
import { RowMenu, type RowWay } from '../../components/row-menu.tsx'
import { MANY } from '../../components/table.tsx'

type InboxRowsProps<Row extends { readonly id: string }> = {
  label: string
  rows: readonly Row[]
  /** The one that is shown beside the list. */
  openId: string | null
  href: (row: Row) => string
  /** What a row is called. */
  nameOf: (row: Row) => string
  chosen: ReadonlySet<string>
  onChoose: (ids: ReadonlySet<string>) => void
  /** What the right button offers on a row. */
  ways: (row: Row) => readonly RowWay[]
  children: (row: Row) => ReactNode
}

/** What a row takes until it has been drawn and measured. */
const GUESSED = { estimatedRowHeight: 150 }

/** The list. The arrow keys move in it, Enter opens, and Space chooses. */
export function InboxRows<Row extends { readonly id: string }>(asked: InboxRowsProps<Row>) {
  const props = { ...asked, rows: useFirstRows(asked.rows) }
  return (
    <RowMenu rows={props.rows} ways={props.ways}>
      {asked.rows.length <= MANY ? (
        <Rows {...props} className="inbox-rows" />
      ) : (
        <Virtualizer layout={ListLayout} layoutOptions={GUESSED}>
          <Rows {...props} className="inbox-rows inbox-rows-drawn" />
        </Virtualizer>
      )}
    </RowMenu>
  )
}

function Rows<Row extends { readonly id: string }>(props: InboxRowsProps<Row> & { className: string }) {
  const { label, rows, openId, href, nameOf, chosen, onChoose, children, className } = props
  const { t } = useTranslation()
  return (
    <GridList
      className={className}
      aria-label={label}
      items={rows}
      dependencies={[openId]}
      selectionMode="multiple"
      selectedKeys={chosen}
      onSelectionChange={keys =>
        onChoose(new Set(keys === 'all' ? rows.map(({ id }) => id) : [...keys].map(String)))
      }
    >
      {row => (
        <GridListItem
          textValue={nameOf(row)}
          href={href(row)}
          className={row.id === openId ? 'inbox-row inbox-row-open' : 'inbox-row'}
        >
          <Checkbox slot="selection" className="choice inbox-tick">
            <span className="choice-mark">
              <Check size={14} strokeWidth={3} />
            </span>
          </Checkbox>
          <div className="inbox-row-words">
            {row.id === openId ? <span className="hidden">{t('inbox.open')}</span> : null}
            {children(row)}
          </div>
        </GridListItem>
      )}
    </GridList>
  )
}
