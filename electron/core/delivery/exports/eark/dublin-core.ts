// What a package is about, in the fifteen words of Dublin Core.
import type { Instant } from '#shared/ids.ts'
import { openXml } from '../../../formats/xml/xml.ts'
import { swedishDate } from '../../../kernel/swedish-time.ts'
import type { TextFile } from '../disk.ts'
import type { Counts } from '../selection.ts'
import type { Parties } from './delivered.ts'

export async function writeDublinCore(
  sink: TextFile,
  about: {
    objId: string
    title: string
    at: Instant
    from: Instant | null
    to: Instant | null
    parties: Parties
    counts: Counts
  }
): Promise<void> {
  const { objId, title, at, from, to, parties, counts } = about
  const xml = await openXml(sink)
  await xml.open('simpledc', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' })
  await xml.leaf('dc:title', title)
  await xml.leaf('dc:creator', parties.creator.name)
  await xml.leaf('dc:publisher', parties.submitter.name)
  await xml.leaf(
    'dc:description',
    `Kanaler: ${counts.channels}. Insamlingar: ${counts.captures}. Kommentarer: ${counts.comments}. Meddelanden: ${counts.messages}.`
  )
  await xml.leaf('dc:subject', 'Sociala medier')
  await xml.leaf('dc:type', 'Collection')
  await xml.leaf('dc:date', swedishDate(at))
  if (from !== null || to !== null)
    await xml.leaf(
      'dc:coverage',
      [from, to].map(each => (each === null ? '..' : swedishDate(each))).join('/')
    )
  await xml.leaf('dc:language', 'sv')
  await xml.leaf('dc:identifier', objId)
  await xml.end()
}
