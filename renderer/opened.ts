// What a command, or a link, asks a page to open as soon as it is there: its dialog is the page's own.
import { useEffect, useState } from 'react'
import { createStore } from './store.ts'

export type Opened = 'register-channel' | 'start-run' | 'open-disclosure' | 'capture-settings'

/** Asked for, and not taken by its page yet. */
export const asked = createStore<Opened | null>(null)

/** As `useState(false)` for whether the dialog is open, and true when a command asks for it. */
export function useOpened(what: Opened): [boolean, (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(false)
  const isAsked = asked.use() === what
  useEffect(() => {
    if (!isAsked) return
    asked.set(null)
    setOpen(true)
  }, [isAsked])
  return [isOpen, setOpen]
}
