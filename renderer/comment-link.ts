// What was handed to the form for comments: by a link from the browser, by the global shortcut, or by what was pasted or dropped (one-box.ts).

import type { GivenFile } from '#shared/comment.ts'
import { CommentLink, EMPTY_LINK } from '#shared/comment-link.ts'
import type { ChannelId } from '#shared/ids.ts'
import { ask } from './components/notice.tsx'
import { i18n } from './i18n.ts'
import { createStore } from './store.ts'
import { hasUnsent } from './unsent.ts'

type Opened = CommentLink & { readonly files: readonly GivenFile[]; readonly channelId: ChannelId | null }

/** An empty form. */
export const NOTHING_GIVEN: Opened = { ...EMPTY_LINK, files: [], channelId: null }

/** What the form is to begin with; `number` counts, so that the same link again is a new form. */
export const openedLink = createStore<Opened & { readonly number: number }>({ ...NOTHING_GIVEN, number: 0 })

/** A new form that begins with this. */
export function beginForm(given: Partial<Opened>): void {
  openedLink.set({ ...NOTHING_GIVEN, ...given, number: openedLink.get().number + 1 })
}

/** Opens a new form that begins with this; asked about first where something on the page would be gone with it. */
export const openFormWith = (given: Partial<Opened>, open: () => void): void =>
  askFirst(hasUnsent(), () => {
    beginForm(given)
    open()
  })

/** Begins, or asks the person first: what was handed over is kept until they have answered. */
export function askFirst(isAsked: boolean, begin: () => void): void {
  if (isAsked) ask(i18n.t('taken.box.unsent'), { label: i18n.t('taken.box.openAnyhow'), onPress: begin })
  else begin()
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
    openFormWith(link.data, () => openForm())
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
