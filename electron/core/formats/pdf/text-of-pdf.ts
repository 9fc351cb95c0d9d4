// The words in a PDF that came from outside, to be compared with other words; never shown. Only what is drawn as letters, what is written on
// the pages as notes and in fields, and what is said of the document: its pictures are not read, its scripts never run, and one with other
// files in it, or whose words are in a form of another kind, is not read at all. For a thread
// with limits of time and memory: the file came from outside.

import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { undone } from '../text/undone.ts'

/** What is longer is no letter. */
const MOST_PAGES = 5_000
const MOST_LETTERS = 64 << 20

/** @throws what is damaged, closed by a password, too long, or has words in parts that are not read */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const { getDocument, VerbosityLevel } = await library()
  const loading = getDocument({
    // The library takes the bytes over.
    data: Uint8Array.from(bytes),
    ...{ verbosity: VerbosityLevel.ERRORS, stopAtErrors: true, enableXfa: false },
    ...{ disableFontFace: true, useSystemFonts: false, useWorkerFetch: false, useWasm: false },
    ...{ isOffscreenCanvasSupported: false, isImageDecoderSupported: false, maxImageSize: 0 }
  })
  try {
    return await textOf(await loading.promise)
  } finally {
    await loading.destroy()
  }
}

async function textOf(pdf: PDFDocumentProxy): Promise<string> {
  if (pdf.numPages > MOST_PAGES) throw new RangeError('more pages than are read')
  const texts: string[] = []
  let letters = 0
  const add = (text: unknown) => {
    if (typeof text !== 'string' || text === '') return
    letters += text.length
    if (letters > MOST_LETTERS) throw new RangeError('a longer text than is read')
    texts.push(text)
  }
  /** Addresses have their letters as numbers too. */
  const addBoth = (text: unknown) => {
    add(text)
    if (typeof text === 'string' && undone(text) !== text) add(undone(text))
  }
  const { info, metadata } = await pdf.getMetadata()
  const { Custom: custom, ...own } = info as Readonly<Record<string, unknown>>
  if (
    own['IsCollectionPresent'] === true ||
    own['IsXFAPresent'] === true ||
    (await pdf.getAttachments()) !== null
  )
    throw new Error('files within it, or a form, which are not read')
  for (const said of Object.values(own)) add(said)
  if (custom instanceof Map) for (const said of custom.values()) add(said)
  // As it is written, and with its letters as themselves.
  add(metadata?.getRaw())
  for (const [, said] of metadata ?? []) for (const each of [said].flat()) add(each)
  for (const said of bookmarksIn(await pdf.getOutline())) addBoth(said)
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    add(items.map(item => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''))
    for (const note of await page.getAnnotations()) {
      if (note.subtype === 'FileAttachment') throw new Error('a file within it, which is not read')
      for (const said of saidIn(note)) addBoth(said)
    }
    for (const said of altsIn(await page.getStructTree())) add(said)
    page.cleanup()
  }
  return texts.join('\n')
}

type Bookmark = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number]

/** What the bookmarks beside the pages are called, and where they lead. */
function bookmarksIn(outline: readonly Bookmark[] | null): unknown[] {
  const texts: unknown[] = []
  const left = [...(outline ?? [])]
  for (let each = left.pop(); each !== undefined; each = left.pop()) {
    texts.push(each.title, each.url, each.unsafeUrl)
    left.push(...each.items)
  }
  return texts
}

/** What is said of the pictures of a page for those who do not see them. */
function altsIn(tree: unknown): unknown[] {
  const texts: unknown[] = []
  const left = [tree]
  for (let each = left.pop(); each !== undefined; each = left.pop()) {
    if (typeof each !== 'object' || each === null) continue
    if ('alt' in each) texts.push(each.alt)
    if ('children' in each && Array.isArray(each.children)) left.push(...each.children)
  }
  return texts
}

/** What a note, a field or a link on a page says. */
function saidIn(note: Readonly<Record<string, unknown>>): unknown[] {
  const inner = (value: unknown) =>
    typeof value === 'object' && value !== null && 'str' in value ? value.str : value
  const options = Array.isArray(note['options']) ? note['options'] : []
  return [
    // What can be chosen in a list, and what is chosen, may be several.
    ...SAYING.flatMap(name => [note[name]].flat().map(inner)),
    ...options.flatMap((each: Readonly<Record<string, unknown>>) => [
      each['displayValue'],
      each['exportValue']
    ])
  ]
}

const SAYING = [
  ...['contentsObj', 'titleObj', 'fieldName', 'fieldValue', 'alternativeText', 'url', 'unsafeUrl'],
  // As it is drawn: it may say something else than what stands in it.
  'textContent'
]

let loaded: Promise<typeof import('pdfjs-dist/legacy/build/pdf.mjs')> | undefined
const library = () => {
  loaded ??= load()
  return loaded
}

/** It is large, and asked for by the first PDF. What it draws with is missing, and it says so where others read what the program says. */
async function load() {
  const { warn } = console
  console.warn = () => undefined
  try {
    const { WorkerMessageHandler } = await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
    // This is a thread already: it needs none of its own.
    Object.assign(globalThis, { pdfjsWorker: { WorkerMessageHandler } })
    return await import('pdfjs-dist/legacy/build/pdf.mjs')
  } finally {
    console.warn = warn
  }
}
