// A PDF of a page that cannot be printed, since its list keeps only the rows in view: its pictures, one below the other, and what it
// says as text after them.
import { Instant } from '#shared/ids.ts'
import { openPdf, STRIP_SHAPE } from '../../../formats/pdf/document.ts'
import { stripsOf } from '../../../formats/pdf/strips.ts'
import { cleanLine } from '../clean-text.ts'
import { Trouble } from '../trouble.ts'
import type { OpenPage } from '../visit.ts'

const MOST = 64 << 20

/** `software`: what it says that it was made with, such as `Kanalarkiv 0.1.0`. @throws Trouble pdf-failed: too late or too large */
export async function pdfOfPictures(
  { window, startedAt, url, limits }: OpenPage,
  pictures: readonly Uint8Array[],
  text: string,
  software: string
): Promise<Buffer> {
  const title = cleanLine(await window.ask('title'), 300) || url.host
  const writing = writePdf(pictures, text, {
    title,
    author: url.host,
    at: Instant.parse(startedAt.toISOString()),
    appVersion: software.split(' ').at(-1) ?? '',
    level: '2b'
  })
  return window.within(writing, limits.pdf, () => new Trouble('pdf-failed', `${limits.pdf} ms`))
}

async function writePdf(
  pictures: readonly Uint8Array[],
  text: string,
  about: Parameters<typeof openPdf>[0]
): Promise<Buffer> {
  const pdf = await openPdf(about)
  const parts: Buffer[] = []
  let bytes = 0
  const { promise: end, resolve, reject } = Promise.withResolvers<void>()
  pdf.stream.on('data', (part: Buffer) => {
    bytes += part.length
    if (bytes > MOST) reject(new Trouble('pdf-failed', `over ${MOST} bytes`))
    else parts.push(part)
  })
  pdf.stream.on('end', resolve)
  pdf.stream.on('error', reject)
  pdf.heading(about.title, 1)
  for await (const strip of stripsOf(
    pictures.map(each => Buffer.from(each)),
    STRIP_SHAPE
  ))
    pdf.strip(
      strip,
      `Bild av sidan, från ${strip.top} bildpunkter och ${strip.height} nedåt. Texten står sist.`
    )
  pdf.text(text)
  pdf.end()
  await end
  return Buffer.concat(parts)
}
