// A PDF: its version, and whether it says of itself that it is PDF/A. That it says so does not make it one.
import type { FileFormat, Looked } from './format.ts'

const VERSIONS: Readonly<Record<string, string>> = {
  '1.0': 'fmt/14',
  '1.1': 'fmt/15',
  '1.2': 'fmt/16',
  '1.3': 'fmt/17',
  '1.4': 'fmt/18',
  '1.5': 'fmt/19',
  '1.6': 'fmt/20',
  '1.7': 'fmt/276',
  '2.0': 'fmt/1129'
}
const LEVELS: Readonly<Record<string, string>> = {
  '1a': 'fmt/95',
  '1b': 'fmt/354',
  '2a': 'fmt/476',
  '2b': 'fmt/477',
  '2u': 'fmt/478',
  '3a': 'fmt/479',
  '3b': 'fmt/480',
  '3u': 'fmt/481'
}
const PIECE = 1 << 20
/** What is looked for, with all that stands beside it, is shorter than this. */
const OVERLAP = 4096
/** A larger one is not read through for what it says of itself. */
const MOST_BYTES = 256 << 20

export async function pdf(looked: Looked): Promise<FileFormat | null> {
  const [, version] = /^%PDF-(\d\.\d)/.exec(looked.head) ?? []
  if (version === undefined) return null
  const plain = { mediaType: 'application/pdf', name: 'Portable Document Format', version, key: null }
  if (!looked.tail.slice(-1029).includes('%%EOF') || looked.size > MOST_BYTES) return plain
  const says = await said(looked)
  if (says === 'other') return plain
  if (says !== null) {
    const name = 'Acrobat PDF/A - Portable Document Format'
    return { ...plain, name, version: says, key: LEVELS[says] ?? null }
  }
  const name = `${version === '2.0' ? 'PDF' : 'Acrobat PDF'} ${version} - Portable Document Format`
  return { ...plain, name, key: VERSIONS[version] ?? null }
}

/** The level of PDF/A that it claims; `other` where it claims another kind of PDF, such as PDF/X. */
async function said({ size, read }: Looked): Promise<string | null> {
  for (let at = 0; at < size; at += PIECE) {
    const text = (await read(at, PIECE + OVERLAP)).toString('latin1')
    if (text.includes('GTS_PDFX')) return 'other'
    if (!text.includes('www.aiim.org/pdfa/ns/id')) continue
    const [, part] = /pdfaid:part(?:>|=["'])(\d)/.exec(text) ?? []
    const [, conformance] = /pdfaid:conformance(?:>|=["'])([A-Z])/.exec(text) ?? []
    if (part !== undefined) return `${part}${conformance?.toLowerCase() ?? ''}`
  }
  return null
}
