// What was handed to the form for comments: by a link from the browser, by the global shortcut, or by what was pasted or dropped (one-box.ts).

import type { TakenComment } from '#shared/comment.ts'
import { CommentLink, EMPTY_LINK } from '#shared/comment-link.ts'
import { createStore } from './store.ts'

/** A picture or a mail: where it lies, or its bytes where it lies nowhere. */
export type GivenFile = TakenComment['files'][number]

type Opened = CommentLink & { readonly files: readonly GivenFile[] }

/** An empty form. */
export const NOTHING_GIVEN: Opened = { ...EMPTY_LINK, files: [] }

/** What the form is to begin with; `number` counts, so that the same link again is a new form. */
export const openedLink = createStore<Opened & { readonly number: number }>({ ...NOTHING_GIVEN, number: 0 })

/** A new form that begins with this. */
export function beginForm(given: Partial<Opened>): void {
  openedLink.set({ ...NOTHING_GIVEN, ...given, number: openedLink.get().number + 1 })
}

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
    beginForm(link.data)
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
