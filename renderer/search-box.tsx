// The way to everything from wherever one is: a button that looks like a box, Ctrl+K, or a stroke where nothing is written. What it opens
// is fetched first then.
import { Search } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { hasOpenDialog } from './keys.ts'

const Palette = lazy(async () => ({ default: (await import('./palette/palette.tsx')).Palette }))

/** The button; where there is no room for its words, its icon. */
export function SearchBox() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const follow = (event: KeyboardEvent) => {
      if (!isShortcut(event)) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', follow)
    return () => document.removeEventListener('keydown', follow)
  }, [])
  return (
    <>
      <Button className="side-search" onPress={() => setOpen(true)}>
        <Search size={18} aria-hidden />
        <span>{t('search.palette.title')}</span>
        <kbd>{t('search.palette.shortcut')}</kbd>
      </Button>
      {isOpen ? (
        <Suspense>
          <Palette onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

/** Ctrl+K, or Cmd+K, anywhere; a stroke where nothing is being written, and no dialog is open. */
function isShortcut({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (hasOpenDialog()) return false
  if (ctrlKey || metaKey) return !altKey && key.toLowerCase() === 'k'
  const isWriting =
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role=textbox]')
  return key === '/' && !isWriting
}
