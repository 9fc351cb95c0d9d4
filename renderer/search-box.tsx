// The search box of the frame: everything in one box, from wherever one is. Ctrl+K or / leads to it. An address in it is that of a
// comment to save.
import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Input, Link, SearchField } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { openWithAddress } from './comment-link.ts'
import { inAddress } from './search-address.ts'

/** The box; where there is no room for it, a way to the page that has one. */
export function SearchBox() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [words, setWords] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const follow = (event: KeyboardEvent) => {
      if (!isShortcut(event)) return
      event.preventDefault()
      // In a narrow window the box is not shown, and cannot be written in.
      if (input.current !== null && input.current.offsetParent !== null) input.current.focus()
      else navigate('/search')
    }
    document.addEventListener('keydown', follow)
    return () => document.removeEventListener('keydown', follow)
  }, [navigate])
  return (
    <div className="side-search">
      <SearchField
        className="side-search-field"
        aria-label={t('search.box')}
        value={words}
        onChange={setWords}
        onSubmit={() => {
          if (openWithAddress(words, () => navigate('/comments/new'))) setWords('')
          else if (words.trim() !== '') navigate(`/search/${inAddress(words.trim())}`)
        }}
      >
        <Search size={18} className="side-search-icon" aria-hidden />
        <Input ref={input} className="input" placeholder={t('search.placeholder')} maxLength={300} />
      </SearchField>
      <Link className="side-link side-search-link" href="/search" aria-label={t('search.title')}>
        <Search size={20} />
      </Link>
    </div>
  )
}

/** Ctrl+K, or Cmd+K, anywhere; a stroke where nothing is being written, and no dialog is open. */
function isShortcut({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (document.querySelector('[role=dialog], [role=alertdialog]') !== null) return false
  if (ctrlKey || metaKey) return !altKey && key.toLowerCase() === 'k'
  const isWriting =
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role=textbox]')
  return key === '/' && !isWriting
}
