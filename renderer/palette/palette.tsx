// Ctrl+K: pages, commands and what is in the archive, found while one types and opened without a mouse.
import { useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { type ClipboardEvent, useRef, useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { api } from '../api.ts'
import { isWebAddress } from '../comment-place.ts'
import { openWithFiles } from '../one-box.ts'
import { type Go, type Item, useAllHits, useCommands, useFound, usePages } from './groups.ts'
import { useHits } from './hits.ts'

/** The palette, open for as long as it is rendered. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [typed, setTyped] = useState('')
  const words = typed.trim()
  const roles = useQuery(api.users.me.queryOptions()).data?.roles ?? []
  const { found, isLooking } = useHits(words, roles)
  // Closed first, so that the focus is the page's.
  const go: Go = (href, before) => () => {
    onClose()
    before?.()
    if (href !== null) navigate(href)
  }
  const pages = usePages(words, go)
  const commands = useCommands(words, roles, go)
  const hits = useFound(found, go)
  const all = useAllHits(words, go)
  // Where nothing is there yet, what comes is the first.
  const groups = [pages, commands, ...hits, ...(isLooking ? [] : [all])].filter(
    ({ items }) => items.length > 0
  )
  const list = useRef<HTMLDivElement>(null)
  // What was pasted, or sent before anything was found, has chosen nothing.
  const send = () => {
    if (list.current?.querySelector('[data-focused]') !== null) return
    const [item] = isWebAddress(words) ? commands.items : all.items
    item?.go()
  }
  // A picture or a mail of a comment is saved as its address is.
  const paste = (event: ClipboardEvent) => {
    const { clipboardData } = event
    if (clipboardData.getData('text/plain') !== '') return
    if (!openWithFiles(clipboardData.files, go('/comments/new'))) return
    event.preventDefault()
    // The form may be open already, behind this.
    onClose()
  }
  return (
    <ModalOverlay
      className="scrim palette-scrim"
      isOpen
      isDismissable
      onOpenChange={isOpen => isOpen || onClose()}
    >
      <Modal className="modal">
        <Dialog className="dialog" aria-label={t('search.palette.title')}>
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <SearchField
              className="palette-field"
              aria-label={t('search.palette.title')}
              autoFocus
              onSubmit={send}
            >
              <Search size={20} aria-hidden />
              <Input
                className="palette-input"
                placeholder={t('search.palette.placeholder')}
                maxLength={2000}
                onPaste={paste}
              />
            </SearchField>
            {/* What scrolls can be reached by the keyboard too. */}
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls. */}
            <div className="palette-options" tabIndex={0}>
              <Menu ref={list} className="options" aria-label={t('search.palette.list')} items={groups}>
                {({ id, title, items }) => (
                  <MenuSection className="menu-section" id={id}>
                    <Header className="menu-header">{title}</Header>
                    {items.map(item => (
                      <Row key={item.id} {...item} />
                    ))}
                  </MenuSection>
                )}
              </Menu>
            </div>
          </Autocomplete>
          <p className="palette-foot muted" role="status">
            {isLooking ? t('search.palette.looking') : t('search.palette.keys')}
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Row({ id, icon: Icon, title, detail, go }: Item) {
  return (
    <MenuItem className="option palette-option" id={id} textValue={title} onAction={go}>
      <Icon size={18} aria-hidden />
      <span className="palette-words">
        <span>{title}</span>
        {detail === undefined ? null : (
          // A part of the name, as it is a part of what is seen.
          <span className="muted">{detail}</span>
        )}
      </span>
    </MenuItem>
  )
}
