// One box anywhere: a link, a picture or a mail that is pasted or dropped where nothing else takes it opens the form for comments with it.
import type { GivenFile } from '#shared/comment.ts'
import { openFormWith } from './comment-link.ts'
import { isWebAddress } from './comment-place.ts'
import { notify } from './components/notice.tsx'
import { i18n } from './i18n.ts'
import { hasOpenDialog } from './keys.ts'
import { createStore } from './store.ts'

type Takes = { address(address: string): void; files(files: readonly GivenFile[]): void }

/** The form that is open already, which takes them itself. */
export const takesGiven = createStore<Takes | null>(null)

/** Something that can be taken is held over the window. */
export const isHeldOver = createStore(false)

/** Opens the form with an address; false for what is no web address. */
export function openWithAddress(text: string, open: () => void): boolean {
  if (!isWebAddress(text)) return false
  const [address, takes] = [text.trim(), takesGiven.get()]
  if (takes === null) openFormWith({ address }, open)
  else takes.address(address)
  return true
}

/** Opens the form with pictures and mails; false where there are none. */
export function openWithFiles(files: Iterable<File>, open: () => void): boolean {
  const fitting = [...files].filter(isPictureOrMail)
  if (fitting.length === 0) return false
  void givenFiles(fitting).then(
    given => {
      if (given.length === 0) return
      const takes = takesGiven.get()
      if (takes === null) openFormWith({ files: given }, open)
      else takes.files(given)
    },
    // Too large to be held in the window's memory, or gone meanwhile.
    () => notify(i18n.t('taken.box.unread'))
  )
  return true
}

/** Where they lie, or what they hold; without those that could not be sent. */
export async function givenFiles(files: readonly File[]): Promise<GivenFile[]> {
  const given = files.map(async (file): Promise<GivenFile[]> => {
    const path = await window.shell.pathOf(file)
    // It was not sent, which has been said.
    if (path === null) return []
    return [path === '' ? { name: nameOf(file), base64: await base64Of(file) } : { path }]
  })
  return (await Promise.all(given)).flat()
}

const isPictureOrMail = ({ type, name }: File) => type.startsWith('image/') || /\.(eml|msg)$/i.test(name)

// What comes from the clipboard may have no name.
const nameOf = ({ name }: File) => (name === '' ? 'urklipp.png' : name)

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += 32_768)
    binary += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  return btoa(binary)
}

/** Words that are pasted into a field are meant for it; a picture no field can take. */
export const isForField = (target: EventTarget | null, words: string): boolean =>
  words !== '' && target instanceof Element && target.closest(FIELDS) !== null

const FIELDS = 'input, textarea, [contenteditable]'

/** Follows what is pasted. */
export function followPasted(open: () => void): () => void {
  const take = (event: ClipboardEvent) => {
    const { target, clipboardData } = event
    if (clipboardData === null || hasOpenDialog()) return
    if (document.querySelector('[data-takes-paste]') !== null) return
    const words = clipboardData.getData('text/plain')
    if (isForField(target, words)) return
    if (openWithFiles(clipboardData.files, open) || openWithAddress(words, open)) event.preventDefault()
  }
  document.addEventListener('paste', take)
  return () => document.removeEventListener('paste', take)
}

/** How long nothing has to be held over the window for it to have left: the system says so while it is there, many times a second. */
const LEFT_MS = 300

/** Follows what is dropped. A page with a place of its own for files takes them there alone. */
export function followDropped(open: () => void): () => void {
  let leaves: ReturnType<typeof setTimeout> | undefined
  // A link of the program's own is moved by a slip of the mouse.
  let isWithin = false
  const begin = () => {
    isWithin = true
  }
  const end = () => {
    isWithin = false
  }
  const leave = () => {
    clearTimeout(leaves)
    isHeldOver.set(false)
  }
  const isOurs = ({ target, dataTransfer }: DragEvent) => {
    if (dataTransfer === null || isWithin || hasOpenDialog()) return false
    const { types } = dataTransfer
    if (!types.includes('Files') && !types.includes('text/uri-list')) return false
    if (target instanceof Element && target.closest(`${FIELDS}, .drop`) !== null) return false
    return takesGiven.get() !== null || document.querySelector('.drop') === null
  }
  const over = (event: DragEvent) => {
    if (!isOurs(event)) return leave()
    event.preventDefault()
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
    isHeldOver.set(true)
    clearTimeout(leaves)
    leaves = setTimeout(leave, LEFT_MS)
  }
  const drop = (event: DragEvent) => {
    const isTaken = isOurs(event)
    leave()
    const { dataTransfer } = event
    if (!isTaken || dataTransfer === null) return
    event.preventDefault()
    if (openWithFiles(dataTransfer.files, open)) return
    if (openWithAddress(dataTransfer.getData('text/uri-list'), open)) return
    notify(i18n.t('taken.box.unfit'))
  }
  document.addEventListener('dragstart', begin)
  // What was dragged may be gone from the page before it is let go.
  for (const ending of ['dragend', 'pointerdown'] as const) document.addEventListener(ending, end)
  document.addEventListener('dragover', over)
  document.addEventListener('drop', drop)
  return () => {
    leave()
    document.removeEventListener('dragstart', begin)
    for (const ending of ['dragend', 'pointerdown'] as const) document.removeEventListener(ending, end)
    document.removeEventListener('dragover', over)
    document.removeEventListener('drop', drop)
  }
}
