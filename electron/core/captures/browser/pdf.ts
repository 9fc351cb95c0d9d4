// The page as a tagged PDF, for whoever reads it with a screen reader or on paper.
import { steadyPdf } from './steady.ts'
import { Trouble } from './trouble.ts'
import type { PageWindow } from './window.ts'

const MOST = 64 << 20
const CHUNK = 4 << 20

/** @throws Trouble pdf-failed: too late, too large or not a PDF */
export async function printPdf(window: PageWindow): Promise<Buffer> {
  const { session, limits } = window
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
