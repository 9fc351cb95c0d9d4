// The page as a tagged PDF, for whoever reads it with a screen reader or on paper.

import { listensTo } from '../prepare/page-listeners.ts'
import { REDUCED_MOTION } from '../process/bare-window.ts'
import type { PageWindow } from '../process/page-window.ts'
import { Trouble } from '../trouble.ts'
import { steadyPdf } from './reproducible-files.ts'

const MOST = 64 << 20
const CHUNK = 4 << 20

/** Above this many elements the laying out for paper is so long that all else goes before it. */
const MOST_ELEMENTS = 20_000
const PRINTED = /^(?:before|after)print$/

/**
 * Whether the page may be printed before its picture is taken: it is no giant, whose printing could take all the time
 * there is, does nothing of its own when it is printed, and has no frame of another site, whose process may not have told
 * yet what is in it, so that the PDF would be without its tags.
 */
export async function mayPrintFirst(window: PageWindow): Promise<boolean> {
  const elements = await window.ask('countElements').catch(() => null)
  window.ended.throwIfAborted()
  if (elements === null || elements > MOST_ELEMENTS) return false
  return !(await window.ask('hasForeignFrame')) && !(await listensTo(window, PRINTED))
}

/** Whether nothing is written in a PDF: the browser puts a font into it for every text. */
export const hasNoText = (pdf: Buffer): boolean => !pdf.includes('/Type /Font')

/** Prints the page as it is on the screen: for one that hides on paper what it shows there. */
export async function printScreen(window: PageWindow): Promise<Buffer> {
  const { session, limits } = window
  const show = (media: 'screen' | '') =>
    window.within(
      session.send('Emulation.setEmulatedMedia', { media, features: [REDUCED_MOTION] }),
      limits.evaluate,
      () => new Trouble('pdf-failed', 'media')
    )
  await show('screen')
  try {
    return await printPdf(window, () => undefined)
  } finally {
    await show('')
  }
}

/**
 * Prints the page. It is laid out for paper for a moment; `onBack` is called when it stands on the screen as before, while
 * the browser goes on writing the file in another process. @throws Trouble pdf-failed: too late, too large or not a PDF
 */
export async function printPdf(window: PageWindow, onBack: () => void): Promise<Buffer> {
  const { session, limits } = window
  await window.ask('noteAfterPrint')
  void window
    .askPatiently('untilPrinted')
    .then(onBack)
    // Nobody waits for it longer than for the file.
    .catch(() => undefined)
  const late = () => new Trouble('pdf-failed', `${limits.pdf} ms`)
  const { stream } = await window.within(
    session.send('Page.printToPDF', {
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      printBackground: true,
      // A4 in inches; a page that says its own size keeps it.
      paperWidth: 8.27,
      paperHeight: 11.69,
      preferCSSPageSize: true,
      transferMode: 'ReturnAsStream'
    }),
    limits.pdf,
    late
  )
  if (stream === undefined) throw new Trouble('pdf-failed', 'no stream')
  const parts: Buffer[] = []
  try {
    for (let bytes = 0; ; ) {
      const part = await window.within(
        session.send('IO.read', { handle: stream, size: CHUNK }),
        limits.pdf,
        late
      )
      const data = Buffer.from(part.data, part.base64Encoded ? 'base64' : 'latin1')
      bytes += data.length
      if (bytes > MOST) throw new Trouble('pdf-failed', `over ${MOST} bytes`)
      parts.push(data)
      if (part.eof) break
    }
  } finally {
    void session.send('IO.close', { handle: stream }).catch(() => undefined)
  }
  const pdf = Buffer.concat(parts)
  const isWhole = pdf.toString('latin1', 0, 5) === '%PDF-' && pdf.subarray(-1_024).includes('%%EOF')
  if (!isWhole) throw new Trouble('pdf-failed', `${pdf.length} bytes`)
  return steadyPdf(pdf)
}
