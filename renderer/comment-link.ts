// What was handed to the form for comments by a link from the browser or by the global shortcut.
import { CommentLink, EMPTY_LINK } from '#shared/comment-link.ts'
import { isWebAddress } from './comment-place.ts'
import { createStore } from './store.ts'

/** What the form is to begin with; `number` counts, so that the same link again is a new form. */
export const openedLink = createStore<CommentLink & { number: number }>({ ...EMPTY_LINK, number: 0 })

/** Handed over before there was a window to open the form in. */
let isWaiting = false
let openForm = () => {
  isWaiting = true
}

/** Takes what is handed over from now on: the page asks for this before anybody can know that it is there. */
export function takeCommentLinks(): void {
  window.addEventListener('message', event => {
    if (event.source !== window || typeof event.data !== 'object' || event.data === null) return
    if (!('kind' in event.data) || event.data.kind !== 'kanalarkiv-comment-form' || !('link' in event.data))
      return
    const link = CommentLink.safeParse(event.data.link)
    if (!link.success) return
    openedLink.set({ ...link.data, number: openedLink.get().number + 1 })
    openForm()
  })
}

/** Opens the form for what is handed over, also for what was before. */
export function followCommentLinks(open: () => void): () => void {
  const before = openForm
  openForm = open
  if (isWaiting) open()
  isWaiting = false
  return () => {
    openForm = before
  }
}

/** Opens the form with an address; false for what is no web address. */
export function openWithAddress(text: string, open: () => void): boolean {
  if (!isWebAddress(text)) return false
  openedLink.set({ ...EMPTY_LINK, address: text.trim(), number: openedLink.get().number + 1 })
  open()
  return true
}

/** Follows what is pasted where nothing is written: an address opens the form. A form that takes what is pasted gets it itself. */
export function followPastedLinks(open: () => void): () => void {
  const take = (event: ClipboardEvent) => {
    const { target, clipboardData } = event
    const isElsewhere =
      target instanceof Element &&
      target.closest('input, textarea, [contenteditable], [role=dialog]') !== null
    if (isElsewhere || document.querySelector('[role=dialog], [data-takes-paste]') !== null) return
    if (openWithAddress(clipboardData?.getData('text/plain') ?? '', open)) event.preventDefault()
  }
  document.addEventListener('paste', take)
  return () => document.removeEventListener('paste', take)
}
