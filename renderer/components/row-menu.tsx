// What can be done with a row of a list without opening it: by the right button, or by the menu key or Shift+F10 on the row.
import { type MouseEvent, type ReactNode, useRef, useState } from 'react'
import { Menu, MenuItem, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { notify } from './notice.tsx'

export type RowWay = { readonly id: string; readonly label: string; readonly onChoose: () => void }

type RowMenuProps<Row extends { readonly id: string }> = {
  rows: readonly Row[]
  /** What can be done with one; none for a row without a menu. */
  ways: (row: Row) => readonly RowWay[]
  children: ReactNode
}

/** The list with its menu. */
export function RowMenu<Row extends { readonly id: string }>({ rows, ways, children }: RowMenuProps<Row>) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<{
    readonly row: Row
    readonly left: number
    readonly top: number
  } | null>(null)
  const place = useRef<HTMLSpanElement>(null)
  const ask = (event: MouseEvent) => {
    const at = rowOf(event.target)
    const row = rows.find(({ id }) => id === at?.dataset['key'])
    // A text that somebody has chosen is copied by the system's own menu.
    if (at === null || row === undefined || hasChosenText() || ways(row).length === 0) return
    event.preventDefault()
    const { left, bottom } = at.getBoundingClientRect()
    // By the keyboard there is no place of a mouse.
    const isPointed = event.button === 2
    setAsked({ row, left: isPointed ? event.clientX : left, top: isPointed ? event.clientY : bottom })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows within are what is asked, by the menu key too.
    <div className="row-menu-list" onContextMenu={ask}>
      {children}
      {asked === null ? null : (
        <>
          <span ref={place} className="row-menu-place" style={{ left: asked.left, top: asked.top }} />
          <Popover
            className="popover"
            placement="bottom start"
            triggerRef={place}
            isOpen
            onOpenChange={isOpen => (isOpen ? undefined : setAsked(null))}
          >
            <Menu className="options" aria-label={t('common.rowMenu')} autoFocus="first">
              {ways(asked.row).map(({ id, label, onChoose }) => (
                <MenuItem
                  key={id}
                  className="option"
                  onAction={() => {
                    setAsked(null)
                    onChoose()
                  }}
                >
                  {label}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </>
      )}
    </div>
  )
}

/** Of what was pointed at, or has the focus. */
function rowOf(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[role="row"][data-key]') : null
}

const hasChosenText = () => (window.getSelection()?.toString().trim() ?? '') !== ''

/** Goes to a page of the window; the first that every row's menu has. */
export function useOpenWay(): (href: string, label?: string) => RowWay {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  return (href, label = t('common.openRow')) => ({ id: href, label, onChoose: () => navigate(href) })
}

/** Copies an address. */
export function useCopyWay(): (address: string) => RowWay {
  const { t } = useTranslation()
  return address => ({
    id: 'copy-address',
    label: t('common.copyAddress'),
    onChoose: () => void navigator.clipboard.writeText(address).then(() => notify(t('common.addressCopied')))
  })
}
