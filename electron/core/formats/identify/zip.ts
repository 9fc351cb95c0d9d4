// What is packed as a zip: a web archive, a document of an office program, or files.
import { BadZip, nameOf, type OpenZip, openZip } from '../zip/read.ts'
import type { FileFormat, Looked } from './format.ts'

/** What is asked about is read, and nothing else, so a zip may hold much. */
const LIMITS = { files: 100_000, unpacked: 2 ** 50, times: 2 ** 50 }
const MOST_BYTES = 4 << 20
const OFFICE = 'application/vnd.openxmlformats-officedocument.'
const DOCUMENTS = [
  ['wordprocessingml.document', 'Microsoft Word for Windows', 'fmt/412'],
  ['spreadsheetml.sheet', 'Microsoft Excel for Windows', 'fmt/214'],
  ['presentationml.presentation', 'Microsoft Powerpoint for Windows', 'fmt/215']
] as const

export async function packed({ path, head }: Looked): Promise<FileFormat | null> {
  if (!head.startsWith('PK\x03\x04')) return null
  const plain = { mediaType: 'application/zip', name: 'ZIP Format', version: null, key: null }
  try {
    const zip = await openZip(path, LIMITS)
    try {
      return await inside(zip, plain)
    } finally {
      zip.close()
    }
  } catch (error) {
    if (error instanceof BadZip) return plain
    throw error
  }
}

async function inside(zip: OpenZip, plain: FileFormat): Promise<FileFormat | null> {
  const names = new Map(zip.entries.map(entry => [nameOf(entry), entry]))
  const text = async (name: string) => {
    const entry = names.get(name)
    if (entry === undefined || entry.uncompressedSize > MOST_BYTES) return ''
    return zip.whole(entry).then(String, () => '')
  }
  // No registry of media types has one for web archives (WACZ): they are zips there, and told by PRONOM's key.
  if ((await text('datapackage.json')).includes('wacz_version'))
    return { ...plain, name: 'WACZ', key: 'fmt/1840' }
  const types = await text('[Content_Types].xml')
  for (const [kind, name, key] of DOCUMENTS)
    if (types.includes(`ContentType="${OFFICE}${kind}.main+xml"`))
      return { mediaType: OFFICE + kind, name, version: '2007 onwards', key }
  const isOpenDocument = /^application\/vnd\.oasis\.opendocument\.[a-z-]{1,40}$/.exec(await text('mimetype'))
  if (isOpenDocument !== null)
    return { mediaType: isOpenDocument[0], name: 'OpenDocument', version: null, key: null }
  // Another format that is packed so.
  if (['[Content_Types].xml', 'mimetype', 'META-INF/MANIFEST.MF'].some(name => names.has(name))) return null
  return { ...plain, key: 'x-fmt/263' }
}
