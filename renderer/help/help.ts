// Help: whether it is open and at which place of it. F1 and the program's own menu open it where it tells of the page one is at.
import type { HelpMessage } from '#shared/shell.ts'
import { createStore } from '../store.ts'

/** A document of help, and a heading in it; null is its beginning. */
export type HelpPlace = { readonly document: string; readonly section: string | null }

/** Null while help is closed. */
export const help = createStore<HelpPlace | null>(null)

/** Opens it on F1, which is the browser's own help otherwise, and when the menu asks for it. */
export function followHelp(here: () => HelpPlace): () => void {
  const open = () => {
    if (help.get() === null) help.set(here())
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'F1' || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    open()
  }
  const take = ({ source, data }: MessageEvent<unknown>) => {
    if (source !== window || typeof data !== 'object' || data === null) return
    if ('kind' in data && data.kind === ('kanalarkiv-help' satisfies HelpMessage['kind'])) open()
  }
  // Before a dialog or a field takes the key.
  document.addEventListener('keydown', press, { capture: true })
  window.addEventListener('message', take)
  return () => {
    document.removeEventListener('keydown', press, { capture: true })
    window.removeEventListener('message', take)
  }
}
