// All that leaves the archive at the end of the year: packages in every form, a receipt, reports, the four fields, the journal, statistics.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EVERYTHING, type Export, ExportFormat } from '#shared/export.ts'
import type { MessageId } from '#shared/ids.ts'
import type { ChannelRow } from '#shared/register.ts'
import { type At, counted, PAGING } from './office.ts'

const DELIVERY = {
  ...{ creator: 'Norrby kommun', creatorCode: '2120000142', submitter: null, submitterCode: null },
  ...{ preservation: 'Norrby kommunarkiv', agreement: null, schemas: null }
}

/** The whole year as a bag, and the spring, in which everything happened, in the other forms; the last packed as one file too. */
export async function packages({ client, out }: At, formats: readonly ExportFormat[] = ExportFormat.options) {
  const made = []
  for (const format of formats)
    made.push(
      await client.exports.create({
        ...{ ...EVERYTHING, unfinished: 'leave-out', format, into: out },
        halfYear: format === 'bagit' ? null : '2026-H1',
        delivery: format === 'bagit' || format.startsWith('diary-') ? null : DELIVERY
      })
    )
  const folder = made.at(-1)
  if (folder === undefined) throw new Error('nothing was written')
  await client.exports.pack({ id: folder.id, into: out })
  return made
}

/** The registry has the first package in its diary. */
export async function acknowledged({ client }: At, [bag]: readonly Export[]) {
  if (bag === undefined) throw new Error('nothing was written')
  await client.receipts.enter({
    exportId: bag.id,
    facts: {
      ...{ receiver: 'diary', number: 'KS 2026/99', caseNumber: null },
      ...{ receivedOn: '2026-10-12', receivedBy: 'Rut' }
    },
    records: null
  })
}

/** What is printed and copied. */
export async function papers(at: At, channels: readonly ChannelRow[], messages: readonly MessageId[]) {
  const { client, out } = at
  await client.coverage.report({ period: '2026-H2', dir: out })
  for (const departmentId of new Set(channels.map(each => each.departmentId)))
    await client.coverage.departmentReport({ period: '2026-H2', departmentId, level: '2b', dir: out })
  for (const id of messages) {
    const said = await client.exports.fourFields({ kind: 'message', id })
    await writeFile(join(out, `fyra-${id}.txt`), JSON.stringify(said))
  }
  await writeFile(join(out, 'journal.json'), JSON.stringify(await wholeJournal(at)))
  await writeFile(join(out, 'statistik.json'), JSON.stringify(await counted(at)))
}

async function wholeJournal({ client }: At) {
  const lines = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof client.journal.list>> = await client.journal.list({
      ...{ ...PAGING, about: null, after }
    })
    lines.push(...page.items)
    after = page.next
  } while (after !== null)
  return lines
}
