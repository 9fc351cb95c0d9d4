// Somebody asks for what was removed. The first copy shows what it should not, and a second corrects it (TF 2 kap., P9c, G5).
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CommentId, DisclosureId } from '#shared/ids.ts'
import { SHOWN } from '../../helpers/comments.ts'
import { filesWith } from '../../helpers/find-bytes.ts'
import type { At } from './office.ts'

const PARAGRAPH = 'OSL 21 kap. 1 §'
/** The address of the sender, which tells who they are as well as their name does. */
const ADDRESS = SHOWN.authorAddress ?? ''

export async function disclosed(at: At, removed: CommentId) {
  const { client, clock, out } = at
  const [into, corrected] = [join(out, 'utlamnat'), join(out, 'rattat')]
  for (const each of [into, corrected]) await mkdir(each)
  const { id } = await client.disclosures.open({
    draft: { about: 'Borttagna kommentarer', reference: null, requestedAt: clock.now() }
  })
  await client.disclosures.addRecords({ id, records: [{ kind: 'comment', id: removed }] })
  await client.disclosures.maskWords({ id, words: SHOWN.authorName ?? '', paragraph: PARAGRAPH })
  await goneThrough(at, id)
  const first = await client.disclosures.deliver({ id, into })

  clock.advance(24 * 60 * 60_000)
  const second = await client.disclosures.correct({ id, because: 'Adressen till profilen var kvar.' })
  await client.disclosures.maskWords({ id: second.id, words: ADDRESS, paragraph: PARAGRAPH })
  await goneThrough(at, second.id)
  const right = await client.disclosures.deliver({ id: second.id, form: 'bagit-zip', into: corrected })
  return {
    first,
    second: right,
    /** In how many files the sender's address, and that a copy corrects another, stand: of the first and of the second. */
    told: [into, corrected].map(dir => [ADDRESS, 'Rättad kopia'].map(words => filesWith(dir, words).length))
  }
}

/** What is proposed and not masked is dismissed, and the record said to be gone through. */
async function goneThrough({ client }: At, id: DisclosureId) {
  const { proposals } = await client.disclosures.record({ id, position: 0 })
  if (proposals.length > 0)
    await client.disclosures.dismiss({
      ...{ id, position: 0 },
      proposals: proposals.map(({ words: _, ...place }) => place)
    })
  await client.disclosures.lookThrough({ id, position: 0 })
}
